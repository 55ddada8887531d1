import BorderVocabulary
import Gate

/// Somebody who is signed in with a browser.
package struct Session: Hashable, Sendable {
    /// The secret for the cookie, 64 hexadecimal digits; only its digest is stored, so it is known at creation only.
    package let token: String
    /// What a form must bring back, 64 hexadecimal digits.
    package let csrf: String
    /// Who is signed in.
    package let user: UserID
    /// The capacity chosen at sign-in.
    package let duty: Duty
    /// The firm for which a declarant or a yard acts.
    package let firm: TaxCode?
    /// When the person signed in.
    package let createdAt: Timestamp
    /// When the session ends unless it is used before.
    package let idleUntil: Timestamp
    /// When the session ends in any case.
    package let expiresAt: Timestamp

    /// The actor of commands that are given in this session.
    package var actor: Actor { Actor(user: user, duty: duty) }

    /// Joins the parts.
    package init(
        token: String, csrf: String, user: UserID, duty: Duty, firm: TaxCode?, createdAt: Timestamp,
        idleUntil: Timestamp, expiresAt: Timestamp
    ) {
        self.token = token
        self.csrf = csrf
        self.user = user
        self.duty = duty
        self.firm = firm
        self.createdAt = createdAt
        self.idleUntil = idleUntil
        self.expiresAt = expiresAt
    }
}
