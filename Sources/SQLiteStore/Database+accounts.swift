import Application
import BorderVocabulary
import GRDB
import Gate

// People, their passwords and their failures.
extension Database {
    /// Bytes of a login that are looked at.
    static var loginLimit: Int { 64 }
    /// Logins whose failures are remembered; made-up ones would otherwise fill the disk.
    private static var failureLimit: Int { 10_000 }

    func insert(_ person: Person) throws {
        let login = person.login.lowercased()
        guard !login.isEmpty, login.utf8.count <= Database.loginLimit else { throw AccountFailure.badLogin }
        let known = try Int.fetchOne(
            self, sql: "SELECT COUNT(*) FROM person WHERE id = ? OR login = ?",
            arguments: [person.id.description, login])
        guard known == 0 else { throw AccountFailure.alreadyTaken }
        try execute(
            sql: "INSERT INTO person (id, login, name, is_disabled) VALUES (?, ?, ?, ?)",
            arguments: [person.id.description, login, person.name, person.isDisabled])
        try insert(person.duties, of: person.id)
    }

    func update(_ person: Person) throws {
        try requirePerson(person.id)
        let id = person.id.description
        try execute(
            sql: "UPDATE person SET name = ?, is_disabled = ? WHERE id = ?",
            arguments: [person.name, person.isDisabled, id])
        try execute(sql: "DELETE FROM duty WHERE person = ?", arguments: [id])
        try insert(person.duties, of: person.id)
        if person.isDisabled { try execute(sql: "DELETE FROM session WHERE user = ?", arguments: [id]) }
    }

    func requirePerson(_ id: UserID) throws {
        let known = try Int.fetchOne(
            self, sql: "SELECT COUNT(*) FROM person WHERE id = ?", arguments: [id.description])
        guard known == 1 else { throw AccountFailure.unknownPerson }
    }

    func setPassword(_ hash: PasswordHash, of user: UserID) throws {
        try requirePerson(user)
        try execute(
            sql: "UPDATE person SET password = ? WHERE id = ?", arguments: [hash.text, user.description])
        try execute(sql: "DELETE FROM session WHERE user = ?", arguments: [user.description])
    }

    func password(ofLogin login: String) throws -> PasswordHash? {
        let text = try String.fetchOne(self, sql: "SELECT password FROM person WHERE login = ?", arguments: [login])
        return text.flatMap(PasswordHash.init(stored:))
    }

    func people(_ condition: String, _ arguments: StatementArguments) throws -> [Person] {
        let rows = try Row.fetchAll(
            self, sql: "SELECT id, login, name, is_disabled FROM person WHERE \(condition)", arguments: arguments)
        return try rows.map { row in
            let id: UserID = try row.identifier("id")
            return Person(
                id: id, name: row["name"], login: row["login"], duties: try duties(of: id),
                isDisabled: row["is_disabled"])
        }
    }

    // MARK: Duties

    private func insert(_ duties: [DatedDuty], of user: UserID) throws {
        for (ordinal, duty) in duties.enumerated() {
            try execute(
                sql: "INSERT INTO duty (person, ordinal, duty, from_at, until_at, firm) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [
                    user.description, ordinal, duty.duty.rawValue, duty.from.milliseconds, duty.until?.milliseconds,
                    duty.firm?.digits,
                ])
        }
    }

    private func duties(of user: UserID) throws -> [DatedDuty] {
        let rows = try Row.fetchAll(
            try cachedStatement(
                sql: "SELECT duty, from_at, until_at, firm FROM duty WHERE person = ? ORDER BY ordinal"),
            arguments: [user.description])
        return try rows.map { row in
            DatedDuty(
                try row.duty("duty"), from: Timestamp(milliseconds: row["from_at"]), until: row.moment("until_at"),
                firm: row.taxCode("firm"))
        }
    }

    // MARK: Failures

    func lockOut(of login: String) throws -> LockOut {
        let row = try Row.fetchOne(
            self, sql: "SELECT failures, locked_until FROM failure WHERE login = ?", arguments: [login])
        guard let row else { return LockOut() }
        return LockOut(failures: row["failures"], lockedUntil: row.moment("locked_until"))
    }

    func recordFailure(of login: String, at moment: Timestamp) throws {
        let lockOut = try lockOut(of: login).failed(at: moment)
        try execute(
            sql: "INSERT OR REPLACE INTO failure (login, failures, locked_until, at) VALUES (?, ?, ?, ?)",
            arguments: [login, lockOut.failures, lockOut.lockedUntil?.milliseconds, moment.milliseconds])
        try execute(
            sql: """
                DELETE FROM failure WHERE login IN (
                    SELECT login FROM failure ORDER BY at DESC LIMIT -1 OFFSET \(Database.failureLimit))
                """)
    }

    func forgetFailures(of login: String) throws {
        try execute(sql: "DELETE FROM failure WHERE login = ?", arguments: [login])
    }
}

extension Row {
    func identifier<Kind>(_ column: String) throws -> Identifier<Kind> {
        guard let text = ShortText(self[column] as String) else {
            throw AccountFailure.corrupt("\(column) is too long for an identifier")
        }
        return Identifier<Kind>(text)
    }

    func duty(_ column: String) throws -> Duty {
        guard let duty = Duty(rawValue: self[column]) else {
            throw AccountFailure.corrupt("\(column) is no duty")
        }
        return duty
    }

    func moment(_ column: String) -> Timestamp? {
        let milliseconds: Int64? = self[column]
        return milliseconds.map { Timestamp(milliseconds: $0) }
    }

    func taxCode(_ column: String) -> TaxCode? {
        let digits: String? = self[column]
        return digits.flatMap { ShortText($0) }.flatMap(TaxCode.init(stored:))
    }
}
