import Application
import BorderVocabulary
import GRDB
import Gate
import SQLiteStore
import Testing

@Suite("Changes of a driver's row")
struct DriverChangeTests {
    private let policy = AccountPolicy(passwordCost: PasswordHash.Cost(logN: 4))
    private let guardsman = Actor(user: "minh", duty: .borderGuard)
    private let administrator = Actor(user: "admin", duty: .administrator)

    private func moment(_ seconds: Int) -> Timestamp { Town.noon + .seconds(seconds) }

    @Test func `are recorded with who, when and why, and without what`() throws {
        let store = try SQLiteAccountStore(inMemory: policy)
        let id = try store.remember(driver: "Trần Văn An", phone: "0912 345 678", document: "E00000001")
        func correct(_ name: String, _ phone: String?, _ reason: String) throws -> DriverRecord? {
            try store.correct(driver: id, name: name, phone: phone, by: guardsman, at: moment(1), reason: reason)
        }
        let after = DriverRecord(id: id, name: "Trần Văn Ân", phone: nil, document: "E00000001")
        #expect(try correct("Trần Văn Ân", nil, "as the paper has it") == after)
        #expect(try correct("Trần Văn Ân", nil, "as the paper has it") == after)
        #expect(try store.driver(id) == after)
        // A declaration that comes later does not undo it.
        #expect(try store.remember(driver: "Trần Văn An", phone: nil, document: "E00000001") == id)
        #expect(try store.driver(id) == after)
        #expect(try store.erase(driver: id, by: administrator, at: moment(2), reason: "asked for"))
        #expect(try !store.erase(driver: id, by: administrator, at: moment(3), reason: "asked for"))
        #expect(try correct("Trần Văn An", nil, "too late") == nil)
        let changes = [
            DriverChange(.corrected, by: guardsman, at: moment(1), reason: "as the paper has it"),
            DriverChange(.erased, by: administrator, at: moment(2), reason: "asked for"),
        ]
        #expect(try store.changes(of: id) == changes)
        #expect(try store.changes(of: "0123456789abcdef0123").isEmpty)
    }

    @Test(arguments: [
        ("Trần Văn An came himself", true), ("on the word of trần  văn an", true), ("TRẦN-VĂN-AN", true),
        ("paper e0000-0001", true), ("0912.345.678 called", true), ("Trần Văn Anh", false), ("an error", false),
        ("E0000000 1", true), ("E0000", false), ("", false),
    ])
    func `never name the driver`(reason: String, isNamed: Bool) throws {
        let record = DriverRecord(id: "x", name: "Trần Văn An", phone: "0912 345 678", document: "E00000001")
        #expect(record.isNamed(in: reason) == isNamed)
        let store = try SQLiteAccountStore(inMemory: policy)
        let id = try store.remember(driver: record.name, phone: record.phone, document: record.document)
        guard isNamed else { return }
        #expect(throws: AccountFailure.reasonNamesDriver) {
            try store.erase(driver: id, by: administrator, at: Town.noon, reason: reason)
        }
        #expect(throws: AccountFailure.reasonNamesDriver) {
            try store.correct(
                driver: id, name: "Somebody Else", phone: nil, by: guardsman, at: Town.noon, reason: reason)
        }
        #expect(try store.driver(id)?.name == record.name)
        #expect(try store.changes(of: id).isEmpty)
    }

    @Test func `cannot be changed or taken away, and a file of before takes them in`() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/accounts.db"
        let id: DriverID
        do {
            id = try SQLiteAccountStore(path: path, policy: policy)
                .remember(driver: "A B C", phone: nil, document: "E00000001")
        }
        do {
            let before = try DatabaseQueue(path: path)
            try before.write { db in try db.execute(sql: "DROP TABLE driver_change; PRAGMA user_version = 1") }
        }
        let store = try SQLiteAccountStore(path: path, policy: policy)
        #expect(try store.driver(id)?.name == "A B C")
        #expect(try store.erase(driver: id, by: administrator, at: Town.noon, reason: "asked for"))
        let file = try DatabaseQueue(path: path)
        for statement in ["UPDATE driver_change SET reason = ''", "DELETE FROM driver_change"] {
            #expect(throws: DatabaseError.self) { try file.write { try $0.execute(sql: statement) } }
        }
        #expect(try store.changes(of: id).map(\.reason) == ["asked for"])
    }
}
