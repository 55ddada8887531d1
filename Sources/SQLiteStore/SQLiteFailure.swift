import Application
import GRDB

/// What SQLite says, sorted by its result code and never by its words.
enum SQLiteFailure: Error {
    case full(String)
    case readOnly(String)
    case corrupt(String)
    case busy(String)
    case other(String)

    init(_ error: any Error) {
        guard let error = error as? DatabaseError else {
            self = .other(String(describing: error))
            return
        }
        let words = error.message ?? "SQLite result code \(error.extendedResultCode.rawValue)"
        switch error.resultCode {
        case .SQLITE_FULL: self = .full(words)
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: self = .readOnly(words)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .corrupt(words)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(words)
        // Result codes are SQLite's, not ours: there may be more tomorrow.
        default: self = .other("\(words) (SQLite \(error.extendedResultCode.rawValue))")
        }
    }

    /// The failure of a log.
    var ofLog: LogFailure {
        switch self {
        case .full: .diskFull
        case .readOnly: .readOnly
        case .corrupt(let words): .corrupt(at: .start, words)
        case .busy(let words): .inUse(words)
        case .other(let words): .unavailable(words)
        }
    }

    /// The failure of a projection.
    var ofView: ViewFailure {
        switch self {
        case .full: .diskFull
        case .readOnly: .readOnly
        case .corrupt(let words): .corrupt(words)
        case .busy(let words), .other(let words): .unavailable(words)
        }
    }

    /// The failure of the store of accounts.
    var ofAccounts: AccountFailure {
        switch self {
        case .full: .diskFull
        case .readOnly: .readOnly
        case .corrupt(let words): .corrupt(words)
        case .busy(let words), .other(let words): .unavailable(words)
        }
    }
}
