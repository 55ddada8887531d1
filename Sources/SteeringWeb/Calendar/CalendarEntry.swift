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
        case conference
        /// The day on which the figures of a month of the administration close.
        case cutOff = "cut-off"
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
    /// Whether the task is verified, or the conference was held.
    let isDone: Bool
}

extension CalendarEntry {
    /// The most days that are asked for at once.
    static let days = 400

    /// Everything within a period, as known on the day of the view, day by day.
    ///
    /// Deadlines of documents that the reader may not read stand there without their words.
    static func all(in period: ClosedRange<LocalDate>, _ view: RoomView, reader: TaskReader) -> [CalendarEntry] {
        let all = [
            days(in: period, view), tasks(in: period, view, reader), conferences(in: period, view),
            cutOffs(in: period, view),
        ]
        return all.flatMap { $0 }.sorted {
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

    /// Conferences that are to be held or were; those that were called off are not.
    private static func conferences(in period: ClosedRange<LocalDate>, _ view: RoomView) -> [CalendarEntry] {
        let book = view.room.conferences
        return book.conferences(on: view.day, recordedBy: view.vantage.moment).compactMap { conference in
            let day = conference.heldOn ?? conference.plannedOn
            if case .cancelled = conference.state { return nil }
            guard period.contains(day) else { return nil }
            let series = book.series(conference.call.series, on: view.day, recordedBy: view.vantage.moment)
            return CalendarEntry(
                day: day, kind: .conference, text: (series?.name).map { "\($0)" } ?? "\(conference.id)",
                id: "conference-\(conference.id)", path: "/steering/conferences/\(conference.id)",
                isDone: conference.heldOn != nil)
        }
    }

    /// Where no cut-off was set, the assumed one stands there and says so.
    private static func cutOffs(in period: ClosedRange<LocalDate>, _ view: RoomView) -> [CalendarEntry] {
        let calendar =
            view.vantage.moment.map { view.room.figures.calendar.asRecorded(at: $0) }
            ?? view.room.figures.calendar
        var entries: [CalendarEntry] = []
        var month = CalendarMonth(of: period.lowerBound)
        var isOver = false
        while !isOver, month.first <= period.upperBound {
            // The last month of all has none behind it.
            defer { (isOver, month) = (month.next == month, month.next) }
            guard let counted = calendar.month(of: month.first) else { continue }
            let day = calendar.days(of: counted).upperBound
            guard period.contains(day) else { continue }
            let key = calendar.isAssumed(for: counted) ? "calendar.cut-off.assumed" : "calendar.cut-off"
            entries.append(
                CalendarEntry(
                    day: day, kind: .cutOff, text: view.words(key, ["period": "\(counted)"]),
                    id: "cut-off-\(month)", path: nil, isDone: false))
        }
        return entries
    }

    private static func days(in period: ClosedRange<LocalDate>, _ view: RoomView) -> [CalendarEntry] {
        view.room.roster.calendar.exceptions.values.filter { period.contains($0.day) }.map { exception in
            CalendarEntry(
                day: exception.day, kind: exception.isWorked ? .worked : .holiday, text: "\(exception.basis)",
                id: "day-\(exception.day)", path: nil, isDone: false)
        }
    }
}
