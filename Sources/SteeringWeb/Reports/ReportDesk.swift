import BorderVocabulary
import Hummingbird
import NIOCore
import Steering
import SteeringReport
import SteeringRoom
import Web

/// Looks reports up and has them printed.
struct ReportDesk: Sendable {
    let desk: RoomDesk
    /// One shop for all readers.
    let shop: PrintShop
    let format: DocumentFormat

    /// A desk before a room; without a format file the program is broken, and says so at its start.
    init(_ desk: RoomDesk) {
        self.desk = desk
        do throws(FormatFailure) {
            format = try DocumentFormat.bundled()
        } catch {
            preconditionFailure("The format of documents is not beside the program: \(error.words)")
        }
        shop = PrintShop(SystemPrinter(format))
    }

    /// The forms of reports, in the words of the program's catalogue.
    func forms(_ request: WebRequest) -> ReportForms {
        ReportForms(shop, format: format) { ReportDesk.words($0, request.services.catalogue) }
    }

    /// How a report speaks a language.
    static func words(_ language: ReportLanguage, _ catalogue: Catalogue) -> ReportWords {
        ReportWords(language) { catalogue.find($0, Language(language)) }
    }

    /// The report that the path names, as it stands.
    func edition(_ request: WebRequest, isPublic: Bool) async throws(Problem) -> ReportEdition {
        let id = try request.parse(parameter: "report", ReportID.parse)
        let book = try await desk.view(request).room.reports
        guard let edition = ReportEdition(id, in: book), !isPublic || edition.report.published != nil else {
            throw Problem(.notFound)
        }
        return edition
    }

    /// A report in the form that the path names, as a file.
    func file(_ request: WebRequest, isPublic: Bool) async throws(Problem) -> Response {
        guard let form = ReportFormat(rawValue: request.parameter("format")) else { throw Problem(.notFound) }
        let edition = try await edition(request, isPublic: isPublic)
        let bytes: [UInt8]
        do throws(PrintFailure) {
            bytes = try await forms(request).bytes(edition, as: form)
        } catch { throw Problem(print: error) }
        return ReportDesk.download(bytes, "\(edition.report.id).\(form.ending)", form.mediaType, request)
    }

    /// Bytes as a file to keep; 304 where the reader has it.
    static func download(
        _ bytes: [UInt8], _ name: String, _ mediaType: String, _ request: WebRequest
    ) -> Response {
        let tag = ETag.of(bytes)
        let isPublic = request.endpoint.access == .public
        let fields: HTTPFields = [
            .contentType: mediaType, .contentDisposition: "attachment; filename=\"\(name)\"", .eTag: tag,
            .cacheControl: isPublic ? "public, max-age=60" : "private, no-cache",
        ]
        if ETag.matches(request.request.headers[.ifNoneMatch], tag) {
            return Response(status: .notModified, headers: fields)
        }
        return Response(status: .ok, headers: fields, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

extension Language {
    /// The language of the pages in which a report speaks.
    init(_ language: ReportLanguage) {
        switch language {
        case .vietnamese: self = .vi
        case .chinese: self = .zh
        case .english: self = .en
        }
    }
}

extension ReportLanguage {
    /// The language of a report for a reader of the pages.
    init(_ language: Language) {
        switch language {
        case .vi: self = .vietnamese
        case .zh: self = .chinese
        case .en: self = .english
        }
    }
}
