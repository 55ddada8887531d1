import BorderVocabulary
import Gate

/// A key with which a machine acts for a person, within scopes.
package struct APIToken: Hashable, Sendable {
    /// What a token allows.
    package enum Scope: Hashable, Sendable {
        /// Reading what the person may read.
        case read
        /// Commands in one capacity, as long as the person holds it.
        case duty(Duty)
    }

    /// A public name of 16 hexadecimal digits by which the token is listed and revoked.
    package let id: String
    /// For whom it acts.
    package let user: UserID
    /// What it is for, in its owner's words, at most 200 bytes.
    package let label: String
    /// What it allows.
    package let scopes: Set<Scope>
    /// When it was made.
    package let createdAt: Timestamp
    /// When it stops working.
    package let expiresAt: Timestamp

    /// Joins the parts.
    package init(
        id: String, user: UserID, label: String, scopes: Set<Scope>, createdAt: Timestamp, expiresAt: Timestamp
    ) {
        self.id = id
        self.user = user
        self.label = label
        self.scopes = scopes
        self.createdAt = createdAt
        self.expiresAt = expiresAt
    }
}
