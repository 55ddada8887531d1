import Cryptography
import Steering

/// Makes a report in each of its forms.
package struct ReportForms: Sendable {
    private let printer: any ReportPrinter
    private let format: DocumentFormat
    private let words: @Sendable (ReportLanguage) -> ReportWords

    /// Prints with a printer, in a format, in the words of a language.
    package init(
        _ printer: any ReportPrinter, format: DocumentFormat, words: @escaping @Sendable (ReportLanguage) -> ReportWords
    ) {
        self.printer = printer
        self.format = format
        self.words = words
    }

    /// The document of an edition.
    package func document(_ edition: ReportEdition) -> Document {
        ReportComposer.document(edition, words(edition.outline.language))
    }

    /// The bytes of an edition in one form.
    package func bytes(_ edition: ReportEdition, as form: ReportFormat) async throws(PrintFailure) -> [UInt8] {
        let (table, words) = (OpenTable(edition.snapshot), words(edition.outline.language))
        switch form {
        case .pdf: return try await printer.pdf(document(edition))
        case .docx: return try await printer.docx(document(edition))
        case .html: return [UInt8](HTMLWriter.page(document(edition), format).utf8)
        case .csv: return [UInt8](table.csv(words).utf8)
        case .json: return [UInt8](table.json(words).utf8)
        case .sdmx: return [UInt8](table.sdmxJSON(words).utf8)
        case .sdmxCSV: return [UInt8](table.sdmxCSV(words).utf8)
        }
    }

    /// The digest of an edition in one form, in hexadecimal digits.
    package func digest(_ edition: ReportEdition, as form: ReportFormat) async throws(PrintFailure) -> String {
        SHA256Digest(of: try await bytes(edition, as: form)).hex
    }
}

extension ReportFormat {
    /// The type of the bytes, as HTTP names it.
    package var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .html: "text/html; charset=utf-8"
        case .csv: "text/csv; charset=utf-8; header=present"
        case .json: "application/json"
        case .sdmx: "application/vnd.sdmx.data+json; version=2.0.0"
        case .sdmxCSV: "application/vnd.sdmx.data+csv; version=2.0.0"
        }
    }

    /// How a file of this form ends.
    package var ending: String {
        switch self {
        case .pdf, .docx, .html, .csv, .json: rawValue
        case .sdmx: "sdmx.json"
        case .sdmxCSV: "sdmx.csv"
        }
    }
}
