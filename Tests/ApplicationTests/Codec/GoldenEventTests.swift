import Application
import Cryptography
import Foundation
import Gate
import Testing

/// Every event ever stored must be read for ever. A golden file holds the bytes of one kind in one version: a line for
/// each sample, its name and its bytes. It is written once and never changed.
///
/// `RECORD_GOLDEN=1 swift test --filter GoldenEventTests` writes the files that are missing, and no others.
@Suite("Golden events")
struct GoldenEventTests {
    @Test(arguments: EventKind.allCases)
    func `of every kind are read, and written again, byte for byte`(kind: EventKind) throws {
        let samples = EventSamples.all.filter { EventKind(of: $0.event) == kind }
        try #require(!samples.isEmpty, "EventSamples needs an event of kind \(kind)")
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil { try GoldenFile.record(kind, samples) }

        let lines = try GoldenFile.read(kind, version: kind.currentVersion)
        #expect(lines.map(\.name).sorted() == samples.map(\.name).sorted())
        for sample in samples {
            let line = try #require(lines.first { $0.name == sample.name })
            #expect(try EventCodec.decode(line.bytes) == sample.event, "\(sample.name)")
            #expect(EventCodec.encode(sample.event) == line.bytes, "\(sample.name)")
        }
    }

    @Test func `of every version there ever was are still read`() throws {
        for kind in EventKind.allCases {
            for version in 1...kind.currentVersion {
                for line in try GoldenFile.read(kind, version: version) {
                    #expect(EventKind(of: try EventCodec.decode(line.bytes)) == kind)
                }
            }
        }
    }

    @Test func `have numbers that no two kinds share`() {
        #expect(Set(EventKind.allCases.map(\.rawValue)).count == EventKind.allCases.count)
    }
}

/// One golden file: `<kind>.v<version>.hex`.
enum GoldenFile {
    static func read(_ kind: EventKind, version: UInt8) throws -> [(name: String, bytes: [UInt8])] {
        let url = try #require(
            Bundle.module.url(forResource: "\(kind).v\(version)", withExtension: "hex", subdirectory: "Golden"),
            "the golden file \(kind).v\(version).hex is missing")
        return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map { line in
            let parts = line.split(separator: " ")
            try #require(parts.count == 2)
            return (String(parts[0]), try #require(Hex.bytes(parts[1])))
        }
    }

    static func record(_ kind: EventKind, _ samples: [(name: String, event: Event)]) throws {
        let name = "\(kind).v\(kind.currentVersion).hex"
        let source = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Golden/\(name)")
        guard !FileManager.default.fileExists(atPath: source.path) else { return }
        let lines = samples.map { "\($0.name) \(Hex.string(EventCodec.encode($0.event)))\n" }
        try Data(lines.joined().utf8).write(to: source)
    }
}
