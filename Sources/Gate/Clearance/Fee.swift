import BorderVocabulary

/// The infrastructure fee of a trip: what was assessed, what was paid, and whether the one still fits the papers.
package struct Fee: Hashable, Sendable {
    /// What was assessed last; nil while nobody has.
    package var assessed: Money?
    /// All that was paid.
    package var paid: Money
    /// Whether a paper on which the fee depends changed since it was assessed, so that it must be confirmed or assessed
    /// anew.
    package var isOutdated: Bool

    package init(assessed: Money? = nil, paid: Money = .zero, isOutdated: Bool = false) {
        self.assessed = assessed
        self.paid = paid
        self.isOutdated = isOutdated
    }

    package static let unassessed = Fee()

    /// Where the fee stands.
    package enum State: Hashable, Sendable {
        case unassessed
        /// Assessed for papers that have changed since.
        case outdated
        /// So much has still to be paid.
        case due(Money)
        /// Nothing is due.
        case settled
    }

    package var state: State {
        guard let assessed else { return .unassessed }
        if isOutdated { return .outdated }
        return paid < assessed ? .due(assessed.subtracting(paid) ?? assessed) : .settled
    }

    /// What was paid and is not owed, to be given back or counted elsewhere; nothing while that is not known.
    package var credit: Money {
        guard let assessed, !isOutdated, assessed < paid else { return .zero }
        return paid.subtracting(assessed) ?? .zero
    }

    mutating func assess(_ amount: Money) {
        assessed = amount
        isOutdated = false
    }

    mutating func pay(_ amount: Money) {
        paid = paid.adding(amount) ?? Money(dong: .max)
    }

    mutating func papersChanged() {
        if assessed != nil { isOutdated = true }
    }

    /// Whether the fee depends on a paper. It goes by the vehicle, the goods and, where they are mixed, the customs
    /// declarations (Resolution 09/2025/NQ-HĐND).
    package static func depends(on field: Field) -> Bool {
        switch field {
        case .vehicle, .trailer, .containers, .goods, .declarations: true
        case .seals, .driver, .lineDriver, .firm, .plannedArrival, .trip, .place, .direction, .movement, .method, .area,
            .lane, .yard, .agency, .reason, .witness, .amount, .receipt, .warning, .returnOf, .rule, .date, .parts,
            .category, .basis, .start:
            false
        }
    }
}
