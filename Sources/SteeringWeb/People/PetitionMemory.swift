import BorderVocabulary
import Steering
import Synchronization
import Web

/// The petitions as they stood on the days that were asked for last, because everybody asks for today.
final class PetitionMemory: Sendable {
    /// How many days are remembered.
    private static let limit = 4

    private struct Question: Equatable {
        let revision: Int
        let known: AsKnown
        let calendar: WorkingCalendar
    }

    private let answers = Mutex<[(question: Question, statuses: [PetitionStatus])]>([])

    /// Every petition as it stood; folded anew when anything was recorded since.
    func statuses(_ view: RoomView) -> [PetitionStatus] {
        let (book, calendar) = (view.room.petitions, view.room.roster.calendar)
        let question = Question(revision: book.revision, known: view.known, calendar: calendar)
        let known = answers.withLock { answers in answers.first { $0.question == question }?.statuses }
        if let known { return known }
        let statuses = book.statuses(view.known, calendar)
        answers.withLock { answers in
            answers.append((question, statuses))
            if answers.count > Self.limit { answers.removeFirst() }
        }
        return statuses
    }
}
