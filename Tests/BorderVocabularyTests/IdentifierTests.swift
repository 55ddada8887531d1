import BorderVocabulary
import Testing

@Suite("An identifier")
struct IdentifierTests {
    @Test(arguments: ["a", "0", "lane-1", "1088-2-1089", "a-", "abcdefghijklmnopqrstuvw"])
    func `is a lower-case slug`(raw: String) throws {
        let lane = try LaneID.parse(raw)
        #expect(lane.description == raw)
        #expect(LaneID(stored: lane.text) == lane)
    }

    @Test(arguments: [
        ("", ParseFailure.Reason.empty), ("-a", .badCharacter(at: 0)), ("Lane", .badCharacter(at: 0)),
        ("lane 1", .badCharacter(at: 4)), ("làn", .badCharacter(at: 1)), ("a_b", .badCharacter(at: 1)),
        ("abcdefghijklmnopqrstuvwx", .tooLong(limit: 23)),
    ])
    func `is refused otherwise`(raw: String, expected: ParseFailure.Reason) {
        #expect(reason { () throws(ParseFailure) in try LaneID.parse(raw) } == expected)
        #expect(ShortText(raw).flatMap { LaneID(stored: $0) } == nil)
    }

    @Test
    func `can be written as a constant`() {
        let gate: GateID = "huu-nghi"
        #expect(gate.text == "huu-nghi")
    }

    @Test(arguments: [
        (UInt64(0), "T000000"), (42, "T000042"), (999_999, "T999999"), (1_000_000, "T1000000"),
        (.max, "T18446744073709551615"),
    ])
    func `of a trip is a running number`(number: UInt64, written: String) throws {
        #expect(TripID(number).description == written)
        #expect(try TripID.parse(written) == TripID(number))
        #expect(try TripID.parse(" " + written.lowercased()) == TripID(number))
    }

    @Test(arguments: [
        ("", ParseFailure.Reason.empty), ("T00042", .badFormat(accepted: "T######")),
        ("X000042", .badFormat(accepted: "T######")), ("T0000042", .badFormat(accepted: "T######")),
        ("T00004A", .notANumber), ("T18446744073709551616", .outOfRange("T000000…T18446744073709551615")),
        ("T-00042", .badCharacter(at: 1)),
    ])
    func `of a trip is refused otherwise`(raw: String, expected: ParseFailure.Reason) {
        #expect(reason { () throws(ParseFailure) in try TripID.parse(raw) } == expected)
    }
}

@Suite("A warning")
struct WarningTests {
    @Test
    func `has a code of its own that leads back to it`() {
        #expect(Set(Warning.allCases.map(\.code)).count == Warning.allCases.count)
        for warning in Warning.allCases { #expect(Warning(code: warning.code) == warning) }
        #expect(Warning(code: "no-such-warning") == nil)
    }

    @Test
    func `keeps its stored number for ever`() {
        #expect(
            Warning.allCases.map { "\($0.rawValue) \($0.code)" } == [
                "1 container-check-digit", "2 unusual-container-category", "3 trailer-plate-digits", "4 unusual-plate",
                "5 customs-number-unconfirmed-grammar", "6 regime-code-unconfirmed", "7 ocr-look-alike",
            ])
    }
}
