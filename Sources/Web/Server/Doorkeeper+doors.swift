import Application
import BorderVocabulary
import Gate
import Hummingbird

extension Doorkeeper {
    /// Ends the session of a request's cookie.
    package func signOut(_ request: Request) async throws(Problem) {
        guard let secret = secret(of: request) else { return }
        try await asking { (accounts) throws(AccountFailure) in try accounts.endSession(secret) }
        forget()
    }

    /// Signs the first administrator up with the link's secret, and in.
    package func setUp(
        link: String, name: String, login: String, password: String
    ) async throws(Problem) -> Session {
        let now = now
        let person = Person(
            id: try Doorkeeper.identifier(for: login), name: name, login: login,
            duties: [DatedDuty(.administrator, from: now)])
        let done = try await checking { [accounts] () -> Result<Session, Problem> in
            do throws(AccountFailure) {
                try accounts.useSetUpLink(link, person: person, password: password, at: now)
                return .success(
                    try accounts.createSession(for: person.id, duty: .administrator, firm: nil, at: now))
            } catch {
                return .failure(Problem(accounts: error))
            }
        }
        forget()
        return try done.get()
    }

    /// Whether a set-up link is still good.
    package func isSetUpLinkValid(_ link: String) async throws(Problem) -> Bool {
        let now = now
        return try await asking { (accounts) throws(AccountFailure) in
            try accounts.isSetUpLinkValid(link, at: now)
        }
    }

    /// The name that stands in the log for a login: its letters, digits and dashes.
    private static func identifier(for login: String) throws(Problem) -> UserID {
        let slug = String(
            login.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }.prefix(23))
        do {
            return try UserID.parse(slug)
        } catch {
            throw Problem(.fields([FieldError(pointer: "/login", error)]))
        }
    }
}
