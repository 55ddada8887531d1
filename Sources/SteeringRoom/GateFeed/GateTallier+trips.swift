import Application
import BorderVocabulary
import Cryptography
import Gate
import Steering

// What happens to a vehicle, as far as the statistics ask for it.
extension GateTallier {
    mutating func takeTrip(_ record: LogRecord, _ tell: ((GateContribution) -> Void)?) {
        switch record.event {
        case .declared(let id, let declaration, _):
            open(
                id, declaration.place, declaration.direction, declaration.movement, declaration.papers.goods, record)
        case .arrivedUndeclared(let id, let arrival):
            open(id, arrival.place, arrival.direction, .loaded, [], record)
            trips[id]?.arrivedAt = record.at
        case .splitOff(let id, let source, let papers):
            guard let whole = trips[source] else { return }
            var part = whole
            (part.load, part.arrivedAt) = (VehicleLoad(papers.goods, movement: whole.movement), record.at)
            part.digest = digest(whole.digest, followedBy: record)
            (part.wasCalled, part.crossed) = (false, nil)
            trips[id] = part
        case .identified(let id, let declaration, _):
            carry(id, declaration.papers.goods, declaration.movement, record, tell)
        case .changed(let id, _, _, .goods(let goods), _, _, _, _, _, _): carry(id, goods, nil, record, tell)
        case .mergedIn(let id, _, let papers, _): carry(id, papers.goods, nil, record, tell)
        case .arrived(let id, _): arrive(id, record)
        case .moved(let id, _, let place, let area, _):
            trips[id]?.place = place
            if area != nil { arrive(id, record) } else { note(id, record) }
        case .called(let id, _, _, _, _), .calledOutOfTurn(let id, _, _, _, _, _, _, _): call(id, record, tell)
        case .feePaid(let id, let money, _): pay(id, money, record, tell)
        case .crossed(let id, _): cross(id, record, tell)
        case .ended(let id, _, _): end(id)
        case .changed, .warningAccepted, .relocated, .callConfirmed, .skipped, .recalled, .callMissed, .admitted,
            .parked, .granted, .clearanceRefused, .held, .holdLifted, .feeAssessed, .transhipped, .released,
            .wentAbroad, .overstayed, .ruleSet, .ruleWithdrawn, .bulletinClosed, .booking, .slot, .carrierKnown:
            break
        }
    }

    private mutating func open(
        _ id: TripID, _ place: PlaceID, _ direction: Direction, _ movement: Movement, _ goods: [GoodsLine],
        _ record: LogRecord
    ) {
        trips[id] = OpenTrip(
            place: place, direction: TradeDirection(direction), movement: movement,
            load: VehicleLoad(goods, movement: movement), digest: digest(SHA256Digest(of: []), followedBy: record))
    }

    /// Takes a record into the digest of its trip; answers with the trip, or nil where it is not open.
    @discardableResult
    private mutating func note(_ id: TripID, _ record: LogRecord) -> OpenTrip? {
        guard let place = trips.index(forKey: id) else { return nil }
        let noted = digest(trips.values[place].digest, followedBy: record)
        trips.values[place].digest = noted
        return trips.values[place]
    }

    private mutating func arrive(_ id: TripID, _ record: LogRecord) {
        guard let trip = note(id, record), trip.arrivedAt == nil else { return }
        trips[id]?.arrivedAt = record.at
    }

    private mutating func call(_ id: TripID, _ record: LogRecord, _ tell: ((GateContribution) -> Void)?) {
        guard let seen = trips[id], !seen.wasCalled, let arrived = seen.arrivedAt, let trip = note(id, record)
        else { return }
        trips[id]?.wasCalled = true
        let minutes = max(0, Int((record.at.milliseconds - arrived.milliseconds) / 60_000))
        let day = record.at.localDate
        drafts[day]?.wait(minutes, at: trip.way)
        drafts[day]?.link(record.position.number, trip.digest)
        tell?(contribution(id, trip.way, record, on: day, .waiting(minutes: minutes)))
    }

    private mutating func pay(
        _ id: TripID, _ money: Money, _ record: LogRecord, _ tell: ((GateContribution) -> Void)?
    ) {
        guard let trip = note(id, record) else { return }
        let day = record.at.localDate
        drafts[day]?.pay(money.dong, at: trip.way)
        drafts[day]?.link(record.position.number, trip.digest)
        tell?(contribution(id, trip.way, record, on: day, .fee(dong: money.dong)))
    }

    private mutating func cross(_ id: TripID, _ record: LogRecord, _ tell: ((GateContribution) -> Void)?) {
        guard let trip = note(id, record), trip.crossed == nil else { return }
        let day = record.at.localDate
        trips[id]?.crossed = (day, trip.way)
        drafts[day]?.count(trip.load, at: trip.way, 1)
        drafts[day]?.link(record.position.number, trip.digest)
        drafts[day]?.openTrips += 1
        let kind = GateContribution.Kind.crossing(goods: trip.load.lines, unweighed: trip.load.isUnweighed)
        tell?(contribution(id, trip.way, record, on: day, kind))
    }

    /// Other goods, or other weights. Once the vehicle has crossed, the day of the crossing changes: it counts what was
    /// true then and not what was written then.
    private mutating func carry(
        _ id: TripID, _ goods: [GoodsLine], _ movement: Movement?, _ record: LogRecord,
        _ tell: ((GateContribution) -> Void)?
    ) {
        guard let before = trips[id], let trip = note(id, record) else { return }
        let load = VehicleLoad(goods, movement: movement ?? trip.movement)
        if let movement { trips[id]?.movement = movement }
        trips[id]?.load = load
        guard let (day, way) = before.crossed, drafts[day] != nil, load != before.load else { return }
        drafts[day]?.count(before.load, at: way, -1)
        drafts[day]?.count(load, at: way, 1)
        drafts[day]?.link(record.position.number, trip.digest)
        tell?(contribution(id, way, record, on: day, .correction(goods: load.lines, unweighed: load.isUnweighed)))
    }

    private mutating func end(_ id: TripID) {
        guard let trip = trips.removeValue(forKey: id), let (day, _) = trip.crossed else { return }
        drafts[day]?.openTrips -= 1
    }

    private func contribution(
        _ id: TripID, _ way: GateWay, _ record: LogRecord, on day: LocalDate, _ kind: GateContribution.Kind
    ) -> GateContribution {
        GateContribution(
            day: day, position: record.position.number, at: record.at, trip: id, way: way, kind: kind)
    }
}
