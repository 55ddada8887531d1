import Cryptography
import Testing
import TransparencyLog

@Suite("What a stranger sends")
struct StrangerTests {
    /// Reads bytes and writes what was read; nil where they are refused.
    struct Form: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let sample: @Sendable () throws -> [UInt8]
        let rewrite: @Sendable ([UInt8]) -> [UInt8]?
    }

    private static func signed() throws -> SignedCheckpoint {
        var signed = try SampleLog(300).signed()
        signed.add(try Keys.witness().cosign(signed.checkpoint, at: 5))
        return signed
    }

    static let forms = [
        Form(testDescription: "note") {
            try signed().bytes
        } rewrite: {
            (try? Note($0))?.bytes
        },
        Form(testDescription: "checkpoint") {
            try signed().bytes
        } rewrite: { bytes in
            (try? SignedCheckpoint(bytes)).map { Array($0.checkpoint.text.utf8) + bytes.dropFirst($0.note.text.count) }
        },
        Form(testDescription: "receipt") {
            try LogReceipt(of: 7, in: try signed(), tiles: try SampleLog(300).tiles, extra: [1, 2]).bytes
        } rewrite: {
            (try? LogReceipt($0))?.bytes
        },
        Form(testDescription: "request to a witness") {
            try AddCheckpoint(from: 5, to: try signed(), tiles: try SampleLog(300).tiles).body
        } rewrite: {
            (try? AddCheckpoint($0))?.body
        },
        Form(testDescription: "key") {
            Array(try Keys.log().verifierKey.text.utf8)
        } rewrite: { bytes in
            (try? VerifierKey(String(decoding: bytes, as: UTF8.self))).map { Array($0.text.utf8) }
        },
        Form(testDescription: "bundle of entries") {
            try #require(try SampleLog(7).tiles.bytes(of: TilePath(.entries, index: 0, width: 7)))
        } rewrite: {
            EntryBundle($0)?.bytes
        },
    ]

    @Test(arguments: forms)
    func `is refused, or written with the same bytes again`(form: Form) throws {
        var random = Seeded(77)
        let sample = try form.sample()
        #expect(form.rewrite(sample) == sample)
        for _ in 0..<1_500 {
            let changed = mutant(of: sample, &random)
            guard let again = form.rewrite(changed) else { continue }
            #expect(again == changed, "\(Hex.string(changed))")
        }
    }

    @Test func `as JSON has one form, which is its own`() throws {
        var random = Seeded(78)
        let sample = Array(#"{"a":[1,-2.5e-9,true,null,"é\u20ac\n"],"b":{"c":[[],{}]},"\ud83d\ude00":0}"#.utf8)
        for _ in 0..<3_000 {
            guard let value = try? CanonicalJSON.value(mutant(of: sample, &random)) else { continue }
            let form = CanonicalJSON.bytes(of: value)
            #expect(CanonicalJSON.bytes(of: try CanonicalJSON.value(form)) == form)
        }
    }

    /// The bytes with some of them changed, taken out, doubled or put in.
    private func mutant(of sample: [UInt8], _ random: inout Seeded) -> [UInt8] {
        var bytes = sample
        for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(bytes[place], at: place)
            case 3: bytes.insert([10, 32, 43, 48, 61, 255].randomElement(using: &random) ?? 0, at: place)
            case 4: bytes.removeSubrange(place...)
            case _: bytes[place] ^= 1
            }
        }
        return bytes
    }
}
