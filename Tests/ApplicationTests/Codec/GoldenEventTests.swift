import Application
import Cryptography
import Foundation
import Gate
import Testing

/// Every event ever stored must be read for ever. A golden file holds the bytes of one kind in one version: a line for
/// each sample, its name and its bytes. It is written once and never changed.
///
/// A sample that came later, because a field of the kind can say more than before, has a file of its own beside it.
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
        }
        // Each is written in the lowest version that can say it, as the file of that version has it.
        let all = try (1...kind.currentVersion).flatMap { try GoldenFile.read(kind, version: $0) }
        for sample in samples {
            #expect(all.contains { $0.bytes == EventCodec.encode(sample.event) }, "\(sample.name)")
        }
    }

    @Test(arguments: [(EventKind.called, UInt8(1)), (.called, 2), (.calledOutOfTurn, 1), (.calledOutOfTurn, 2)])
    func `of an older version that said something are written again as they were`(
        kind: EventKind, version: UInt8
    ) throws {
        let lines = try GoldenFile.read(kind, version: version)
        let again = try lines.filter { EventCodec.encode(try EventCodec.decode($0.bytes)) == $0.bytes }
        // The samples of a later version that say no more than an earlier one could were never stored.
        let said = lines.filter { version == 1 || $0.name != (kind == .called ? "untold" : "plain") }
        #expect(again.map(\.name) == said.map(\.name))
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

    @Test func `that do not say why a vehicle was called are read as calls that do not`() throws {
        let called = try #require(try GoldenFile.read(.called, version: 1).first)
        guard
            case .called(EventSamples.trip, Town.lane, _, grounds: nil, confirmBy: nil) = try EventCodec.decode(
                called.bytes)
        else {
            Issue.record("the first version of a call reads otherwise")
            return
        }
        let overtaken = try #require(try GoldenFile.read(.calledOutOfTurn, version: 1).first)
        guard
            case .calledOutOfTurn(_, _, _, _, _, passedOver: nil, rule: nil, confirmBy: nil) = try EventCodec.decode(
                overtaken.bytes)
        else {
            Issue.record("the first version of a call out of turn reads otherwise")
            return
        }
        for line in try GoldenFile.read(.called, version: 2) + GoldenFile.read(.calledOutOfTurn, version: 2) {
            switch try EventCodec.decode(line.bytes) {
            case .called(_, _, _, _, confirmBy: nil), .calledOutOfTurn(_, _, _, _, _, _, rule: nil, confirmBy: nil):
                continue
            default: Issue.record("the second version of \(line.name) asks for an answer")
            }
        }
    }

    @Test func `have numbers that no two kinds share`() {
        #expect(Set(EventKind.allCases.map(\.rawValue)).count == EventKind.allCases.count)
    }
}

/// The golden files of a kind in one version: `<kind>.v<version>.hex`, and `<kind>.v<version>-<sample>.hex` for what
/// came later.
enum GoldenFile {
    static func read(_ kind: EventKind, version: UInt8) throws -> [(name: String, bytes: [UInt8])] {
        let folder = try #require(Bundle.module.resourceURL).appending(path: "Golden")
        let urls = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        let name = "\(kind).v\(version)"
        let own = urls.filter {
            $0.lastPathComponent == name + ".hex" || $0.lastPathComponent.hasPrefix(name + "-")
        }
        try #require(!own.isEmpty, "the golden file \(name).hex is missing")
        return try own.flatMap(lines)
    }

    private static func lines(_ url: URL) throws -> [(name: String, bytes: [UInt8])] {
        try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map { line in
            let parts = line.split(separator: " ")
            try #require(parts.count == 2)
            return (String(parts[0]), try #require(Hex.bytes(parts[1])))
        }
    }

    static func record(_ kind: EventKind, _ samples: [(name: String, event: Event)]) throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Golden")
        func write(_ samples: [(name: String, event: Event)], _ name: String) throws {
            let source = folder.appending(path: name + ".hex")
            guard !FileManager.default.fileExists(atPath: source.path) else { return }
            let lines = samples.map { "\($0.name) \(Hex.string(EventCodec.encode($0.event)))\n" }
            try Data(lines.joined().utf8).write(to: source)
        }
        let name = "\(kind).v\(kind.currentVersion)"
        guard let known = try? Set(read(kind, version: kind.currentVersion).map(\.name)) else {
            return try write(samples, name)
        }
        for sample in samples where !known.contains(sample.name) { try write([sample], "\(name)-\(sample.name)") }
    }
}
