import Application
import BorderVocabulary
import GRDB
import Gate

// What may be done to a driver's row once it is there, and the record of it.
extension SQLiteAccountStore {
    /// Puts a driver's name and telephone right and records that it was done.
    package func correct(
        driver id: DriverID, name: String, phone: String?, by actor: Actor, at moment: Timestamp, reason: String
    ) throws(AccountFailure) -> DriverRecord? {
        try AccountFailure.translating {
            try database.write { db in
                guard let before = try db.driver(id) else { return nil }
                let after = DriverRecord(id: id, name: name, phone: phone, document: before.document)
                guard !before.isNamed(in: reason), !after.isNamed(in: reason) else {
                    throw AccountFailure.reasonNamesDriver
                }
                guard before != after else { return before }
                try db.execute(
                    sql: "UPDATE driver SET name = ?, phone = ? WHERE id = ?",
                    arguments: [name, phone, id.description])
                try db.insert(DriverChange(.corrected, by: actor, at: moment, reason: reason), of: id)
                return after
            }
        }
    }

    /// Forgets who is behind a pseudonym and records that it was done.
    package func erase(
        driver id: DriverID, by actor: Actor, at moment: Timestamp, reason: String
    ) throws(AccountFailure) -> Bool {
        let isErased = try AccountFailure.translating {
            try database.write { db in
                guard let driver = try db.driver(id) else { return false }
                guard !driver.isNamed(in: reason) else { throw AccountFailure.reasonNamesDriver }
                try db.execute(sql: "DELETE FROM driver WHERE id = ?", arguments: [id.description])
                try db.insert(DriverChange(.erased, by: actor, at: moment, reason: reason), of: id)
                return true
            }
        }
        // The write-ahead log still has the page as it was. Where somebody reads at this moment, the next turn of that
        // log overwrites it.
        if isErased { try? database.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) } }
        return isErased
    }

    /// The last hundred things that were done to a driver's row, oldest first.
    package func changes(of driver: DriverID) throws(AccountFailure) -> [DriverChange] {
        try AccountFailure.translating { try database.read { try $0.changes(of: driver) } }
    }
}

extension Database {
    fileprivate func insert(_ change: DriverChange, of driver: DriverID) throws {
        try execute(
            sql: "INSERT INTO driver_change (driver, kind, user, duty, at, reason) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [
                driver.description, change.kind.rawValue, change.actor.user.description, change.actor.duty.rawValue,
                change.at.milliseconds, change.reason,
            ])
    }

    fileprivate func changes(of driver: DriverID) throws -> [DriverChange] {
        let rows = try Row.fetchAll(
            self, sql: "SELECT * FROM driver_change WHERE driver = ? ORDER BY number DESC LIMIT 100",
            arguments: [driver.description])
        return try rows.reversed().map { row in
            guard let kind = DriverChange.Kind(rawValue: row["kind"]) else {
                throw AccountFailure.corrupt("a change of a driver is of no kind")
            }
            return DriverChange(
                kind, by: Actor(user: try row.identifier("user"), duty: try row.duty("duty")),
                at: Timestamp(milliseconds: row["at"]), reason: row["reason"])
        }
    }
}
