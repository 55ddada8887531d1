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

    private static let queue = QueueRule(
        place: nil, classes: [QueueClass(id: "fruit", category: .fruit, share: QueueShare(weight: 3))],
        other: QueueShare(weight: 1))

    @Test(arguments: 0..<30)
    func `keeps the account of shares, and calls go on from it as if nothing had been`(seed: UInt64) throws {
        let records = Traffic.records(seed: seed, commands: 400, queue: Self.queue)
        let middle = records.count / 2
        let half = Self.gate(Array(records[..<middle]))
        var started = try GateStateCodec.decode(GateStateCodec.encode(half))
        #expect(started.shares.filter { !$0.value.ahead.isEmpty } == half.shares.filter { !$0.value.ahead.isEmpty })
        for record in records[middle...] {
            if case .called(let trip, let lane, _, let grounds?, _) = record.event {
                let turn = try started.turn(
                    at: Town.place, direction: .export, category: grounds.narrowed, lane: lane, now: record.at)
                #expect(turn == Turn(trip: trip, grounds: grounds))
            }
            started.apply(record.event, at: record.at)
        }
        #expect(GateStateCodec.encodeWhole(started) == GateStateCodec.encodeWhole(Self.gate(records)))
    }

    @Test func `keeps the clocks of calls, whatever moment it is taken at`() throws {
        var seen: Set<TurnState.Name> = []
        for seed: UInt64 in 0..<20 {
            let records = Traffic.answeredRecords(seed: seed, commands: 300)
            var gate = Gate()
            var restored = Gate()
            for record in records {
                gate.apply(record.event, at: record.at)
                restored.apply(record.event, at: record.at)
                // In the middle of a split, its vehicle is on two trips: nobody takes a snapshot there.
                if case .splitOff = record.event { continue }
                restored = try GateStateCodec.decode(GateStateCodec.encode(restored))
                let isSame = GateStateCodec.encodeWhole(restored) == GateStateCodec.encodeWhole(gate)
                #expect(isSame, "seed \(seed), record \(record.position.number)")
                seen.formUnion(gate.trips.values.compactMap { $0.turnState?.name })
            }
            #expect(!gate.overrides.days.isEmpty)
        }
        #expect(seen == Set(TurnState.Name.allCases))
    }

    @Test func `of an older form is not read, so that the log is`() {
        var bytes = GateStateCodec.encode(Self.gate(Traffic.records(seed: 1, commands: 50)))
        bytes[0] = 1
        #expect(throws: CodecFailure.unknownFormat(1)) { try GateStateCodec.decode(bytes) }
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
