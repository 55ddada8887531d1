import BorderVocabulary
import Foundation
import Steering
import SteeringReport
import Testing

/// Reports over published figures; number, date and names of their covers are samples.
enum ReportSamples {
    static let lan: UserID = "lan"
    static let minh: UserID = "minh"
    static let huong: UserID = "huong"
    static let now = Timestamp(date: .init(year: 2026, month: 1, day: 20) ?? .earliest, time: .midnight)
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The catalogue of the program, as the pages and the command line read it.
    static func words(_ language: ReportLanguage = .vietnamese) throws -> ReportWords {
        let folder = root.appending(path: "Sources/SteeringWeb/Catalogue")
        var texts: [String: String] = [:]
        for name in ["report", "indicators"] {
            let file = folder.appending(path: "\(name).\(language.rawValue).json")
            texts.merge(try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file))) { $1 }
        }
        let all = texts
        return ReportWords(language) { all[$0] }
    }

    static func figures() throws -> Figures {
        let rows = [
            "targets-met|targets of 18|count|16|2023-12-19|expected|https://vtc.vn/ar842180.html",
            "targets-met|targets of 18|count|15|2024-01-10|reported; 9 of them exceeded|https://old.baolangson.vn/en/?p=52113",
            "grdp-growth|percent|plan-range|7-7.5|2023-01-06|plan|https://baotintuc.vn/20230106183038555.htm",
            "grdp-growth|percent|result|7.0|2023-12-19|expected|https://vtc.vn/ar842180.html",
            "trade-declared|million USD|plan|3800||derived from result and percent of plan|https://vtc.vn/ar842180.html",
            "trade-declared|million USD|result|4780|2023-12-19|expected; 125.8 % of plan|https://vtc.vn/ar842180.html",
            "trade-declared|million USD|result|>5000|2024-01-10|reported|https://old.baolangson.vn/en/?p=52113",
            "trade-through-province|million USD|result|51990.563|2024-02-06|reported|https://danviet.vn/20240206214110782.htm",
            "gates-operating|gates|result|7|2024|reported|PLVN: Tận dụng thời cơ",
        ]
        var (book, shelf) = (FigureBook(), MemoryShelf())
        func give(_ command: FigureCommand, by user: UserID) throws {
            let facts = try shelf.facts([command.concern])[0]
            for event in try book.decide(command, by: user, at: now, given: facts) {
                book.apply(event, at: now)
                shelf.apply(event, at: now)
            }
        }
        for (place, row) in rows.enumerated() {
            let parts = row.split(separator: "|", omittingEmptySubsequences: false)
            let indicator = try IndicatorID.parse(parts[0])
            let statement = Statement(
                Series(indicator, try Period.parse("2023"), try FigureKind.parse(parts[2])),
                unit: try Line.parse(parts[1]), value: try Value.parse(parts[3]), knownOn: try KnownOn.parse(parts[4]),
                status: try FigureStatus.parse(parts[5]), source: try Line.parse(parts[6]))
            let card = IndicatorCard(published: indicator, unit: statement.unit)
            try give(.record(statement, introducing: card), by: lan)
            try give(.approve(place + 1), by: minh)
        }
        return Figures(book, on: shelf)
    }

    static func outline(
        _ id: ReportID = "nam-2023-lan-1", knownOn: String = "2023-12-20", language: ReportLanguage = .vietnamese
    ) throws -> ReportOutline {
        var cover = ReportCover(
            body: try Line.parse("Ủy ban nhân dân tỉnh\u{A0}Lạng\u{A0}Sơn"), symbol: try Line.parse("BC-UBND"),
            place: try Line.parse("Lạng Sơn"),
            subject: try Line.parse("Tình hình thực hiện kế hoạch phát triển kinh tế - xã hội năm 2023"),
            post: try Line.parse("Chủ tịch"))
        cover.authority = try Line.parse("TM. Ủy ban nhân dân")
        cover.addressees = [try Line.parse("Hội đồng nhân dân tỉnh")]
        cover.recipients = [try Line.parse("Như trên"), try Line.parse("Lưu: VT")]
        let general = ReportSection(
            heading: try Line.parse("Đánh giá chung"),
            passages: [
                try LongText.parse(
                    "Đến ngày lấy số liệu, tỉnh đạt và vượt {targets-met} trên 18 chỉ tiêu; GRDP tăng {grdp-growth}% so "
                        + "với kế hoạch {grdp-growth plan}%.")
            ],
            indicators: [try IndicatorID.parse("targets-met"), try IndicatorID.parse("grdp-growth")])
        let trade = ReportSection(
            heading: try Line.parse("Kinh tế cửa khẩu"),
            indicators: try ["trade-declared", "trade-through-province", "gates-operating"].map {
                try IndicatorID.parse($0)
            }
        )
        return ReportOutline(
            id, period: try Period.parse("2023"), knownOn: try LocalDate.parse(knownOn), language: language,
            cover: cover, sections: [general, trade], isSample: true)
    }

    /// A book with a published report and a second draft that is compared with it.
    static func book(_ language: ReportLanguage = .vietnamese) throws -> ReportBook {
        let figures = try figures()
        var book = ReportBook()
        func give(_ command: ReportCommand, by user: UserID) throws {
            for event in try book.decide(command, by: user, at: now) {
                book.apply(event, by: user, at: now)
            }
        }
        func freeze(_ outline: ReportOutline) throws {
            try give(.freeze(figures.snapshot(outline, since: book.standing(at: now), at: now)), by: lan)
        }
        try freeze(outline(language: language))
        try give(.approve("nam-2023-lan-1"), by: minh)
        let publication = Publication(number: 5, date: try LocalDate.parse("2024-01-05"))
        try give(.publish("nam-2023-lan-1", publication), by: huong)
        try freeze(outline("nam-2023-lan-2", knownOn: "2024-01-15", language: language))
        return book
    }

    static func document(_ id: ReportID = "nam-2023-lan-1", _ language: ReportLanguage = .vietnamese) throws -> Document
    {
        let edition = try #require(ReportEdition(id, in: book(language)))
        return ReportComposer.document(edition, try words(language))
    }
}
