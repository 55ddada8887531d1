import Application
import BorderVocabulary
import GRDB
import Gate

/// People, sessions, tokens and drivers in one SQLite file, `accounts.db`, readable by its owner only.
package final class SQLiteAccountStore: AccountStore {
    let database: any DatabaseWriter
    let policy: AccountPolicy

    /// Opens the file, or makes it.
    package init(path: String, policy: AccountPolicy = AccountPolicy()) throws(AccountFailure) {
        self.policy = policy
        database = try AccountFailure.translating {
            try AccountSchema.open(path)
        }
    }

    /// A store that lives in memory.
    package init(inMemory policy: AccountPolicy) throws(AccountFailure) {
        self.policy = policy
        database = try AccountFailure.translating { try AccountSchema.openInMemory() }
    }

    /// Whether nobody was ever added.
    package func isEmpty() throws(AccountFailure) -> Bool {
        try AccountFailure.translating {
            try database.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM person") == 0 }
        }
    }

    // MARK: People

    /// Adds a person, without a password.
    package func addPerson(_ person: Person) throws(AccountFailure) {
        try AccountFailure.translating { try database.write { try $0.insert(person) } }
    }

    /// Replaces what may change about a person.
    package func update(_ person: Person) throws(AccountFailure) {
        try AccountFailure.translating { try database.write { try $0.update(person) } }
    }

    /// Everybody, by login.
    package func people() throws(AccountFailure) -> [Person] {
        try AccountFailure.translating { try database.read { try $0.people("1 = 1 ORDER BY login", []) } }
    }

    /// Finds somebody by identifier.
    package func person(_ id: UserID) throws(AccountFailure) -> Person? {
        try AccountFailure.translating { try database.read { try $0.people("id = ?", [id.description]).first } }
    }

    /// Finds somebody by login.
    package func person(login: String) throws(AccountFailure) -> Person? {
        try AccountFailure.translating { try database.read { try $0.people("login = ?", [login.lowercased()]).first } }
    }

    /// Sets a password and ends the person's sessions.
    package func setPassword(_ password: String, of user: UserID) throws(AccountFailure) {
        let hash = try hash(password)
        try AccountFailure.translating { try database.write { try $0.setPassword(hash, of: user) } }
    }

    func hash(_ password: String) throws(AccountFailure) -> PasswordHash {
        guard password.count >= PasswordHash.shortest, password.utf8.count <= PasswordHash.longest else {
            throw .weakPassword(minimum: PasswordHash.shortest)
        }
        return PasswordHash(of: password, cost: policy.passwordCost)
    }

    // MARK: Signing in

    /// Checks a password; the work is the same whether or not the login exists.
    package func verify(
        login: String, password: String, at moment: Timestamp
    ) throws(SignInFailure) -> Person {
        let login = String(login.lowercased().prefix(Database.loginLimit))
        let (person, stored, lockOut) = try store {
            try database.read { db in
                (
                    try db.people("login = ?", [login]).first, try db.password(ofLogin: login),
                    try db.lockOut(of: login)
                )
            }
        }
        if let until = lockOut.lockedUntil, lockOut.isLocked(at: moment) { throw .lockedUntil(until) }
        // Without a stored password, one is made up and not matched, so that time tells nothing.
        let hash = stored ?? PasswordHash(of: "", cost: policy.passwordCost)
        guard hash.matches(password), stored != nil, let person else {
            try store { try database.write { try $0.recordFailure(of: login, at: moment) } }
            throw .wrongPassword
        }
        try store { try database.write { try $0.forgetFailures(of: login) } }
        guard !person.isDisabled else { throw .disabled }
        guard !person.duties(at: moment).isEmpty else { throw .noDuty }
        return person
    }

    private func store<R>(_ body: () throws -> R) throws(SignInFailure) -> R {
        do throws(AccountFailure) {
            return try AccountFailure.translating(body)
        } catch {
            throw .store(error)
        }
    }

    // MARK: Drivers

    /// Keeps who drivers are and answers their pseudonyms.
    package func remember(_ drivers: [DriverPapers]) throws(AccountFailure) -> [DriverID] {
        try AccountFailure.translating {
            try database.write { db in
                // A transaction that finds everybody known writes nothing and does not wait for the disk.
                let secret = try db.installationSecret()
                return try drivers.map { papers in
                    let record = DriverRecord(papers, secret: secret)
                    try db.insert(record)
                    return record.id
                }
            }
        }
    }

    /// Who is behind a pseudonym.
    package func driver(_ id: DriverID) throws(AccountFailure) -> DriverRecord? {
        try AccountFailure.translating { try database.read { try $0.driver(id) } }
    }
}

extension AccountFailure {
    /// Runs the body, and says what went wrong in the words of the port.
    static func translating<R>(_ body: () throws -> R) throws(AccountFailure) -> R {
        do {
            return try body()
        } catch let failure as AccountFailure {
            throw failure
        } catch {
            throw SQLiteFailure(error).ofAccounts
        }
    }
}
