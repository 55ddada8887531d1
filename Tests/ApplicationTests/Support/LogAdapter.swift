import Application
import SQLiteStore
import Testing

/// The logs that must keep the same contract.
enum LogAdapter: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case memory
    case sqlite

    var testDescription: String { rawValue }

    /// An empty log, and what it needs to live on.
    func open() throws -> OpenLog {
        switch self {
        case .memory: return OpenLog(log: MemoryEventLog(), directory: nil)
        case .sqlite:
            let directory = try TemporaryDirectory()
            return OpenLog(log: try SQLiteEventLog(directory: directory.path), directory: directory)
        }
    }
}

/// A log, with the directory that goes when it goes.
struct OpenLog {
    let log: any EventLog
    let directory: TemporaryDirectory?
}
