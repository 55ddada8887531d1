import Application
import BorderVocabulary
import Gate
import SQLiteStore
import Testing

@Suite("Sessions, tokens and links")
struct SecretsTests {
    private let firm = TaxCode(stored: "0100109106")
    private let policy = AccountPolicy(
        passwordCost: PasswordHash.Cost(logN: 4), sessionIdle: .seconds(600), sessionLife: .seconds(3_600))

    private func store(_ duties: [DatedDuty] = [DatedDuty(.declarant, from: Town.noon)]) throws -> SQLiteAccountStore {
        let store = try SQLiteAccountStore(inMemory: policy)
        try store.addPerson(Person(id: "lan", name: "Lan", login: "lan", duties: duties))
        return store
    }

    private func moment(_ seconds: Int) -> Timestamp { Town.noon + .seconds(seconds) }

    @Test func `of a session end when it is not used, and in any case in the end`() throws {
        let store = try store()
        let made = try store.createSession(for: "lan", duty: .declarant, firm: firm, at: Town.noon)
        #expect(made.token.count == 64 && made.csrf.count == 64 && made.token != made.csrf)
        #expect(try store.session(made.token, at: Town.noon) == made)
        #expect(
            try store.session((made.token.first == "0" ? "1" : "0") + made.token.dropFirst(), at: Town.noon)?.token
                == nil)
        for second in stride(from: 0, through: 3_500, by: 500) {
            let session = try #require(try store.session(made.token, at: moment(second)))
            #expect(session.idleUntil == moment(min(second + 600, 3_600)))
            #expect(session.firm == firm && session.csrf == made.csrf)
        }
        #expect(try store.session(made.token, at: moment(3_599)) != nil)
        #expect(try store.session(made.token, at: moment(3_600)) == nil)

        let idle = try store.createSession(for: "lan", duty: .declarant, firm: nil, at: Town.noon)
        #expect(try store.session(idle.token, at: moment(600)) == nil)
    }

    @Test func `of a session that is looked at only do not live on by that`() throws {
        let store = try store()
        let made = try store.createSession(for: "lan", duty: .declarant, firm: firm, at: Town.noon)
        for second in [0, 300, 599] { #expect(try store.sessionInForce(made.token, at: moment(second)) == made) }
        #expect(try store.sessionInForce(made.token, at: moment(600)) == nil)
    }

    @Test func `of a session end with signing out, a new password, and the duty`() throws {
        let store = try store([DatedDuty(.declarant, from: Town.noon, until: Town.noon + .seconds(100))])
        let signedOut = try store.createSession(for: "lan", duty: .declarant, firm: nil, at: Town.noon)
        try store.endSession(signedOut.token)
        #expect(try store.session(signedOut.token, at: Town.noon) == nil)
        let other = try store.createSession(for: "lan", duty: .declarant, firm: nil, at: Town.noon)
        #expect(try store.session(other.token, at: moment(99)) != nil)
        #expect(try store.session(other.token, at: moment(100)) == nil)
        try store.setPassword("mật khẩu mới", of: "lan")
        #expect(try store.session(other.token, at: Town.noon) == nil)
        #expect(throws: AccountFailure.unknownPerson) {
            try store.createSession(for: "nobody", duty: .declarant, firm: nil, at: Town.noon)
        }
    }

    @Test func `of a token work until it expires or is revoked`() throws {
        let store = try store()
        let scopes: Set<APIToken.Scope> = [.read, .duty(.declarant), .duty(.system)]
        let (token, secret) = try store.createToken(
            for: "lan", label: "ERP", scopes: scopes, at: Town.noon, expiresAt: moment(100))
        #expect(try store.token(secret, at: moment(99)) == token)
        #expect(token.scopes == scopes)
        #expect(try store.token(secret, at: moment(100)) == nil)
        #expect(try store.token("hn_", at: Town.noon) == nil)
        #expect(try store.tokens(of: "lan", at: Town.noon) == [token])
        try store.revoke(tokenID: token.id)
        #expect(try store.token(secret, at: Town.noon) == nil)
        #expect(try store.tokens(of: "lan", at: Town.noon).isEmpty)
    }

    @Test func `of a set-up link work once, for a day`() throws {
        let store = try SQLiteAccountStore(inMemory: policy)
        let person = Person(id: "admin", name: "", login: "admin", duties: [DatedDuty(.administrator, from: Town.noon)])
        let stale = try store.createSetUpLink(at: Town.noon)
        let link = try store.createSetUpLink(at: Town.noon)
        #expect(try !store.isSetUpLinkValid(stale, at: Town.noon))
        #expect(try store.isSetUpLinkValid(link, at: moment(86_399)))
        #expect(try !store.isSetUpLinkValid(link, at: moment(86_400)))
        #expect(throws: AccountFailure.weakPassword(minimum: 10)) {
            try store.useSetUpLink(link, person: person, password: "123456789", at: Town.noon)
        }
        try store.useSetUpLink(link, person: person, password: "mật khẩu dài", at: Town.noon)
        #expect(try store.verify(login: "admin", password: "mật khẩu dài", at: Town.noon).id == "admin")
        #expect(throws: AccountFailure.linkInvalid) {
            try store.useSetUpLink(link, person: person, password: "mật khẩu dài", at: Town.noon)
        }
    }

    @Test func `of drivers stay beside the log, and can be erased`() throws {
        let store = try store()
        let id = try store.remember(driver: "Trần Văn An", phone: "+84 90", document: "e0000 0001")
        #expect(id.description.count == 20)
        #expect(try store.remember(driver: "Trần Văn An", phone: nil, document: "E00000001") == id)
        #expect(try store.remember(driver: "Trần Văn An", phone: nil, document: "E00000002") != id)
        // Somebody else who shows the same number renames nobody.
        #expect(try store.remember(driver: "Hacker", phone: "0", document: "E00000001") == id)
        let record = DriverRecord(id: id, name: "Trần Văn An", phone: "+84 90", document: "E00000001")
        #expect(try store.driver(id) == record)
        let administrator = Actor(user: "lan", duty: .administrator)
        #expect(try store.erase(driver: id, by: administrator, at: Town.noon, reason: "asked for"))
        #expect(try store.driver(id) == nil)
        // Another installation gives another name to the same paper.
        #expect(try self.store().remember(driver: "", phone: nil, document: "E00000001") != id)
    }
}

@Suite("Stored passwords")
struct PasswordHashTests {
    private let cheap = PasswordHash.Cost(logN: 4)

    @Test func `match the password and no other, and read back`() throws {
        let hash = PasswordHash(of: "mật khẩu", cost: cheap)
        #expect(hash.matches("mật khẩu"))
        #expect(!hash.matches("mật khẩ"))
        #expect(!hash.matches(""))
        #expect(hash.text.hasPrefix("scrypt$4$8$1$"))
        let stored = try #require(PasswordHash(stored: hash.text))
        #expect(stored == hash)
        #expect(stored.matches("mật khẩu"))
        #expect(PasswordHash(of: "mật khẩu", cost: cheap) != hash)
    }

    /// RFC 7914, section 12, second vector, cut to 32 bytes: password "password", salt "NaCl", N = 1024, r = 8, p = 16.
    @Test func `are scrypt as RFC 7914 defines it`() throws {
        let key = "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
        let hash = try #require(PasswordHash(stored: "scrypt$10$8$16$4e61436c$\(key)"))
        #expect(hash.matches("password"))
        #expect(!hash.matches("passwort"))
    }

    @Test(arguments: [
        "", "scrypt", "scrypt$4$8$1$00$00", "scrypt$99$8$1$00$\(String(repeating: "0", count: 64))",
        "scrypt$4$8$1$0$\(String(repeating: "0", count: 64))", "bcrypt$4$8$1$00$\(String(repeating: "0", count: 64))",
        "scrypt$-1$8$1$00$\(String(repeating: "0", count: 64))", "scrypt$4$0$1$00$\(String(repeating: "0", count: 64))",
    ])
    func `that are none are refused`(text: String) {
        #expect(PasswordHash(stored: text) == nil)
    }
}
