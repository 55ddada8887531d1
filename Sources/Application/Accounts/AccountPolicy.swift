/// The numbers that a store of accounts works by.
package struct AccountPolicy: Sendable {
    /// What a guess at a password costs.
    package var passwordCost: PasswordHash.Cost
    /// How long a session lives without being used.
    package var sessionIdle: Duration
    /// How long a session lives at most: one shift.
    package var sessionLife: Duration
    /// How long a set-up link is good.
    package var setUpLinkLife: Duration

    /// Takes the defaults: full cost, 2 hours, 12 hours, 24 hours.
    package init(
        passwordCost: PasswordHash.Cost = PasswordHash.Cost(), sessionIdle: Duration = .seconds(7_200),
        sessionLife: Duration = .seconds(43_200), setUpLinkLife: Duration = .seconds(86_400)
    ) {
        self.passwordCost = passwordCost
        self.sessionIdle = sessionIdle
        self.sessionLife = sessionLife
        self.setUpLinkLife = setUpLinkLife
    }
}
