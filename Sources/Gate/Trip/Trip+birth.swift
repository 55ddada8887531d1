import BorderVocabulary

extension Trip {
    init(id: TripID, declaration: Declaration, required: AgencySet, declaredAt: Timestamp) {
        self.init(
            id: id, place: declaration.place, direction: declaration.direction, movement: declaration.movement,
            method: declaration.method, category: declaration.category, stage: .declared,
            clearances: Clearances(required: required), fee: .unassessed, openWarnings: declaration.warnings,
            arrivedAt: nil, missedCalls: 0, declaredAt: declaredAt, isOverstayed: false,
            returnOf: declaration.returnOf, ticket: 0, ticketAt: .earliest, papers: declaration.papers)
    }

    init(id: TripID, arrival: UndeclaredArrival, declaredAt: Timestamp) {
        self.init(
            id: id, place: arrival.place, direction: arrival.direction, movement: .loaded, method: .traditional,
            category: .unidentified, stage: .declared, clearances: Clearances(required: []), fee: .unassessed,
            openWarnings: [], arrivedAt: nil, missedCalls: 0, declaredAt: declaredAt, isOverstayed: false,
            returnOf: nil, ticket: 0, ticketAt: .earliest, papers: Papers(vehicle: arrival.vehicle))
    }

    /// A part of a split trip. It stands where the whole stood, keeps what was said of the goods, and is examined
    /// anew as a vehicle: by the border guard, and by customs, which speaks last. Its fee is assessed anew, and what was
    /// paid for the whole counts.
    init(id: TripID, splitFrom source: Trip, papers: Papers, at now: Timestamp) {
        var clearances = source.clearances
        clearances.granted.subtract(AgencySet([.borderGuard, .customs]))
        self.init(
            id: id, place: source.place, direction: source.direction, movement: source.movement,
            method: source.method, category: Declaration.category(of: papers.goods, movement: source.movement),
            stage: source.stage, clearances: clearances, fee: Fee(paid: source.fee.paid),
            openWarnings: source.openWarnings,
            arrivedAt: now, missedCalls: 0, declaredAt: now, isOverstayed: false,
            returnOf: papers.vehicle == source.papers.vehicle ? source.returnOf : nil, ticket: 0, ticketAt: .earliest,
            papers: papers)
    }

    mutating func identify(by declaration: Declaration, required: AgencySet) {
        movement = declaration.movement
        method = declaration.method
        category = declaration.category
        openWarnings = declaration.warnings
        papers = declaration.papers
        fee.papersChanged()
        clearances.require(required)
    }

    mutating func merge(_ other: Trip, papers merged: Papers, withdrawn: AgencySet) {
        papers = merged
        category = Declaration.category(of: merged.goods, movement: movement)
        openWarnings.formUnion(other.openWarnings)
        clearances.withdraw(withdrawn)
        clearances.refused.formUnion(other.clearances.refused)
        clearances.held.formUnion(other.clearances.held)
        clearances.require(clearances.required.union(other.clearances.required))
        // A fee that was assessed for less does not cover more; what was paid for both counts.
        fee.assessed = nil
        fee.isOutdated = false
        fee.pay(other.fee.paid)
    }
}

extension Declaration {
    /// Fruit if any line is fruit; unidentified if a loaded vehicle names no goods.
    static func category(of goods: [GoodsLine], movement: Movement) -> GoodsCategory {
        if goods.contains(where: \.isFruit) { return .fruit }
        return movement == .loaded && goods.isEmpty ? .unidentified : .other
    }
}
