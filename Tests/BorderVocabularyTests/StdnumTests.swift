import BorderVocabulary
import Testing

// Where the judge differs from us, and why:
//
// - Containers: it takes digits in the owner's code (its pattern says `\w{3}`); ISO 6346 says letters, and so do we.
// - Containers: it takes the category R and refuses all but U, J, Z, R; we take any letter, with a warning for all but
//   U, J, Z, because an officer may accept a Chinese domestic box.
// - Tax codes: it refuses a serial of seven zeros; our source says nothing about that, so we do not.
// - Tax codes: it refuses twelve digits; citizen numbers serve as tax codes since July 2025, so we take them.
@Suite(
    "An independent judge",
    .enabled(
        if: Stdnum.isInstalled,
        "python-stdnum is not installed: pip install python-stdnum, and name that python3 in HUUNGHI_PYTHON."))
struct StdnumTests {
    @Test
    func `agrees about containers`() throws {
        var chance = SplitMix64(seed: 6346)
        var numbers = ["CSQU3054383", "HDMU1234567", "TASU1170000"]
        for _ in 0..<4000 {
            let category = chance.pick(["U", "U", "U", "J", "Z", "R", "X", "A"])
            let ten = chance.text(3, of: Alphabet.letters) + category + chance.text(6, of: Alphabet.digits)
            let digit = try #require(ContainerNumber.checkDigit(of: ten))
            numbers.append(Bool.random(using: &chance) ? "\(ten)\(digit)" : ten + chance.text(1, of: Alphabet.digits))
        }
        let verdicts = try Stdnum.verdicts(module: "stdnum.iso6346", on: numbers)
        try #require(verdicts.count == numbers.count)
        var seen: Set<String> = []
        for (number, verdict) in zip(numbers, verdicts) {
            let ours = try ContainerNumber.parse(number)
            let isKnownToJudge = ["U", "J", "Z", "R"].contains(String(number.dropFirst(3).prefix(1)))
            let expected =
                !isKnownToJudge ? "InvalidFormat" : ours.value.isCheckDigitCorrect ? "valid" : "InvalidChecksum"
            #expect(verdict == expected, "\(number)")
            seen.insert(verdict)
        }
        #expect(seen == ["valid", "InvalidChecksum", "InvalidFormat"])
    }

    @Test
    func `agrees about the shape of containers`() throws {
        var chance = SplitMix64(seed: 1972)
        // Letters in the serial and other lengths; digits in the owner's code are the documented difference.
        let numbers = (0..<2000).map { _ in
            chance.text(3, of: Alphabet.letters) + "U"
                + chance.text(Int.random(in: 6...8, using: &chance), of: Alphabet.digits + "A")
        }
        let verdicts = try Stdnum.verdicts(module: "stdnum.iso6346", on: numbers)
        try #require(verdicts.count == numbers.count)
        for (number, verdict) in zip(numbers, verdicts) {
            switch reason({ () throws(ParseFailure) in try ContainerNumber.parse(number) }) {
            case .badLength: #expect(verdict == "InvalidLength", "\(number)")
            case .badFormat: #expect(verdict == "InvalidFormat", "\(number)")
            case nil: #expect(["valid", "InvalidChecksum"].contains(verdict), "\(number)")
            case .some(let other): Issue.record("\(number) was refused as \(other)")
            }
        }
    }

    @Test
    func `agrees about tax codes`() throws {
        var chance = SplitMix64(seed: 139)
        var numbers = ["0100233488", "0100112437", "0314409058-002", "0100233480"]
        for _ in 0..<4000 {
            let nine = chance.text(9, of: Alphabet.digits)
            let ten = (0...9).map { "\(nine)\($0)" }.first { (try? TaxCode.parse($0)) != nil } ?? nine + "0"
            let thirteen = ten + "-" + chance.pick(["000", "001", "999", chance.text(3, of: Alphabet.digits)])
            let wrong = nine + chance.text(1, of: Alphabet.digits)
            numbers.append(chance.pick([ten, thirteen, wrong, String(ten.dropLast()), ten + "1", "\(nine)A"]))
        }
        let verdicts = try Stdnum.verdicts(module: "stdnum.vn.mst", on: numbers)
        try #require(verdicts.count == numbers.count)
        for (number, verdict) in zip(numbers, verdicts) where number.dropFirst(2).prefix(7) != "0000000" {
            let expected: [String] =
                switch reason({ () throws(ParseFailure) in try TaxCode.parse(number) }) {
                case nil: ["valid"]
                case .badLength: ["InvalidLength"]
                case .notANumber: ["InvalidFormat"]
                case .outOfRange: ["InvalidComponent"]
                // The judge looks at the branch before the check digit, we look at it afterwards.
                case .badCheckDigit: number.hasSuffix("-000") ? ["InvalidComponent"] : ["InvalidChecksum"]
                case .some: []
                }
            #expect(expected.contains(verdict), "\(number): \(verdict)")
        }
        #expect(Set(verdicts) == ["valid", "InvalidLength", "InvalidFormat", "InvalidComponent", "InvalidChecksum"])
    }

    @Test
    func `differs only as written above`() throws {
        #expect(try Stdnum.verdicts(module: "stdnum.vn.mst", on: ["020123456789"]) == ["InvalidLength"])
        #expect(try TaxCode.parse("020123456789").form == .personal)
        let zeros = (0...9).map { "01" + "0000000" + String($0) }
        let ours = zeros.filter { (try? TaxCode.parse($0)) != nil }
        #expect(ours.count == 1)
        #expect(try Stdnum.verdicts(module: "stdnum.vn.mst", on: ours) == ["InvalidComponent"])
        let withDigit = (0...9).map { "1SQU305438" + String($0) }
        #expect(try Stdnum.verdicts(module: "stdnum.iso6346", on: withDigit).contains("valid"))
        #expect(withDigit.allSatisfy { (try? ContainerNumber.parse($0)) == nil })
    }
}
