import Application
import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird
import Synchronization

/// Finds out who asks, and checks passwords a few at a time, away from the event loops.
package final class Doorkeeper: Sendable {
    let accounts: any AccountStore
    private let clock: any WallClock
    private let configuration: WebConfiguration
    private let blocking: BlockingWork
    /// scrypt costs a tenth of a second of a core: few threads, and a bounded number who wait.
    private let passwords: BlockingWork
    private let waiting = Mutex(0)
    private let cache: IdentityCache

    init(
        accounts: any AccountStore, clock: any WallClock, configuration: WebConfiguration, blocking: BlockingWork
    ) {
        self.accounts = accounts
        self.clock = clock
        self.configuration = configuration
        self.blocking = blocking
        passwords = BlockingWork(threads: configuration.limits.passwordThreads)
        cache = IdentityCache(life: configuration.limits.identityLife, capacity: configuration.limits.identities)
    }

    /// Who asks: by `Authorization: Bearer`, else by the session's cookie; nil for neither.
    ///
    /// A token that does not work is a problem; a cookie that does not work is as good as none, because browsers keep
    /// sending it.
    package func identify(_ request: Request) async throws(Problem) -> Identity? {
        if let header = request.headers[.authorization] {
            let parts = header.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == "bearer", parts[1].utf8.count <= 256,
                let identity = try await token(String(parts[1]))
            else { throw Problem(.unauthenticated) }
            return identity
        }
        guard let secret = secret(of: request) else { return nil }
        return try await session(secret)
    }

    /// The secret of the session's cookie.
    package func secret(of request: Request) -> String? {
        guard let value = request.cookies[configuration.sessionCookie]?.value, value.utf8.count == 64 else {
            return nil
        }
        return value
    }

    private func token(_ secret: String) async throws(Problem) -> Identity? {
        if let known = cache.find("b" + secret) { return known }
        let now = clock.now()
        let accounts = accounts
        let found = try await blocking(accounts: { () throws(AccountFailure) -> Identity? in
            guard let token = try accounts.token(secret, at: now), let person = try accounts.person(token.user),
                !person.isDisabled
            else { return nil }
            return Identity(person: person, proof: .token(token), at: now)
        })
        if let found { cache.keep(found, for: "b" + secret) }
        return found
    }

    private func session(_ secret: String) async throws(Problem) -> Identity? {
        if let known = cache.find("c" + secret) { return known }
        let now = clock.now()
        let accounts = accounts
        let found = try await blocking(accounts: { () throws(AccountFailure) -> Identity? in
            guard let session = try accounts.session(secret, at: now), let person = try accounts.person(session.user),
                !person.isDisabled
            else { return nil }
            return Identity(person: person, proof: .session(session), at: now)
        })
        if let found { cache.keep(found, for: "c" + secret) }
        return found
    }

    /// Checks a password and begins a session in a capacity the person holds.
    package func signIn(
        login: String, password: String, duty wanted: Duty?
    ) async throws(Problem) -> (person: Person, session: Session) {
        let now = clock.now()
        let accounts = accounts
        let answer = try await checking { () -> Result<(person: Person, session: Session), Problem> in
            do throws(SignInFailure) {
                let person = try accounts.verify(login: login, password: password, at: now)
                let duties = person.duties(at: now)
                guard let duty = wanted.map({ wanted in duties.first { $0.duty == wanted } }) ?? duties.first else {
                    return .failure(wanted == nil ? Problem(.noDuty) : Problem(.forbidden(duties.map(\.duty))))
                }
                do throws(AccountFailure) {
                    let session = try accounts.createSession(for: person.id, duty: duty.duty, firm: duty.firm, at: now)
                    return .success((person, session))
                } catch {
                    return .failure(Problem(accounts: error))
                }
            } catch {
                return .failure(Problem(signIn: error, at: now))
            }
        }
        cache.forget()
        return try answer.get()
    }

    /// Runs something that computes scrypt, when its turn has come; `busy` when too many wait.
    func checking<Value: Sendable>(
        _ body: @escaping @Sendable () -> Result<Value, Problem>
    ) async throws(Problem) -> Result<Value, Problem> {
        let isFull = waiting.withLock { waiting in
            guard waiting < configuration.limits.passwordsWaiting else { return true }
            waiting += 1
            return false
        }
        guard !isFull else { throw Problem(.busy) }
        defer { waiting.withLock { $0 -= 1 } }
        return try await passwords.run(body).get()
    }

    var now: Timestamp { clock.now() }

    /// Asks the accounts on a thread that may block.
    func asking<Value: Sendable>(
        _ body: @escaping @Sendable (any AccountStore) throws(AccountFailure) -> Value
    ) async throws(Problem) -> Value {
        let accounts = accounts
        return try await blocking(accounts: { () throws(AccountFailure) in try body(accounts) })
    }

    /// Forgets what was believed, after something about people changed.
    package func forget() { cache.forget() }

    func stop() async {
        await passwords.stop()
    }
}
