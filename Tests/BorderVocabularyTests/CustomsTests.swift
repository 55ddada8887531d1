import BorderVocabulary
import Testing

@Suite("A customs declaration number")
struct CustomsDeclarationNumberTests {
    @Test(arguments: [
        ("302934380950", TradeDirection.export, [Warning]()), ("102934380950", .import, []),
        ("10293438095", .import, [.customsNumberUnconfirmedGrammar]),
        ("202934380950", nil, [.customsNumberUnconfirmedGrammar]), ("1", nil, [.customsNumberUnconfirmedGrammar]),
        ("000000000000", nil, [.customsNumberUnconfirmedGrammar]),
        ("999999999999999999", nil, [.customsNumberUnconfirmedGrammar]),
    ])
    func `is warned about and never blocked for its series`(
        raw: String, direction: TradeDirection?, warnings: [Warning]
    ) throws {
        let parsed = try CustomsDeclarationNumber.parse(raw)
        #expect(parsed.value.direction == direction)
        #expect(parsed.warnings == warnings)
        #expect(parsed.value.description == raw)
        let (number, digitCount) = (parsed.value.number, parsed.value.digitCount)
        #expect(CustomsDeclarationNumber(number: number, digitCount: digitCount) == parsed.value)
    }

    @Test(arguments: ["", "A02934380950", "1234567890123456789"])
    func `is refused when it is no number at all`(raw: String) {
        #expect(reason { () throws(ParseFailure) in try CustomsDeclarationNumber.parse(raw) } != nil)
    }

    @Test
    func `is not stored with fewer digits than it has`() {
        #expect(CustomsDeclarationNumber(number: 100, digitCount: 2) == nil)
        #expect(CustomsDeclarationNumber(number: 100, digitCount: 3) != nil)
        #expect(CustomsDeclarationNumber(number: 0, digitCount: 0) == nil)
        #expect(CustomsDeclarationNumber(number: 1, digitCount: 19) == nil)
    }
}

@Suite("A regime code")
struct RegimeCodeTests {
    @Test
    func `is one of 16 for export and 24 for import`() throws {
        #expect(RegimeCode.exports.count == 16)
        #expect(RegimeCode.imports.count + RegimeCode.unconfirmedImports.count == 24)
        let all = RegimeCode.exports + RegimeCode.imports + RegimeCode.unconfirmedImports
        #expect(Set(all).count == 40)
        for code in all {
            let parsed = try RegimeCode.parse(code.lowercased())
            #expect(parsed.value.description == code)
            #expect(parsed.value.direction == (RegimeCode.exports.contains(code) ? .export : .import))
            let isUnconfirmed = RegimeCode.unconfirmedImports.contains(code)
            #expect(parsed.warnings == (isUnconfirmed ? [.regimeCodeUnconfirmed] : []))
        }
    }

    @Test(arguments: [
        ("E56", ParseFailure.Reason.abolished), ("B14", .unknownCode), ("Z99", .unknownCode), ("", .empty),
        ("B1", .badLength(accepted: "A##, B##, C##, E##, G##, H##")),
        ("11B", .badFormat(accepted: "A##, B##, C##, E##, G##, H##")),
    ])
    func `is refused otherwise`(raw: String, expected: ParseFailure.Reason) {
        #expect(reason { () throws(ParseFailure) in try RegimeCode.parse(raw) } == expected)
    }

    @Test(arguments: [("2021-05-31", false), ("2021-06-01", true), ("2026-02-01", true)])
    func `is in force since June 2021`(day: String, inForce: Bool) throws {
        #expect(try RegimeCode.parse("B11").value.isInForce(on: LocalDate.parse(day)) == inForce)
    }
}

@Suite("A commodity code")
struct HSCodeTests {
    @Test(arguments: [
        ("0810", "0810", nil, 8), ("081060", "0810.60", "081060", 8), ("0810.60.00", "0810.60.00", "081060", 8),
        ("8541430010", "8541.43.00.10", "854143", 85), ("9999999999", "9999.99.99.99", "999999", 99),
    ])
    func `is compared across the border at six digits`(
        raw: String, display: String, subheading: String?, chapter: Int
    ) throws {
        let code = try HSCode.parse(raw)
        #expect(code.display == display)
        #expect(code.subheading?.description == subheading)
        #expect(code.chapter == chapter)
        #expect(code.heading.digitCount == 4)
        #expect(HSCode(stored: ShortText(stringLiteral: code.description)) == code)
    }

    @Test(arguments: ["", "08", "081", "08106", "0810600", "081060000", "08106000000", "081060000000", "O810"])
    func `has 4, 6, 8 or 10 digits`(raw: String) {
        #expect(reason { () throws(ParseFailure) in try HSCode.parse(raw) } != nil)
    }

    @Test(arguments: [
        ("08106000", "0810609999", true), ("08106000", "08106100", false), ("999999", "9999999999", true),
    ])
    func `means the same on both sides when six digits are the same`(left: String, right: String, same: Bool) throws {
        let (here, there) = (try HSCode.parse(left), try HSCode.parse(right))
        #expect((here.subheading == there.subheading) == same)
        #expect(here.heading == there.heading)
    }

    @Test
    func `comes after the heading that contains it`() throws {
        let codes = try ["0810", "081060", "08106000", "0810600010", "0811"].map { try HSCode.parse($0) }
        #expect(codes == codes.sorted())
        #expect(Set(codes).count == 5)
    }
}

@Suite("A seal and a person's paper")
struct SealTests {
    @Test(arguments: [("a", "A"), ("YML-123 456", "YML-123456"), ("12345678901234567890", "12345678901234567890")])
    func `have a number of 1 to 20 characters`(raw: String, written: String) throws {
        #expect(try Seal.parse(raw).description == written)
        let paper = try PersonDocument.parse(raw, kind: .borderPass)
        #expect(paper.number.string == written)
        #expect(PersonDocument(kind: .borderPass, stored: paper.number) == paper)
    }

    @Test(arguments: ["", "  ", "123456789012345678901", "123456789012345678901234", "A/B", "Ấ1"])
    func `have no other number`(raw: String) {
        #expect(reason { () throws(ParseFailure) in try Seal.parse(raw) } != nil)
        #expect(reason { () throws(ParseFailure) in try PersonDocument.parse(raw, kind: .passport) } != nil)
    }
}

@Suite("The codes of small lists")
struct CodeTests {
    @Test
    func `lead back to what they stand for`() {
        for value in Country.allCases { #expect(Country(code: value.code) == value) }
        for value in TradeDirection.allCases { #expect(TradeDirection(code: value.code) == value) }
        for value in CustomsChannel.allCases { #expect(CustomsChannel(code: value.code) == value) }
        for value in Nationality.allCases { #expect(Nationality(code: value.code) == value) }
        for value in PersonDocument.Kind.allCases { #expect(PersonDocument.Kind(code: value.code) == value) }
        for value in Place.Kind.allCases { #expect(Place.Kind(code: value.code) == value) }
        #expect(CustomsChannel(code: "GREEN") == nil)
    }
}
