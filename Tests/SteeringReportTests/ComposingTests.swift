import BorderVocabulary
import Foundation
import Steering
import SteeringReport
import Testing

@Suite("A report in words")
struct ComposingTests {
    private func figures(_ document: Document) -> [(text: String, note: Int)] {
        document.blocks.flatMap { block -> [[Document.Span]] in
            switch block {
            case .paragraph(let spans): [spans]
            case .points(let items), .notice(_, let items): items
            case .table(let table): table.rows.flatMap(\.self)
            case .heading, .closing, .appendix, .notes: []
            }
        }.flatMap(\.self).compactMap { span in
            if case .figure(let text, let note) = span { (text, note) } else { nil }
        }
    }

    private func notes(_ document: Document) -> [Document.Note] {
        document.blocks.flatMap { if case .notes(let items) = $0 { items } else { [Document.Note]() } }
    }

    private func notice(_ document: Document) -> String {
        document.blocks.map { block -> String in
            guard case .notice(_, let items) = block else { return "" }
            return items.flatMap(\.self).map { span in
                switch span {
                case .plain(let text), .strong(let text), .figure(let text, _): text
                }
            }.joined(separator: " ")
        }.joined()
    }

    @Test func `leads every figure to one note, and every note to a record, a card and a day`() throws {
        let document = try ReportSamples.document("nam-2023-lan-2")
        let notes = notes(document)
        #expect(notes.map(\.number) == Array(1...notes.count))
        #expect(Set(figures(document).map(\.note)) == Set(notes.map(\.number)))
        // The same statement, said in a text and in a table, has one note.
        #expect(Set(figures(document).filter { $0.text == "15" }.map(\.note)).count == 1)
        let fifteen = try #require(notes.first { $0.text.contains("15 chỉ tiêu trên 18") })
        for part in [
            "thẻ targets-met, phiên bản 1", "Ghi nhận số 2", "10/01/2024", "đã báo cáo", "reported; 9 of them",
        ] {
            #expect(fifteen.text.contains(part))
        }
        #expect(fifteen.source == "https://old.baolangson.vn/en/?p=52113")
    }

    @Test func `tells first what its day leaves out`() throws {
        let first = notice(try ReportSamples.document("nam-2023-lan-1"))
        #expect(first.contains("nói ra sau ngày lấy số liệu") && first.contains("10/01/2024"))
        #expect(!first.contains("lần chốt số liệu thứ"))
        #expect(notice(try ReportSamples.document("nam-2023-lan-2")).contains("lần chốt số liệu thứ 2"))
        #expect(first.contains("1 con số không dẫn được tới nguồn: 18"))
    }

    @Test func `calls a draft a draft, and leaves number and date open`() throws {
        let draft = try ReportSamples.document("nam-2023-lan-2").masthead
        #expect(draft.mark == "Dữ liệu mẫu – Dự thảo")
        #expect(draft.number.hasSuffix("/BC-UBND") && !draft.number.contains(where: \.isNumber))
        #expect(draft.placeAndDate.allSatisfy { !$0.isNumber })
        let out = try ReportSamples.document("nam-2023-lan-1").masthead
        #expect(out.mark == "Dữ liệu mẫu")
        #expect(out.number == "Số: 5/BC-UBND")
        #expect(out.placeAndDate == "Lạng Sơn, ngày 05 tháng 01 năm 2024")
    }

    @Test(arguments: [
        ("2024-01-09", "ngày 09 tháng 01"), ("2024-02-10", "ngày 10 tháng 02"), ("2024-03-01", "ngày 01 tháng 3"),
        ("2024-12-31", "ngày 31 tháng 12"),
    ])
    func `writes a date with zeros where the decree wants them`(day: String, text: String) throws {
        let words = try ReportSamples.words()
        #expect(words.dated(try LocalDate.parse(day), in: try Line.parse("Lạng Sơn")).contains(text + " năm 2024"))
    }

    @Test(arguments: [
        ("51990.563", "51.990,563", "51,990.563"), ("999", "999", "999"), ("1000", "1.000", "1,000"),
        ("-7.0", "−7,0", "−7.0"), ("1234567", "1.234.567", "1,234,567"),
    ])
    func `writes a number as its language does, with all its digits`(
        number: String, vietnamese: String, english: String
    ) throws {
        let value = try Value.parse(number)
        #expect(try ReportSamples.words().value(value) == vietnamese)
        #expect(try ReportSamples.words(.english).value(value) == english)
    }

    @Test func `takes nothing of a text for a tag`() throws {
        var outline = try ReportSamples.outline()
        outline.cover.subject = try Line.parse("<script>\"&'")
        let snapshot = try ReportSamples.figures().snapshot(outline, since: nil, at: ReportSamples.now)
        let edition = ReportEdition(Report(draft: snapshot, at: ReportSamples.now), previous: nil, attempt: 1)
        let page = HTMLWriter.page(
            ReportComposer.document(edition, try ReportSamples.words()), try DocumentFormat.bundled())
        #expect(page.contains("&lt;script&gt;&quot;&amp;&#39;"))
        #expect(!page.contains("<script"))
    }
}

/// Counts what it prints, and says so in what it prints.
private actor CountingPrinter: ReportPrinter {
    private(set) var printed = 0

    func pdf(_ document: Document) async throws(PrintFailure) -> [UInt8] {
        printed += 1
        return [0x70]
    }

    func docx(_ document: Document) async throws(PrintFailure) -> [UInt8] { throw .tookTooLong(seconds: 1) }
}

@Suite("The print shop")
struct PrintShopTests {
    @Test func `prints the same document once, however many ask at a time`() async throws {
        let printer = CountingPrinter()
        let shop = PrintShop(printer)
        let document = try ReportSamples.document()
        try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<10 { group.addTask { try await shop.pdf(document) } }
            for try await bytes in group { #expect(bytes.count == 1) }
        }
        #expect(await printer.printed == 1)
        _ = try await shop.pdf(try ReportSamples.document("nam-2023-lan-2"))
        #expect(await printer.printed == 2)
    }

    @Test func `does not keep a failure, and lets the next one in`() async throws {
        let shop = PrintShop(CountingPrinter())
        let document = try ReportSamples.document()
        await #expect(throws: PrintFailure.tookTooLong(seconds: 1)) { try await shop.docx(document) }
        await #expect(throws: PrintFailure.tookTooLong(seconds: 1)) { try await shop.docx(document) }
        #expect(try await shop.pdf(document).count == 1)
    }
}
