import Application
import BorderVocabulary
import Cryptography
import Foundation
import Steering
import SteeringRoom
import Testing

/// What was stored once is read for ever: `Golden/steering/<kind>.v<version>.hex` holds the bytes of each sample.
///
/// `RECORD_GOLDEN=1 swift test --filter SteeringCodecTests` writes the files that are missing, and no others.
@Suite("Stored steering events")
struct SteeringCodecTests {
    /// Every kind in every version.
    private static let forms = RoomEventKind.allCases.flatMap { kind in
        (1...kind.currentVersion).map { (kind, $0) }
    }

    @Test(arguments: forms)
    func `of every kind are read, and written again, byte for byte`(kind: RoomEventKind, version: UInt8) throws {
        let samples = try SteeringSamples.all().filter {
            RoomEventKind(of: $0.record.event) == kind && kind.version(of: $0.record.event) == version
        }
        try #require(!samples.isEmpty, "SteeringSamples needs an event of kind \(kind), version \(version)")
        let name = "\(kind).v\(version).hex"
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil { try record(samples, name) }
        let url = try #require(Bundle.module.resourceURL).appending(path: "Golden/steering/\(name)")
        let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map { $0.split(separator: " ") }
        #expect(lines.map { String($0[0]) } == samples.map(\.name))
        for (line, sample) in zip(lines, samples) {
            let bytes = try #require(Hex.bytes(line[1]))
            let read = try RoomCodec.decode(bytes)
            #expect(read.event == sample.record.event, "\(sample.name)")
            #expect(read.by == sample.record.by, "\(sample.name)")
            #expect(RoomCodec.encode(sample.record.event, by: sample.record.by) == bytes, "\(sample.name)")
        }
    }

    private func record(_ samples: [(name: String, record: RoomRecord)], _ name: String) throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Golden/steering")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appending(path: name)
        guard !FileManager.default.fileExists(atPath: file.path) else { return }
        let lines = samples.map { "\($0.name) \(Hex.string(RoomCodec.encode($0.record.event, by: $0.record.by)))\n" }
        try Data(lines.joined().utf8).write(to: file)
    }

    @Test func `are refused when they are cut or too long, wherever that is`() throws {
        for (name, record) in try SteeringSamples.all() {
            let bytes = RoomCodec.encode(record.event, by: record.by)
            for length in 0..<bytes.count {
                #expect(throws: CodecFailure.self, "\(name) cut to \(length)") {
                    try RoomCodec.decode(Array(bytes.prefix(length)))
                }
            }
            #expect(throws: CodecFailure.trailingBytes(at: bytes.count)) { try RoomCodec.decode(bytes + [0]) }
        }
    }

    @Test func `with a byte turned are refused or read as what they then say`() throws {
        for (name, record) in try SteeringSamples.all() {
            let bytes = RoomCodec.encode(record.event, by: record.by)
            for place in bytes.indices {
                for flip in [UInt8(1), 0x20, 0x80, 0xFF] {
                    var turned = bytes
                    turned[place] ^= flip
                    if let read = try? RoomCodec.decode(turned) {
                        #expect(RoomCodec.encode(read.event, by: read.by) == turned, "\(name), byte \(place)")
                    }
                }
            }
        }
    }

    @Test func `of figures are passed over to where they end, and the others are read`() throws {
        let all = try SteeringSamples.all().map(\.record)
        let batch = StoredBatch(first: Position(1), count: all.count, bytes: RoomCodec.encode(all))
        let (records, statements, last) = try RoomCodec.decodeWithoutStatements(batch)
        let others = all.filter { RoomEventKind(of: $0.event) != .recorded }
        #expect(records == others)
        #expect(statements == all.count - others.count && statements > 20)
        #expect(last == all.last?.at)
        #expect(try RoomCodec.decode(batch) == all)
        for record in all where RoomEventKind(of: record.event) == .recorded {
            let bytes = RoomCodec.encode([record])
            for length in 1..<bytes.count {
                let cut = StoredBatch(first: Position(7), count: 1, bytes: Array(bytes.prefix(length)))
                #expect(throws: LogFailure.self) { try RoomCodec.decodeWithoutStatements(cut) }
            }
            let long = StoredBatch(first: Position(7), count: 1, bytes: bytes + [0])
            #expect(throws: LogFailure.self) { try RoomCodec.decodeWithoutStatements(long) }
        }
    }
}
