import Application
import BorderVocabulary
import Foundation
import GRDB
import Gate

// Sessions, tokens, links and drivers.
extension Database {
    func insert(_ session: Session, digest: [UInt8]) throws {
        try execute(
            sql: """
                INSERT INTO session (digest, csrf, user, duty, firm, created_at, idle_until, expires_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                digest.blob, session.csrf, session.user.description, session.duty.rawValue, session.firm?.digits,
                session.createdAt.milliseconds, session.idleUntil.milliseconds, session.expiresAt.milliseconds,
            ])
    }

    func session(_ digest: [UInt8], token: String) throws -> Session? {
        let row = try Row.fetchOne(
            try cachedStatement(sql: "SELECT * FROM session WHERE digest = ?"), arguments: [digest.blob])
        guard let row else { return nil }
        return Session(
            token: token, csrf: row["csrf"], user: try row.identifier("user"), duty: try row.duty("duty"),
            firm: row.taxCode("firm"), createdAt: Timestamp(milliseconds: row["created_at"]),
            idleUntil: Timestamp(milliseconds: row["idle_until"]),
            expiresAt: Timestamp(milliseconds: row["expires_at"]))
    }

    func insert(_ token: APIToken, digest: [UInt8]) throws {
        try execute(
            sql: """
                INSERT INTO token (id, digest, user, label, scopes, created_at, expires_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                token.id, digest.blob, token.user.description, token.label,
                token.scopes.map(\.code).sorted().joined(separator: " "), token.createdAt.milliseconds,
                token.expiresAt.milliseconds,
            ])
    }

    func tokens(_ condition: String, _ arguments: StatementArguments) throws -> [APIToken] {
        let rows = try Row.fetchAll(self, sql: "SELECT * FROM token WHERE \(condition)", arguments: arguments)
        return try rows.map { row in
            let codes: String = row["scopes"]
            return APIToken(
                id: row["id"], user: try row.identifier("user"), label: row["label"],
                scopes: Set(codes.split(separator: " ").compactMap { APIToken.Scope(code: $0) }),
                createdAt: Timestamp(milliseconds: row["created_at"]),
                expiresAt: Timestamp(milliseconds: row["expires_at"]))
        }
    }

    func isLinkValid(_ digest: [UInt8], at moment: Timestamp) throws -> Bool {
        let count = try Int.fetchOne(
            self, sql: "SELECT COUNT(*) FROM link WHERE digest = ? AND expires_at > ?",
            arguments: [digest.blob, moment.milliseconds])
        return count == 1
    }

    // MARK: Drivers

    func installationSecret() throws -> [UInt8] {
        let statement = try cachedStatement(sql: "SELECT value FROM secret WHERE name = 'driver'")
        guard let secret = try Data.fetchOne(statement) else {
            throw AccountFailure.corrupt("the secret of the installation is gone")
        }
        return Array(secret)
    }

    /// Keeps a driver who is not known yet; one who is stays as first told, so that a declaration that is refused
    /// cannot rename anybody.
    func insert(_ driver: DriverRecord) throws {
        let statement = try cachedStatement(
            sql: "INSERT OR IGNORE INTO driver (id, name, phone, document) VALUES (?, ?, ?, ?)")
        try statement.execute(
            arguments: [driver.id.description, driver.name, driver.phone, driver.document])
    }

    func driver(_ id: DriverID) throws -> DriverRecord? {
        let row = try Row.fetchOne(
            self, sql: "SELECT name, phone, document FROM driver WHERE id = ?", arguments: [id.description])
        return row.map { DriverRecord(id: id, name: $0["name"], phone: $0["phone"], document: $0["document"]) }
    }
}

extension APIToken.Scope {
    /// The stored word: `read`, or the number of a duty.
    fileprivate var code: String {
        switch self {
        case .read: "read"
        case .duty(let duty): String(duty.rawValue)
        }
    }

    fileprivate init?(code: Substring) {
        if code == "read" {
            self = .read
        } else {
            guard let duty = UInt8(code).flatMap(Duty.init(rawValue:)) else { return nil }
            self = .duty(duty)
        }
    }
}

extension DriverRecord {
    /// A driver under the pseudonym that this installation gives.
    init(_ papers: DriverPapers, secret: [UInt8]) {
        let document = DriverPseudonym.folded(papers.document)
        self.init(
            id: DriverPseudonym.of(document: document, secret: secret), name: papers.name, phone: papers.phone,
            document: document)
    }
}
