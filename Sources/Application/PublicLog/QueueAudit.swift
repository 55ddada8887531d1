import BorderVocabulary
import Gate
import TransparencyLog

/// Replays the queue out of the public log alone, through the gate's own code, and holds every call against it.
package struct QueueAudit: Sendable {
    /// A vehicle was called although it was not its turn by the rules in force, and nobody answers for it.
    package struct Inversion: Hashable, Sendable {
        package let position: Position
        package let at: Timestamp
        /// Who was called.
        package let called: TripID
        /// Whose turn it was; nil if nobody's: the called one was not there, or the lane took nobody.
        package let first: TripID?
    }

    /// A human called a vehicle before its turn, with a reason and a second person.
    package struct Override: Hashable, Sendable {
        package let position: Position
        package let at: Timestamp
        package let trip: TripID
        package let place: PlaceID
        package let duty: Duty
        package let reason: String
        /// How many stood before it in its line.
        package let passedOver: Int
    }

    /// Why the log is no history of a gate.
    package enum Flaw: Error, Hashable, Sendable {
        /// An entry does not decode.
        case entry(UInt64, CodecFailure)
        /// A record does not follow the one before.
        case gap(expected: Position, found: Position)
        /// A record says that it was made before the one in front of it.
        case backwards(Position)
    }

    /// Counts of one day, in the gate's local time.
    package struct Day: Hashable, Sendable {
        package var records = 0
        package var arrivals = 0
        package var calls = 0
        package var missedCalls = 0
        package var overrides = 0
        package var inversions = 0
        package var clockFaults = 0
    }

    /// How many overrides and inversions are remembered in full; all are counted.
    package static let memory = 10_000

    /// The counts of each day.
    package var days: [LocalDate: Day] {
        guard today.records > 0 else { return past }
        return past.merging([date: today]) { $1 }
    }
    /// Records come in the order of time, so the counts of a day are put away once, when the next begins.
    private var past: [LocalDate: Day] = [:]
    private var date = LocalDate.earliest
    private var today = Day()
    package private(set) var overrides: [Override] = []
    package private(set) var inversions: [Inversion] = []
    package private(set) var clockFaults: [ClockFault] = []
    /// The position of the last record.
    package private(set) var position = Position.start
    package private(set) var total = Day()

    /// Slots, draws and who got a place.
    package private(set) var slots = SlotAudit()

    /// The stories of trips, where they are kept.
    private(set) var stories: StoryBook?
    /// The gate as the public log leaves it.
    private(set) var gate = Gate()
    /// When the last record was made.
    package private(set) var last = Timestamp.earliest

    /// Begins before the first record; keeps in the book, if there is one, what the stories of trips need.
    package init(telling stories: StoryBook? = nil) {
        self.stories = stories
    }

    /// Holds what others said of draws against the log's own trees and the keys of witnesses.
    mutating func judgeDraws(by judge: (SlotAudit.Shown) -> (isTrue: Bool, isAttested: Bool)) {
        guard !slots.shown.isEmpty else { return }
        for shown in slots.takeShown() {
            let verdict = judge(shown)
            slots.judge(shown, isTrue: verdict.isTrue, isAttested: verdict.isAttested)
        }
    }

    /// Takes the next entry.
    package mutating func take(_ entry: ArraySlice<UInt8>, index: UInt64) throws(Flaw) {
        let leaf: PublicLeaf
        do {
            leaf = try PublicLeaf(entry)
        } catch {
            throw .entry(index, error)
        }
        for record in leaf.records { try take(record, entry: index) }
    }

    /// Clocks of calls, and bookings, windows and draws, that are not what the rules give.
    var faults: Int { total.clockFaults + slots.wrongCount }

    /// How many vehicles wait at the end.
    package var waiting: Int { gate.lines.values.reduce(0) { $0 + $1.count } }

    private mutating func take(_ record: PublicRecord, entry: UInt64) throws(Flaw) {
        let expected = position.advanced(by: 1)
        guard record.position == expected else { throw .gap(expected: expected, found: record.position) }
        guard record.at >= last else { throw .backwards(record.position) }
        position = record.position
        last = record.at
        begin(record.at.localDate)
        count { $0.records += 1 }
        guard let event = record.event else { return }
        checkClocks(event, record)
        slots.check(event, of: record, in: gate, entry: entry)
        let before = stories == nil ? nil : event.trip.flatMap { gate.trips[$0] }
        let verdict = check(event, record)
        gate.apply(event, at: record.at)
        stories?.take(QueueStep(record, event, before: before, verdict: verdict), gate)
    }

    private mutating func begin(_ next: LocalDate) {
        guard next != date else { return }
        if today.records > 0 { past[date] = today }
        date = next
        today = past[next] ?? Day()
    }

    private mutating func count(_ change: (inout Day) -> Void) {
        change(&today)
        change(&total)
    }

    /// Whether the gate itself would have called this vehicle at that moment, on the grounds that the record names; and
    /// whom it would have called. A call of the first version names none: it may have been narrowed or not.
    private func turn(
        of id: TripID, lane: LaneID, grounds: Turn.Grounds?, at moment: Timestamp
    ) -> (isInTurn: Bool, first: TripID?) {
        guard let trip = gate.trips[id] else { return (false, nil) }
        var first: TripID?
        for category in grounds.map({ [$0.narrowed] }) ?? [nil, trip.category] {
            guard
                let turn = try? gate.turn(
                    at: trip.place, direction: trip.direction, category: category, lane: lane, now: moment)
            else { continue }
            if turn.trip == id, grounds == nil || turn.grounds == grounds { return (true, id) }
            first = first ?? turn.trip
        }
        return (false, first)
    }

    private mutating func checkClocks(_ event: Event, _ record: PublicRecord) {
        guard let trip = event.trip, !gate.keepsClocks(event, by: record.duty, at: record.at) else { return }
        count { $0.clockFaults += 1 }
        if clockFaults.count < QueueAudit.memory {
            clockFaults.append(ClockFault(position: record.position, at: record.at, trip: trip))
        }
    }

    /// Counts the event; of a call, whether it was right.
    private mutating func check(_ event: Event, _ record: PublicRecord) -> CallVerdict? {
        switch event {
        case .arrived, .arrivedUndeclared:
            count { $0.arrivals += 1 }
        case .called(let trip, let lane, _, let grounds, _):
            count { $0.calls += 1 }
            let (isInTurn, first) = turn(of: trip, lane: lane, grounds: grounds, at: record.at)
            guard !isInTurn else { return .inTurn }
            count { $0.inversions += 1 }
            if inversions.count < QueueAudit.memory {
                inversions.append(Inversion(position: record.position, at: record.at, called: trip, first: first))
            }
            return .inversion(first: first)
        case .calledOutOfTurn(let trip, _, _, let reason, _, _, _, _):
            count { $0.overrides += 1 }
            let passedOver = gate.passedOver(by: trip)
            if overrides.count < QueueAudit.memory, let called = gate.trips[trip] {
                overrides.append(
                    Override(
                        position: record.position, at: record.at, trip: trip, place: called.place, duty: record.duty,
                        reason: reason, passedOver: passedOver))
            }
            return .outOfTurn(duty: record.duty, reason: reason, passedOver: passedOver)
        case .callMissed:
            count { $0.missedCalls += 1 }
        case .declared, .identified, .changed, .warningAccepted, .relocated, .moved, .admitted, .parked, .granted,
            .clearanceRefused, .held, .holdLifted, .feeAssessed, .feePaid, .transhipped, .splitOff, .mergedIn,
            .released, .crossed, .wentAbroad, .overstayed, .ended, .ruleSet, .ruleWithdrawn, .bulletinClosed, .booking,
            .slot, .carrierKnown, .callConfirmed, .skipped, .recalled:
            break
        }
        return nil
    }
}
