import Application
import BorderVocabulary
import GRDB
import Gate
import SQLiteStore
import Testing

extension AccountStore {
    /// Keeps one driver.
    func remember(driver name: String, phone: String?, document: String) throws -> DriverID {
        try #require(try remember([DriverPapers(name: name, phone: phone, document: document)]).first)
    }
}

@Suite("The register of drivers")
struct DriverRegisterTests {
    private let store: SQLiteAccountStore
    private let register: DriverRegister

    init() throws {
        store = try SQLiteAccountStore(inMemory: AccountPolicy(passwordCost: PasswordHash.Cost(logN: 4)))
        register = DriverRegister(accounts: store)
    }

    private func driver(_ number: Int) -> DriverPapers {
        DriverPapers(name: "Tài xế \(number)", phone: "09\(number)", document: "E\(10_000_000 + number)")
    }

    @Test func `answers everybody who asks at once, each with their own drivers in their order`() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for asker in 0..<200 {
                group.addTask {
                    // Neighbours share a driver, so that the same paper is asked for by two at once.
                    let asked = [driver(asker), driver(asker + 1), driver(1_000)]
                    let ids = try await register.remember(asked)
                    for (driver, id) in zip(asked, ids) {
                        let record = try #require(try store.driver(id))
                        #expect(record.name == driver.name)
                        #expect(record.document == driver.document)
                    }
                    #expect(try await register.remember(asked) == ids)
                }
            }
            try await group.waitForAll()
        }
    }

    @Test func `keeps all that were asked for together, or none`() async throws {
        let ids = try await register.remember((0..<5_000).map(driver))
        #expect(Set(ids).count == 5_000)
        #expect(try store.remember((0..<5_000).map(driver)) == ids)
        #expect(try await register.remember([]).isEmpty)
    }

    @Test func `does not answer from memory for somebody who was erased`() async throws {
        let id = try #require(try await register.remember([driver(1)]).first)
        let administrator = Actor(user: "admin", duty: .administrator)
        #expect(try await register.erase(id, by: administrator, at: Town.noon, reason: "theo yêu cầu"))
        #expect(try store.driver(id) == nil)
        #expect(try await register.remember([driver(1)]) == [id])
        #expect(try store.driver(id)?.name == driver(1).name)
    }

    @Test func `does not rename anybody who shows the same paper`() async throws {
        let id = try await register.remember([driver(7)])
        let other = DriverPapers(name: "Ai khác", phone: nil, document: driver(7).document)
        #expect(try await register.remember([other]) == id)
        #expect(try store.driver(#require(id.first))?.name == driver(7).name)
    }

    @Test func `says to all who wait why the store did not keep anybody`() async throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/accounts.db"
        let file = try SQLiteAccountStore(path: path, policy: AccountPolicy(passwordCost: PasswordHash.Cost(logN: 4)))
        let register = DriverRegister(accounts: file)
        _ = try await register.remember([driver(1)])
        try await DatabaseQueue(path: path).write { try $0.execute(sql: "DROP TABLE driver") }
        await withTaskGroup(of: Void.self) { group in
            for number in 2..<20 {
                group.addTask {
                    await #expect(throws: AccountFailure.self) { try await register.remember([driver(number)]) }
                }
            }
        }
    }
}
