import BorderVocabulary
import Steering

/// One project with all that its page and its answer to programs are made of.
struct ProjectFacts: Sendable {
    struct Plan: Sendable {
        let number: Int
        let words: PlanStatement
        let isApproved: Bool
    }

    struct Booking: Sendable {
        let entry: TreasuryEntry
        let file: ImportedFile
    }

    let project: Project
    let asked: AsKnown
    let year: MoneyYear
    let sums: Disbursement
    let pace: ProjectPace?
    let plans: [Plan]
    let bookings: [Booking]
    let commitments: [ContractStatement]
    let advances: [OpenAdvance]

    /// Nil where nobody has described such a project.
    init?(_ book: MoneyBook, _ id: ProjectID, _ question: MoneyQuestion) {
        guard let project = book.project(id, on: question.asked.day) else { return nil }
        self.project = project
        asked = question.asked
        let years = book.years(upTo: question.year, question.asked)
        year = years.year
        let slice = MoneySlice(project: id)
        sums = years.year.disbursement(slice)
        pace = book.pace(years.year, slice, shape: years.shape).first
        plans = book.plans.enumerated().compactMap { place, kept in
            guard kept.words.line.project == id, kept.isKnown(question.asked) else { return nil }
            return Plan(number: place + 1, words: kept.words, isApproved: kept.approved != nil)
        }
        bookings = book.bookings(of: id, question.asked).map { kept in
            Booking(entry: kept.entry, file: book.files.files[kept.file].words)
        }
        commitments = book.committed(id, question.asked)
        advances = book.openAdvances(question.asked, of: id)
    }
}
