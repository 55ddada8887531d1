import Application
import BorderVocabulary
import Gate

/// What passed in the last 60 minutes: read from the log, from where the last look stopped.
actor RecentFlow {
    /// The counts of the last 60 minutes.
    struct Counts: Sendable {
        fileprivate(set) var cleared: [PlaceID: Int] = [:]
        fileprivate(set) var called: [Line: Int] = [:]
        fileprivate(set) var calledByClass: [ClassLine: Int] = [:]
        /// False while the log was not read back for the whole 60 minutes.
        fileprivate(set) var isWhole = true

        var clearedInAll: Int { cleared.values.reduce(0, +) }
    }

    /// What vehicles are called from, as far as the expected call asks.
    struct Line: Hashable, Sendable {
        let place: PlaceID
        let direction: Direction
        let category: GoodsCategory
    }

    /// What vehicles are called from where a queue rule is in force.
    struct ClassLine: Hashable, Sendable {
        let place: PlaceID
        let direction: Direction
        let queueClass: QueueClassID
    }

    /// How far back the first look goes; more events than the busiest hour on record would cause.
    private static let reach: UInt64 = 20_000
    private static let window: Duration = .seconds(3_600)

    private var cursor: Position?
    private var begins: Timestamp?
    private var passes: [(at: Timestamp, place: PlaceID)] = []
    private var calls: [(at: Timestamp, line: Line, queueClass: QueueClassID?)] = []

    /// The counts up to now.
    func counts(at now: Timestamp, of service: GateService) async throws(LogFailure) -> Counts {
        let head = service.head
        if cursor == nil {
            let start = head.number > RecentFlow.reach ? head.number - RecentFlow.reach : 0
            cursor = Position(start)
            if start == 0 { begins = .earliest }
        }
        while let from = cursor, from < head {
            guard let records = try await service.feed.next(after: from, limit: 4_096), let last = records.last else {
                break
            }
            // Another look may have read on while this one waited.
            guard cursor == from else { continue }
            take(records, of: service)
            cursor = last.position
        }
        let since = now - RecentFlow.window
        passes.removeAll { $0.at <= since }
        calls.removeAll { $0.at <= since }
        var counts = Counts()
        for pass in passes where pass.at <= now { counts.cleared[pass.place, default: 0] += 1 }
        for call in calls where call.at <= now {
            counts.called[call.line, default: 0] += 1
            guard let queueClass = call.queueClass else { continue }
            let line = ClassLine(place: call.line.place, direction: call.line.direction, queueClass: queueClass)
            counts.calledByClass[line, default: 0] += 1
        }
        counts.isWhole = begins.map { $0 <= since } ?? true
        return counts
    }

    private func take(_ records: [LogRecord], of service: GateService) {
        if begins == nil { begins = records.first?.at }
        // The place of a lane and the line of a trip are those that the gate knows now; a trip that has ended since
        // counts for the place and for no line.
        let (passes, calls) = service.read { gate, _ in
            var passes: [(at: Timestamp, place: PlaceID)] = []
            var calls: [(at: Timestamp, line: Line, queueClass: QueueClassID?)] = []
            for record in records {
                switch record.event {
                case .crossed(_, let lane):
                    if let lane = gate.rules.lane(lane, at: record.at) { passes.append((record.at, lane.place)) }
                case .called(let id, _, _, _, _), .calledOutOfTurn(let id, _, _, _, _, _, _, _):
                    guard let trip = gate.trips[id] else { continue }
                    let line = Line(place: trip.place, direction: trip.direction, category: trip.category)
                    var queueClass: QueueClassID?
                    if case .called(_, _, _, let grounds?, _) = record.event { queueClass = grounds.queueClass }
                    calls.append((record.at, line, queueClass))
                case .declared, .arrivedUndeclared, .identified, .changed, .warningAccepted, .arrived, .relocated,
                    .callMissed, .moved, .admitted, .parked, .granted, .clearanceRefused, .held, .holdLifted,
                    .feeAssessed, .feePaid, .transhipped, .splitOff, .mergedIn, .released, .wentAbroad, .overstayed,
                    .ended, .ruleSet, .ruleWithdrawn, .bulletinClosed, .booking, .slot, .carrierKnown, .callConfirmed,
                    .skipped, .recalled:
                    continue
                }
            }
            return (passes, calls)
        }
        self.passes += passes
        self.calls += calls
    }
}
