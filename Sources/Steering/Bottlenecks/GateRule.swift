import BorderVocabulary

/// When a measure at a gate is trouble that the province has to hear of, from a day on.
///
/// It opens at one bound and ends below another, and both want their time, so that a measure that trembles about a bound
/// does not open and close all day.
package struct GateRule: Hashable, Sendable, Codable {
    package let id: RuleID
    package let kind: GateSignal.Kind
    /// The stream that it is for; nil for every one.
    package let stream: GateStream?
    /// The measure from which on it is trouble, in the unit of the kind.
    package let opensAt: Int
    /// For how many minutes it has to stay there.
    package let heldFor: Int
    /// The measure below which it is calm; at most `opensAt`.
    package let calmBelow: Int
    /// For how many minutes it has to stay calm.
    package let calmFor: Int
    /// A new trouble so many days after a closing reopens the old bottleneck instead of making a new one.
    package let sameWithin: Int
    package let cause: CauseID
    /// The post that has to answer.
    package let owner: PostID
    package let from: LocalDate
    /// The last day, or nil while it goes on.
    package let until: LocalDate?
    /// The decision it comes from.
    package let basis: Line

    /// Joins the parts.
    package init(
        _ id: RuleID, _ kind: GateSignal.Kind, at stream: GateStream? = nil, opensAt: Int, heldFor: Int, calmBelow: Int,
        calmFor: Int, sameWithin: Int, cause: CauseID, owner: PostID, from: LocalDate, until: LocalDate? = nil,
        basis: Line
    ) {
        self.id = id
        self.kind = kind
        self.stream = stream
        self.opensAt = opensAt
        self.heldFor = heldFor
        self.calmBelow = calmBelow
        self.calmFor = calmFor
        self.sameWithin = sameWithin
        self.cause = cause
        self.owner = owner
        self.from = from
        self.until = until
        self.basis = basis
    }

    /// Whether its bounds can be told apart and its times are no less than nothing.
    package var isSound: Bool {
        opensAt > 0 && calmBelow > 0 && calmBelow <= opensAt && heldFor >= 0 && calmFor >= 0 && sameWithin >= 0
            && until.map { $0 >= from } ?? true
    }

    /// Whether it judges a signal.
    func judges(_ signal: GateSignal) -> Bool {
        kind == signal.kind && stream.map { $0 == signal.stream } ?? true
    }
}

extension [GateRule] {
    /// Of each rule the version that holds on a day, in the order of their names; ended ones are not there.
    package func holding(on day: LocalDate) -> [GateRule] {
        Dictionary(grouping: self, by: \.id).values
            .compactMap { $0.filter { $0.from <= day }.max { $0.from < $1.from } }
            .filter { $0.until.map { day <= $0 } ?? true }
            .sorted { $0.id < $1.id }
    }
}

/// Where trouble comes from: two that share it are the same trouble or follow each other.
package struct GateOrigin: Hashable, Sendable {
    package let rule: RuleID
    package let stream: GateStream
}

/// One stretch of trouble at a gate, as a rule saw it.
package struct GateTrouble: Hashable, Sendable, Codable {
    package let rule: RuleID
    package let kind: GateSignal.Kind
    package let stream: GateStream
    /// Since when the measure had been over the bound.
    package let from: Timestamp
    /// The end of the last window in which it was not calm.
    package internal(set) var until: Timestamp
    /// The worst measure.
    package internal(set) var peak: Int
    package internal(set) var evidence: LogStretch

    /// The day of its last moment; the end itself is not in it.
    package var lastDay: LocalDate { (until - .milliseconds(1)).localDate }

    /// What it comes from.
    package var origin: GateOrigin { GateOrigin(rule: rule, stream: stream) }

    init(_ rule: GateRule, _ signal: GateSignal) {
        self.rule = rule.id
        kind = signal.kind
        stream = signal.stream
        from = signal.from
        until = signal.until
        peak = signal.measure
        evidence = signal.evidence
    }

    mutating func goOn(with signal: GateSignal) {
        until = max(until, signal.until)
        peak = max(peak, signal.measure)
        evidence = evidence.joined(with: signal.evidence)
    }
}

/// What a rule makes of a signal.
package enum GateFinding: Hashable, Sendable {
    case opens(GateTrouble)
    case stillOpen(GateTrouble)
    /// The measure has been calm for as long as the rule wants, or no rule holds any more.
    case mayClose(GateTrouble)
}
