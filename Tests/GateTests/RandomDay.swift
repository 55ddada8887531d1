import BorderVocabulary
import Gate

/// One random day at a gate, told by its seed: commands, what came of them, and whether all was as it must be.
struct RandomDay {
    /// A thing that must not happen, with what is needed to see it again.
    struct Violation: Error, CustomStringConvertible {
        let seed: UInt64
        let step: Int
        let command: Command
        let what: String

        var description: String {
            "\(what) (step \(step), \(command)). Rerun it: HUUNGHI_SEED=\(seed) swift test --filter RandomDayTests"
        }
    }

    static let steps = 180
    /// The step at which a second gate is built from a snapshot and runs beside the first.
    private static let snapshotStep = 110

    /// A gate with its rules, and the events that made it so: the same before every day.
    private static let prepared: (gate: Gate, history: [Moment]) = {
        let dawn = Sample.moment(6)
        var gate = Gate()
        let history = RandomCommands.rules.map { Moment(event: .ruleSet($0), at: dawn) }
        for moment in history { gate.apply(moment.event, at: moment.at) }
        return (gate, history)
    }()

    private struct Moment {
        let event: Event
        let at: Timestamp
    }

    private let seed: UInt64
    private var commands: RandomCommands
    private var gate = prepared.gate
    private var twin: Gate?
    private var now = Sample.moment(6)
    private var ledger = Ledger()
    private var clocks = CallClocks()
    private var history = prepared.history
    /// What was seen, by name: for tests of the drawing itself.
    private(set) var seen = Sightings()

    var events: [Event] { history.map(\.event) }

    struct Sightings {
        var accepted: Set<CommandName> = []
        var refusals: Set<RefusalName> = []
        var stages: Set<StageName> = []
        var turns: Set<TurnState.Name> = []
        var outcomes: Set<Outcome> = []
    }

    init(seed: UInt64) {
        self.seed = seed
        commands = RandomCommands(seed: seed)
    }

    mutating func run() throws(Violation) {
        for step in 1...Self.steps {
            now += pause()
            if step == Self.snapshotStep { twin = snapshot() }
            let command = commands.next(for: gate, at: now)
            try give(command, by: commands.actor(for: command), step: step)
        }
        try compare(replayed(), "a replay gives another gate")
        if let twin { try compare(twin, "the gate from the snapshot went another way") }
        try compare(snapshot(), "a snapshot gives another gate")
    }

    /// Mostly minutes, now and then to the exact end of something, sometimes hours.
    private mutating func pause() -> Duration {
        if commands.isSlotDay { return .milliseconds(Int64(commands.random.below(300_000))) }
        let isOpen = gate.rules.isOpen(Sample.huuNghi, at: now)
        if !isOpen, commands.random.once(in: 2) { return .seconds(3600) }
        return switch commands.random.below(40) {
        case 0: .seconds(Int64(commands.random.below(10) * 3600))
        case 1, 2: .seconds(1800)
        case 3: .milliseconds(3_600_000 - now.milliseconds % 3_600_000)
        case 4...15: .zero
        default: .milliseconds(Int64(commands.random.below(360_000)))
        }
    }

    private mutating func give(_ command: Command, by actor: Actor, step: Int) throws(Violation) {
        func violation(_ what: String) -> Violation { Violation(seed: seed, step: step, command: command, what: what) }
        let answer = Self.answer(gate, command, actor, now)
        // Hashing order and what was asked before must not show.
        guard Self.answer(twin ?? gate, command, actor, now) == answer else {
            throw violation("two answers to one question")
        }
        let events: [Event]
        switch answer {
        case .failure(let refusal):
            seen.refusals.insert(RefusalName(refusal))
            return
        case .success(let caused): events = caused
        }
        guard !events.isEmpty else { return }
        seen.accepted.insert(command.name)
        for event in events {
            if let complaint = ledger.record(event, before: gate, at: now) { throw violation(complaint) }
            if case .ended(_, let outcome, _) = event { seen.outcomes.insert(outcome) }
            if let complaint = QueueLaw.complaint(about: event, before: gate, at: now) { throw violation(complaint) }
            if let complaint = clocks.complaint(about: event, before: gate, at: now) { throw violation(complaint) }
            let holds = holdingPlace(before: event)
            gate.apply(event, at: now)
            twin?.apply(event, at: now)
            history.append(Moment(event: event, at: now))
            if let trip = event.trip.flatMap({ gate.trips[$0] }) {
                seen.stages.insert(trip.stage.name)
                if let turn = trip.turnState { seen.turns.insert(turn.name) }
            }
            if let excess = excess(after: event, holdingPlace: holds) { throw violation(excess) }
        }
        if let wrong = Invariants.violation(in: gate, ledger) ?? clocks.violation(in: gate, at: now) {
            throw violation(wrong)
        }
        let again = Self.answer(gate, command, actor, now)
        if Self.isIdempotent(command), again != .success([]) {
            throw violation("a repeated command is not answered with nothing but with \(again) after \(events)")
        }
    }

    private static func answer(_ gate: Gate, _ command: Command, _ actor: Actor, _ now: Timestamp) -> Result<
        [Event], Refusal
    > {
        do throws(Refusal) {
            return .success(try gate.decide(command, by: actor, at: now))
        } catch {
            return .failure(error)
        }
    }

    /// Commands of which a repetition finds everything already so.
    private static func isIdempotent(_ command: Command) -> Bool {
        switch command.name {
        case .arrive, .relocate, .admit, .park, .grant, .refuse, .hold, .liftHold, .assessFee, .release, .change,
            .setRule, .sweep, .requestSlot, .drawSlot:
            true
        case .declare, .identify, .acceptWarning, .cancel, .registerArrival, .callNext, .callOutOfTurn,
            .confirmCall, .move,
            .turnBack, .reject, .recordPayment, .tranship, .split, .merge, .cross, .returnEmpty, .returnLoaded, .close,
            .withdrawRule, .closeBulletin, .cancelSlot, .swapSlots, .recordDeposit:
            false
        }
    }

    // MARK: Capacity

    private func holdingPlace(before event: Event) -> HoldingAreaID? {
        event.trip.flatMap { gate.trips[$0]?.stage.area }
    }

    /// Whoever comes in finds room; a rule that takes room away sends nobody out.
    private func excess(after event: Event, holdingPlace before: HoldingAreaID?) -> String? {
        switch event {
        case .parked(_, let yard): return excess(of: yard)
        case .ended(_, .split, _):
            return Set(gate.trips.values.compactMap { if case .inYard(let yard, _) = $0.stage { yard } else { nil } })
                .lazy.compactMap { yard in splitExcess(of: yard) }.first
        case .arrived(_, let area), .relocated(_, let area): return area == before ? nil : excess(of: area)
        case .arrivedUndeclared(_, let arrival): return excess(of: arrival.area)
        case .moved(_, _, _, let area?, _): return area == before ? nil : excess(of: area)
        case .admitted(_, let lane), .crossed(_, let lane):
            let passed = ledger.passages(of: lane, at: now)
            guard let rule = gate.rules.lane(lane, at: now) else { return "\(lane) was passed and is no lane" }
            guard gate.laneUse[lane]?.vehicles == passed else { return "the passages of \(lane) are counted wrongly" }
            return passed <= rule.vehiclesPerHour && rule.isOpen ? nil : "\(lane) passed \(passed) in an hour"
        default: return nil
        }
    }

    private func excess(of area: HoldingAreaID) -> String? {
        guard let rule = gate.rules.area(area, at: now) else { return "\(area) took a vehicle and is no area" }
        guard let capacity = rule.capacity, let count = gate.areaCounts[area], count > capacity else { return nil }
        return "\(area) holds \(count) of \(capacity)"
    }

    private func excess(of yard: YardID) -> String? {
        guard let rule = gate.rules.yard(yard, at: now) else { return "\(yard) took a vehicle and is no yard" }
        let count = gate.yardCounts[yard] ?? 0
        return count > rule.capacity ? "\(yard) holds \(count) of \(rule.capacity)" : nil
    }

    /// Only the yard in which the parts stand has grown; the last trip given out is one of them.
    private func splitExcess(of yard: YardID) -> String? {
        guard case .inYard(yard, _)? = gate.trips[TripID(gate.lastTrip)]?.stage, gate.rules.yard(yard, at: now) != nil
        else {
            return nil
        }
        return excess(of: yard)
    }

    // MARK: The same gate in other ways

    private func snapshot() -> Gate {
        Gate(
            trips: gate.trips.values.sorted { $0.id > $1.id }, rules: gate.rules.all, lastTrip: gate.lastTrip,
            lastTicket: gate.lastTicket, laneUse: gate.laneUse, tally: gate.tally, lastBulletin: gate.lastBulletin,
            shares: gate.shares, slots: gate.slots, overrides: gate.overrides)
    }

    private func replayed() -> Gate {
        var other = Gate()
        for moment in history { other.apply(moment.event, at: moment.at) }
        return other
    }

    private func compare(_ other: Gate, _ what: String) throws(Violation) {
        if Fingerprint(other) != Fingerprint(gate) {
            throw Violation(seed: seed, step: Self.steps, command: .sweep, what: what)
        }
    }
}
