import Application
import BorderVocabulary
import Foundation
import Steering
import SteeringRoom
import Testing

@Suite("A sheet of figures")
struct FigureSheetTests {
    /// Sample rows of the same shape as the story of 2023: none of these figures was published.
    static let sample = [
        ["2023", "sample-count", "targets of 8", "count", "6", "2023-12-19", "expected", "sample source A"],
        [
            "2023", "sample-count", "targets of 8", "count", "5", "2024-01-10", "reported; 3 exceeded",
            "sample source B",
        ],
        [
            "2023", "sample-count", "targets of 8", "count", "6", "2024-01", "reported (day not printed)",
            "sample source C",
        ],
    ]

    /// The columns of a published table; those that may be left out are.
    private static let header = [
        "reference_period", "indicator", "unit", "kind", "value", "said_on", "status", "source",
    ]

    private let now = Timestamp(milliseconds: 1_798_761_600_000)

    private func book(_ rows: [[String]]) throws -> Figures {
        let service = try SteeringService(MemoryEventLog(), shelf: MemoryLedger())
        let commands = try rows.map { RoomCommand.figures(FigureSheet.command(try FigureSheet.statement(try row($0)))) }
        for answer in try service.give(commands, by: "lan", at: now) { _ = try answer.get() }
        return Figures(service.room.figures, on: service.shelf)
    }

    private func row(_ fields: [String]) throws(SheetFault) -> SheetRow {
        try SheetRow(fields, header: Self.header, line: 2)
    }

    private func told(_ figures: Figures, _ indicator: String, _ day: String) throws -> [String] {
        let series = Series(try IndicatorID.parse(indicator), try Period.parse("2023"), .count)
        switch try figures.asKnown(series, from: Vantage(knownOn: LocalDate.parse(day))) {
        case .known(let observations, _, _):
            return observations.flatMap { ["\($0.statement.value)", "\($0.statement.source)"] }
        case .noInformation: return []
        }
    }

    @Test func `tells which figure was known when, and from where`() throws {
        let book = try book(Self.sample)
        #expect(try told(book, "sample-count", "2023-12-18") == [])
        #expect(try told(book, "sample-count", "2023-12-20") == ["6", "sample source A"])
        #expect(try told(book, "sample-count", "2024-01-15") == ["5", "sample source B"])
        #expect(try told(book, "sample-count", "2024-02-10") == ["6", "sample source C"])
    }

    @Test(.enabled(if: published != nil, "province-figures.csv is not there: set HUUNGHI_SHARED to its folder"))
    func `tells the story of 2023 from what was published`() throws {
        let text = try String(contentsOf: try #require(Self.published), encoding: .utf8)
        // No field of this file is quoted; the reader of tables is tried by the tests of the whole system.
        let rows = text.split(whereSeparator: \.isNewline).dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        let book = try book(rows)
        #expect(try book.shelf.count() == rows.count)
        for (day, count, source) in [
            ("2023-12-20", "16", "https://vtc.vn/"), ("2024-01-15", "15", "https://old.baolangson.vn/"),
            ("2024-02-10", "16", "PLVN"),
        ] {
            let told = try told(book, "targets-met", day)
            #expect(told.first == count)
            #expect(told.last?.hasPrefix(source) == true)
        }
    }

    private static let published: URL? = {
        let root = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL
        let folders = [
            ProcessInfo.processInfo.environment["HUUNGHI_SHARED"].map { URL(filePath: $0) },
            root.appending(path: "../shared"),
        ]
        return folders.compactMap { $0?.appending(path: "data/province-figures.csv") }
            .first { FileManager.default.isReadableFile(atPath: $0.path) }
    }()

    @Test(arguments: [
        (0, "23", "reference_period"), (1, "Targets Met", "indicator"), (3, "guess", "kind"), (4, "5,1", "value"),
        (5, "10/01/2024", "said_on"), (6, "surely", "status"), (7, "a\nb", "source"),
        (4, String(repeating: "9", count: 500), "value"), (7, String(repeating: "9", count: 513), "source"),
    ])
    func `names the column that is wrong`(place: Int, text: String, column: String) {
        var fields = Self.sample[0]
        fields[place] = text
        do throws(SheetFault) {
            _ = try FigureSheet.statement(try SheetRow(fields, header: Self.header, line: 2))
            Issue.record("“\(text.prefix(20))” was taken")
        } catch {
            guard case .column(column, _) = error else {
                Issue.record("\(error)")
                return
            }
        }
    }

    @Test(arguments: [(2, "unit"), (7, "source")])
    func `names the column that is empty`(place: Int, column: String) {
        var fields = Self.sample[0]
        fields[place] = ""
        #expect(throws: SheetFault.missing(column: column)) {
            try FigureSheet.statement(try SheetRow(fields, header: Self.header, line: 2))
        }
    }

    @Test(arguments: [0, 1, 7, 9]) func `has as many fields as columns`(count: Int) {
        #expect(throws: SheetFault.fields(found: count, expected: 8)) {
            try SheetRow(Array(repeating: "x", count: count), header: Self.header, line: 2)
        }
    }
}
