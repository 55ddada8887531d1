import Application
import BorderVocabulary
import Cryptography
import Foundation
import Gate
import Web

/// How duties are written on the command line: `customs`, `declarant:0100233488`.
enum DutyWord {
    /// Duties that a person may hold; `system` is the gate's own clock.
    static let duties = Duty.allCases.filter { $0 != .system }

    static var accepted: String { duties.map(\.code).joined(separator: ", ") }

    static func parse(_ word: String, from: Timestamp, until: Timestamp?) throws -> DatedDuty {
        let parts = word.split(separator: ":", maxSplits: 1)
        guard let code = parts.first, let duty = duties.first(where: { $0.code == code }) else {
            throw Exit(.refused, Words.text("error.duty", ["found": word, "accepted": accepted]))
        }
        guard parts.count == 2 else { return DatedDuty(duty, from: from, until: until) }
        guard let firm = try? TaxCode.parse(parts[1]) else {
            throw Exit(.refused, Words.text("error.tax-code", ["found": String(parts[1])]))
        }
        return DatedDuty(duty, from: from, until: until, firm: firm)
    }

    static func text(_ dated: DatedDuty) -> String {
        dated.duty.code + (dated.firm.map { ":\($0.display)" } ?? "")
    }
}

/// Words for what the account store says.
enum AccountWording {
    static func exit(_ failure: AccountFailure, login: String) -> Exit {
        switch failure {
        case .alreadyTaken: Exit(.refused, Words.text("error.login-taken", ["login": login]))
        case .badLogin: Exit(.refused, Words.text("error.login", ["login": login]))
        case .weakPassword: Exit(.refused, Words.text("error.password"))
        case .unknownPerson: Exit(.refused, Words.text("error.unknown-login", ["login": login]))
        case .diskFull: Exit(.unavailable, Words.text("error.log.disk-full"))
        case .readOnly: Exit(.unavailable, Words.text("error.log.read-only"))
        case .linkInvalid, .reasonNamesDriver, .corrupt, .unavailable:
            Exit(.unavailable, Words.text("error.accounts", ["cause": "\(failure)"]))
        }
    }
}

/// A short name for a file's content.
enum Fingerprint {
    static func of(_ data: Data) -> String { String(SHA256Digest(of: [UInt8](data)).hex.prefix(32)) }
}
