import BorderVocabulary
import Steering
import Testing

@Suite("What changed since the report before")
struct ReportDifferenceTests {
    private func office(then outline: ReportOutline) throws -> Office {
        var office = try Office()
        try office.publish(try Office.outline())
        try office.say(Sample.statement("3", on: "2024-01-12", Sample.series("other-score", "2024-01")))
        try office.freeze(outline)
        return office
    }

    @Test func `is what was said otherwise of the same period, though the new report has another`() throws {
        let next = try Office.outline("next", knownOn: "2024-01-15", indicators: ["sample-score"], period: "2024-01")
        let office = try office(then: next)
        let changes = try office.snapshot("next").differences(since: office.snapshot())
        let values = changes.compactMap { change -> [String]? in
            guard case .revised(let after, let before) = change else { return nil }
            return ["\(before.said[0].value)", "\(after.said[0].value)"]
        }
        #expect(values == [["16", "15"]])
        #expect(changes.count == 1)
    }

    @Test func `is also what is no longer reported, and what is new`() throws {
        let next = try Office.outline("next", knownOn: "2023-12-20", indicators: ["other-score"])
        let office = try office(then: next)
        #expect(
            try office.snapshot("next").differences(since: office.snapshot()) == [
                .added(try IndicatorID.parse("other-score")), .dropped(try IndicatorID.parse("sample-score")),
            ])
    }

    @Test func `is a definition that was put in another's place`() throws {
        var office = try Office()
        try office.publish(try Office.outline())
        var card = try Sample.card()
        card.validFrom = Sample.day("2023-06-01")
        try office.figures.give(.defineIndicator(card))
        try office.freeze(try Office.outline("next"))
        let changes = try office.snapshot("next").differences(since: office.snapshot())
        #expect(
            changes.map { if case .redefined(let after, _) = $0 { after.definition } else { 0 } } == [2, 2])
    }

    @Test func `is nothing where nothing changed`() throws {
        var office = try Office()
        try office.publish(try Office.outline())
        try office.freeze(try Office.outline("next"))
        #expect(try office.snapshot("next").differences(since: office.snapshot()).isEmpty)
    }
}

@Suite("A paragraph of a report")
struct PassageTests {
    private func passage(_ text: String) throws -> Passage { try Passage(try LongText.parse(text)) }

    @Test func `cites figures between its words`() throws {
        let parts = try passage("Đạt {targets-met}/{targets-met plan} chỉ tiêu").parts
        let (plain, planned) = (try Citation.parse("targets-met"), try Citation.parse("targets-met plan"))
        #expect(plain != planned && plain.indicator == planned.indicator)
        #expect(
            parts == [
                .words("Đạt "), .figure(plain), .words("/"),
                .figure(planned), .words(" chỉ tiêu"),
            ])
    }

    @Test(arguments: ["{", "{}", "{Targets}", "{targets-met goal}", "{a {b}"])
    func `is refused when a brace names no figure`(text: String) {
        #expect(throws: ParseFailure.self) { try passage(text) }
    }

    @Test(arguments: [
        ("đạt 7,0% và 4.975 triệu", ["7,0", "4.975"]),
        ("năm 2023, ngày 19/12/2023, số 52/2025/QĐ-UBND, QĐ18", []),
        ("(16 trên 18)", ["16", "18"]),
        ("tăng 2022 hộ", []),
        ("tăng 3022 hộ, 20230 lượt", ["3022", "20230"]),
        ("{targets-met} chỉ tiêu", []),
    ])
    func `shows the numbers that nobody can look up`(text: String, numbers: [String]) throws {
        #expect(try passage(text).uncited == numbers)
    }
}
