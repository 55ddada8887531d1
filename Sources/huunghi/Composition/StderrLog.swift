import Foundation
import Logging

/// Structured log lines on standard error: `time level message key=value …`.
struct StderrLog: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level

    init(level: Logger.Level) {
        logLevel = level
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let fields = metadata.merging(event.metadata ?? [:]) { $1 }
        let words = fields.sorted { $0.key < $1.key }.map { " \($0.key)=\(Self.quoted("\($0.value)"))" }.joined()
        let time = Date.now.formatted(.iso8601.time(includingFractionalSeconds: true))
        FileHandle.standardError.write(Data("\(time) \(event.level) \(event.message)\(words)\n".utf8))
    }

    /// One line stays one line, whatever stands in a value.
    private static func quoted(_ text: String) -> String {
        guard text.contains(where: { $0 == " " || $0.isNewline || $0 == "\"" }) else { return text }
        return "\"" + text.replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
    }
}
