import BorderVocabulary

// From the road to the barrier: arriving, waiting, being called.
extension Gate {
    func register(_ arrival: UndeclaredArrival, at now: Timestamp, into events: inout [Event]) throws(Refusal) {
        guard rules.isPlace(arrival.place, at: now) else { throw .unknownPlace(arrival.place) }
        try requireIntake(arrival.place, arrival.direction, .unidentified, at: now)
        try requireRoom(in: arrival.area, of: arrival.place, at: now)
        try requireFree(Papers(vehicle: arrival.vehicle))
        events.append(.arrivedUndeclared(TripID(lastTrip + 1), arrival))
    }

    func arrive(_ id: TripID, area: HoldingAreaID, at now: Timestamp, into events: inout [Event]) throws(Refusal) {
        let trip = try trip(id)
        if case .waiting(let present, _) = trip.stage, present == area { return }
        guard trip.stage.name == .declared else { throw .wrongStage(now: trip.stage.name, accepted: [.declared]) }
        guard rules.isPlace(trip.place, at: now) else { throw .unknownPlace(trip.place) }
        try requireIntake(trip.place, trip.direction, trip.category, at: now)
        try requireRoom(in: area, of: trip.place, at: now)
        events.append(.arrived(id, area: area))
    }

    func relocate(_ id: TripID, area: HoldingAreaID, at now: Timestamp, into events: inout [Event]) throws(Refusal) {
        let trip = try trip(id)
        switch trip.stage {
        case .waiting(let present, _), .called(let present, _, _, _):
            if present == area { return }
        case .declared, .atGate, .inYard, .released, .abroad:
            throw .wrongStage(now: trip.stage.name, accepted: [.waiting, .called])
        }
        try requireRoom(in: area, of: trip.place, at: now)
        events.append(.relocated(id, area: area))
    }

    func callNext(
        _ place: PlaceID, _ direction: Direction, _ category: GoodsCategory?, lane: LaneID, at now: Timestamp,
        into events: inout [Event]
    ) throws(Refusal) {
        let turn = try turn(at: place, direction: direction, category: category, lane: lane, now: now)
        let rule = rules.call(at: now)
        events.append(
            .called(
                turn.trip, lane: lane, until: now + rule.validFor, grounds: turn.grounds,
                confirmBy: rule.confirmWithin.map { now + $0 }))
    }

    func callOutOfTurn(
        _ id: TripID, lane: LaneID, reason: String, witness: UserID, rule basis: RuleID?, by actor: Actor,
        at now: Timestamp, into events: inout [Event]
    ) throws(Refusal) {
        let trip = try trip(id, in: [.waiting])
        if let recall = trip.asideUntil { throw .setAside(until: recall) }
        guard trip.category != .unidentified else { throw .goodsUnidentified }
        try require(reason: reason)
        guard witness != actor.user else { throw .witnessIsActor }
        try requireOpen(trip.place, at: now)
        try requireLane(lane, for: trip, at: now)
        let rule = rules.call(at: now)
        if let basis {
            guard let found = rules[basis] else { throw .unknownRule(basis) }
            guard found.validity.contains(now) else { throw .ruleNotInForce(basis) }
        } else if rule.overrideNeedsRule {
            throw .fieldMissing(.rule)
        }
        events.append(
            .calledOutOfTurn(
                id, lane: lane, until: now + rule.validFor, reason: reason, witness: witness,
                passedOver: passedOver(by: id), rule: basis, confirmBy: rule.confirmWithin.map { now + $0 }))
    }

    func move(
        _ id: TripID, to place: PlaceID, area: HoldingAreaID?, reason: String, at now: Timestamp,
        into events: inout [Event]
    ) throws(Refusal) {
        let trip = try trip(id, in: [.declared, .waiting, .called])
        guard trip.place != place else { throw .sameValue(.place) }
        try require(reason: reason)
        guard rules.isPlace(place, at: now) else { throw .unknownPlace(place) }
        // Goods that are not registered yet name no method that could be out of force.
        guard trip.category == .unidentified || rules.method(trip.method, at: place, on: now) != nil else {
            throw .methodNotInForce(trip.method, place)
        }
        try requireIntake(place, trip.direction, trip.category, at: now)
        if trip.stage.name.isAtGate {
            guard let area else { throw .fieldMissing(.area) }
            try requireRoom(in: area, of: place, from: trip.stage.area, at: now)
        } else if area != nil {
            throw .fieldNotAllowed(.area)
        }
        events.append(.moved(id, from: trip.place, to: place, area: area, reason: reason))
    }

    func turnBack(_ id: TripID, reason: String, into events: inout [Event]) throws(Refusal) {
        let trip = try trip(id, in: [.waiting, .called, .atGate, .inYard])
        try require(reason: reason)
        // What an agency holds does not drive away; the agency itself may reject it.
        guard trip.clearances.held.isEmpty else { throw .heldBy(trip.clearances.held.all) }
        events.append(.ended(id, .turnedBack, reason: reason))
    }
}
