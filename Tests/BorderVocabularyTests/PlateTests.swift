import BorderVocabulary
import Testing

@Suite("A plate")
struct PlateTests {
    @Test(arguments: [
        ("12C-123.45", "12C12345", "12C-123.45", Plate.Kind.tractor),
        ("12c 12345", "12C12345", "12C-123.45", .tractor),
        ("１２Ｃ－１２３．４５", "12C12345", "12C-123.45", .tractor),
        ("12C-1234", "12C1234", "12C-1234", .tractor),
        ("14H-000.01", "14H00001", "14H-000.01", .tractor),
        ("51R-141.39", "51R14139", "51R-141.39", .semiTrailer),
        ("29LD-123.45", "29LD12345", "29LD-123.45", .special),
        ("11KT1234", "11KT1234", "11KT-1234", .special),
    ])
    func `of Việt Nam is read without a doubt`(raw: String, compact: ShortText, display: String, kind: Plate.Kind)
        throws
    {
        let parsed = try Plate.parse(raw)
        #expect(parsed.warnings.isEmpty)
        #expect(parsed.value.compact == compact)
        #expect(parsed.value.display == display)
        #expect(parsed.value.kind == kind)
        #expect(parsed.value.country == .vietnam)
        #expect(Plate(compact: compact)?.kind == kind)
    }

    @Test(arguments: [
        ("桂F·12345", "桂F12345", "桂F·12345", Plate.Kind.tractor),
        ("桂f 12a4z", "桂F12A4Z", "桂F·12A4Z", .tractor),
        ("桂F1234挂", "桂F1234挂", "桂F·1234挂", .semiTrailer),
        ("桂Ｆ・１２３４挂", "桂F1234挂", "桂F·1234挂", .semiTrailer),
        ("桂FD12345", "桂FD12345", "桂F·D12345", .newEnergy),
        ("桂FDA2345", "桂FDA2345", "桂F·DA2345", .newEnergy),
        ("桂F12345D", "桂F12345D", "桂F·12345D", .newEnergy),
        ("粤B12345", "粤B12345", "粤B·12345", .tractor),
    ])
    func `of China is read without a doubt`(raw: String, compact: ShortText, display: String, kind: Plate.Kind) throws {
        let parsed = try Plate.parse(raw)
        #expect(parsed.warnings.isEmpty)
        #expect(parsed.value.compact == compact)
        #expect(parsed.value.display == display)
        #expect(parsed.value.kind == kind)
        #expect(parsed.value.country == .china)
        #expect(parsed.value.isSemiTrailer == (kind == .semiTrailer))
        #expect(Plate(compact: compact)?.country == .china)
    }

    @Test(arguments: [
        ("桂F12345挂", [Warning.trailerPlateDigits], Plate.Kind.semiTrailer),
        ("29LĐ-123.45", [.ocrLookAlike], .special),
        ("12Đ-123.45", [.ocrLookAlike], .tractor),
        ("80NG-123.45", [.unusualPlate], .special),
        ("10C-123.45", [.unusualPlate], .tractor),
        ("11C-123.45", [], .tractor),
        ("T12-123.45", [.unusualPlate], .temporary),
        ("99ĐĐ-1234", [.ocrLookAlike, .unusualPlate], .special),
    ])
    func `of a rare form is read with a warning`(raw: String, warnings: [Warning], kind: Plate.Kind) throws {
        let parsed = try Plate.parse(raw)
        #expect(parsed.warnings == warnings)
        #expect(parsed.value.kind == kind)
    }

    @Test(arguments: [
        "12C-123", "12C-123.456", "1C-123.45", "C12-123.45", "12-123.45", "12CDE1234", "12C12A45",
        "12I-123.45", "12J-123.45", "12O-123.45", "12Q-123.45", "12W-123.45",
        "桂F1234", "桂F1234567", "桂F123挂", "桂F123456挂", "桂I12345", "桂O12345", "桂F1234I", "桂F1234O", "桂112345",
        "桂FL12345", "桂FI12345", "桂F12345L", "桂F12A45D", "桂FD1234A", "F12345", "桂", "挂", "桂桂F1234", "桂F12挂45",
        "佳F12345", "🚚F12345", "12C-123/45", "T1", "",
    ])
    func `is refused otherwise`(raw: String) {
        #expect(reason { () throws(ParseFailure) in try Plate.parse(raw) } != nil)
        #expect(ShortText(raw).flatMap { Plate(compact: $0) } == nil)
    }

    @Test(arguments: [
        ("", ParseFailure.Reason.empty), (" .-·", .empty), ("佳F12345", .unknownProvince), ("挂F12345", .unknownProvince),
        ("12C-123/45", .badCharacter(at: 7)), ("桂F🚚1234", .badCharacter(at: 2)),
    ])
    func `is refused with the reason`(raw: String, expected: ParseFailure.Reason) {
        #expect(reason { () throws(ParseFailure) in try Plate.parse(raw) } == expected)
    }

    @Test(arguments: ["12C-123.45", "12c12345", "１２C12345"])
    func `is not stored in any other than the compact form`(raw: String) {
        #expect(ShortText(raw).flatMap { Plate(compact: $0) } == nil)
    }

    @Test
    func `has every one of the twenty series letters and R`() {
        for letter in Alphabet.letters {
            let isKnown = "ABCDEFGHKLMNPSTUVXYZR".contains(letter)
            #expect((Plate(compact: ShortText(stringLiteral: "12\(letter)12345")) != nil) == isKnown, "\(letter)")
        }
    }

    @Test
    func `survives writing and reading, whichever it is`() throws {
        var chance = SplitMix64(seed: 42)
        var kinds: [Plate.Kind: Int] = [:]
        for _ in 0..<5000 {
            let (d4, d5) = (chance.text(4, of: Alphabet.digits), chance.text(5, of: Alphabet.digits))
            let letter = chance.text(1, of: "ABCDEFGHK")
            let province = chance.text(2, of: "123456789")
            let raw = chance.pick([
                "\(province)\(letter)\(d5)", "\(province)\(letter)\(d4)", "\(province)R\(d5)", "\(province)LD\(d5)",
                "T\(province)\(d5)", "桂\(letter)\(d5)", "桂\(letter)\(d4)挂", "桂\(letter)\(d5)挂", "桂F\(letter)\(d5)",
                "桂F\(d5)\(letter)",
            ])
            let plate = try Plate.parse(raw).value
            #expect(try Plate.parse(plate.display).value == plate)
            #expect(plate.description == raw)
            let stored = try #require(Plate(compact: plate.compact))
            #expect(stored.kind == plate.kind)
            #expect(stored.country == plate.country)
            kinds[plate.kind, default: 0] += 1
        }
        #expect(kinds.count == Plate.Kind.allCases.count)
    }
}

@Suite("A misread plate")
struct PlateLookAlikeTests {
    @Test(arguments: [
        ("12CI2345", "12C12345"), ("I2C12345", "12C12345"), ("12C1234S", "12C12345"), ("12C12E45", nil),
        ("29L012345", "29LD12345"), ("12812345", "12B12345"), ("桂F1234O", "桂F12340"), ("佳F12345", "桂F12345"),
        ("桂F0I234", "桂F01234"), ("12C-O2B.4S", "12C02845"), ("12C-OIB.ZS", nil), ("", nil), ("桂", nil),
    ])
    func `is offered as what it may have been`(misread: String, meant: String?) {
        let offered = Plate.lookAlikes(of: misread).map(\.description)
        if let meant { #expect(offered.contains(meant)) } else { #expect(offered.isEmpty) }
    }

    @Test
    func `that is a plate is offered first`() throws {
        let plate = try Plate.parse("12C-123.45").value
        #expect(Plate.lookAlikes(of: "12C-123.45").first == plate)
    }

    @Test
    func `is never offered as too many, nor twice`() {
        var chance = SplitMix64(seed: 7)
        var most = 0
        for _ in 0..<2000 {
            let misread = chance.text(Int.random(in: 6...10, using: &chance), of: "0OD1IL8B5S2Z6G4AQ桂F挂")
            let offered = Plate.lookAlikes(of: misread)
            most = max(most, offered.count)
            #expect(Set(offered).count == offered.count)
            for plate in offered { #expect(Plate(compact: plate.compact) == plate) }
        }
        #expect(most == Plate.lookAlikeLimit)
        #expect(Plate.lookAlikes(of: String(repeating: "0", count: 1_000_000)).isEmpty)
    }
}
