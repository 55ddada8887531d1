import BorderVocabulary
import Steering
import Web

/// A year's dossiers with all that their page and their answer to programs are made of.
struct ProcedureFacts: Sendable {
    /// How many dossiers are listed one by one.
    static let limit = 50

    let year: Int
    let office: PostID?
    let asked: AsKnown
    let cohort: DossierCohort
    let overdue: [DossierView]
    let doubtful: [DossierView]

    init(_ view: RoomView, _ request: WebRequest) throws(Problem) {
        let year = try request.year() ?? view.day.year
        self.year = year
        office = try request.post()
        asked = view.asked
        guard let first = LocalDate(year: year, month: 1, day: 1), let last = LocalDate(year: year, month: 12, day: 31)
        else { throw Problem(.notFound) }
        let slice = DossierSlice(from: first, to: last, office: office)
        let (book, calendar) = (view.room.procedures, view.room.roster.calendar)
        cohort = book.cohort(slice, asked, calendar: calendar)
        overdue = book.dossiers(slice, asked, calendar: calendar, limit: ProcedureFacts.limit, standing: [.overdue])
        doubtful = book.dossiers(
            slice, asked, calendar: calendar, limit: ProcedureFacts.limit, doubt: Set(DossierDoubt.allCases))
    }
}

extension WebRequest {
    /// The `post` of a query, or nil where it has none.
    func post() throws(Problem) -> PostID? {
        guard let text = query["post"], !text.isEmpty else { return nil }
        do throws(ParseFailure) { return try PostID.parse(text) } catch {
            throw Problem(.parameterValues([FieldError(pointer: "post", error)]))
        }
    }
}
