import BorderVocabulary
import Foundation
import OutsideTools
import Steering
import SteeringReport
import Testing

@Suite("A printed report", .serialized)
struct PrintingTests {
    private func printer() throws -> SystemPrinter { SystemPrinter(try DocumentFormat.bundled()) }

    @Test(arguments: ReportLanguage.allCases)
    func `is the same bytes every time, in each form`(language: ReportLanguage) async throws {
        let document = try ReportSamples.document("nam-2023-lan-2", language)
        let again = try ReportSamples.document("nam-2023-lan-2", language)
        let pdf = try await printer().pdf(document)
        #expect(pdf.starts(with: [UInt8]("%PDF".utf8)))
        #expect(try await printer().pdf(again) == pdf)
        let docx = try await printer().docx(document)
        #expect(docx.starts(with: [UInt8]("PK".utf8)))
        #expect(try await printer().docx(again) == docx)
        if let folder = ProcessInfo.processInfo.environment["HUUNGHI_REPORTS"] {
            let place = URL(filePath: folder)
            try Data(pdf).write(to: place.appending(path: "report.\(language.rawValue).pdf"))
            try Data(docx).write(to: place.appending(path: "report.\(language.rawValue).docx"))
            try Data(HTMLWriter.page(document, DocumentFormat.bundled()).utf8)
                .write(to: place.appending(path: "report.\(language.rawValue).html"))
        }
    }

    @Test func `names the packages that are missing`() async throws {
        let absent = OutsideTool(program: "/nowhere", packages: "weasyprint")
        let printer = SystemPrinter(try DocumentFormat.bundled(), pageSetter: absent, documentWriter: absent)
        let document = try ReportSamples.document()
        await #expect(throws: PrintFailure.toolMissing(packages: "weasyprint")) { try await printer.pdf(document) }
        await #expect(throws: PrintFailure.toolMissing(packages: "weasyprint")) { try await printer.docx(document) }
    }
}
