import BorderVocabulary

// One field at a time, with reason, old and new value; only what hangs on that field is examined again.
extension Gate {
    /// Which agencies' yes falls when a paper changes: the dependency table.
    package static func dependants(of field: Field) -> AgencySet {
        switch field {
        case .vehicle, .trailer: AgencySet([.borderGuard, .customs])
        case .containers, .seals, .declarations, .firm: AgencySet([.customs])
        case .driver: AgencySet([.borderGuard, .health])
        case .goods: AgencySet([.health, .animalQuarantine, .plantQuarantine, .customs])
        case .lineDriver, .plannedArrival, .trip, .place, .direction, .movement, .method, .area, .lane, .yard,
            .agency, .reason, .witness, .amount, .receipt, .warning, .returnOf, .rule, .date, .parts, .category,
            .basis, .start:
            []
        }
    }

    /// Papers to which a place in the queue is bound: once the vehicle has come, changing them takes two persons,
    /// because whether a plate was mistyped or a truck exchanged is what the second person looks at.
    package static func isBound(_ field: Field) -> Bool {
        switch field {
        case .vehicle, .trailer, .containers, .seals: true
        case .driver, .lineDriver, .goods, .declarations, .firm, .plannedArrival, .trip, .place, .direction,
            .movement, .method, .area, .lane, .yard, .agency, .reason, .witness, .amount, .receipt, .warning,
            .returnOf, .rule, .date, .parts, .category, .basis, .start:
            false
        }
    }

    func change(
        _ id: TripID, _ change: Change, by actor: Actor, at now: Timestamp, into events: inout [Event]
    ) throws(Refusal) {
        // A declarant corrects what is still on the road; at the gate an officer does it, on the declarant's word.
        let stages: [StageName] =
            actor.duty == .declarant
            ? [.declared] : [.declared, .waiting, .called, .atGate, .inYard, .released]
        let trip = try trip(id, in: stages)
        try require(reason: change.reason)
        let field = change.new.field
        let old = trip.papers.value(of: change.new)
        guard old != change.new else { return }
        guard trip.category != .unidentified else { throw .goodsUnidentified }
        try requireWitness(change, field: field, trip: trip, actor: actor)

        if case .plannedArrival(let arrival) = change.new { try requireNear(arrival, at: now) }
        let papers = trip.papers.replacing(with: change.new)
        try requireSound(papers, trip.movement, trip.method)
        // What was taken in stays so; on the road, other goods or another day are asked for anew.
        if trip.stage.name == .declared, field == .goods || field == .plannedArrival {
            let declaration = Declaration(
                place: trip.place, direction: trip.direction, movement: trip.movement, method: trip.method,
                papers: papers)
            try requireTaken(declaration, at: max(now, papers.plannedArrival ?? now))
        }
        try requireFree(papers, except: [id])

        // At the line itself the border guard watches the tractors change: that is the method, not a new case.
        let isTractorSwapAtLine =
            field == .vehicle && change.kind == .swap && trip.method == .tractorSwap && trip.stage.name == .released
        let dependants = isTractorSwapAtLine ? [] : Self.dependants(of: field)
        // What would have to be examined again cannot be, between the yard and the line.
        if trip.stage.name == .released, !dependants.isEmpty {
            throw .wrongStage(now: .released, accepted: [.declared, .waiting, .called, .atGate, .inYard])
        }
        var withdrawn = dependants.intersection(trip.clearances.granted)
        // Customs spoke on the word of the others.
        if !withdrawn.isEmpty { withdrawn.formUnion(AgencySet([.customs]).intersection(trip.clearances.granted)) }
        let category = Declaration.category(of: papers.goods, movement: trip.movement)
        let required =
            field == .goods
            ? rules.requiredAgencies(
                direction: trip.direction, movement: trip.movement, category: category, at: now)
            : trip.clearances.required
        events.append(
            .changed(
                id, kind: change.kind, old: old, new: change.new, warnings: change.warnings, category: category,
                required: required, withdrawn: withdrawn, reason: change.reason, witness: change.witness))
    }

    private func requireWitness(_ change: Change, field: Field, trip: Trip, actor: Actor) throws(Refusal) {
        guard Self.isBound(field), trip.arrivedAt != nil else { return }
        guard let witness = change.witness else { throw .witnessMissing }
        guard witness != actor.user else { throw .witnessIsActor }
    }
}

extension Papers {
    /// The value that these papers have where `other` has one.
    package func value(of other: PaperValue) -> PaperValue {
        switch other {
        case .vehicle: .vehicle(vehicle)
        case .trailer: .trailer(trailer)
        case .containers: .containers(containers)
        case .seals: .seals(seals)
        case .driver: .driver(driver)
        case .lineDriver: .lineDriver(lineDriver)
        case .goods: .goods(goods)
        case .declarations: .declarations(declarations)
        case .firm: .firm(firm)
        case .plannedArrival: .plannedArrival(plannedArrival)
        }
    }
}
