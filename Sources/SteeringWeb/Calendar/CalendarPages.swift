import BorderVocabulary
import HTTPTypes
import Hummingbird
import NIOCore
import Steering
import SteeringRoom
import Web

/// The room's calendar, month by month, and as a file.
struct CalendarPages: Sendable {
    let frame: RoomFrame

    var routes: [Route] {
        [
            frame.page("/steering/calendar", "page-steering-calendar", .duties(RoomDuties.inside)) {
                (request) async throws(Problem) in try await month(request)
            },
            frame.page("/steering/calendar.ics", "steering-calendar-file", .duties(RoomDuties.inside)) {
                (request) async throws(Problem) in try await file(request)
            },
        ]
    }

    private func month(_ request: WebRequest) async throws(Problem) -> Response {
        let view = try await frame.desk.view(request)
        let month = try request.item("month", CalendarMonth.parse) ?? CalendarMonth(of: view.day)
        let entries = CalendarEntry.all(
            in: month.days, view, reader: TaskReader(request, view.room))
        let page = CalendarView(month, entries, view, today: request.now.localDate)
        return try frame.response("calendar", title: page.title, tab: "calendar", page, to: request)
    }

    private func file(_ request: WebRequest) async throws(Problem) -> Response {
        let view = try await frame.desk.view(request)
        let month = try request.item("month", CalendarMonth.parse) ?? CalendarMonth(of: view.day)
        let entries = CalendarEntry.all(
            in: month.days, view, reader: TaskReader(request, view.room))
        let host = request.request.head.authority ?? "huunghi"
        let text = CalendarFile(entries, host: host, at: request.now, words: view.words).text
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/calendar; charset=utf-8", .cacheControl: "private, no-store",
                .contentDisposition: "attachment; filename=\"\(month).ics\"",
            ], body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}

/// A month of a year.
struct CalendarMonth: Hashable, Sendable, CustomStringConvertible {
    /// Its first day.
    let first: LocalDate

    /// The month in which a day lies.
    init(of day: LocalDate) { first = day.adding(days: 1 - day.day) }

    /// Its first and its last day.
    var days: ClosedRange<LocalDate> {
        let last = next.first.adding(days: -1)
        // The last month of all ends with all days.
        return first...(last > first ? last : .latest)
    }

    /// The month behind it; itself where there is none.
    var next: CalendarMonth { CalendarMonth(of: first.adding(days: 31)) }

    /// The month before it; itself where there is none.
    var before: CalendarMonth { CalendarMonth(of: first.adding(days: -1)) }

    /// The month as `2026-03`.
    var description: String { String("\(first)".prefix(7)) }

    /// Reads `2026-03`.
    static func parse(_ raw: String) throws(ParseFailure) -> CalendarMonth {
        do throws(ParseFailure) { return CalendarMonth(of: try LocalDate.parse(raw + "-01")) } catch {
            throw ParseFailure(.badFormat(accepted: "####-##"), found: raw)
        }
    }
}

/// A month as a page shows it.
struct CalendarView: Sendable {
    struct Entry: Sendable {
        let kind: String
        let badge: BadgeView
        let text: String
        let href: String?
    }

    struct Day: Sendable {
        let number: String
        let name: String
        let style: String
        let entries: [Entry]
        let more: String?
        let moreHref: String
    }

    let title: String
    let before: String
    let after: String
    let file: String
    let weekdays: [String]
    /// Empty places before the first day, so that each day stands below its weekday.
    let blanks: [Int]
    let days: [Day]
    /// Empty places behind the last day, so that its week is whole.
    let rest: [Int]
    let any: Bool

    /// How many entries of a day are shown; the list of tasks has all.
    private static let shown = 6

    init(_ month: CalendarMonth, _ entries: [CalendarEntry], _ view: RoomView, today: LocalDate) {
        let words = view.words
        title = words(
            "calendar.of", ["month": words("calendar.month.\(month.first.month)"), "year": "\(month.first.year)"])
        func address(_ path: String, _ month: CalendarMonth) -> String {
            path + "?month=\(month)" + (view.vantage.isPast ? "&as-known-on=\(view.day)" : "")
        }
        before = address("/steering/calendar", month.before)
        after = address("/steering/calendar", month.next)
        file = address("/steering/calendar.ics", month)
        weekdays = Weekday.allCases.map { words("calendar.weekday.\($0.rawValue)") }
        blanks = Array(0..<(Weekday.allCases.firstIndex(of: month.first.weekday) ?? 0))
        any = !entries.isEmpty
        let byDay = Dictionary(grouping: entries, by: \.day)
        rest = Array(0..<(6 - (Weekday.allCases.firstIndex(of: month.days.upperBound.weekday) ?? 6)))
        let length = month.first.days(to: month.days.upperBound) + 1
        days = (0..<length).map { place in
            let day = month.first.adding(days: place)
            return Day(day, byDay[day] ?? [], view, isToday: day == today)
        }
    }
}

extension CalendarView.Day {
    fileprivate init(_ day: LocalDate, _ all: [CalendarEntry], _ view: RoomView, isToday: Bool) {
        let words = view.words
        number = "\(day.day)"
        name = words("calendar.weekday.\(day.weekday.rawValue)")
        let styles = [
            (all.isEmpty, "empty"), (isToday, "today"), (!view.room.roster.calendar.isWorkingDay(day), "free"),
        ]
        style = styles.filter(\.0).map(\.1).joined(separator: " ")
        let shown = all.prefix(CalendarView.shown)
        entries = shown.map { entry in
            CalendarView.Entry(
                kind: entry.kind.rawValue, badge: words.badge(entry, on: view.day),
                text: entry.text ?? words("calendar.closed"),
                href: entry.path.map { $0 + RoomFrame.suffix(view.vantage) })
        }
        more =
            all.count > shown.count ? words("calendar.more", ["count": words.number(all.count - shown.count)]) : nil
        moreHref = "/steering/tasks?due-from=\(day)&due-to=\(day)"
    }
}

extension Words {
    fileprivate func badge(_ entry: CalendarEntry, on today: LocalDate) -> BadgeView {
        let word = self("calendar.kind." + entry.kind.rawValue)
        return switch entry.kind {
        case .deadline where entry.isDone: BadgeView(tone: "good", icon: "yes", word: self("calendar.done"))
        case .deadline where entry.day < today: BadgeView(tone: "bad", icon: "warning", word: self("calendar.overdue"))
        case .deadline: BadgeView(tone: "wait", icon: "wait", word: word)
        case .conference: BadgeView(tone: "info", icon: entry.isDone ? "yes" : "call", word: word)
        case .cutOff: BadgeView(tone: "mute", icon: "info", word: word)
        case .review: BadgeView(tone: "info", icon: "info", word: word)
        case .holiday: BadgeView(tone: "mute", icon: "none", word: word)
        case .worked: BadgeView(tone: "mute", icon: "open", word: word)
        }
    }
}
