import BorderVocabulary
import Foundation
import Steering
import Testing

/// Three people, and a book of figures that changes its mind.
private struct Office {
    static let huong: UserID = "huong"

    var figures = SteeringBook()
    var reports = ReportBook()

    init() throws {
        let score = try Sample.series()
        try figures.say(Sample.statement("16", on: "2023-12-19", score, status: "expected"))
        try figures.say(Sample.statement("15", on: "2024-01-10", score))
        try figures.say(Sample.statement("18", on: "", Sample.series("sample-score", "2023", .plan), status: "plan"))
    }

    static func outline(
        _ id: ReportID = "year-2023", knownOn: String = "2023-12-20", passages: [String] = [],
        indicators: [String] = ["sample-score"], period: String = "2023", supersedes: ReportID? = nil
    ) throws -> ReportOutline {
        let cover = ReportCover(
            body: try Sample.line("ỦY BAN NHÂN DÂN TỈNH"), symbol: try Sample.line("BC-UBND"),
            place: try Sample.line("Lạng Sơn"), subject: try Sample.line("Kết quả"), post: try Sample.line("CHỦ TỊCH"))
        let section = ReportSection(
            heading: try Sample.line("Kết quả"), passages: try passages.map { try LongText.parse($0) },
            indicators: try indicators.map { try IndicatorID.parse($0) })
        return ReportOutline(
            id, period: try Period.parse(period), knownOn: Sample.day(knownOn), cover: cover, sections: [section],
            supersedes: supersedes)
    }

    @discardableResult
    mutating func give(
        _ command: ReportCommand, by user: UserID = Sample.lan, at now: Timestamp = Sample.now
    ) throws -> [ReportEvent] {
        var (own, revisited): ([FrozenSeries], [FrozenSeries]) = ([], [])
        if case .freeze(let outline) = command {
            own = figures.frozen(for: outline, at: now)
            revisited =
                reports.standing(at: now).map {
                    figures.frozen(revisiting: $0.snapshot, on: outline.knownOn, at: now)
                } ?? []
        }
        let events = try reports.decide(command, by: user, at: now, figures: own, revisited: revisited)
        for event in events { reports.apply(event, by: user, at: now) }
        return events
    }

    mutating func publish(_ outline: ReportOutline, number: Int = 1) throws {
        try give(.freeze(outline))
        try give(.approve(outline.id), by: Sample.minh)
        let publication = Publication(number: number, date: Sample.day("2024-02-01"))
        try give(.publish(outline.id, publication), by: Office.huong)
    }

    func snapshot(_ id: ReportID = "year-2023") throws -> ReportSnapshot { try #require(reports[id]).snapshot }
}

@Suite("A frozen report")
struct ReportBookTests {
    @Test func `keeps what was known on its day, with the plan that nobody dated`() throws {
        var office = try Office()
        try office.give(.freeze(try Office.outline()))
        let figures = try office.snapshot().figures
        #expect(figures.map(\.kind) == [.plan, .result])
        #expect(figures.map { $0.said.map { "\($0.value)" } } == [["18"], ["16"]])
        #expect(figures[1].said[0].observation == 1)
        #expect(figures[1].definition == 1)
    }

    @Test func `tells what was said after its day, so that no day can be chosen for its figure`() throws {
        var office = try Office()
        try office.give(.freeze(try Office.outline()))
        try office.give(.freeze(try Office.outline("later", knownOn: "2024-01-10")))
        #expect(try office.snapshot().later.map { $0.later.map { "\($0.value)" } } == [["15"]])
        #expect(try office.snapshot("later").later.isEmpty)
        #expect(office.reports.reports.map { office.reports.attempt(of: $0) } == [1, 2])
    }

    @Test func `does not change when the figures do`() throws {
        var office = try Office()
        try office.give(.freeze(try Office.outline()))
        let before = try office.snapshot()
        try office.figures.give(.withdraw(1, reason: try Sample.line("mistyped")))
        #expect(try office.snapshot() == before)
        #expect(try office.give(.freeze(try Office.outline())).isEmpty)
    }

    @Test func `has a row without a statement for what nobody said`() throws {
        var office = try Office()
        try office.give(.freeze(try Office.outline(knownOn: "2023-12-18")))
        #expect(try office.snapshot().figures.map(\.said.count) == [1, 0])
    }

    @Test func `is stored as text and read back the same`() throws {
        var office = try Office()
        let outline = try Office.outline(passages: ["Đạt {sample-score} trên {sample-score plan}."])
        let events = try office.give(.freeze(outline))
        let stored = try JSONEncoder().encode(events)
        #expect(try JSONDecoder().decode([ReportEvent].self, from: stored) == events)
    }

    @Test func `is refused under another's name`() throws {
        var office = try Office()
        try office.give(.freeze(try Office.outline()))
        #expect(throws: ReportRefusal.nameTaken("year-2023")) {
            try office.give(.freeze(try Office.outline(knownOn: "2023-12-21")))
        }
    }

    @Test(arguments: [
        ("2026-01-01", "2026", nil as ReportRefusal?),
        ("2026-01-02", "2026", .dayToCome(today: Sample.day("2026-01-01"))),
        ("2023-01-01", "2023", nil), ("2022-12-31", "2023", .periodNotBegun(firstDay: Sample.day("2023-01-01"))),
    ])
    func `looks neither ahead nor at a period that had not begun`(
        day: String, period: String, refusal: ReportRefusal?
    ) throws {
        var office = try Office()
        let outline = try Office.outline(knownOn: day, period: period)
        if let refusal {
            #expect(throws: refusal) { try office.give(.freeze(outline)) }
        } else {
            #expect(try office.give(.freeze(outline)).count == 1)
        }
    }

    @Test func `names only indicators that are known, each in one table`() throws {
        var office = try Office()
        #expect(throws: ReportRefusal.unknownIndicator(try IndicatorID.parse("nobody"))) {
            try office.give(.freeze(try Office.outline(indicators: ["nobody"])))
        }
        #expect(throws: ReportRefusal.repeated(try IndicatorID.parse("sample-score"))) {
            try office.give(.freeze(try Office.outline(indicators: ["sample-score", "sample-score"])))
        }
        #expect(throws: ReportRefusal.citesUnknown(try IndicatorID.parse("other"))) {
            try office.give(.freeze(try Office.outline(passages: ["{other}"])))
        }
    }

    @Test(arguments: [(500, true), (501, false)])
    func `holds so many indicators and no more`(count: Int, fits: Bool) throws {
        var office = try Office()
        let names = (0..<count).map { "sample-\($0)" }
        for name in names { try office.figures.say(Sample.statement("1", on: "2023-12-01", Sample.series(name))) }
        let outline = try Office.outline(indicators: names)
        if fits {
            #expect(try office.give(.freeze(outline)).count == 1)
        } else {
            #expect(throws: ReportRefusal.full(limit: 500)) { try office.give(.freeze(outline)) }
        }
    }
}

@Suite("Three people and a report")
struct ReportHandsTests {
    private let publication = Publication(number: 7, date: Sample.day("2024-02-01"))

    @Test func `freeze, approve and publish it`() throws {
        var office = try Office()
        try office.publish(try Office.outline())
        let report = try #require(office.reports["year-2023"])
        #expect(report.stage == .published)
        #expect([report.frozen.by, report.approved?.by, report.published?.by] == ["lan", "minh", "huong"])
    }

    @Test func `are three`() throws {
        var office = try Office()
        try office.give(.freeze(try Office.outline()))
        #expect(throws: ReportRefusal.notApproved) {
            try office.give(.publish("year-2023", publication), by: Office.huong)
        }
        #expect(throws: ReportRefusal.ownReport) { try office.give(.approve("year-2023")) }
        try office.give(.approve("year-2023"), by: Sample.minh)
        for user in [Sample.lan, Sample.minh] {
            #expect(throws: ReportRefusal.needsThirdPerson) {
                try office.give(.publish("year-2023", publication), by: user)
            }
        }
    }

    @Test(arguments: [("2023-12-19", false), ("2023-12-20", true), ("2026-01-01", true), ("2026-01-02", false)])
    func `date it between the day of its figures and today`(date: String, fits: Bool) throws {
        var office = try Office()
        try office.give(.freeze(try Office.outline()))
        try office.give(.approve("year-2023"), by: Sample.minh)
        let command = ReportCommand.publish("year-2023", Publication(number: 1, date: Sample.day(date)))
        if fits {
            #expect(try office.give(command, by: Office.huong).count == 1)
        } else {
            #expect(
                throws: ReportRefusal.dateOutside(from: Sample.day("2023-12-20"), to: Sample.day("2026-01-01"))
            ) { try office.give(command, by: Office.huong) }
        }
    }

    @Test func `give no number twice in a year`() throws {
        var office = try Office()
        try office.publish(try Office.outline())
        #expect(throws: ReportRefusal.numberTaken(by: "year-2023")) {
            try office.publish(try Office.outline("again"))
        }
    }

    @Test func `send it back for good, and answer a repeated word with nothing`() throws {
        var office = try Office()
        try office.give(.freeze(try Office.outline()))
        let back = ReportCommand.return("year-2023", reason: try Sample.line("no sources"))
        try office.give(back, by: Sample.minh)
        #expect(try office.give(back, by: Sample.minh).isEmpty)
        #expect(throws: ReportRefusal.notOpen(.returned)) {
            try office.give(.approve("year-2023"), by: Sample.minh)
        }
    }

    @Test func `withdraw it only once it is out, and leave it where it was`() throws {
        var office = try Office()
        let withdraw = ReportCommand.withdraw("year-2023", reason: try Sample.line("a source was wrong"))
        try office.give(.freeze(try Office.outline()))
        #expect(throws: ReportRefusal.notPublished) { try office.give(withdraw) }
        office = try Office()
        try office.publish(try Office.outline())
        try office.give(withdraw)
        #expect(office.reports.published(at: Sample.now).map(\.stage) == [.withdrawn])
        #expect(office.reports.standing(at: Sample.now) == nil)
    }

    @Test func `say which report takes its place`() throws {
        var office = try Office()
        try office.publish(try Office.outline())
        try office.publish(try Office.outline("second", knownOn: "2024-01-15", supersedes: "year-2023"), number: 2)
        #expect(office.reports["year-2023"]?.supersededBy == "second")
        #expect(throws: ReportRefusal.supersedesAnotherPeriod(try Period.parse("2023"))) {
            try office.give(
                .freeze(try Office.outline("third", knownOn: "2024-01-15", period: "2024", supersedes: "year-2023")))
        }
    }
}

@Suite("What changed since the report before")
struct ReportDifferenceTests {
    private func office(then outline: ReportOutline) throws -> Office {
        var office = try Office()
        try office.publish(try Office.outline())
        try office.figures.say(Sample.statement("3", on: "2024-01-12", Sample.series("other-score", "2024-01")))
        try office.give(.freeze(outline))
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
        try office.give(.freeze(try Office.outline("next")))
        let changes = try office.snapshot("next").differences(since: office.snapshot())
        #expect(
            changes.map { if case .redefined(let after, _) = $0 { after.definition } else { 0 } } == [2, 2])
    }

    @Test func `is nothing where nothing changed`() throws {
        var office = try Office()
        try office.publish(try Office.outline())
        try office.give(.freeze(try Office.outline("next")))
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
