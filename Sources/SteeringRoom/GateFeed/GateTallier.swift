import Application
import BorderVocabulary
import Cryptography
import Gate
import Steering

/// Counts the days of a gate from its log, in one pass over the records in their order.
///
/// The same records always give the same tallies, byte for byte. A record of a trip that is not open changes nothing, as
/// in the gate itself.
package struct GateTallier {
    /// The bounds of what is held in memory.
    package enum Limit {
        /// For so many days after it is over, a day can be changed by a bulletin that comes late; a day of whose vehicles
        /// some are not home yet, for longer.
        package static let days = 40
    }

    /// What has to be known of an open trip.
    struct OpenTrip {
        var place: PlaceID
        let direction: TradeDirection
        var movement: Movement
        var load: VehicleLoad
        /// Of all its records that numbers rest upon, in their order.
        var digest: SHA256Digest
        var arrivedAt: Timestamp?
        var wasCalled = false
        /// The day on which it crossed, and where.
        var crossed: (day: LocalDate, way: GateWay)?

        var way: GateWay { GateWay(place, direction) }
    }

    /// The log that is counted.
    package let log: GateID
    /// The position of the last record that was taken.
    package private(set) var position = Position.start
    var trips: [TripID: OpenTrip] = [:]
    var drafts: [LocalDate: DayDraft] = [:]
    private(set) var rules = RuleBook()
    private var rulesDigest = SHA256Digest(of: [])
    private var writer = ByteWriter(reserving: 512)
    /// The day of the last record; nil before the first.
    package private(set) var today: LocalDate?
    /// Days before this one were handed out at least once.
    private var handedOut: LocalDate?

    /// Begins before the first record of a log.
    package init(log: GateID) {
        self.log = log
    }

    /// Takes the next record, and tells what it adds to which day, if anybody listens.
    package mutating func take(_ record: LogRecord, _ tell: ((GateContribution) -> Void)? = nil) {
        let day = record.at.localDate
        if let today, day > today { passMidnight(from: today, to: day) }
        if today == nil || day > today ?? .earliest { today = day }
        position = record.position
        drafts[day, default: DayDraft(day)].extend(to: record.position.number)
        switch record.event {
        case .ruleSet(let rule):
            rules.set(rule)
            if rule.isOfHours { rulesDigest = digest(rulesDigest, followedBy: record) }
        case .ruleWithdrawn(let id, _):
            if rules[id]?.isOfHours ?? false { rulesDigest = digest(rulesDigest, followedBy: record) }
            rules.withdraw(id)
        case .bulletinClosed(let bulletin): close(bulletin, record, tell)
        case .declared, .arrivedUndeclared, .identified, .changed, .warningAccepted, .arrived, .relocated, .called,
            .calledOutOfTurn, .callConfirmed, .skipped, .recalled, .callMissed, .moved, .admitted, .parked, .granted,
            .clearanceRefused, .held, .holdLifted, .feeAssessed, .feePaid, .transhipped, .splitOff, .mergedIn,
            .released, .crossed, .wentAbroad, .overstayed, .ended, .booking, .slot, .carrierKnown:
            takeTrip(record, tell)
        }
    }

    /// The days before another that are new or have changed since they were handed out, sealed, in their order.
    ///
    /// Days without a record are among them, from the first record on.
    package mutating func finished(before end: LocalDate) -> [DayTally] {
        guard let today else { return [] }
        let start = handedOut ?? (drafts.keys.min() ?? today)
        if start < end {
            for day in (start...end.adding(days: -1)).days where drafts[day] == nil { drafts[day] = DayDraft(day) }
            handedOut = end
        }
        var tallies: [DayTally] = []
        for day in drafts.keys.sorted() where day < end {
            guard let draft = drafts[day] else { continue }
            if draft.isChanged {
                // No later record has closed the day yet: the rules of now are the last word so far.
                tallies.append(draft.sealed(log: log, rules: draft.rules ?? (open(on: day), rulesDigest)))
                drafts[day]?.isChanged = false
            }
            if draft.openTrips <= 0, day.days(to: end) > Limit.days { drafts[day] = nil }
        }
        return tallies
    }

    /// A day as far as the records that were taken say, also one that is going on; nil for one that has left memory.
    ///
    /// A day without a record is empty; one before the first record is not counted.
    package func sealed(_ day: LocalDate) -> DayTally? {
        guard let today else { return nil }
        if let draft = drafts[day] {
            return draft.sealed(log: log, rules: draft.rules ?? (open(on: day), rulesDigest))
        }
        return day > today ? DayDraft(day).sealed(log: log, rules: (open(on: day), rulesDigest)) : nil
    }

    /// The digest of another one and of the stored form of a record.
    mutating func digest(_ digest: SHA256Digest, followedBy record: LogRecord) -> SHA256Digest {
        writer.removeAll()
        RecordCodec.encode(record, to: &writer)
        return SHA256Digest { hasher in
            digest.withUnsafeBytes { hasher.update($0) }
            hasher.update(writer.bytes)
        }
    }

    /// Fixes the rules of days that are over: what is decided later does not open a gate yesterday.
    private mutating func passMidnight(from first: LocalDate, to next: LocalDate) {
        for day in (first...next.adding(days: -1)).days where drafts[day] != nil || handedOut.map({ day >= $0 }) ?? true
        {
            drafts[day, default: DayDraft(day)].close(open: open(on: day), rules: rulesDigest)
        }
    }

    /// The gates that by the rules are open for at least a minute of a day.
    private func open(on day: LocalDate) -> [PlaceID] {
        let start = Timestamp(date: day, time: .midnight)
        let end = Timestamp(date: day.adding(days: 1), time: .midnight)
        let places = Set(rules.all.compactMap(\.placeOfHours))
        return places.filter { place in
            if rules.isOpen(place, at: start) { return true }
            return rules.nextOpening(of: place, after: start).map { $0 < end } ?? false
        }.sorted()
    }

    private mutating func close(_ bulletin: Bulletin, _ record: LogRecord, _ tell: ((GateContribution) -> Void)?) {
        // A day that has left memory stays as it was sealed.
        guard drafts[bulletin.date] != nil else { return }
        var cells: [GateWay: Int] = [:]
        for figure in bulletin.figures where figure.cell.measure == .remaining {
            let way = GateWay(figure.cell.place, TradeDirection(figure.cell.category.direction))
            cells[way, default: 0] += figure.vehicles
        }
        drafts[bulletin.date]?.remain(cells.sorted { $0.key < $1.key }.map { BacklogCell($0.key, vehicles: $0.value) })
        let digest = digest(SHA256Digest(of: []), followedBy: record)
        drafts[bulletin.date]?.link(record.position.number, digest)
        tell?(
            GateContribution(
                day: bulletin.date, position: record.position.number, at: record.at, trip: nil, way: nil,
                kind: .bulletin))
    }
}

extension Rule {
    /// The gate whose hours the rule sets.
    fileprivate var placeOfHours: PlaceID? {
        if case .hours(let hours) = content { return hours.place }
        return nil
    }

    fileprivate var isOfHours: Bool { placeOfHours != nil }
}
