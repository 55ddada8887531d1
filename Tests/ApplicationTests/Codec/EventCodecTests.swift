import Application
import BorderVocabulary
import Gate
import Testing

@Suite("Stored events")
struct EventCodecTests {
    @Test func `come back as they were`() throws {
        for (_, event) in EventSamples.all {
            #expect(try EventCodec.decode(EventCodec.encode(event)) == event)
        }
    }

    @Test func `are refused when they end too early, wherever that is`() {
        for (name, event) in EventSamples.all {
            let bytes = EventCodec.encode(event)
            for length in 0..<bytes.count {
                #expect(throws: CodecFailure.self, "\(name) cut to \(length)") {
                    try EventCodec.decode(Array(bytes.prefix(length)))
                }
            }
        }
    }

    @Test func `are refused when bytes are left over`() {
        for (_, event) in EventSamples.all {
            let bytes = EventCodec.encode(event)
            #expect(throws: CodecFailure.trailingBytes(at: bytes.count)) { try EventCodec.decode(bytes + [0]) }
        }
    }

    @Test func `of an unknown kind or version are refused by name`() {
        #expect(throws: CodecFailure.unknownKind(0, at: 0)) { try EventCodec.decode([0, 1]) }
        #expect(throws: CodecFailure.unknownKind(255, at: 0)) { try EventCodec.decode([255, 1]) }
        #expect(throws: CodecFailure.unknownVersion(2, of: .arrived, at: 1)) { try EventCodec.decode([6, 2]) }
        #expect(throws: CodecFailure.unknownVersion(0, of: .arrived, at: 1)) { try EventCodec.decode([6, 0]) }
    }

    @Test(arguments: 0..<20)
    func `of random bytes never trap, and what is read is written alike`(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        for _ in 0..<2_000 {
            let length = Int.random(in: 0..<80, using: &dice)
            var bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &dice) }
            // Most random bytes fail at the first: help them to a kind and a version.
            if bytes.count > 1 { (bytes[0], bytes[1]) = (UInt8.random(in: 0...31, using: &dice), 1) }
            if let event = try? EventCodec.decode(bytes) {
                #expect(try EventCodec.decode(EventCodec.encode(event)) == event)
            }
        }
    }

    @Test(arguments: 0..<20)
    func `with a byte turned never trap`(seed: UInt64) {
        var dice = Dice(seed: seed)
        for (_, event) in EventSamples.all {
            var bytes = EventCodec.encode(event)
            for _ in 0..<20 {
                let place = Int.random(in: 0..<bytes.count, using: &dice)
                bytes[place] = UInt8.random(in: 0...255, using: &dice)
                _ = try? EventCodec.decode(bytes)
            }
        }
    }

    @Test func `do not make room for a count that the bytes cannot hold`() {
        // A split-off trip with 2⁶² containers.
        let bytes: [UInt8] = [21, 1, 1, 1, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x3F]
        #expect(throws: CodecFailure.tooMany(at: 15)) { try EventCodec.decode(bytes) }
    }
}

@Suite("Stored batches")
struct RecordCodecTests {
    private let records = Traffic.records(seed: 1, commands: 500)

    @Test func `come back as they were, in their places`() throws {
        let bytes = RecordCodec.encode(records)
        let batch = StoredBatch(first: Position(1), count: records.count, bytes: bytes)
        #expect(try RecordCodec.decode(batch) == records)
    }

    @Test(arguments: [-1, 1, 1_000_000_000, Int.max])
    func `with a wrong count are corrupt`(difference: Int) {
        let bytes = RecordCodec.encode(records)
        let (count, _) = records.count.addingReportingOverflow(difference)
        #expect(throws: LogFailure.self) {
            try RecordCodec.decode(StoredBatch(first: Position(1), count: max(count, -1), bytes: bytes))
        }
    }

    @Test func `name the first position that does not decode`() throws {
        let few = Array(records.prefix(3))
        var bytes = RecordCodec.encode(Array(records.prefix(2)))
        bytes.append(contentsOf: [0, 1, 255])
        do throws(LogFailure) {
            _ = try RecordCodec.decode(StoredBatch(first: Position(10), count: few.count, bytes: bytes))
            Issue.record("a batch with a wrong third record was read")
        } catch {
            if case .corrupt(let position, _) = error {
                #expect(position == Position(12))
            } else {
                Issue.record("\(error)")
            }
        }
    }

    @Test(arguments: 0..<20)
    func `with bytes turned never trap`(seed: UInt64) {
        var dice = Dice(seed: seed)
        var bytes = RecordCodec.encode(records)
        for _ in 0..<50 {
            bytes[Int.random(in: 0..<bytes.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
            _ = try? RecordCodec.decode(StoredBatch(first: Position(1), count: records.count, bytes: bytes))
        }
    }
}
