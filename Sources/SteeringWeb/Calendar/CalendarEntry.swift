import BorderVocabulary
import Steering
import SteeringRoom
import Web

/// Something that stands on a day of the room's calendar.
struct CalendarEntry: Hashable, Sendable {
    /// What kind of thing it is, by the word of files.
    enum Kind: String, CaseIterable, Hashable, Sendable {
        case deadline
        case review
        /// An office day that is free.
        case holiday
        /// A free day that is worked.
        case worked
    }

    let day: LocalDate
    let kind: Kind
    /// What it is called by those who set it; nil where it may not be read.
    let text: String?
    /// Names it among all entries for ever.
    let id: String
    /// The page that tells more.
    let path: String?
    /// Whether the task is verified.
    let isDone: Bool
}

extension CalendarEntry {
    /// The most days that are asked for at once.
    static let days = 400

    /// Everything within a period, as known on the day of the view, day by day.
    ///
    /// Deadlines of documents that the reader may not read stand there without their words.
    static func all(in period: ClosedRange<LocalDate>, _ view: RoomView, reader: TaskReader) -> [CalendarEntry] {
        (days(in: period, view) + tasks(in: period, view, reader)).sorted {
            ($0.day, $0.kind.rawValue, $0.id) < ($1.day, $1.kind.rawValue, $1.id)
        }
    }

    private static func tasks(
        in period: ClosedRange<LocalDate>, _ view: RoomView, _ reader: TaskReader
    ) -> [CalendarEntry] {
        let book = view.room.tasks
        return book.dates(in: period, asKnownOn: view.day).compactMap { date in
            guard let terms = book[date.task]?.terms else { return nil }
            let isOpen = reader.mayRead(terms.directive)
            return CalendarEntry(
                day: date.day, kind: date.isReview ? .review : .deadline, text: isOpen ? "\(terms.wording)" : nil,
                id: "task-\(terms.id)", path: isOpen ? "/steering/tasks/\(terms.id)" : nil, isDone: date.isDone)
        }
    }

    private static func days(in period: ClosedRange<LocalDate>, _ view: RoomView) -> [CalendarEntry] {
        view.room.roster.calendar.exceptions.values.filter { period.contains($0.day) }.map { exception in
            CalendarEntry(
                day: exception.day, kind: exception.isWorked ? .worked : .holiday, text: "\(exception.basis)",
                id: "day-\(exception.day)", path: nil, isDone: false)
        }
    }
}
