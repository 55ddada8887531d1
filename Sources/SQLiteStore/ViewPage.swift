import Application
import BorderVocabulary
import GRDB
import Gate

/// What a page of records changes in the tables: gathered in memory, so that a trip is read and written once.
struct ViewPage {
    private struct HourKey: Hashable {
        let date: LocalDate
        let hour: Int
        let place: PlaceID
    }

    private var trips: [TripID: TripSummary] = [:]
    /// Trips as the tables had them before.
    private var stored: [TripID: TripSummary] = [:]
    private var hours: [HourKey: HourlyFlow] = [:]
    private var bulletins: [Bulletin] = []
    private var overtakings: [Overtaking] = []
    private var records: [(trip: TripID, record: LogRecord)] = []

    mutating func add(_ record: LogRecord, in db: Database) throws {
        if case .bulletinClosed(let bulletin) = record.event { bulletins.append(bulletin) }
        guard let id = record.event.trip else { return }
        records.append((id, record))
        // The history of a part begins with the whole, and a merger belongs to both histories.
        if let other = ViewPage.otherTrip(of: record.event) { records.append((other, record)) }
        guard let before = try open(id, by: record, in: db) else { return }
        var after = before
        after.apply(record)
        count(record, before, after)
        if let overtaking = Overtaking(record, at: after.place) { overtakings.append(overtaking) }
        trips[id] = after
    }

    func write(to db: Database) throws {
        for (id, trip) in trips where stored[id] != trip { try db.upsert(trip, before: stored[id]) }
        for (trip, record) in records { try db.insert(record, of: trip) }
        for bulletin in bulletins { try db.upsert(bulletin) }
        for overtaking in overtakings { try db.upsert(overtaking) }
        for (key, flow) in hours { try db.upsert(flow, on: key.date) }
    }

    private static func otherTrip(of event: Event) -> TripID? {
        switch event {
        case .splitOff(_, let from, _), .mergedIn(_, let from, _, _): from
        case .declared, .arrivedUndeclared, .identified, .changed, .warningAccepted, .arrived, .relocated, .called,
            .calledOutOfTurn, .callMissed, .moved, .admitted, .parked, .granted, .clearanceRefused, .held,
            .holdLifted, .feeAssessed, .feePaid, .transhipped, .released, .crossed, .wentAbroad, .overstayed, .ended,
            .ruleSet, .ruleWithdrawn, .bulletinClosed, .booking, .slot, .carrierKnown, .callConfirmed, .skipped,
            .recalled:
            nil
        }
    }

    private mutating func open(_ id: TripID, by record: LogRecord, in db: Database) throws -> TripSummary? {
        if let known = try known(id, in: db) { return known }
        var source: TripSummary?
        if let other = ViewPage.otherTrip(of: record.event) { source = try known(other, in: db) }
        return TripSummary(openedBy: record, source: source)
    }

    private mutating func known(_ id: TripID, in db: Database) throws -> TripSummary? {
        if let trip = trips[id] { return trip }
        let trip = try db.summary(of: id)
        trips[id] = trip
        stored[id] = trip
        return trip
    }

    // MARK: Hours

    private mutating func count(_ record: LogRecord, _ before: TripSummary, _ after: TripSummary) {
        switch record.event {
        case .arrived, .arrivedUndeclared: flow(record, after.place) { $0.arrived += 1 }
        case .moved(_, _, _, let area, _):
            if area != nil { flow(record, after.place) { $0.arrived += 1 } }
        case .called, .calledOutOfTurn:
            flow(record, after.place) { flow in
                flow.called += 1
                guard before.calledAt == nil, let arrived = after.arrivedAt else { return }
                let minutes = Int((record.at.milliseconds - arrived.milliseconds) / 60_000)
                flow.waits += 1
                flow.waitedMinutes += minutes
                flow.longestWaitMinutes = max(flow.longestWaitMinutes, minutes)
            }
        case .crossed: flow(record, after.place) { $0.cleared += 1 }
        case .declared, .identified, .changed, .warningAccepted, .relocated, .callMissed, .admitted, .parked,
            .granted, .clearanceRefused, .held, .holdLifted, .feeAssessed, .feePaid, .transhipped, .splitOff,
            .mergedIn, .released, .wentAbroad, .overstayed, .ended, .ruleSet, .ruleWithdrawn, .bulletinClosed, .booking,
            .slot, .carrierKnown, .callConfirmed, .skipped, .recalled:
            break
        }
    }

    private mutating func flow(_ record: LogRecord, _ place: PlaceID, _ change: (inout HourlyFlow) -> Void) {
        let local = record.at.hanoi
        let key = HourKey(date: local.date, hour: local.time.hour, place: place)
        change(&hours[key, default: HourlyFlow(place: place, hour: key.hour)])
    }
}
