import BorderVocabulary

/// What a payment is booked to.
package struct Charge: Hashable, Sendable, Codable {
    package let project: ProjectID
    /// The year of the plan that it is paid from.
    package let year: Int
    package let source: HeadingID
    /// Whether it is paid from capital carried over from the year before.
    package let isCarriedOver: Bool

    /// Joins the parts.
    package init(_ project: ProjectID, year: Int, source: HeadingID, isCarriedOver: Bool = false) {
        self.project = project
        self.year = year
        self.source = source
        self.isCarriedOver = isCarriedOver
    }
}

/// A booking of the treasury; its amount is above zero, its kind says which way it goes.
package struct TreasuryEntry: Hashable, Sendable, Codable {
    /// What is booked.
    package enum Kind: Hashable, Sendable, Codable {
        /// Money paid before work was done.
        case advance(Charge)
        /// Money paid for work that was done.
        case completed(Charge)
        /// Work that was done for an advance: no money moves.
        case settlement(of: Line)
        /// Money that came back from a payment.
        case reversal(of: Line)
    }

    /// The treasury's own reference; no two bookings have the same.
    package let reference: Line
    package let day: LocalDate
    package let amount: Money
    package let kind: Kind

    /// Joins the parts.
    package init(_ reference: Line, on day: LocalDate, _ amount: Money, _ kind: Kind) {
        self.reference = reference
        self.day = day
        self.amount = amount
        self.kind = kind
    }

    /// What a payment is booked to; nil for what follows one.
    package var charge: Charge? {
        switch kind {
        case .advance(let charge), .completed(let charge): charge
        case .settlement, .reversal: nil
        }
    }

    /// The reference of the payment that this follows.
    package var followed: Line? {
        switch kind {
        case .advance, .completed: nil
        case .settlement(let reference), .reversal(let reference): reference
        }
    }

    var isAdvance: Bool {
        if case .advance = kind { return true }
        return false
    }

    var isReversal: Bool {
        if case .reversal = kind { return true }
        return false
    }
}

/// A booking as it is kept: with the place of its file.
package struct KeptEntry: Hashable, Sendable {
    package let entry: TreasuryEntry
    package let file: Int
}

/// What a contract binds, as its owner said on a day: the whole amount, never a difference.
package struct ContractStatement: Said {
    package let project: ProjectID
    /// The number of the contract.
    package let contract: Line
    package let amount: Money
    package let signedOn: LocalDate
    package let saidOn: LocalDate

    /// Joins the parts.
    package init(_ project: ProjectID, contract: Line, _ amount: Money, signedOn: LocalDate, saidOn: LocalDate) {
        self.project = project
        self.contract = contract
        self.amount = amount
        self.signedOn = signedOn
        self.saidOn = saidOn
    }
}
