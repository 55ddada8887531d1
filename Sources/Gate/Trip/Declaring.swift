import BorderVocabulary

// Step 1 of the eight: declare; and what may be done to a declaration before the vehicle is inside.
extension Gate {
    func declare(_ declaration: Declaration, at now: Timestamp, into events: inout [Event]) throws(Refusal) {
        guard declaration.returnOf == nil else { throw .fieldNotAllowed(.returnOf) }
        try requireSound(declaration, at: now)
        try requireFree(declaration.papers)
        events.append(.declared(TripID(lastTrip + 1), declaration, required: required(declaration, at: now)))
    }

    /// Registers the goods of a vehicle that came undeclared. It takes its place in the line of its class now.
    func identify(
        _ id: TripID, _ declaration: Declaration, at now: Timestamp, into events: inout [Event]
    ) throws(Refusal) {
        let trip = try trip(id, in: [.waiting])
        guard trip.category == .unidentified else { throw .sameValue(.goods) }
        guard declaration.returnOf == nil else { throw .fieldNotAllowed(.returnOf) }
        guard declaration.place == trip.place else { throw .wrongPlace(trip.place) }
        guard declaration.direction == trip.direction else { throw .mismatch(.direction) }
        guard declaration.papers.vehicle == trip.papers.vehicle else { throw .mismatch(.vehicle) }
        // The vehicle stands here: whatever arrival it names, the rules of this moment count.
        try requireTaken(declaration, at: now)
        try requireSound(declaration.papers, declaration.movement, declaration.method)
        try requireFree(declaration.papers, except: [id])
        events.append(.identified(id, declaration, required: required(declaration, at: now)))
    }

    func cancel(_ id: TripID, reason: String, by actor: Actor, into events: inout [Event]) throws(Refusal) {
        // A declarant takes back what is still on the road or in the queue; inside the gate an officer has a say.
        let trip = try trip(id, in: actor.duty == .declarant ? [.declared, .waiting] : [.declared, .waiting, .called])
        try require(reason: reason)
        // What is held stays: a new declaration must not shake the hold off.
        guard trip.clearances.held.isEmpty else { throw .heldBy(trip.clearances.held.all) }
        events.append(.ended(id, .cancelled, reason: reason))
    }

    func accept(_ warning: Warning, of id: TripID, reason: String, into events: inout [Event]) throws(Refusal) {
        let trip = try trip(id)
        guard trip.openWarnings.has(warning) else { throw .warningNotOpen(warning) }
        try require(reason: reason)
        events.append(.warningAccepted(id, warning, reason: reason))
    }

    func required(_ declaration: Declaration, at now: Timestamp) -> AgencySet {
        rules.requiredAgencies(
            direction: declaration.direction, movement: declaration.movement, category: declaration.category, at: now)
    }

    /// Everything that can be wrong with a declaration by itself and against the rules in force.
    func requireSound(_ declaration: Declaration, at now: Timestamp) throws(Refusal) {
        try requireNear(declaration.papers.plannedArrival, at: now)
        // The rules of the day on which the vehicle is to come; those of today where it did not say.
        try requireTaken(declaration, at: max(now, declaration.papers.plannedArrival ?? now))
        try requireSound(declaration.papers, declaration.movement, declaration.method)
    }

    /// Whether an arrival is planned for a time that can be meant.
    func requireNear(_ arrival: Timestamp?, at now: Timestamp) throws(Refusal) {
        guard let arrival else { return }
        let (from, until) = (now - Limit.bookingPast, now + rules.bookingHorizon(at: now))
        guard from <= arrival, arrival <= until else { throw .arrivalOutOfRange(from: from, until: until) }
    }

    /// Whether the place takes in what is declared, by the rules of a moment.
    func requireTaken(_ declaration: Declaration, at moment: Timestamp) throws(Refusal) {
        guard rules.isPlace(declaration.place, at: moment) else { throw .unknownPlace(declaration.place) }
        guard rules.method(declaration.method, at: declaration.place, on: moment) != nil else {
            throw .methodNotInForce(declaration.method, declaration.place)
        }
        try requireIntake(declaration.place, declaration.direction, declaration.category, at: moment)
    }

    /// What must hold of papers by themselves, wherever and whenever they are shown.
    func requireSound(_ papers: Papers, _ movement: Movement, _ method: DeliveryMethod) throws(Refusal) {
        guard let vehicle = papers.vehicle else { throw .fieldMissing(.vehicle) }
        try requireBounds(papers)
        try requireDriver(papers, vehicle, method: method)
        try requireLoad(papers, movement)
        if method == .twoWay { try requireTwoWay(papers) }
    }

    func requireBounds(_ papers: Papers) throws(Refusal) {
        guard papers.containers.count <= Limit.containers else { throw .tooMany(.containers, limit: Limit.containers) }
        guard papers.seals.count <= Limit.seals else { throw .tooMany(.seals, limit: Limit.seals) }
        guard papers.goods.count <= Limit.goods else { throw .tooMany(.goods, limit: Limit.goods) }
        guard papers.declarations.count <= Limit.declarations else {
            throw .tooMany(.declarations, limit: Limit.declarations)
        }
        guard Set(papers.containers).count == papers.containers.count else { throw .repeated(.containers) }
        for line in papers.goods where line.name.utf8.count > Limit.goodsName {
            throw .tooLong(.goods, limit: Limit.goodsName)
        }
        for line in papers.goods where !line.name.utf8.contains(where: { $0 > 0x20 }) { throw .fieldMissing(.goods) }
    }

    private func requireDriver(
        _ papers: Papers, _ vehicle: VehicleIdentity, method: DeliveryMethod
    ) throws(Refusal) {
        // The closed road is for unmanned vehicles, and they use no other.
        guard vehicle.isUnmanned == (method == .unmanned) else { throw .fieldNotAllowed(.vehicle) }
        if method == .unmanned {
            guard papers.driver == nil else { throw .fieldNotAllowed(.driver) }
            guard papers.lineDriver == nil else { throw .fieldNotAllowed(.lineDriver) }
            return
        }
        guard let driver = papers.driver else { throw .fieldMissing(.driver) }
        // Customs instruction of January 2020: a Chinese plate has a Chinese driver. Once the vehicle is handed over,
        // that is the one who takes it over the line.
        if vehicle.isChinese, (papers.lineDriver ?? driver).nationality != .cn { throw .driverMustBeChinese }
    }

    private func requireLoad(_ papers: Papers, _ movement: Movement) throws(Refusal) {
        switch movement {
        case .loaded:
            guard !papers.goods.isEmpty else { throw .fieldMissing(.goods) }
        case .empty:
            guard papers.goods.isEmpty else { throw .fieldNotAllowed(.goods) }
        case .newVehicle:
            guard papers.trailer == nil else { throw .fieldNotAllowed(.trailer) }
            guard papers.containers.isEmpty else { throw .fieldNotAllowed(.containers) }
        }
    }

    /// The two-way pilot of 10 December 2025: one firm, one farm product, nothing mixed.
    private func requireTwoWay(_ papers: Papers) throws(Refusal) {
        guard papers.firm != nil else { throw .oneFirmOnly }
        let fruit = papers.goods.filter(\.isFruit)
        guard fruit.count <= 1 else { throw .oneFarmProductOnly }
        guard fruit.isEmpty || fruit.count == papers.goods.count else { throw .mixedGoodsExcluded }
    }
}
