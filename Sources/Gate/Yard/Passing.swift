import BorderVocabulary

// Through the barriers: into the gate, into a yard, out to the line, over it and back.
extension Gate {
    func admit(
        _ id: TripID, lane: LaneID, seen: Seen, at now: Timestamp, into events: inout [Event]
    ) throws(Refusal) {
        let trip = try trip(id)
        if case .atGate(let present, _) = trip.stage, present == lane { return }
        guard let ends = trip.callEnds else {
            throw .wrongStage(now: trip.stage.name, accepted: [.called])
        }
        guard now < ends else { throw .callExpired(at: ends) }
        guard trip.category != .unidentified else { throw .goodsUnidentified }
        guard trip.openWarnings.isEmpty else { throw .warningsOpen(trip.openWarnings.all) }
        try require(trip, looksLike: seen)
        try requireOpen(trip.place, at: now)
        try requireLane(lane, for: trip, at: now)
        try requirePassage(lane, at: now)
        events.append(.admitted(id, lane: lane))
    }

    func park(_ id: TripID, yard: YardID, at now: Timestamp, into events: inout [Event]) throws(Refusal) {
        let trip = try trip(id)
        if case .inYard(let present, _) = trip.stage, present == yard { return }
        guard trip.stage.name == .atGate || trip.stage.name == .inYard else {
            throw .wrongStage(now: trip.stage.name, accepted: [.atGate, .inYard])
        }
        guard let rule = rules.yard(yard, at: now) else { throw .unknownYard(yard) }
        guard rule.place == trip.place, trip.method != .twoWay || rule.servesTwoWay else { throw .wrongYard(yard) }
        guard yardCounts[yard, default: 0] < rule.capacity else { throw .yardFull(yard, capacity: rule.capacity) }
        events.append(.parked(id, yard: yard))
    }

    func release(_ id: TripID, lane: LaneID, at now: Timestamp, into events: inout [Event]) throws(Refusal) {
        let trip = try trip(id)
        if case .released(let present, _) = trip.stage, present == lane { return }
        // A vehicle that is on its way to a lane may be sent to another, for example when that one breaks down.
        guard trip.stage.name == .inYard || trip.stage.name == .released else {
            throw .wrongStage(now: trip.stage.name, accepted: [.inYard, .released])
        }
        try requireReleasable(trip)
        try requireLane(lane, for: trip, at: now)
        events.append(.released(id, lane: lane))
    }

    /// Holds first, then refusals, then what is missing, then warnings, then the fee.
    func requireReleasable(_ trip: Trip) throws(Refusal) {
        let clearances = trip.clearances
        guard clearances.held.isEmpty else { throw .heldBy(clearances.held.all) }
        guard clearances.refused.isEmpty else { throw .refusedBy(clearances.refused.all) }
        guard clearances.missing.isEmpty else { throw .clearancesMissing(clearances.missing.all) }
        guard trip.openWarnings.isEmpty else { throw .warningsOpen(trip.openWarnings.all) }
        switch trip.fee.state {
        case .unassessed: throw .feeNotAssessed
        case .outdated: throw .feeOutdated
        case .due(let amount): throw .feeDue(amount)
        case .settled: break
        }
    }

    func cross(_ id: TripID, seen: Seen, at now: Timestamp, into events: inout [Event]) throws(Refusal) {
        let trip = try trip(id)
        guard case .released(let lane, _) = trip.stage else {
            throw .wrongStage(now: trip.stage.name, accepted: [.released])
        }
        // An agency may have spoken since the release.
        try requireReleasable(trip)
        try require(trip, looksLike: seen)
        try requireOpen(trip.place, at: now)
        try requireLane(lane, for: trip, at: now)
        try requirePassage(lane, at: now)
        // The method is its carded driver: without the hand-over the long-haul driver would cross.
        if trip.method == .specialisedDrivers, trip.papers.lineDriver == nil { throw .fieldMissing(.lineDriver) }
        events.append(.crossed(id, lane: lane))
        let rule = rules.method(trip.method, at: trip.place, on: now)
        // A vehicle that brings goods back in two-way haulage is home now; no clock runs for it.
        if let rule, rule.returns, trip.movement != .newVehicle, trip.returnOf == nil {
            events.append(.wentAbroad(id, deadline: rule.stay.map { now + $0 }))
        } else {
            events.append(.ended(id, .completed, reason: ""))
        }
    }

    func returnEmpty(_ id: TripID, at now: Timestamp, into events: inout [Event]) throws(Refusal) {
        let trip = try trip(id, in: [.abroad])
        recordOverstay(of: trip, at: now, into: &events)
        events.append(.ended(id, .returnedEmpty, reason: ""))
    }

    func returnLoaded(
        _ id: TripID, _ declaration: Declaration, at now: Timestamp, into events: inout [Event]
    ) throws(Refusal) {
        let trip = try trip(id, in: [.abroad])
        guard trip.method == .twoWay else { throw .notReturning }
        guard declaration.direction != trip.direction else { throw .mismatch(.direction) }
        guard declaration.papers.vehicle == trip.papers.vehicle else { throw .mismatch(.vehicle) }
        guard declaration.returnOf == id else { throw .mismatch(.returnOf) }
        guard declaration.method == .twoWay else { throw .mismatch(.method) }
        try requireSound(declaration, at: now)
        try requireFree(declaration.papers, except: [id])
        recordOverstay(of: trip, at: now, into: &events)
        events.append(.ended(id, .returnedLoaded, reason: ""))
        events.append(.declared(TripID(lastTrip + 1), declaration, required: required(declaration, at: now)))
    }

    func close(_ id: TripID, reason: String, at now: Timestamp, into events: inout [Event]) throws(Refusal) {
        let trip = try trip(id, in: [.abroad])
        try require(reason: reason)
        recordOverstay(of: trip, at: now, into: &events)
        events.append(.ended(id, .completed, reason: reason))
    }

    /// Who stayed too long is on record, also where the clock's round did not come by before the vehicle left.
    func recordOverstay(of trip: Trip, at now: Timestamp, into events: inout [Event]) {
        guard case .abroad(_, let deadline?) = trip.stage, deadline < now, !trip.isOverstayed else { return }
        events.append(.overstayed(trip.id))
    }
}
