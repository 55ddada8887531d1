import BorderVocabulary
import Testing

@Suite("A tax code")
struct TaxCodeTests {
    @Test(arguments: [
        ("0100233488", "0100233488", TaxCode.Form.enterprise), ("0100112437", "0100112437", .enterprise),
        ("01.00.112.437", "0100112437", .enterprise), ("0314409058-002", "0314409058-002", .branch),
        ("0314409058002", "0314409058-002", .branch), ("0314409058-001", "0314409058-001", .branch),
        ("0314409058-999", "0314409058-999", .branch), ("020123456789", "020123456789", .personal),
        ("000000000000", "000000000000", .personal),
    ])
    func `is read in three forms`(raw: String, display: String, form: TaxCode.Form) throws {
        let code = try TaxCode.parse(raw)
        #expect(code.display == display)
        #expect(code.form == form)
        #expect(ShortText(code.digits).flatMap { TaxCode(stored: $0) } == code)
    }

    @Test(arguments: [
        ("0100233480", ParseFailure.Reason.badCheckDigit(expected: "8")),
        ("0314409057-002", .badCheckDigit(expected: "8")), ("0314409058-000", .outOfRange("-001…-999")),
        ("010023348", .badLength(accepted: "##########, ##########-###, ############")),
        ("01002334881", .badLength(accepted: "##########, ##########-###, ############")),
        ("01003314409058002", .badLength(accepted: "##########, ##########-###, ############")),
        ("010023348A", .notANumber), ("", .empty), ("0000000000", .badCheckDigit(expected: "")),
    ])
    func `with a wrong check digit is an error`(raw: String, expected: ParseFailure.Reason) {
        #expect(reason { () throws(ParseFailure) in try TaxCode.parse(raw) } == expected)
    }

    @Test
    func `has at most one right check digit, and for one serial in eleven none`() {
        var chance = SplitMix64(seed: 5)
        var without = 0
        for _ in 0..<5000 {
            let nine = chance.text(9, of: Alphabet.digits)
            let right = (0...9).filter { (try? TaxCode.parse("\(nine)\($0)")) != nil }
            #expect(right.count <= 1)
            if right.isEmpty { without += 1 }
        }
        #expect((350...560).contains(without), "9 % of 5000 were expected, \(without) found")
    }

    @Test
    func `stands directly before its branches`() throws {
        let enterprise = try TaxCode.parse("0314409058")
        let branch = try TaxCode.parse("0314409058-001")
        #expect(enterprise < branch)
        #expect(enterprise != branch)
    }
}
