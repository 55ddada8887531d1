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
    private let changed: AsyncStream<Void>.Continuation
    /// Says that a sign-out or the like may have ended what somebody was let in by; for one who follows.
    let changes: AsyncStream<Void>

    init(
        accounts: any AccountStore, clock: any WallClock, configuration: WebConfiguration, blocking: BlockingWork
    ) {
        self.accounts = accounts
        self.clock = clock
        self.configuration = configuration
        self.blocking = blocking
        passwords = BlockingWork(threads: configuration.limits.passwordThreads)
        cache = IdentityCache(life: configuration.limits.identityLife, capacity: configuration.limits.identities)
        (changes, changed) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Who asks: by `Authorization: Bearer`, else by the session's cookie; nil for neither.
    ///
    /// A token that does not work is a problem; a cookie that does not work is as good as none, because browsers keep
    /// sending it.
    package func identify(_ request: Request) async throws(Problem) -> Identity? {
        guard let credential = try credential(of: request) else { return nil }
        if let known = cache.find(credential) { return known }
        let now = clock.now()
        let accounts = accounts
        let found = try await blocking(accounts: { () throws(AccountFailure) in
            try Doorkeeper.find(credential, in: accounts, at: now, isUsed: true)
        })
        if let found { cache.keep(found, for: credential) }
        if found == nil, case .token = credential { throw Problem(.unauthenticated) }
        return found
    }

    /// What a request shows of who sends it; nil for nothing.
    package func credential(of request: Request) throws(Problem) -> Credential? {
        guard let header = request.headers[.authorization] else { return secret(of: request).map(Credential.session) }
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer", parts[1].utf8.count <= 256 else {
            throw Problem(.unauthenticated)
        }
        return .token(String(parts[1]))
    }

    /// Those who are still let in, as the store says this moment, whatever was believed before; using nothing up.
    func recheck(_ credentials: [Credential]) async throws(Problem) -> [Credential: Identity] {
        let now = clock.now()
        let accounts = accounts
        let found = try await blocking(accounts: { () throws(AccountFailure) -> [Credential: Identity] in
            var found: [Credential: Identity] = [:]
            for credential in credentials {
                found[credential] = try Doorkeeper.find(credential, in: accounts, at: now, isUsed: false)
            }
            return found
        })
        // Whoever is shut out must not come back on what was believed a moment ago.
        for credential in credentials {
            if let identity = found[credential] {
                cache.keep(identity, for: credential)
            } else {
                cache.forget(credential)
            }
        }
        return found
    }

    private static func find(
        _ credential: Credential, in accounts: any AccountStore, at now: Timestamp, isUsed: Bool
    ) throws(AccountFailure) -> Identity? {
        let user: UserID
        let proof: Identity.Proof
        switch credential {
        case .token(let secret):
            guard let token = try accounts.token(secret, at: now) else { return nil }
            (user, proof) = (token.user, .token(token))
        case .session(let secret):
            let session =
                isUsed ? try accounts.session(secret, at: now) : try accounts.sessionInForce(secret, at: now)
            guard let session else { return nil }
            (user, proof) = (session.user, .session(session))
        }
        guard let person = try accounts.person(user), !person.isDisabled else { return nil }
        return Identity(person: person, proof: proof, at: now)
    }

    /// The secret of the session's cookie.
    package func secret(of request: Request) -> String? {
        guard let value = request.cookies[configuration.sessionCookie]?.value, value.utf8.count == 64 else {
            return nil
        }
        return value
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

    /// Forgets what was believed, after something about people changed, and has open streams looked at.
    package func forget() {
        cache.forget()
        changed.yield()
    }

    func stop() async {
        await passwords.stop()
    }
}
