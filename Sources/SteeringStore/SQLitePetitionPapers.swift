import Application
import BorderVocabulary
import Cryptography
import Foundation
import GRDB
import Steering
import SteeringRoom

/// What lies beside the log of petitions, in one SQLite file, `petitions.db`, readable by its owner only. What is erased is
/// overwritten.
package final class SQLitePetitionPapers: PetitionPapers {
    private let database: any DatabaseWriter

    /// Written into `PRAGMA user_version`.
    private static let version: Int32 = 1

    /// Opens the file, or makes it.
    package init(path: String) throws(AccountFailure) {
        database = try AccountFailure.ofPapers {
            // Made here first, so that it is never readable by others, not even for a moment.
            let descriptor = Foundation.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
            if descriptor >= 0 { close(descriptor) }
            let pool = try DatabasePool(path: path, configuration: Self.configuration)
            // A petition that was answered for has its text here, so this is as durable as the log.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            try pool.write(Self.migrate)
            return pool
        }
    }

    /// A store that lives in memory.
    package init() throws(AccountFailure) {
        database = try AccountFailure.ofPapers {
            let queue = try DatabaseQueue(configuration: Self.configuration)
            try queue.write(Self.migrate)
            return queue
        }
    }

    private static var configuration: GRDB.Configuration {
        var configuration = GRDB.Configuration()
        configuration.label = "petitions"
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA secure_delete = ON") }
        return configuration
    }

    private static func migrate(_ db: Database) throws {
        let found = try Int32.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard found <= version else {
            throw AccountFailure.unavailable(
                "petitions.db has version \(found); this software knows up to \(version)")
        }
        if found < 1 { try makeTables(db) }
        try db.execute(sql: "PRAGMA user_version = \(version)")
    }

    private static func makeTables(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE secret (value BLOB NOT NULL) STRICT;
                CREATE TABLE contact (
                    submission TEXT NOT NULL PRIMARY KEY, author TEXT NOT NULL, name TEXT NOT NULL,
                    phone TEXT NOT NULL, address TEXT NOT NULL) STRICT;
                CREATE INDEX contact_by_author ON contact (author);
                CREATE TABLE text (
                    digest TEXT NOT NULL PRIMARY KEY, submission TEXT NOT NULL, author TEXT NOT NULL,
                    salt BLOB NOT NULL, text TEXT NOT NULL) STRICT;
                CREATE INDEX text_by_author ON text (author);
                CREATE INDEX text_by_submission ON text (submission);
                CREATE TABLE file (
                    submission TEXT NOT NULL, digest TEXT NOT NULL, author TEXT NOT NULL, name TEXT NOT NULL,
                    PRIMARY KEY (submission, digest)) STRICT, WITHOUT ROWID;
                CREATE INDEX file_by_author ON file (author);
                CREATE INDEX file_by_digest ON file (digest);
                CREATE TABLE erasure (
                    number INTEGER NOT NULL PRIMARY KEY, author TEXT NOT NULL, user TEXT NOT NULL,
                    at INTEGER NOT NULL, reason TEXT NOT NULL) STRICT;
                CREATE INDEX erasure_by_author ON erasure (author, number);
                CREATE TRIGGER erasure_stays BEFORE UPDATE ON erasure
                    BEGIN SELECT RAISE(ABORT, 'what was recorded stays'); END;
                CREATE TRIGGER erasure_is_kept BEFORE DELETE ON erasure
                    BEGIN SELECT RAISE(ABORT, 'what was recorded stays'); END;
                """)
        try db.execute(
            sql: "INSERT INTO secret (value) VALUES (?)", arguments: [Data(Secret.random(bytes: 32))])
    }

    /// The secret of this installation.
    package func secret() throws(AccountFailure) -> [UInt8] {
        try reading { db in
            guard let value = try Data.fetchOne(db, sql: "SELECT value FROM secret") else {
                throw AccountFailure.corrupt("petitions.db has no secret")
            }
            return [UInt8](value)
        }
    }

    /// Keeps what came with a sending.
    package func keep(_ draft: PetitionPapersDraft) throws(AccountFailure) {
        let (submission, author) = (draft.submission.description, draft.author.description)
        try writing { db in
            if !draft.contact.isEmpty {
                try db.execute(
                    sql:
                        "INSERT OR IGNORE INTO contact (submission, author, name, phone, address) VALUES (?, ?, ?, ?, ?)",
                    arguments: [submission, author, draft.contact.name, draft.contact.phone, draft.contact.address])
            }
            for text in draft.texts {
                try db.execute(
                    sql: "INSERT OR IGNORE INTO text (digest, submission, author, salt, text) VALUES (?, ?, ?, ?, ?)",
                    arguments: [text.sealed.digest.description, submission, author, Data(text.salt), text.text])
            }
            for file in draft.files {
                try db.execute(
                    sql: "INSERT OR IGNORE INTO file (submission, digest, author, name) VALUES (?, ?, ?, ?)",
                    arguments: [submission, file.file.digest.description, author, file.name])
            }
        }
    }

    /// Takes away what was kept of a sending.
    package func drop(_ submission: SubmissionID) throws(AccountFailure) {
        try writing { db in
            for table in ["contact", "text", "file"] {
                try db.execute(
                    sql: "DELETE FROM \(table) WHERE submission = ?", arguments: [submission.description])
            }
        }
    }

    /// How to reach who sent something.
    package func contact(of submission: SubmissionID) throws(AccountFailure) -> AuthorContact? {
        try reading { db in
            try Row.fetchOne(
                db, sql: "SELECT name, phone, address FROM contact WHERE submission = ?",
                arguments: [submission.description]
            ).map { AuthorContact(name: $0["name"], phone: $0["phone"], address: $0["address"]) }
        }
    }

    /// The text of a digest.
    package func text(of digest: Fingerprint) throws(AccountFailure) -> String? {
        try reading { db in
            try String.fetchOne(
                db, sql: "SELECT text FROM text WHERE digest = ?", arguments: [digest.description])
        }
    }

    /// The names of the files that came with a sending.
    package func fileNames(of submission: SubmissionID) throws(AccountFailure) -> [Fingerprint: String] {
        try reading { db in
            let rows = try Row.fetchAll(
                db, sql: "SELECT digest, name FROM file WHERE submission = ?", arguments: [submission.description])
            return Dictionary(try rows.map { (try Fingerprint.stored($0["digest"]), $0["name"]) }) { first, _ in first }
        }
    }

    /// Erases all of an author and records that it was done.
    package func erase(_ erasure: PapersErasure) throws(AccountFailure) -> [Fingerprint] {
        let author = erasure.author.description
        let orphans: [Fingerprint] = try writing { db in
            let contacts = try Row.fetchAll(
                db, sql: "SELECT name, phone, address FROM contact WHERE author = ?", arguments: [author])
            for row in contacts {
                let contact = AuthorContact(name: row["name"], phone: row["phone"], address: row["address"])
                guard !contact.isNamed(in: erasure.reason) else { throw AccountFailure.reasonNamesDriver }
            }
            let orphans = try String.fetchAll(
                db,
                sql: """
                    SELECT DISTINCT digest FROM file AS mine WHERE author = ? AND NOT EXISTS (
                        SELECT 1 FROM file WHERE digest = mine.digest AND author <> mine.author)
                    """, arguments: [author])
            for table in ["contact", "text", "file"] {
                try db.execute(sql: "DELETE FROM \(table) WHERE author = ?", arguments: [author])
            }
            try db.execute(
                sql: "INSERT INTO erasure (author, user, at, reason) VALUES (?, ?, ?, ?)",
                arguments: [author, erasure.by.description, erasure.at.milliseconds, erasure.reason])
            return try orphans.map(Fingerprint.stored)
        }
        // The write-ahead log still has the pages as they were.
        try? database.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        return orphans
    }

    /// What was erased of an author.
    package func erasures(of author: AuthorID) throws(AccountFailure) -> [PapersErasure] {
        try reading { db in
            let rows = try Row.fetchAll(
                db, sql: "SELECT user, at, reason FROM erasure WHERE author = ? ORDER BY number LIMIT 100",
                arguments: [author.description])
            return try rows.map { row in
                guard let user = ShortText(row["user"] as String).flatMap(UserID.init(stored:)) else {
                    throw AccountFailure.corrupt("an erasure was by nobody")
                }
                return PapersErasure(
                    author, by: user, at: Timestamp(milliseconds: row["at"]), reason: row["reason"])
            }
        }
    }

    private func reading<Value>(_ body: (Database) throws -> Value) throws(AccountFailure) -> Value {
        try AccountFailure.ofPapers { try database.read(body) }
    }

    private func writing<Value>(_ body: (Database) throws -> Value) throws(AccountFailure) -> Value {
        try AccountFailure.ofPapers { try database.write(body) }
    }
}

extension Fingerprint {
    fileprivate static func stored(_ text: String) throws -> Fingerprint {
        guard let fingerprint = try? parse(text) else { throw AccountFailure.corrupt("a file has no digest") }
        return fingerprint
    }
}

extension AccountFailure {
    /// Sorts what SQLite and the disk say by their codes.
    static func ofPapers<Value>(_ body: () throws -> Value) throws(AccountFailure) -> Value {
        do { return try body() } catch let failure as AccountFailure { throw failure } catch let error as DatabaseError
        {
            let words = error.message ?? "SQLite result code \(error.extendedResultCode.rawValue)"
            switch error.resultCode {
            case .SQLITE_FULL: throw .diskFull
            case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: throw .readOnly
            case .SQLITE_CORRUPT, .SQLITE_NOTADB: throw .corrupt(words)
            // Result codes are SQLite's, not ours: there may be more tomorrow.
            default: throw .unavailable(words)
            }
        } catch { throw .unavailable(String(describing: error)) }
    }
}
