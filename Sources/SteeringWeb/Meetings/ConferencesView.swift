import BorderVocabulary
import Steering
import SteeringRoom
import Web

/// The list of conferences, with how well the room keeps to its own meetings.
struct ConferencesView: Sendable {
    struct Row: Sendable {
        let href: String
        let id: String
        let series: String
        let day: String
        let moved: String?
        let state: BadgeView
        let matters: String
        let conclusions: String
        let sample: Bool
    }

    struct Point: Sendable {
        let href: String
        let id: String
        let text: String
        let lead: String
        let due: String
        let state: BadgeView
    }

    struct Set: Sendable {
        let name: String
        let id: String
        let tiers: String
        let chair: String
        let members: String
        let promised: String
        let basis: String
    }

    let lead: String
    let year: String
    let held: [FigureCell]
    let followed: [FigureCell]
    let ahead: [Row]
    let anyAhead: Bool
    let past: [Row]
    let anyPast: Bool
    let points: [Point]
    let anyPoints: Bool
    let series: [Set]
    let anySeries: Bool
    let posts: [ActForm.Choice]
    var fault: String?
    var call: CallForm?

    /// How many conferences of the past and open points stand on the page.
    private static let most = 200

    /// The form that calls a conference.
    struct CallForm: Sendable {
        let csrf: String
        let open: Bool
        let fields: [ActForm.Field]
    }

    init(_ view: RoomView) {
        let (words, book, moment) = (MeetingWords(view), view.room.conferences, view.vantage.moment)
        let all = book.conferences(on: view.day, recordedBy: moment)
        lead = words("conferences.lead")
        let first = LocalDate(year: view.day.year, month: 1, day: 1) ?? view.day
        year = words("conferences.record", ["from": words.date(first), "to": words.date(view.day)])
        let done = view.doneConclusions
        let record = ConferenceRecord(
            book, from: first, to: view.day, on: view.day, recordedBy: moment, done: done)
        held = ConferencesView.held(record, words)
        followed = ConferencesView.followed(record, words)
        let suffix = RoomFrame.suffix(view.vantage)
        let rows = all.map {
            (Row($0, done, view, words, suffix), $0.state == .called && !$0.isUnreported(on: view.day))
        }
        ahead = rows.filter(\.1).map(\.0)
        anyAhead = !ahead.isEmpty
        past = rows.filter { !$0.1 }.map(\.0).reversed().prefix(ConferencesView.most).map { $0 }
        anyPast = !past.isEmpty
        let open = book.openConclusions(on: view.day, recordedBy: moment, done: done)
        points = open.prefix(ConferencesView.most).map { Point($0, view, words, suffix) }
        anyPoints = !points.isEmpty
        series = book.allSeries(on: view.day, recordedBy: moment).map { Set($0, words) }
        anySeries = !series.isEmpty
        posts = words.allPosts
    }

    private static func held(_ record: ConferenceRecord, _ words: MeetingWords) -> [FigureCell] {
        func cell(_ key: String, _ count: Int) -> FigureCell {
            FigureCell(words("conferences.count.\(key)"), words.number(count), of: words.number(record.called))
        }
        return [
            FigureCell(
                words("conferences.count.called"), words.number(record.called),
                of: record.promised > 0 ? words("conferences.promised", ["count": words.number(record.promised)]) : nil),
            cell("held-as-called", record.heldAsCalled), cell("held-moved", record.heldMoved),
            cell("postponed", record.postponed), cell("cancelled", record.cancelled),
            cell("unreported", record.unreported),
        ]
    }

    private static func followed(_ record: ConferenceRecord, _ words: MeetingWords) -> [FigureCell] {
        func cell(_ key: String, _ count: Int) -> FigureCell {
            FigureCell(words("conclusions.count.\(key)"), words.number(count), of: words.number(record.conclusions))
        }
        return [
            cell("done", record.done), cell("pending", record.pending), cell("overdue", record.overdue),
            cell("without-follow-up", record.withoutFollowUp), cell("moved-later", record.movedLater),
        ]
    }

    /// Offers the form to who runs a series.
    mutating func offerCall(_ view: RoomView, _ user: UserID, _ today: LocalDate, csrf: String, sent: Query?) {
        let words = MeetingWords(view)
        let mine = view.room.roster.posts(of: user, on: today)
        let own = view.room.conferences.allSeries(on: today).filter { set in
            view.room.conferences.running(set.id).contains(where: mine.contains)
        }
        guard !own.isEmpty else { return }
        let choices = own.map { ActForm.Choice(value: "\($0.id)", word: $0.name.description) }
        let wants: [ActForm.Want] = [
            .needed("conference"), .needed("series", .choice(choices)), .needed("planned_on", .date),
            .optional("place"), .needed("called_on", .date, initial: "\(today)"),
        ]
        call = CallForm(
            csrf: csrf, open: sent != nil,
            fields: wants.map { ActForm.Field($0, of: "conference", act: "call", sent: sent, words: words.words) })
    }
}

extension ConferencesView.Row {
    init(
        _ conference: Conference, _ done: Set<ConclusionID>, _ view: RoomView, _ words: MeetingWords, _ suffix: String
    ) {
        id = "\(conference.id)"
        href = ConferencePages.path + "/\(conference.id)" + suffix
        let set = view.room.conferences.series(conference.call.series, on: view.day)
        series = set?.name.description ?? "\(conference.call.series)"
        let day = conference.heldOn ?? conference.plannedOn
        self.day = words.date(day)
        moved = day == conference.call.on ? nil : words("conference.first-day", ["day": words.date(conference.call.on)])
        state = words.badge(conference, on: view.day)
        matters = words.number(conference.agenda.count)
        let settled = conference.conclusions.count {
            $0.closedOn != nil || !$0.wantsFollowUp || done.contains($0.id)
        }
        conclusions = conference.conclusions.isEmpty ? "" : words.part(settled, conference.conclusions.count)
        sample = conference.call.isSample
    }
}

extension ConferencesView.Point {
    init(_ conclusion: ConclusionState, _ view: RoomView, _ words: MeetingWords, _ suffix: String) {
        id = "\(conclusion.id)"
        href = ConferencePages.path + "/\(conclusion.id.conference)" + suffix
        text = conclusion.current.text.description
        lead = conclusion.current.lead.map(words.post) ?? ""
        due = conclusion.current.due.map { words.date($0.day) } ?? ""
        state = words.badge(conclusion, on: view.day, done: [])
    }
}

extension ConferencesView.Set {
    init(_ set: SeriesOfConferences, _ words: MeetingWords) {
        name = set.name.description
        id = "\(set.id)"
        tiers = words("conference.tiers.\(set.tiers.rawValue)")
        chair = words.post(set.chair)
        members = words.number(set.members.count)
        promised = set.perYear.map { words("conferences.per-year", ["count": words.number($0)]) } ?? ""
        basis = set.basis.description
    }
}
