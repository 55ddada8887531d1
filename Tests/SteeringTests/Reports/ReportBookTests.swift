import BorderVocabulary
import Foundation
import Steering
import Testing

@Suite("A frozen report")
struct ReportBookTests {
    @Test func `keeps what was known on its day, with the plan that nobody dated`() throws {
        var office = try Office()
        try office.freeze(try Office.outline())
        let figures = try office.snapshot().figures
        #expect(figures.map(\.kind) == [.plan, .result])
        #expect(figures.map { $0.said.map { "\($0.value)" } } == [["18"], ["16"]])
        #expect(figures[1].said[0].observation == 1)
        #expect(figures[1].definition == 1)
    }

    @Test func `tells what was said after its day, so that no day can be chosen for its figure`() throws {
        var office = try Office()
        try office.freeze(try Office.outline())
        try office.freeze(try Office.outline("later", knownOn: "2024-01-10"))
        #expect(try office.snapshot().later.map { $0.later.map { "\($0.value)" } } == [["15"]])
        #expect(try office.snapshot("later").later.isEmpty)
        #expect(office.reports.reports.map { office.reports.attempt(of: $0) } == [1, 2])
    }

    @Test func `does not change when the figures do`() throws {
        var office = try Office()
        try office.freeze(try Office.outline())
        let before = try office.snapshot()
        try office.figures.give(.withdraw(1, reason: try Sample.line("mistyped")))
        #expect(try office.snapshot() == before)
        #expect(try office.freeze(try Office.outline()).isEmpty)
    }

    @Test func `leaves out what one person alone has seen, unless it is asked for it`() throws {
        var office = try Office()
        try office.figures.say(Sample.statement("17", on: "2023-12-20"))
        try office.freeze(try Office.outline())
        try office.freeze(try Office.outline("all", view: .all))
        #expect(try office.snapshot().figures[1].said.map { "\($0.value)" } == ["16"])
        #expect(try office.snapshot("all").figures[1].said.map { "\($0.value)" } == ["17"])
    }

    @Test func `has a row without a statement for what nobody said`() throws {
        var office = try Office()
        try office.freeze(try Office.outline(knownOn: "2023-12-18"))
        #expect(try office.snapshot().figures.map(\.said.count) == [1, 0])
    }

    @Test func `is stored as text and read back the same`() throws {
        var office = try Office()
        let outline = try Office.outline(passages: ["Đạt {sample-score} trên {sample-score plan}."])
        let events = try office.freeze(outline)
        let stored = try JSONEncoder().encode(events)
        #expect(try JSONDecoder().decode([ReportEvent].self, from: stored) == events)
    }

    @Test func `is refused under another's name`() throws {
        var office = try Office()
        try office.freeze(try Office.outline())
        #expect(throws: ReportRefusal.nameTaken("year-2023")) {
            try office.freeze(try Office.outline(knownOn: "2023-12-21"))
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
            #expect(throws: refusal) { try office.freeze(outline) }
        } else {
            #expect(try office.freeze(outline).count == 1)
        }
    }

    @Test func `names only indicators that are known, each in one table`() throws {
        var office = try Office()
        #expect(throws: ReportRefusal.unknownIndicator(try IndicatorID.parse("nobody"))) {
            try office.freeze(try Office.outline(indicators: ["nobody"]))
        }
        #expect(throws: ReportRefusal.repeated(try IndicatorID.parse("sample-score"))) {
            try office.freeze(try Office.outline(indicators: ["sample-score", "sample-score"]))
        }
        #expect(throws: ReportRefusal.citesUnknown(try IndicatorID.parse("other"))) {
            try office.freeze(try Office.outline(passages: ["{other}"]))
        }
    }

    @Test(arguments: [(500, true), (501, false)])
    func `holds so many indicators and no more`(count: Int, fits: Bool) throws {
        var office = try Office()
        let names = (0..<count).map { "sample-\($0)" }
        for name in names { try office.say(Sample.statement("1", on: "2023-12-01", Sample.series(name))) }
        let outline = try Office.outline(indicators: names)
        if fits {
            #expect(try office.freeze(outline).count == 1)
        } else {
            #expect(throws: ReportRefusal.full(limit: 500)) { try office.freeze(outline) }
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
        try office.freeze(try Office.outline())
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
        try office.freeze(try Office.outline())
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

    @Test func `publish no figure that one person alone has seen, and none that is classified`() throws {
        var office = try Office()
        try office.freeze(try Office.outline(view: .all))
        try office.give(.approve("year-2023"), by: Sample.minh)
        #expect(throws: ReportRefusal.figuresNotApproved) {
            try office.give(.publish("year-2023", publication), by: Office.huong)
        }
        var card = try Sample.card()
        card.validFrom = Sample.day("2023-06-01")
        card.isClassified = true
        try office.figures.give(.defineIndicator(card))
        try office.freeze(try Office.outline("secret"))
        try office.give(.approve("secret"), by: Sample.minh)
        #expect(throws: ReportRefusal.classified(try IndicatorID.parse("sample-score"))) {
            try office.give(.publish("secret", publication), by: Office.huong)
        }
    }

    @Test func `look the figures up again when another report was published meanwhile`() throws {
        var office = try Office()
        let looked = try office.looked(try Office.outline("late"))
        try office.publish(try Office.outline())
        #expect(throws: ReportRefusal.overtaken(by: "year-2023")) { try office.give(.freeze(looked)) }
    }

    @Test func `send it back for good, and answer a repeated word with nothing`() throws {
        var office = try Office()
        try office.freeze(try Office.outline())
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
        try office.freeze(try Office.outline())
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
            try office.freeze(
                Office.outline("third", knownOn: "2024-01-15", period: "2024", supersedes: "year-2023"))
        }
    }
}
