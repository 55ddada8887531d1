import BorderVocabulary
import Steering
import Testing

/// Three people, and a book of figures that changes its mind.
struct Office {
    static let huong: UserID = "huong"

    var figures = SampleBook()
    var reports = ReportBook()

    init() throws {
        let score = try Sample.series()
        try say(Sample.statement("16", on: "2023-12-19", score, status: "expected"))
        try say(Sample.statement("15", on: "2024-01-10", score))
        try say(Sample.statement("18", on: "", Sample.series("sample-score", "2023", .plan), status: "plan"))
    }

    /// One enters, another approves.
    mutating func say(_ statement: Statement) throws {
        try figures.say(statement)
        try figures.give(.approve(figures.observations.count), by: Sample.minh)
    }

    static func outline(
        _ id: ReportID = "year-2023", knownOn: String = "2023-12-20", passages: [String] = [],
        indicators: [String] = ["sample-score"], period: String = "2023", supersedes: ReportID? = nil,
        view: FigureView = .approved
    ) throws -> ReportOutline {
        let cover = ReportCover(
            body: try Sample.line("ỦY BAN NHÂN DÂN TỈNH"), symbol: try Sample.line("BC-UBND"),
            place: try Sample.line("Lạng Sơn"), subject: try Sample.line("Kết quả"), post: try Sample.line("CHỦ TỊCH"))
        let section = ReportSection(
            heading: try Sample.line("Kết quả"), passages: try passages.map { try LongText.parse($0) },
            indicators: try indicators.map { try IndicatorID.parse($0) })
        return ReportOutline(
            id, period: try Period.parse(period), knownOn: Sample.day(knownOn), view: view, cover: cover,
            sections: [section], supersedes: supersedes)
    }

    @discardableResult
    mutating func give(
        _ command: ReportCommand, by user: UserID = Sample.lan, at now: Timestamp = Sample.now
    ) throws -> [ReportEvent] {
        let events = try reports.decide(command, by: user, at: now)
        for event in events { reports.apply(event, by: user, at: now) }
        return events
    }

    @discardableResult
    mutating func freeze(_ outline: ReportOutline, at now: Timestamp = Sample.now) throws -> [ReportEvent] {
        try give(.freeze(try looked(outline, at: now)), at: now)
    }

    func looked(_ outline: ReportOutline, at now: Timestamp = Sample.now) throws -> ReportSnapshot {
        try figures.figures.snapshot(outline, since: reports.standing(at: now), at: now)
    }

    mutating func publish(_ outline: ReportOutline, number: Int = 1) throws {
        try freeze(outline)
        try give(.approve(outline.id), by: Sample.minh)
        let publication = Publication(number: number, date: Sample.day("2024-02-01"))
        try give(.publish(outline.id, publication), by: Office.huong)
    }

    func snapshot(_ id: ReportID = "year-2023") throws -> ReportSnapshot { try #require(reports[id]).snapshot }
}
