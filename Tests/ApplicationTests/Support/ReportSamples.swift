import BorderVocabulary
import Steering

/// One event of every shape that the book of reports can hold. The figures are made up.
enum ReportSamples {
    static func events() throws -> [(String, ReportEvent)] {
        let (day, reason) = (try LocalDate.parse("2024-01-05"), try Line.parse("sample reason"))
        let files = ReportFormat.allCases.map { ReportFile($0, digest: reason) }
        return [
            ("report-frozen", .frozen(try snapshot())),
            ("report-returned", .returned(report: "sample-report", reason: reason)),
            ("report-approved", .approved(report: "sample-report")),
            (
                "report-published",
                .published(report: "sample-report", publication: Publication(number: 5, date: day, files: files))
            ),
            ("report-withdrawn", .withdrawn(report: "sample-report", reason: reason)),
        ]
    }

    private static func snapshot() throws -> ReportSnapshot {
        let (line, day) = (try Line.parse("sample"), try LocalDate.parse("2023-12-20"))
        var cover = ReportCover(body: line, symbol: line, place: line, subject: line, post: line)
        cover.above = line
        cover.authority = line
        cover.signatory = line
        cover.addressees = [line]
        cover.recipients = [line, line]
        let indicator = try IndicatorID.parse("sample-score")
        let section = ReportSection(
            heading: line, passages: [try LongText.parse("{sample-score}\nmẫu")], indicators: [indicator])
        let outline = ReportOutline(
            "sample-report", area: "20001", period: try Period.parse("A2023"), knownOn: day, view: .published,
            language: .english, cover: cover, sections: [section], supersedes: "sample-earlier", isSample: true)
        let figures = try FigureKind.allCases.map { kind in
            let statement = Statement(
                Series(indicator, try Period.parse("A2023"), kind, area: "20001"), unit: line,
                value: try Value.parse("7-7.5"), knownOn: try KnownOn.parse(kind == .plan ? "" : "2023-12"),
                status: try FigureStatus.parse("estimate; sample"), source: line)
            let observation = Observation(
                sequence: 1, statement: statement,
                entered: Observation.Mark(by: "lan", at: Timestamp(milliseconds: 0)))
            return FrozenSeries(
                statement.series, days: day...day, card: IndicatorCard(published: indicator, unit: line),
                definition: 1, said: [FrozenStatement(observation)], later: [FrozenStatement(observation)])
        }
        return ReportSnapshot(
            outline, recordedBy: Timestamp(milliseconds: 0), figures: figures, previous: "sample-earlier",
            revisited: figures)
    }
}
