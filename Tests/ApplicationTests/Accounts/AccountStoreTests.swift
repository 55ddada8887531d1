import Application
import BorderVocabulary
import Gate
import SQLiteStore
import Testing

@Suite("People and their passwords")
struct AccountStoreTests {
    static let cheap = AccountPolicy(passwordCost: PasswordHash.Cost(logN: 4))
    static let password = "mật khẩu dài"
    static let officer = Person(
        id: "lan", name: "Nguyễn Thị Lan", login: "Lan",
        duties: [DatedDuty(.customs, from: Town.noon, until: Town.noon + .seconds(1_000))])

    static func store() throws -> SQLiteAccountStore {
        let store = try SQLiteAccountStore(inMemory: cheap)
        try store.addPerson(officer)
        try store.setPassword(password, of: officer.id)
        return store
    }

    @Test func `are found by identifier and by login without regard to case`() throws {
        let store = try SQLiteAccountStore(inMemory: Self.cheap)
        #expect(try store.isEmpty())
        try store.addPerson(Self.officer)
        #expect(try !store.isEmpty())
        let stored = Person(id: "lan", name: "Nguyễn Thị Lan", login: "lan", duties: Self.officer.duties)
        #expect(try store.person("lan") == stored)
        #expect(try store.person(login: "LAN") == stored)
        #expect(try store.person(login: "minh") == nil)
        #expect(try store.people() == [stored])
        #expect(throws: AccountFailure.alreadyTaken) { try store.addPerson(Self.officer) }
        #expect(throws: AccountFailure.alreadyTaken) {
            try store.addPerson(Person(id: "other", name: "", login: "lAN", duties: []))
        }
        #expect(throws: AccountFailure.badLogin) {
            try store.addPerson(Person(id: "other", name: "", login: "", duties: []))
        }
        #expect(throws: AccountFailure.unknownPerson) { try store.setPassword(Self.password, of: "nobody") }
        #expect(throws: AccountFailure.weakPassword(minimum: 10)) { try store.setPassword("123456789", of: "lan") }
    }

    @Test(arguments: [(-1, false), (0, true), (999, true), (1_000, false)])
    func `sign in only while a duty is in force`(offset: Int, admitted: Bool) throws {
        let store = try Self.store()
        let moment = Town.noon + .seconds(offset)
        if admitted {
            #expect(try store.verify(login: "lan", password: Self.password, at: moment).id == "lan")
        } else {
            #expect(throws: SignInFailure.noDuty) {
                try store.verify(login: "lan", password: Self.password, at: moment)
            }
        }
    }

    @Test(arguments: ["lan", "nobody"])
    func `are locked out after five wrong passwords, known or not, each time for longer`(login: String) throws {
        let store = try Self.store()
        var now = Town.noon
        for _ in 1...5 {
            #expect(throws: SignInFailure.wrongPassword) { try store.verify(login: login, password: "?", at: now) }
        }
        for wait in [60, 120, 240, 480, 960, 1_920, 3_600, 3_600] {
            let until = now + .seconds(wait)
            #expect(throws: SignInFailure.lockedUntil(until)) {
                try store.verify(login: login, password: Self.password, at: until - .milliseconds(1))
            }
            #expect(throws: SignInFailure.wrongPassword) { try store.verify(login: login, password: "?", at: until) }
            now = until
        }
    }

    @Test func `start from zero failures after the right password`() throws {
        let store = try Self.store()
        for _ in 1...3 {
            for _ in 1...4 {
                #expect(throws: SignInFailure.wrongPassword) {
                    try store.verify(login: "lan", password: "?", at: Town.noon)
                }
            }
            #expect(try store.verify(login: "lan", password: Self.password, at: Town.noon).id == "lan")
        }
    }

    @Test func `that are disabled, or without a password, do not come in`() throws {
        let store = try Self.store()
        let session = try store.createSession(for: "lan", duty: .customs, firm: nil, at: Town.noon)
        let (_, secret) = try store.createToken(
            for: "lan", label: "", scopes: [.read], at: Town.noon, expiresAt: .latest)
        var person = Self.officer
        person.isDisabled = true
        try store.update(person)
        #expect(throws: SignInFailure.disabled) {
            try store.verify(login: "lan", password: Self.password, at: Town.noon)
        }
        #expect(try store.session(session.token, at: Town.noon) == nil)
        #expect(try store.token(secret, at: Town.noon) == nil)

        try store.addPerson(Person(id: "new", name: "", login: "new", duties: Self.officer.duties))
        #expect(throws: SignInFailure.wrongPassword) { try store.verify(login: "new", password: "", at: Town.noon) }
    }

    @Test func `are still there when the file is opened again`() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/accounts.db"
        var pseudonym: DriverID?
        do {
            let store = try SQLiteAccountStore(path: path, policy: Self.cheap)
            try store.addPerson(Self.officer)
            try store.setPassword(Self.password, of: "lan")
            pseudonym = try store.remember(driver: "A", phone: nil, document: "E00000001")
        }
        let store = try SQLiteAccountStore(path: path, policy: Self.cheap)
        #expect(try store.verify(login: "lan", password: Self.password, at: Town.noon).id == "lan")
        #expect(try store.remember(driver: "A", phone: nil, document: "E00000001") == pseudonym)
    }
}
