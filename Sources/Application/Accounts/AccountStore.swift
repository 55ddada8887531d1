import BorderVocabulary
import Gate

/// People, passwords, sessions, tokens and the register of drivers: all that is personal, in one store beside the log.
///
/// Calls block; `verify` and `setPassword` compute scrypt and take about a tenth of a second each.
package protocol AccountStore: Sendable {
    /// Whether nobody was ever added, so that a set-up link is due.
    func isEmpty() throws(AccountFailure) -> Bool

    /// Adds a person, without a password; throws `alreadyTaken` for a known identifier or login.
    func addPerson(_ person: Person) throws(AccountFailure)
    /// Replaces name, duties and whether the person is disabled; disabling ends sessions.
    func update(_ person: Person) throws(AccountFailure)
    /// Everybody, by login.
    func people() throws(AccountFailure) -> [Person]
    /// Finds somebody by identifier.
    func person(_ id: UserID) throws(AccountFailure) -> Person?
    /// Finds somebody by login, without regard to case.
    func person(login: String) throws(AccountFailure) -> Person?
    /// Sets a password of at least 10 characters and ends the person's sessions.
    func setPassword(_ password: String, of user: UserID) throws(AccountFailure)

    /// Checks a password, counts failures, and locks after five of them with a delay that doubles.
    func verify(login: String, password: String, at moment: Timestamp) throws(SignInFailure) -> Person

    /// Signs somebody in, in one capacity.
    func createSession(
        for user: UserID, duty: Duty, firm: TaxCode?, at moment: Timestamp
    ) throws(AccountFailure) -> Session
    /// Finds a session by the secret of its cookie and prolongs it; nil when unknown, ended or shut.
    func session(_ token: String, at moment: Timestamp) throws(AccountFailure) -> Session?
    /// Finds a session as `session` does, and leaves its end where it is: a stream that is merely open does not use it.
    func sessionInForce(_ token: String, at moment: Timestamp) throws(AccountFailure) -> Session?
    /// Signs out; an unknown token is no error.
    func endSession(_ token: String) throws(AccountFailure)

    /// Makes a token; the secret is answered here and never again.
    func createToken(
        for user: UserID, label: String, scopes: Set<APIToken.Scope>, at moment: Timestamp, expiresAt: Timestamp
    ) throws(AccountFailure) -> (token: APIToken, secret: String)
    /// Finds a token by its secret; nil when unknown, expired, revoked or its person is disabled.
    func token(_ secret: String, at moment: Timestamp) throws(AccountFailure) -> APIToken?
    /// The tokens of a person that still work, newest first.
    func tokens(of user: UserID, at moment: Timestamp) throws(AccountFailure) -> [APIToken]
    /// Makes a token useless; an unknown one is no error.
    func revoke(tokenID: String) throws(AccountFailure)

    /// Makes a link with which the first administrator signs up, good once and for 24 hours; answers its secret.
    func createSetUpLink(at moment: Timestamp) throws(AccountFailure) -> String
    /// Answers whether a link is still good, without using it.
    func isSetUpLinkValid(_ secret: String, at moment: Timestamp) throws(AccountFailure) -> Bool
    /// Uses the link: adds the person with the password, all or nothing; throws `linkInvalid`.
    func useSetUpLink(
        _ secret: String, person: Person, password: String, at moment: Timestamp
    ) throws(AccountFailure)

    /// Keeps who drivers are and answers their pseudonyms in the same order; the same document has the same one.
    ///
    /// All are kept, or none. A document that is known keeps the name that it was first told with.
    func remember(_ drivers: [DriverPapers]) throws(AccountFailure) -> [DriverID]
    /// Who is behind a pseudonym; nil when unknown or erased.
    func driver(_ id: DriverID) throws(AccountFailure) -> DriverRecord?
    /// Puts a driver's name and telephone right and records that it was done; nil when the driver is unknown or erased.
    ///
    /// The same name and telephone again record nothing. Throws `reasonNamesDriver` for a reason that has what stands
    /// or stood there in it.
    func correct(
        driver id: DriverID, name: String, phone: String?, by actor: Actor, at moment: Timestamp, reason: String
    ) throws(AccountFailure) -> DriverRecord?
    /// Forgets who is behind a pseudonym and records that it was done; false when nobody is there. The log stays as it
    /// is. Throws `reasonNamesDriver` as `correct` does.
    func erase(
        driver id: DriverID, by actor: Actor, at moment: Timestamp, reason: String
    ) throws(AccountFailure) -> Bool
    /// The last hundred things that were done to a driver's row, oldest first; also of one who was erased.
    func changes(of driver: DriverID) throws(AccountFailure) -> [DriverChange]
}
