import Application
import BorderVocabulary
import Cryptography
import GRDB
import Gate

// Sessions, tokens and the set-up link: secrets of which only a digest is stored.
extension SQLiteAccountStore {
    /// How much older a session's last use must be before it is written again.
    private static var prolongation: Duration { .seconds(60) }

    /// Signs somebody in, in one capacity; throws `unknownPerson`.
    package func createSession(
        for user: UserID, duty: Duty, firm: TaxCode?, at moment: Timestamp
    ) throws(AccountFailure) -> Session {
        let expiry = moment + policy.sessionLife
        let session = Session(
            token: Hex.string(Secret.random(bytes: 32)), csrf: Hex.string(Secret.random(bytes: 32)), user: user,
            duty: duty, firm: firm, createdAt: moment, idleUntil: min(moment + policy.sessionIdle, expiry),
            expiresAt: expiry)
        try AccountFailure.translating {
            try database.write { db in
                try db.requirePerson(user)
                try db.execute(
                    sql: "DELETE FROM session WHERE expires_at <= ?", arguments: [moment.milliseconds])
                try db.insert(session, digest: session.token.secretDigest)
            }
        }
        return session
    }

    /// Finds a session and prolongs it; nil when it has ended, or its person has lost the duty or was shut out.
    package func session(_ token: String, at moment: Timestamp) throws(AccountFailure) -> Session? {
        guard let found = try sessionInForce(token, at: moment) else { return nil }
        let idleUntil = min(moment + policy.sessionIdle, found.expiresAt)
        guard idleUntil - found.idleUntil >= SQLiteAccountStore.prolongation else { return found }
        try AccountFailure.translating {
            try database.write { db in
                try db.execute(
                    sql: "UPDATE session SET idle_until = ? WHERE digest = ?",
                    arguments: [idleUntil.milliseconds, token.secretDigest.blob])
            }
        }
        return Session(
            token: found.token, csrf: found.csrf, user: found.user, duty: found.duty, firm: found.firm,
            createdAt: found.createdAt, idleUntil: idleUntil, expiresAt: found.expiresAt)
    }

    /// Finds a session and leaves its end where it is.
    package func sessionInForce(_ token: String, at moment: Timestamp) throws(AccountFailure) -> Session? {
        try AccountFailure.translating {
            try database.read { db -> Session? in
                guard let session = try db.session(token.secretDigest, token: token), moment < session.idleUntil,
                    moment < session.expiresAt,
                    let person = try db.people("id = ?", [session.user.description]).first, !person.isDisabled,
                    person.duties(at: moment).contains(where: { $0.duty == session.duty })
                else { return nil }
                return session
            }
        }
    }

    /// Signs out.
    package func endSession(_ token: String) throws(AccountFailure) {
        let digest = token.secretDigest
        try AccountFailure.translating {
            try database.write { db in
                try db.execute(sql: "DELETE FROM session WHERE digest = ?", arguments: [digest.blob])
            }
        }
    }

    // MARK: Tokens

    /// Makes a token; throws `unknownPerson`.
    package func createToken(
        for user: UserID, label: String, scopes: Set<APIToken.Scope>, at moment: Timestamp, expiresAt: Timestamp
    ) throws(AccountFailure) -> (token: APIToken, secret: String) {
        let token = APIToken(
            id: Hex.string(Secret.random(bytes: 8)), user: user,
            label: String(decoding: label.utf8.prefix(200), as: UTF8.self), scopes: scopes, createdAt: moment,
            expiresAt: expiresAt)
        let secret = "hn_" + Hex.string(Secret.random(bytes: 32))
        try AccountFailure.translating {
            try database.write { db in
                try db.requirePerson(user)
                try db.insert(token, digest: secret.secretDigest)
            }
        }
        return (token, secret)
    }

    /// Finds a token by its secret.
    package func token(_ secret: String, at moment: Timestamp) throws(AccountFailure) -> APIToken? {
        let digest = secret.secretDigest
        return try AccountFailure.translating {
            try database.read { db in
                guard let token = try db.tokens("digest = ?", [digest.blob]).first, moment < token.expiresAt,
                    let person = try db.people("id = ?", [token.user.description]).first, !person.isDisabled
                else { return nil }
                return token
            }
        }
    }

    /// The tokens of a person that still work, newest first.
    package func tokens(of user: UserID, at moment: Timestamp) throws(AccountFailure) -> [APIToken] {
        try AccountFailure.translating {
            try database.read { db in
                try db.tokens(
                    "user = ? AND expires_at > ? ORDER BY created_at DESC, id",
                    [user.description, moment.milliseconds])
            }
        }
    }

    /// Makes a token useless.
    package func revoke(tokenID: String) throws(AccountFailure) {
        try AccountFailure.translating {
            try database.write { try $0.execute(sql: "DELETE FROM token WHERE id = ?", arguments: [tokenID]) }
        }
    }

    // MARK: Set-up

    /// Makes a set-up link; links made before stop working.
    package func createSetUpLink(at moment: Timestamp) throws(AccountFailure) -> String {
        let secret = Hex.string(Secret.random(bytes: 32))
        let expiry = moment + policy.setUpLinkLife
        try AccountFailure.translating {
            try database.write { db in
                try db.execute(sql: "DELETE FROM link")
                try db.execute(
                    sql: "INSERT INTO link (digest, expires_at) VALUES (?, ?)",
                    arguments: [secret.secretDigest.blob, expiry.milliseconds])
            }
        }
        return secret
    }

    /// Answers whether a link is still good.
    package func isSetUpLinkValid(_ secret: String, at moment: Timestamp) throws(AccountFailure) -> Bool {
        try AccountFailure.translating {
            try database.read { try $0.isLinkValid(secret.secretDigest, at: moment) }
        }
    }

    /// Uses the link for the first person.
    package func useSetUpLink(
        _ secret: String, person: Person, password: String, at moment: Timestamp
    ) throws(AccountFailure) {
        guard try isSetUpLinkValid(secret, at: moment) else { throw .linkInvalid }
        let hash = try hash(password)
        try AccountFailure.translating {
            try database.write { db in
                // Looked at again: two people may have clicked while the password was hashed.
                guard try db.isLinkValid(secret.secretDigest, at: moment) else { throw AccountFailure.linkInvalid }
                try db.execute(sql: "DELETE FROM link")
                try db.insert(person)
                try db.setPassword(hash, of: person.id)
            }
        }
    }
}

extension String {
    /// What is stored of a secret.
    fileprivate var secretDigest: [UInt8] { SHA256Digest(of: Array(utf8)).bytes }
}
