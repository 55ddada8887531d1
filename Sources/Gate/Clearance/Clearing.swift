import BorderVocabulary

// Each agency decides its own part; customs says yes last; nobody sets another's flag.
extension Gate {
    private static let stagesOfExamination: [StageName] = [.declared, .waiting, .called, .atGate, .inYard]
    /// Customs sees the goods in the yard; after a hold on the way to the line it speaks again there.
    private static let stagesOfCustoms: [StageName] = [.inYard, .released]

    private func requireOwner(_ agency: Agency, _ actor: Actor) throws(Refusal) {
        guard actor.duty.agency == agency else { throw .notYourAgency(owner: agency) }
    }

    func grant(_ id: TripID, _ agency: Agency, by actor: Actor, into events: inout [Event]) throws(Refusal) {
        try requireOwner(agency, actor)
        let trip = try trip(id)
        let clearances = trip.clearances
        if clearances.granted.has(agency) { return }
        let stages = agency == .customs ? Self.stagesOfCustoms : Self.stagesOfExamination
        guard stages.contains(trip.stage.name) else { throw .wrongStage(now: trip.stage.name, accepted: stages) }
        guard trip.category != .unidentified else { throw .goodsUnidentified }
        guard clearances.required.has(agency) || clearances.refused.has(agency) else {
            throw .clearanceNotRequired(agency)
        }
        if agency == .customs {
            guard clearances.held.isEmpty else { throw .heldBy(clearances.held.all) }
            let others = clearances.missing.union(clearances.refused).subtracting(AgencySet([.customs]))
            guard others.isEmpty else { throw .customsLast(after: others.all) }
        } else {
            guard !clearances.held.has(agency) else { throw .heldBy([agency]) }
        }
        events.append(.granted(id, agency))
    }

    func refuse(
        _ id: TripID, _ agency: Agency, reason: String, by actor: Actor, into events: inout [Event]
    ) throws(Refusal) {
        try requireOwner(agency, actor)
        let trip = try trip(id)
        guard Self.stagesOfExamination.contains(trip.stage.name) else {
            throw .wrongStage(now: trip.stage.name, accepted: Self.stagesOfExamination)
        }
        try require(reason: reason)
        if trip.clearances.refused.has(agency) { return }
        events.append(.clearanceRefused(id, agency, reason: reason))
    }

    func hold(
        _ id: TripID, _ agency: Agency, reason: String, by actor: Actor, into events: inout [Event]
    ) throws(Refusal) {
        try requireOwner(agency, actor)
        let trip = try trip(id)
        let stages = Self.stagesOfExamination + [.released]
        guard stages.contains(trip.stage.name) else { throw .wrongStage(now: trip.stage.name, accepted: stages) }
        try require(reason: reason)
        if trip.clearances.held.has(agency) { return }
        events.append(.held(id, agency, reason: reason))
    }

    func liftHold(
        _ id: TripID, _ agency: Agency, reason: String, by actor: Actor, into events: inout [Event]
    ) throws(Refusal) {
        try requireOwner(agency, actor)
        let trip = try trip(id)
        try require(reason: reason)
        guard trip.clearances.held.has(agency) else { return }
        events.append(.holdLifted(id, agency, reason: reason))
    }

    func reject(
        _ id: TripID, _ agency: Agency, reason: String, by actor: Actor, into events: inout [Event]
    ) throws(Refusal) {
        try requireOwner(agency, actor)
        let trip = try trip(id)
        let stages = Self.stagesOfExamination + [.released]
        guard stages.contains(trip.stage.name) else { throw .wrongStage(now: trip.stage.name, accepted: stages) }
        try require(reason: reason)
        events.append(.ended(id, .rejected, reason: reason))
    }

    func assessFee(
        _ id: TripID, _ amount: Money, basis: String, into events: inout [Event]
    ) throws(Refusal) {
        let trip = try trip(id, in: [.declared, .waiting, .called, .atGate, .inYard])
        guard amount >= .zero else { throw .notPositive(.amount) }
        guard basis.utf8.contains(where: { $0 > 0x20 }) else { throw .fieldMissing(.basis) }
        guard basis.utf8.count <= Limit.reference else { throw .tooLong(.basis, limit: Limit.reference) }
        // After payment, too: what is due is the difference then, and what was paid too much is a credit.
        if trip.fee.assessed == amount, !trip.fee.isOutdated { return }
        events.append(.feeAssessed(id, amount, basis: basis))
    }

    func recordPayment(
        _ id: TripID, _ amount: Money, receipt: ShortText, into events: inout [Event]
    ) throws(Refusal) {
        let trip = try trip(id, in: [.declared, .waiting, .called, .atGate, .inYard])
        guard !receipt.isEmpty else { throw .fieldMissing(.receipt) }
        switch trip.fee.state {
        case .unassessed: throw .feeNotAssessed
        case .outdated: throw .feeOutdated
        case .settled: throw .feeAlreadyPaid
        case .due(let due):
            guard amount == due else { throw .wrongAmount(due: due) }
        }
        events.append(.feePaid(id, amount, receipt: receipt))
    }
}
