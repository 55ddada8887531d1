import ArgumentParser
import Foundation

/// How a verb that failed ends: a sentence on standard error and a status that scripts can tell apart.
struct Exit: Error {
    enum Status: Int32 {
        /// What was asked was refused, or the input is not right.
        case refused = 1
        /// The store or the server cannot be used now.
        case unavailable = 3
        /// Two things that must be equal differ.
        case differs = 4
    }

    let status: Status
    let message: String

    init(_ status: Status, _ message: String) {
        self.status = status
        self.message = message
    }

    /// Runs a verb and turns its failure into a sentence and a status.
    static func reporting(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let exit as Exit {
            FileHandle.standardError.write(Data("huunghi: \(exit.message)\n".utf8))
            throw ExitCode(exit.status.rawValue)
        }
    }
}
