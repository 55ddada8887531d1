import BorderVocabulary
import Testing

@Suite("A container number")
struct ContainerNumberTests {
    @Test(arguments: [
        ("CSQU3054383", [Warning]()), ("csqu 305438-3", []), ("CSQU 305438 3", []), ("TASU1170000", []),
        ("HDMU1234567", [.containerCheckDigit]), ("CSQU3054384", [.containerCheckDigit]),
        ("CSQX3054383", [.unusualContainerCategory, .containerCheckDigit]),
    ])
    func `with a wrong check digit is a warning, not an error`(raw: String, warnings: [Warning]) throws {
        let parsed = try ContainerNumber.parse(raw)
        #expect(parsed.warnings == warnings)
        #expect(parsed.value.isCheckDigitCorrect == !warnings.contains(.containerCheckDigit))
        #expect(ContainerNumber(stored: parsed.value.text) == parsed.value)
    }

    @Test(arguments: [
        ("CSQU305438", ParseFailure.Reason.badLength(accepted: "AAAU ###### #")),
        ("CSQU30543833", .badLength(accepted: "AAAU ###### #")), ("CS1U3054383", .badFormat(accepted: "AAAU ###### #")),
        ("CSQU30543O3", .badFormat(accepted: "AAAU ###### #")), ("", .empty), ("CSQU/305438", .badCharacter(at: 4)),
    ])
    func `of a wrong shape is an error`(raw: String, expected: ParseFailure.Reason) {
        #expect(reason { () throws(ParseFailure) in try ContainerNumber.parse(raw) } == expected)
    }

    @Test(arguments: [
        ("AAAU000001", 2), ("KBAU000001", 6), ("LAAU000001", 4), ("ULKU000001", 6), ("VAAU000001", 4),
        ("ZAVU000001", 5), ("CSQU305438", 3), ("HDMU123456", 1), ("CSQU30543", nil), ("csqu305438", nil), ("", nil),
    ])
    func `has one check digit`(ten: String, digit: Int?) {
        #expect(ContainerNumber.checkDigit(of: ten) == digit)
    }

    @Test
    func `shows every misread digit`() {
        // ISO 6346 detects any single wrong digit, except 0 for a remainder of 10.
        var chance = SplitMix64(seed: 3)
        for _ in 0..<2000 {
            let ten = chance.text(3, of: Alphabet.letters) + "U" + chance.text(6, of: Alphabet.digits)
            guard let digit = ContainerNumber.checkDigit(of: ten) else {
                Issue.record("no check digit for \(ten)")
                continue
            }
            let other = (digit + Int.random(in: 1...9, using: &chance)) % 10
            #expect((try? ContainerNumber.parse("\(ten)\(digit)"))?.warnings == [])
            #expect((try? ContainerNumber.parse("\(ten)\(other)"))?.warnings == [.containerCheckDigit])
        }
    }

    @Test
    func `is painted in three groups`() throws {
        #expect(try ContainerNumber.parse("CSQU3054383").value.display == "CSQU 305438 3")
    }
}

@Suite("A chassis number")
struct ChassisNumberTests {
    @Test(arguments: ["LZZ5CLSB8NA123456", "lzz5clsb8na123456", "LZZ5-CLSB8-NA123456"])
    func `is seventeen characters`(raw: String) throws {
        let number = try ChassisNumber.parse(raw)
        #expect(number.description == "LZZ5CLSB8NA123456")
        #expect(ChassisNumber(stored: number.text) == number)
    }

    @Test(arguments: [
        "LZZ5CLSB8NA12345", "LZZ5CLSB8NA1234567", "IZZ5CLSB8NA123456", "OZZ5CLSB8NA123456", "QZZ5CLSB8NA123456",
    ])
    func `has no I, O or Q and no other length`(raw: String) {
        #expect(reason { () throws(ParseFailure) in try ChassisNumber.parse(raw) } != nil)
        #expect(ShortText(raw).flatMap { ChassisNumber(stored: $0) } == nil)
    }
}
