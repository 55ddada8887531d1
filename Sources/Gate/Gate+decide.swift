import BorderVocabulary

extension Gate {
    /// Appends the events that a command causes now to a buffer, which callers reuse.
    ///
    /// If it throws, whatever it appended is not to be applied; callers truncate the buffer.
    package func decide(
        _ command: Command, by actor: Actor, at now: Timestamp, into events: inout [Event]
    ) throws(Refusal) {
        guard Authority.allows(actor.duty, command.name) else {
            throw .notYourDuty(allowed: Authority.duties(for: command.name))
        }
        let start = events.count
        try decideAlone(command, by: actor, at: now, into: &events)
        try addBookings(to: &events, from: start, at: now)
    }

    /// What the command does but for what follows for bookings.
    private func decideAlone(
        _ command: Command, by actor: Actor, at now: Timestamp, into events: inout [Event]
    ) throws(Refusal) {
        switch command {
        case .declare(let declaration):
            try declare(declaration, at: now, into: &events)
        case .identify(let id, let declaration):
            try identify(id, declaration, at: now, into: &events)
        case .change(let id, let change):
            try self.change(id, change, by: actor, at: now, into: &events)
        case .acceptWarning(let id, let warning, let reason):
            try accept(warning, of: id, reason: reason, into: &events)
        case .cancel(let id, let reason):
            try cancel(id, reason: reason, by: actor, into: &events)
        case .registerArrival(let arrival):
            try register(arrival, at: now, into: &events)
        case .arrive(let id, let area):
            try arrive(id, area: area, at: now, into: &events)
        case .relocate(let id, let area):
            try relocate(id, area: area, at: now, into: &events)
        case .callNext(let place, let direction, let category, let lane):
            try callNext(place, direction, category, lane: lane, at: now, into: &events)
        case .callOutOfTurn(let id, let lane, let reason, let witness, let rule):
            try callOutOfTurn(
                id, lane: lane, reason: reason, witness: witness, rule: rule, by: actor, at: now, into: &events)
        case .confirmCall(let id):
            try confirmCall(id, at: now, into: &events)
        case .move(let id, let place, let area, let reason):
            try move(id, to: place, area: area, reason: reason, at: now, into: &events)
        case .turnBack(let id, let reason):
            try turnBack(id, reason: reason, into: &events)
        case .admit(let id, let lane, let seen):
            try admit(id, lane: lane, seen: seen, at: now, into: &events)
        case .park(let id, let yard):
            try park(id, yard: yard, at: now, into: &events)
        case .grant(let id, let agency):
            try grant(id, agency, by: actor, into: &events)
        case .refuse(let id, let agency, let reason):
            try refuse(id, agency, reason: reason, by: actor, into: &events)
        case .hold(let id, let agency, let reason):
            try hold(id, agency, reason: reason, by: actor, into: &events)
        case .liftHold(let id, let agency, let reason):
            try liftHold(id, agency, reason: reason, by: actor, into: &events)
        case .reject(let id, let agency, let reason):
            try reject(id, agency, reason: reason, by: actor, into: &events)
        case .assessFee(let id, let amount, let basis):
            try assessFee(id, amount, basis: basis, into: &events)
        case .recordPayment(let id, let amount, let receipt):
            try recordPayment(id, amount, receipt: receipt, into: &events)
        case .tranship(let id, let vehicle, let trailer, let containers, let reason):
            try tranship(id, vehicle, trailer, containers, reason: reason, into: &events)
        case .split(let id, let parts, let reason):
            try split(id, into: parts, reason: reason, at: now, into: &events)
        case .merge(let id, let others, let reason):
            try merge(id, others, reason: reason, into: &events)
        case .release(let id, let lane):
            try release(id, lane: lane, at: now, into: &events)
        case .cross(let id, let seen):
            try cross(id, seen: seen, at: now, into: &events)
        case .returnEmpty(let id):
            try returnEmpty(id, at: now, into: &events)
        case .returnLoaded(let id, let declaration):
            try returnLoaded(id, declaration, at: now, into: &events)
        case .close(let id, let reason):
            try close(id, reason: reason, at: now, into: &events)
        case .book(let id, let order):
            try book(id, order, by: actor, at: now, into: &events)
        case .drawSlot(let slot, let draw):
            try self.draw(slot, draw, at: now, into: &events)
        case .setRule(let rule):
            try set(rule, at: now, into: &events)
        case .withdrawRule(let id, let reason):
            try withdraw(id, reason: reason, into: &events)
        case .sweep:
            sweep(at: now, into: &events)
        case .closeBulletin(let date):
            try closeBulletin(date, at: now, into: &events)
        }
    }

    // MARK: What several commands ask

    func trip(_ id: TripID) throws(Refusal) -> Trip {
        guard let trip = trips[id] else { throw .unknownTrip(id) }
        return trip
    }

    func trip(_ id: TripID, in stages: [StageName]) throws(Refusal) -> Trip {
        let trip = try trip(id)
        guard stages.contains(trip.stage.name) else { throw .wrongStage(now: trip.stage.name, accepted: stages) }
        return trip
    }

    func require(reason: String) throws(Refusal) {
        guard reason.utf8.contains(where: { $0 > 0x20 }) else { throw .reasonMissing }
        guard reason.utf8.count <= Limit.reason else { throw .tooLong(.reason, limit: Limit.reason) }
    }

    func requireIntake(
        _ place: PlaceID, _ direction: Direction, _ category: GoodsCategory, at moment: Timestamp
    ) throws(Refusal) {
        if let notice = rules.notice(place: place, direction: direction, category: category, at: moment) {
            throw .noIntake(rule: notice.rule, until: notice.until)
        }
    }

    /// The area, if vehicles of the place may wait there and it has room for one more, or the vehicle stands there now.
    func requireRoom(
        in id: HoldingAreaID, of place: PlaceID, from present: HoldingAreaID? = nil, at now: Timestamp
    ) throws(Refusal) {
        guard let area = rules.area(id, at: now) else { throw .unknownArea(id) }
        guard area.places.contains(place) else { throw .wrongArea(id) }
        if let capacity = area.capacity, present != id, areaCounts[id, default: 0] >= capacity {
            throw .areaFull(id, capacity: capacity)
        }
    }

    /// The lane, if this trip may use it and it is open.
    func requireLane(_ id: LaneID, for trip: Trip, at now: Timestamp) throws(Refusal) {
        try requireLane(
            id, place: trip.place, direction: trip.direction, isUnmanned: trip.method == .unmanned, at: now)
    }

    func requireLane(
        _ id: LaneID, place: PlaceID, direction: Direction, isUnmanned: Bool, at now: Timestamp
    ) throws(Refusal) {
        guard let lane = rules.lane(id, at: now) else { throw .unknownLane(id) }
        guard lane.place == place, lane.direction == nil || lane.direction == direction,
            lane.isUnmanned == isUnmanned
        else { throw .wrongLane(id) }
        guard lane.isOpen else { throw .laneClosed(id) }
    }

    /// Whether the lane's barrier may pass one more vehicle in this clock hour.
    func requirePassage(_ id: LaneID, at now: Timestamp) throws(Refusal) {
        guard let lane = rules.lane(id, at: now) else { throw .unknownLane(id) }
        guard lane.vehiclesPerHour > 0 else { throw .laneClosed(id) }
        if let use = laneUse[id], use.hour == now.clockHour, use.vehicles >= lane.vehiclesPerHour {
            throw .laneFull(id, nextFree: now.nextClockHour)
        }
    }

    func requireOpen(_ place: PlaceID, at now: Timestamp) throws(Refusal) {
        guard rules.isOpen(place, at: now) else {
            throw .closed(place, opens: rules.nextOpening(of: place, after: now))
        }
    }

    func require(_ trip: Trip, looksLike seen: Seen) throws(Refusal) {
        if let vehicle = seen.vehicle, vehicle != trip.papers.vehicle { throw .mismatch(.vehicle) }
        if let trailer = seen.trailer, trailer != trip.papers.trailer { throw .mismatch(.trailer) }
        if let containers = seen.containers, Set(containers) != Set(trip.papers.containers) {
            throw .mismatch(.containers)
        }
    }
}
