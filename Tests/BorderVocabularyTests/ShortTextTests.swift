import BorderVocabulary
import Testing

@Suite("A short text")
struct ShortTextTests {
    @Test(arguments: [(0, true), (1, true), (22, true), (23, true), (24, false), (1000, false)])
    func `holds at most 23 bytes`(length: Int, fits: Bool) {
        let text = String(repeating: "x", count: length)
        #expect((ShortText(text) != nil) == fits)
        #expect(ShortText(text)?.count == (fits ? length : nil))
        #expect(ShortText(text)?.string == (fits ? text : nil))
        #expect(ShortText(text)?.isEmpty == (fits ? length == 0 : nil))
    }

    @Test(arguments: [("桂桂桂桂桂桂桂xx", true), ("桂桂桂桂桂桂桂xxx", false), ("桂桂桂桂桂桂桂桂", false)])
    func `counts bytes and not characters`(text: String, fits: Bool) {
        #expect((ShortText(text) != nil) == fits)
    }

    @Test(arguments: [
        ([UInt8](), true), ([0xE6, 0xA1, 0x82], true), ([0xE6, 0xA1], false), ([0x80], false), ([0xC0, 0x80], false),
        ([0xED, 0xA0, 0x80], false), ([0xF4, 0x8F, 0xBF, 0xBF], true), ([0xF4, 0x90, 0x80, 0x80], false), ([0], true),
    ])
    func `takes only well-formed UTF-8`(bytes: [UInt8], isTaken: Bool) {
        #expect(bytes.withUnsafeBytes { ShortText(utf8: $0) != nil } == isTaken)
        #expect(bytes.withUnsafeBufferPointer { ShortText(utf8: $0) != nil } == isTaken)
    }

    @Test
    func `is three words and owns nothing`() {
        #expect(MemoryLayout<ShortText>.size == 24)
        #expect(MemoryLayout<ShortText>.stride == 24)
        #expect(_isPOD(ShortText.self))
        #expect(_isPOD(Plate.self))
        #expect(_isPOD(TaxCode.self))
        #expect(MemoryLayout<Plate>.stride == 32)
        #expect(MemoryLayout<LaneID>.size == 24)
    }

    @Test(arguments: [
        ("", "a"), ("a", "b"), ("a", "a\0"), ("a", "ab"), ("abcdefgh", "abcdefgi"), ("Z", "a"), ("z", "桂"),
    ])
    func `comes before another in the order of bytes`(first: String, second: String) throws {
        let (left, right) = (try #require(ShortText(first)), try #require(ShortText(second)))
        #expect(left < right)
        #expect(!(right < left))
        #expect(left != right)
    }

    @Test
    func `orders, equals and hashes as its bytes do`() throws {
        var chance = SplitMix64(seed: 1)
        for _ in 0..<5000 {
            let common = Int.random(in: 0...17, using: &chance)
            let pair = (0..<2).map { _ in
                // A common beginning of any length, so that each of the three words gets to decide.
                String(repeating: "x", count: common) + chance.text(Int.random(in: 0...6, using: &chance), of: "ab\0")
            }
            let (left, right) = (try #require(ShortText(pair[0])), try #require(ShortText(pair[1])))
            #expect((left == right) == (Array(pair[0].utf8) == Array(pair[1].utf8)))
            #expect((left < right) == pair[0].utf8.lexicographicallyPrecedes(pair[1].utf8))
            if left == right { #expect(left.hashValue == right.hashValue) }
        }
    }

    @Test
    func `takes part of a longer string`() {
        let long = "a long sentence about 桂F12345 at the barrier"
        #expect(ShortText(long.dropFirst(22).prefix(7))?.string == "桂F12345")
    }
}
