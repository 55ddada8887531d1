import BorderVocabulary
import Gate

/// A named person who uses the software, with the duties that the person holds or held.
package struct Person: Hashable, Sendable {
    /// The name that stands in the log.
    package let id: UserID
    /// The person's own name, for people to read.
    package var name: String
    /// What the person types to sign in: at most 64 bytes, compared without case.
    package let login: String
    /// Duties with their periods.
    package var duties: [DatedDuty]
    /// Whether sign-in and tokens are shut.
    package var isDisabled: Bool

    /// Joins the parts.
    package init(id: UserID, name: String, login: String, duties: [DatedDuty], isDisabled: Bool = false) {
        self.id = id
        self.name = name
        self.login = login
        self.duties = duties
        self.isDisabled = isDisabled
    }

    /// The duties in force at a moment.
    package func duties(at moment: Timestamp) -> [DatedDuty] {
        duties.filter { $0.isInForce(at: moment) }
    }
}

/// A duty of a person, with its period.
package struct DatedDuty: Hashable, Sendable {
    /// The capacity in which the person acts.
    package let duty: Duty
    /// The first moment.
    package let from: Timestamp
    /// The moment just after the last; nil while no end is known.
    package let until: Timestamp?
    /// The firm for which a declarant or a yard acts.
    package let firm: TaxCode?

    /// Joins the parts.
    package init(_ duty: Duty, from: Timestamp, until: Timestamp? = nil, firm: TaxCode? = nil) {
        self.duty = duty
        self.from = from
        self.until = until
        self.firm = firm
    }

    /// Answers whether the duty is held at a moment.
    package func isInForce(at moment: Timestamp) -> Bool {
        guard moment >= from else { return false }
        guard let until else { return true }
        return moment < until
    }
}
