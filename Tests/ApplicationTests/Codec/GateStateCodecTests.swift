import Application
import BorderVocabulary
import Gate
import Testing

@Suite("The stored state of a gate")
struct GateStateCodecTests {
    static func gate(_ records: [LogRecord]) -> Gate {
        var gate = Gate()
        for record in records { gate.apply(record.event, at: record.at) }
        return gate
    }

    @Test(arguments: 0..<30)
    func `gives back the whole state, byte for byte, what is derived included`(seed: UInt64) throws {
        let gate = Self.gate(Traffic.records(seed: seed, commands: 400))
        let restored = try GateStateCodec.decode(GateStateCodec.encode(gate))
        #expect(GateStateCodec.encodeWhole(restored) == GateStateCodec.encodeWhole(gate))
    }

    @Test(arguments: 0..<30)
    func `and the tail lead where the whole history leads`(seed: UInt64) throws {
        let records = Traffic.records(seed: seed, commands: 400)
        let middle = records.count / 2
        var started = try GateStateCodec.decode(GateStateCodec.encode(Self.gate(Array(records[..<middle]))))
        for record in records[middle...] { started.apply(record.event, at: record.at) }
        #expect(GateStateCodec.encodeWhole(started) == GateStateCodec.encodeWhole(Self.gate(records)))
    }

    @Test(arguments: 0..<10)
    func `of turned or missing bytes never traps`(seed: UInt64) {
        var dice = Dice(seed: seed)
        let bytes = GateStateCodec.encode(Self.gate(Traffic.records(seed: seed, commands: 100)))
        for _ in 0..<200 {
            var damaged = bytes
            damaged[Int.random(in: 0..<bytes.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
            _ = try? GateStateCodec.decode(damaged)
            _ = try? GateStateCodec.decode(Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &dice))))
        }
    }
}
