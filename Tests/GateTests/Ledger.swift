import BorderVocabulary
import Gate

/// What a suspicious auditor writes down of the events alone, in a way of its own, to compare the gate with.
struct Ledger {
    private var held: [TripID: Set<Agency>] = [:]
    /// Trips of which customs has said yes, and nobody anything else since.
    private var customsSpokeLast: Set<TripID> = []
    private var passages: [LaneID: [Int64: Int]] = [:]
    private var accounts: [TripID: Account] = [:]
    /// Everything that was ever paid, and what of it went away with trips that ended.
    private var received: Int64 = 0
    private var taken: Int64 = 0

    /// What a trip owes by the events alone, in đồng.
    private struct Account {
        var owed: Int64?
        var paid: Int64 = 0
    }
    private(set) var crossings: [PlaceID: Int] = [:]
    /// Vehicles that have come to a place by these events and not gone.
    private(set) var present: [PlaceID: Int] = [:]
    /// Sums over all bulletins that closed.
    private(set) var published: [BulletinCell: Int] = [:]
    /// What remained when the last bulletin closed.
    private(set) var opening: [PlaceID: Int] = [:]

    /// Takes down one event, before the gate applies it; answers what must not have happened.
    mutating func record(_ event: Event, before gate: Gate, at now: Timestamp) -> String? {
        switch event {
        case .arrived(let id, _): enter(gate.trips[id]?.place)
        case .arrivedUndeclared(_, let arrival): enter(arrival.place)
        case .moved(_, let from, let to, let area, _):
            if area != nil {
                leave(from)
                enter(to)
            }
        case .granted(let id, let agency):
            if agency == .customs { customsSpokeLast.insert(id) } else { customsSpokeLast.remove(id) }
        case .clearanceRefused(let id, _, _): customsSpokeLast.remove(id)
        case .held(let id, let agency, _):
            customsSpokeLast.remove(id)
            held[id, default: []].insert(agency)
        case .holdLifted(let id, let agency, _): held[id]?.remove(agency)
        case .changed(let id, _, _, let new, _, _, _, let withdrawn, _, _):
            if !withdrawn.isEmpty { customsSpokeLast.remove(id) }
            switch new {
            case .vehicle, .trailer, .containers, .goods, .declarations:
                if gate.trips[id]?.stage.name != .released { accounts[id]?.owed = nil }
            case .seals, .driver, .lineDriver, .firm, .plannedArrival: break
            }
        case .transhipped(let id, _, _, _, _, _):
            customsSpokeLast.remove(id)
            accounts[id]?.owed = nil
        case .identified(let id, _, _): accounts[id]?.owed = nil
        case .feeAssessed(let id, let amount, _): accounts[id, default: Account()].owed = amount.dong
        case .feePaid(let id, let amount, _):
            accounts[id, default: Account()].paid += amount.dong
            received += amount.dong
        case .splitOff(let id, let from, _):
            enter(gate.trips[from]?.place)
            held[id] = held[from]
            accounts[id] = Account(paid: accounts[from]?.paid ?? 0)
            accounts[from]?.paid = 0
        case .mergedIn(let id, let from, _, _):
            customsSpokeLast.remove(id)
            accounts[id] = Account(paid: (accounts[id]?.paid ?? 0) + (accounts[from]?.paid ?? 0))
            accounts[from] = nil
            held[id, default: []].formUnion(held[from] ?? [])
        case .admitted(_, let lane): passages[lane, default: [:]][hour(now), default: 0] += 1
        case .released(let id, _): return complaint(id, gate)
        case .crossed(let id, let lane):
            passages[lane, default: [:]][hour(now), default: 0] += 1
            guard let place = gate.trips[id]?.place else { return "\(id) crossed and is not open" }
            crossings[place, default: 0] += 1
            leave(place)
            return complaint(id, gate)
        case .ended(let id, _, _):
            held[id] = nil
            customsSpokeLast.remove(id)
            taken += accounts.removeValue(forKey: id)?.paid ?? 0
            if let trip = gate.trips[id], trip.stage.name.isAtGate { leave(trip.place) }
        case .bulletinClosed(let bulletin):
            opening = [:]
            for figure in bulletin.figures {
                if figure.cell.measure == .remaining { opening[figure.cell.place, default: 0] += figure.vehicles }
                published[figure.cell, default: 0] += figure.vehicles
            }
        case .declared, .warningAccepted, .relocated, .called, .calledOutOfTurn, .callMissed, .parked, .wentAbroad,
            .overstayed, .ruleSet, .ruleWithdrawn, .booking, .slot, .carrierKnown, .callConfirmed, .skipped, .recalled:
            break
        }
        return nil
    }

    private mutating func enter(_ place: PlaceID?) {
        if let place { present[place, default: 0] += 1 }
    }

    private mutating func leave(_ place: PlaceID) { present[place, default: 0] -= 1 }

    private func hour(_ now: Timestamp) -> Int64 { now.milliseconds / 3_600_000 }

    func passages(of lane: LaneID, at now: Timestamp) -> Int { passages[lane]?[hour(now)] ?? 0 }

    /// Why the money of open trips is not what was received for them.
    func loss(in gate: Gate) -> String? {
        let there = gate.trips.values.reduce(0) { $0 + $1.fee.paid.dong }
        return there == received - taken ? nil : "\(received - taken) đồng were received, and \(there) are there"
    }

    /// Why this trip must not be on its way to the line.
    private func complaint(_ id: TripID, _ gate: Gate) -> String? {
        guard let trip = gate.trips[id] else { return "\(id) goes to the line and is not open" }
        if let holders = held[id], !holders.isEmpty { return "\(id) goes to the line, held by \(holders)" }
        let clearances = trip.clearances
        if !clearances.held.isEmpty || !clearances.refused.isEmpty { return "\(id) goes to the line against a no" }
        if !clearances.required.isSubset(of: clearances.granted) { return "\(id) goes to the line without a yes" }
        if clearances.required.has(.customs), !customsSpokeLast.contains(id) {
            return "\(id) goes to the line and customs has not spoken last"
        }
        guard let owed = accounts[id]?.owed else { return "\(id) goes to the line and nobody knows what it owes" }
        if (accounts[id]?.paid ?? 0) < owed { return "\(id) goes to the line and has not paid" }
        return trip.openWarnings.isEmpty ? nil : "\(id) goes to the line with open warnings"
    }
}
