import Application
import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird
import Steering
import SteeringRoom
import Web

/// The page of the files that bookings and dossiers came from: who brought each in, who stands by it, what was taken out.
struct FilePages: Sendable {
    let frame: RoomFrame

    /// A book that takes rows of files.
    enum Book: String, CaseIterable, Sendable {
        case money
        case procedures

        func files(_ room: Room) -> ImportShelf {
            switch self {
            case .money: room.money.files
            case .procedures: room.procedures.files
            }
        }

        func approve(_ digest: FileDigest) -> RoomCommand {
            switch self {
            case .money: .money(.approve(.file(digest: digest)))
            case .procedures: .procedures(.approve(digest))
            }
        }

        func withdraw(_ digest: FileDigest, reason: Line) -> RoomCommand {
            switch self {
            case .money: .money(.withdraw(.file(digest: digest), reason: reason))
            case .procedures: .procedures(.withdraw(digest, reason: reason))
            }
        }
    }

    var routes: [Route] {
        [
            frame.page("/steering/files", "page-steering-files", .duties(RoomDuties.inside)) {
                (request) async throws(Problem) in
                let page = FilePage(try await frame.desk.view(request), request)
                return try frame.response("files", title: request.text("files.title"), tab: "files", page, to: request)
            },
            frame.form("/steering/files/approve", "steering-files-approve", .duties([.approver])) {
                (request) async throws(Problem) in
                let form = try await FileForm(request)
                return try await give(form.book.approve(form.digest), request)
            },
            frame.form("/steering/files/withdraw", "steering-files-withdraw", .duties(RoomDuties.keeping)) {
                (request) async throws(Problem) in
                let form = try await FileForm(request)
                return try await give(form.book.withdraw(form.digest, reason: try form.reason()), request)
            },
        ]
    }

    private func give(_ command: RoomCommand, _ request: WebRequest) async throws(Problem) -> Response {
        try await frame.desk.give([command], request)
        return Response(status: .seeOther, headers: [.location: "/steering/files"])
    }
}

/// What a form says of a file.
private struct FileForm {
    let book: FilePages.Book
    let digest: FileDigest
    private let fields: Query

    init(_ request: WebRequest) async throws(Problem) {
        fields = try await request.form()
        guard let book = FilePages.Book(rawValue: fields["book"] ?? "") else {
            throw Problem(.fields([.code("book", fields["book"] ?? "", FilePages.Book.allCases.map(\.rawValue))]))
        }
        self.book = book
        digest = try FileForm.read("digest", fields, FileDigest.parse)
    }

    func reason() throws(Problem) -> Line { try FileForm.read("reason", fields, Line.parse) }

    private static func read<Value>(
        _ name: String, _ fields: Query, _ parse: (String) throws(ParseFailure) -> Value
    ) throws(Problem) -> Value {
        do throws(ParseFailure) { return try parse(fields[name] ?? "") } catch {
            throw Problem(.fields([FieldError(pointer: name, error)]))
        }
    }
}

/// The files of both books, latest first, in words.
private struct FilePage: Sendable {
    /// How many files of a book are shown.
    static let limit = 200

    struct Row: Sendable {
        let book: String
        let about: String
        let name: String
        let digest: String
        let day: String
        let entered: String
        let badge: BadgeView
        let reason: String
        let csrf: String
        let mayApprove: Bool
        let mayWithdraw: Bool
    }

    let rows: [Row]
    let any: Bool

    init(_ view: RoomView, _ request: WebRequest) {
        let csrf = request.identity?.session?.csrf ?? ""
        let isNow = !view.vantage.isPast
        let mayApprove = isNow && request.identity?.mayUse([.approver]) ?? false
        let mayWithdraw = isNow && request.identity?.mayUse(RoomDuties.keeping) ?? false
        rows = FilePages.Book.allCases.flatMap { book in
            book.files(view.room).files.filter { view.asked.isRecorded($0) }.suffix(FilePage.limit).reversed().map {
                file in
                let stands = file.withdrawn == nil
                return Row(
                    book: book.rawValue, about: view.words("files.of." + book.rawValue), name: "\(file.words.name)",
                    digest: "\(file.words.digest)", day: view.words.formats.date(file.words.saidOn),
                    entered: FilePage.mark(file.entered, view.words), badge: FilePage.badge(file, view.words),
                    reason: file.withdrawn?.reason?.description ?? "", csrf: csrf,
                    mayApprove: mayApprove && stands && file.approved == nil, mayWithdraw: mayWithdraw && stands)
            }
        }
        any = !rows.isEmpty
    }

    private static func mark(_ mark: Observation.Mark, _ words: Words) -> String {
        "\(mark.by) · " + words.formats.moment(mark.at)
    }

    private static func badge(_ file: Kept<ImportedFile>, _ words: Words) -> BadgeView {
        if let mark = file.withdrawn {
            return BadgeView(tone: "bad", icon: "no", word: words("files.withdrawn", ["by": "\(mark.by)"]))
        }
        if let mark = file.approved {
            return BadgeView(tone: "good", icon: "yes", word: words("files.approved", ["by": "\(mark.by)"]))
        }
        return BadgeView(tone: "mute", icon: "none", word: words("money.not-approved"))
    }
}
