import BorderVocabulary

/// Holds the signals of gates against the rules, and remembers of each rule and stream only what it needs for the next.
///
/// Everything follows from the signals and their order. What was heard before, or again, changes nothing. Where signals
/// are missing nothing is assumed: silence neither opens a trouble nor ends one.
package struct GateWatch: Hashable, Sendable {
    /// The bounds of what is held.
    package enum Limit {
        /// Pairs of rule and stream that are watched; further ones are not.
        package static let origins = 10_000
    }

    private struct Memory: Hashable {
        var heardUntil: Timestamp
        /// Over the bound, not yet for long enough; or trouble.
        var trouble: GateTrouble?
        var isOpen = false
        var calmSince: Timestamp?
    }

    private var memories: [GateOrigin: Memory] = [:]

    /// A watch that has heard nothing.
    package init() {}

    /// The troubles that are open now, in the order of rule and stream.
    package var troubles: [GateTrouble] {
        memories.values.filter(\.isOpen).compactMap(\.trouble).sorted {
            ($0.rule, $0.stream.description) < ($1.rule, $1.stream.description)
        }
    }

    /// Takes a signal and says what follows by the rules that hold on its day.
    package mutating func hear(_ signal: GateSignal, by rules: [GateRule]) -> [GateFinding] {
        let holding = rules.holding(on: signal.from.localDate).filter { $0.judges(signal) }
        let ended = memories.keys.filter { origin in
            origin.stream == signal.stream && memories[origin]?.trouble?.kind == signal.kind
                && !holding.contains { $0.id == origin.rule }
        }
        let endings = ended.sorted { $0.rule < $1.rule }.compactMap { end($0) }
        return endings + holding.compactMap { hear(signal, by: $0) }
    }

    /// A rule that holds no more ends what it began.
    private mutating func end(_ origin: GateOrigin) -> GateFinding? {
        guard let memory = memories.removeValue(forKey: origin), memory.isOpen else { return nil }
        return memory.trouble.map { .mayClose($0) }
    }

    private mutating func hear(_ signal: GateSignal, by rule: GateRule) -> GateFinding? {
        let origin = GateOrigin(rule: rule.id, stream: signal.stream)
        if memories[origin] == nil, memories.count >= Limit.origins { return nil }
        var memory = memories[origin] ?? Memory(heardUntil: signal.from)
        guard signal.until > memory.heardUntil else { return nil }
        let isGap = signal.from > memory.heardUntil
        memory.heardUntil = signal.until
        defer { memories[origin] = memory }
        return memory.isOpen ? goOn(&memory, signal, rule, isGap) : begin(&memory, signal, rule, isGap)
    }

    private func begin(
        _ memory: inout Memory, _ signal: GateSignal, _ rule: GateRule, _ isGap: Bool
    ) -> GateFinding? {
        guard signal.measure >= rule.opensAt else {
            memory.trouble = nil
            return nil
        }
        var trouble = GateTrouble(rule, signal)
        if let earlier = memory.trouble, !isGap {
            trouble = earlier
            trouble.goOn(with: signal)
        }
        memory.trouble = trouble
        guard trouble.until - trouble.from >= .seconds(60 * rule.heldFor) else { return nil }
        memory.isOpen = true
        memory.calmSince = nil
        return .opens(trouble)
    }

    private func goOn(
        _ memory: inout Memory, _ signal: GateSignal, _ rule: GateRule, _ isGap: Bool
    ) -> GateFinding? {
        guard var trouble = memory.trouble else { return nil }
        guard signal.measure < rule.calmBelow else {
            trouble.goOn(with: signal)
            memory.trouble = trouble
            memory.calmSince = nil
            return .stillOpen(trouble)
        }
        let calmSince = isGap ? signal.from : memory.calmSince ?? signal.from
        memory.calmSince = calmSince
        guard signal.until - calmSince >= .seconds(60 * rule.calmFor) else { return .stillOpen(trouble) }
        memory.trouble = nil
        memory.isOpen = false
        return .mayClose(trouble)
    }
}
