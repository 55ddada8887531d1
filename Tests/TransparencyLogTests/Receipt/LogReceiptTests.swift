import Cryptography
import Testing
import TransparencyLog

@Suite("A receipt")
struct LogReceiptTests {
    private func policy(_ threshold: Int = 2) throws -> TrustPolicy {
        let witnesses = try [1, 2, 3].map { try Keys.witness($0).verifierKey }
        return try TrustPolicy(logs: [try Keys.identity()], witnesses: witnesses, threshold: threshold)
    }

    private func receipt(of index: UInt64, extra: [UInt8]? = nil, size: Int = 300) throws -> LogReceipt {
        let sample = try SampleLog(size)
        var signed = try sample.signed()
        for number in [1, 3] as [UInt8] { signed.add(try Keys.witness(number).cosign(signed.checkpoint, at: 77)) }
        return try LogReceipt(of: index, in: signed, tiles: sample.tiles, extra: extra)
    }

    @Test(arguments: [0, 1, 255, 256, 299] as [UInt64])
    func `is kept as text and checked without the log`(index: UInt64) throws {
        for extra in [nil, [], [1, 2, 3]] as [[UInt8]?] {
            let receipt = try receipt(of: index, extra: extra)
            let read = try LogReceipt(receipt.bytes)
            #expect(read == receipt)
            #expect(try read.check(entry: SampleLog.entry(Int(index)), under: try policy()).map(\.time) == [77, 77])
        }
    }

    @Test func `of the only entry has no path`() throws {
        let receipt = try LogReceipt(try receipt(of: 0, size: 1).bytes)
        #expect(receipt.path.isEmpty)
        _ = try receipt.check(entry: SampleLog.entry(0), under: try policy())
    }

    @Test func `is of one entry at one place`() throws {
        let receipt = try receipt(of: 7)
        #expect(throws: ReceiptFlaw.proof(.wrongRoot)) {
            try receipt.check(entry: SampleLog.entry(8), under: try policy())
        }
        let moved = LogReceipt(index: 6, path: receipt.path, checkpoint: receipt.checkpoint)
        #expect(throws: ReceiptFlaw.proof(.wrongRoot)) {
            try moved.check(entry: SampleLog.entry(7), under: try policy())
        }
        let beyond = LogReceipt(index: 300, path: receipt.path, checkpoint: receipt.checkpoint)
        #expect(throws: ReceiptFlaw.proof(.outOfRange)) {
            try beyond.check(entry: SampleLog.entry(7), under: try policy())
        }
    }

    @Test func `wants the witnesses of the policy`() throws {
        let receipt = try receipt(of: 7)
        #expect(throws: ReceiptFlaw.trust(.tooFewWitnesses(2, of: 3))) {
            try receipt.check(entry: SampleLog.entry(7), under: try policy(3))
        }
    }

    @Test func `is worth nothing with one byte changed`() throws {
        var random = Seeded(3)
        let receipt = try receipt(of: 7)
        let policy = try policy()
        for _ in 0..<300 {
            var bytes = receipt.bytes
            bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            // What is left then may read as signed by a stranger; it never passes for something else.
            guard let read = try? LogReceipt(bytes),
                let checked = try? read.check(entry: SampleLog.entry(7), under: policy)
            else { continue }
            Issue.record("A changed receipt passes: \(String(decoding: bytes, as: UTF8.self)) \(checked)")
        }
    }

    @Test(
        arguments: [
            ("", .header), ("c2sp.org/tlog-proof@v2\nindex 0\n\n", .header),
            ("c2sp.org/tlog-proof@v1\n", .index), ("c2sp.org/tlog-proof@v1\nindex\n\n", .index),
            ("c2sp.org/tlog-proof@v1\nindex 00\n\n", .index), ("c2sp.org/tlog-proof@v1\nindex 0x\n\n", .index),
            ("c2sp.org/tlog-proof@v1\nextra AA\nindex 0\n\n", .extra),
            ("c2sp.org/tlog-proof@v1\nindex 0\nextra AAAA\n\n", .path),
            ("c2sp.org/tlog-proof@v1\nindex 0\n", .path), ("c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\n", .path),
            ("c2sp.org/tlog-proof@v1\nindex 0\n\n", .checkpoint(.note(.unsigned))),
        ] as [(String, ReceiptFlaw)])
    func `is refused in any other form`(text: String, flaw: ReceiptFlaw) {
        #expect(throws: flaw) { try LogReceipt(Array(text.utf8)) }
    }

    @Test func `has limits`() throws {
        let receipt = try receipt(of: 7)
        let paths = [SHA256Digest](repeating: Merkle.emptyRoot, count: 64)
        let long = LogReceipt(index: 7, path: paths, checkpoint: receipt.checkpoint)
        #expect(throws: ReceiptFlaw.path) { try LogReceipt(long.bytes) }
        let extra = [UInt8](repeating: 1, count: LogReceipt.longestExtra + 1)
        let heavy = LogReceipt(index: 7, path: receipt.path, checkpoint: receipt.checkpoint, extra: extra)
        #expect(throws: ReceiptFlaw.extra) { try LogReceipt(heavy.bytes) }
        #expect(throws: ReceiptFlaw.tooLong(most: LogReceipt.longest)) {
            try LogReceipt([UInt8](repeating: 0, count: LogReceipt.longest + 1))
        }
    }
}
