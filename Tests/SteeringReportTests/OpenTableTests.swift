import BorderVocabulary
import Foundation
import Steering
import SteeringReport
import Testing

@Suite("Figures given away as data")
struct OpenTableTests {
    private func table() throws -> OpenTable {
        let snapshot = try #require(ReportSamples.book()["nam-2023-lan-2"]).snapshot
        return OpenTable(snapshot)
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func `have a row for each statement, and for each question that nobody had answered`() throws {
        let lines = try table().csv(ReportSamples.words()).split(separator: "\r\n").map(String.init)
        #expect(lines.count == 8)
        #expect(
            lines[0].hasPrefix("indicator,name,area,period,first_day,last_day,kind,value,low,high,unit,known_on,status")
        )
        #expect(
            lines[1]
                == "targets-met,Số chỉ tiêu đạt và vượt kế hoạch,20,2023,2023-01-01,2023-12-31,count,15,15,15,"
                + "targets of 18,2024-01-10,reported; 9 of them exceeded,1,2,yes,https://old.baolangson.vn/en/?p=52113,"
                + "2024-01-15,yes")
        #expect(lines.contains { $0.contains(",>5000,5000,,million USD,") })
        #expect(lines.contains { $0.contains(",7-7.5,7,7.5,percent,") })
        #expect(lines.contains { $0.hasPrefix("gates-operating,") && $0.contains(",no-information,") })
    }

    @Test func `keep their digits in every form`() throws {
        let words = try ReportSamples.words()
        let table = try table()
        let figures = try #require(object(table.json(words))["figures"] as? [[String: Any]])
        #expect(figures.map { $0["value"] as? String } == ["15", "7-7.5", "7.0", "3800", ">5000", nil, nil])
        #expect(table.sdmxJSON(words).contains("\"value\" : \"7.0\""))
        #expect(table.sdmxCSV(words).contains(",7.0,F,percent,7.0,7.0,7.0,2023-12-19,"))
    }

    @Test func `put a field in quotes where it would be taken for two`() throws {
        let cover = try #require(ReportSamples.book()["nam-2023-lan-2"]).snapshot
        let card = IndicatorCard(published: cover.figures[0].indicator, unit: try Line.parse("a \"unit\", or two"))
        let odd = FrozenSeries(
            cover.figures[0].series, days: cover.figures[0].firstDay...cover.figures[0].lastDay, card: card,
            definition: 1, said: [])
        let table = OpenTable(
            id: "x", title: "x", language: .english, knownOn: cover.outline.knownOn, recordedBy: cover.recordedBy,
            figures: [odd])
        #expect(try table.csv(ReportSamples.words(.english)).contains(",\"a \"\"unit\"\", or two\","))
    }

    @Test func `say in the codes of SDMX how sure they are`() throws {
        let lines = try table().sdmxCSV(ReportSamples.words()).split(separator: "\r\n").map(String.init)
        #expect(
            lines[0]
                == "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,INDICATOR,KIND,RECORD,TIME_PERIOD,OBS_VALUE,OBS_STATUS,"
                + "UNIT_MEASURE,OBS_PRINTED,OBS_LOW,OBS_HIGH,KNOWN_ON,DEFINITION,OBS_COM,SOURCE")
        let status = lines.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false)[10] }
        #expect(status == ["A", "A", "F", "E", "A", "O", "O"])
    }

    @Test(arguments: [
        ("2023", "2023"), ("2023-H2", "2023-S2"), ("2023-Q1", "2023-Q1"), ("2023-11", "2023-11"),
        ("2023-M01-M09", "2023-01-01/P9M"), ("A2023", "2022-12-15/P365D"),
    ])
    func `name their period as SDMX does`(period: String, sdmx: String) throws {
        let snapshot = try #require(ReportSamples.book()["nam-2023-lan-2"]).snapshot
        let series = snapshot.figures[0]
        let moved = FrozenSeries(
            Series(series.indicator, try Period.parse(period), series.kind),
            days: try LocalDate.parse("2022-12-15")...LocalDate.parse("2023-12-14"),
            card: IndicatorCard(published: series.indicator, unit: series.unit), definition: 1, said: series.said)
        let table = OpenTable(
            id: "x", title: "x", language: .english, knownOn: snapshot.outline.knownOn,
            recordedBy: snapshot.recordedBy, figures: [moved])
        #expect(try table.sdmxCSV(ReportSamples.words(.english)).contains(",R2,\(sdmx),15,"))
    }

    @Test func `are the same text every time`() throws {
        let words = try ReportSamples.words()
        #expect(try table().sdmxJSON(words) == table().sdmxJSON(words))
        if let folder = ProcessInfo.processInfo.environment["HUUNGHI_REPORTS"] {
            let place = URL(filePath: folder)
            try Data(table().sdmxJSON(words).utf8).write(to: place.appending(path: "t.sdmx.json"))
            try Data(table().sdmxCSV(words).utf8).write(to: place.appending(path: "t.sdmx.csv"))
            try Data(table().json(words).utf8).write(to: place.appending(path: "t.json"))
            try Data(table().csv(words).utf8).write(to: place.appending(path: "t.csv"))
        }
    }
}
