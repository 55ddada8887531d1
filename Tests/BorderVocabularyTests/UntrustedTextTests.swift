import BorderVocabulary
import Testing

@Suite("Whatever somebody types")
struct UntrustedTextTests {
    @Test(arguments: Grammar.all)
    func `is read back as the same when it was a sample`(grammar: Grammar) throws {
        for sample in grammar.samples {
            let written = try grammar.read(sample)
            for text in written {
                #expect(try grammar.read(text) == written, "\(sample) was written as \(text)")
            }
        }
    }

    @Test(arguments: Grammar.all)
    func `never brings the software down, and is read back as the same if it is read at all`(grammar: Grammar) {
        var chance = SplitMix64(seed: 20_251_111)
        var understood = 0
        for _ in 0..<4000 {
            var bytes = Array(chance.pick(grammar.samples).utf8)
            switch Int.random(in: 0..<4, using: &chance) {
            case 0: bytes = chance.bytes(upTo: 40)
            case 1: bytes.insert(contentsOf: chance.bytes(upTo: 3), at: Int.random(in: 0...bytes.count, using: &chance))
            case 2: bytes.remove(at: Int.random(in: 0..<bytes.count, using: &chance))
            default: bytes[Int.random(in: 0..<bytes.count, using: &chance)] = UInt8.random(in: 32...126, using: &chance)
            }
            let text = String(decoding: bytes, as: UTF8.self)
            guard let written = try? grammar.read(text) else { continue }
            understood += 1
            for again in written {
                #expect((try? grammar.read(again)) == written, "\(text) was written as \(again)")
            }
        }
        #expect(understood > 0)
    }

    @Test(arguments: Grammar.all)
    func `is not walked over when it is huge`(grammar: Grammar) {
        let blanks = String(repeating: " ", count: 1_000_000)
        let marks = "a" + String(repeating: "\u{301}", count: 1_000_000)
        for text in [blanks, marks, String(repeating: "9", count: 1_000_000)] {
            do throws(ParseFailure) {
                _ = try grammar.read(text)
                Issue.record("a million characters were read")
            } catch {
                guard case .tooLong = error.reason else {
                    Issue.record("refused for another reason: \(error.reason)")
                    return
                }
                #expect(error.found.unicodeScalars.count == 64)
            }
        }
    }

    @Test(arguments: Grammar.all)
    func `is called empty when it is`(grammar: Grammar) {
        #expect(reason { () throws(ParseFailure) in try grammar.read("") } == .empty)
    }

    @Test(arguments: Grammar.all)
    func `is answered with what would be accepted`(grammar: Grammar) {
        for wrong in ["", "?", "桂", "T", "99999", String(repeating: "x", count: 90)] {
            do throws(ParseFailure) {
                _ = try grammar.read(wrong)
            } catch {
                #expect(!error.accepted.isEmpty, "\(grammar.name) on \(wrong): \(error.reason)")
            }
        }
    }
}
