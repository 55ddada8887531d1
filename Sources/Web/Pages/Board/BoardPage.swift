import BorderVocabulary
import Gate

/// The public board: how each place of the gates stands.
struct BoardPage: Sendable {
    struct Part: Sendable {
        let `class`: String
        let word: String
        let count: String
        let x: String
        let width: String
    }

    struct Row: Sendable {
        let place: String
        let name: String
        let partner: String?
        let partnerTag: String
        let state: BadgeView
        let hours: String
        let shut: Bool
        let quiet: Bool
        let parts: [Part]
        let waiting: String
        let calledHere: String
        let rateHere: String
        let median: String
        let longest: String?
    }

    struct NoticeView: Sendable {
        let what: String
        let until: String
        let reference: String
    }

    struct Headline: Sendable {
        let href: String
        let day: String
        let headline: String
    }

    let asOf: String
    let standing: String
    let called: String
    let rate: String
    let since: String
    let cleared: String
    let open: String
    let places: String
    let overrides: String
    let gates: [Row]
    /// Places that rest, named together.
    let asleep: String?
    let notices: [NoticeView]
    let bulletin: Headline?

    init(_ facts: BoardFacts, flow: RecentFlow.Counts, bulletin: Bulletin?, at now: Timestamp, words: Words) {
        let today = now.localDate
        let hour = facts.bulletinHour.description
        asOf = words("live.as-of", ["time": words.formats.clock(now)])
        standing = words.number(facts.standing)
        called = words.number(facts.called)
        rate = words.number(flow.clearedInAll)
        since = words("board.cleared-since", ["time": bulletin.map { words.formats.time($0.closedAt) } ?? hour])
        cleared = words.number(facts.cleared)
        open = words.number(facts.places.count(where: \.isOpen))
        places = words.number(facts.places.count)
        overrides = words.number(facts.overrides)
        // Places where something happens stand before those that rest; the order stays the same all day.
        let awake = facts.places.filter { $0.isOpen || $0.waitingInAll > 0 || $0.opensAt != nil }
        let asleep = facts.places.filter { !$0.isOpen && $0.waitingInAll == 0 && $0.opensAt == nil }
        self.asleep = asleep.isEmpty ? nil : asleep.map { words.place($0.id) }.joined(separator: " · ")
        gates = awake.map { Row($0, cleared: flow.cleared[$0.id] ?? 0, at: now, words: words) }
        notices = facts.notices.map { NoticeView($0, today: today, words: words) }
        self.bulletin = bulletin.map { Headline($0, words: words) }
    }
}

extension BoardPage.Row {
    init(_ facts: BoardFacts.Place, cleared: Int, at now: Timestamp, words: Words) {
        place = facts.id.description
        name = words.place(facts.id)
        partner = words.partner(of: facts.id)
        partnerTag = words.language.tag
        state = BoardPage.state(facts, at: now, words: words)
        hours = BoardPage.hours(facts, at: now, words: words)
        shut = !facts.isOpen
        let total = facts.waitingInAll
        quiet = total == 0
        var x = 0.0
        parts = BulletinCategory.allCases.compactMap { category in
            guard let count = facts.waiting[category], count > 0 else { return nil }
            let width = 100 * Double(count) / Double(total)
            defer { x += width }
            return BoardPage.Part(
                class: category.code, word: words("class." + category.code), count: words.number(count),
                x: Svg.number(x), width: Svg.number(width))
        }
        waiting = words.number(total)
        calledHere = words.number(facts.called)
        rateHere = facts.isOpen || cleared > 0 ? words.number(cleared) : words("unit.none")
        median = facts.medianWait.map { words.formats.duration(.seconds($0 * 60)) } ?? words("unit.none")
        longest = facts.longestWait.map { words("board.longest", ["time": words.formats.duration(.seconds($0 * 60))]) }
    }
}

extension BoardPage {
    /// Within half an hour of closing, a place is "closing soon".
    private static let soon: Duration = .seconds(1_800)

    static func state(_ place: BoardFacts.Place, at now: Timestamp, words: Words) -> BadgeView {
        guard place.isOpen else { return BadgeView(tone: "mute", icon: "shut", word: words("state.closed")) }
        if let closes = place.closing(after: now), closes - now <= soon {
            return BadgeView(tone: "wait", icon: "wait", word: words("state.closing"))
        }
        return BadgeView(tone: "good", icon: "open", word: words("state.open"))
    }

    static func hours(_ place: BoardFacts.Place, at now: Timestamp, words: Words) -> String {
        if place.isOpen, let hours = place.hours {
            return words("state.hours", ["opens": hours.opens.description, "closes": hours.closes.description])
        }
        guard let opens = place.opensAt else { return words("state.no-opening") }
        return words("state.opens", ["time": words.formats.moment(opens, today: now.localDate)])
    }
}

extension BoardFacts.Place {
    /// When an open place closes by its present hours.
    func closing(after now: Timestamp) -> Timestamp? {
        guard isOpen, let hours else { return nil }
        let today = Timestamp(date: now.localDate, time: hours.closes)
        return today > now ? today : Timestamp(date: now.localDate.adding(days: 1), time: hours.closes)
    }
}

extension BoardPage.NoticeView {
    init(_ stop: BoardFacts.StopOfIntake, today: LocalDate, words: Words) {
        let notice = stop.notice
        let goods = notice.category.map { words("class." + $0.code) } ?? words("board.notice-all-goods")
        let direction = notice.direction.map { words("direction." + $0.code) }
        what = words(
            "board.notice",
            [
                "what": [direction, goods].compactMap { $0 }.joined(separator: " · "),
                "where": notice.place.map(words.place) ?? words("board.notice-all-places"),
            ])
        let from = words.formats.moment(stop.validity.from, today: today)
        until =
            stop.validity.until.map {
                words("board.notice-until", ["from": from, "until": words.formats.moment($0, today: today)])
            } ?? words("board.notice-open", ["from": from])
        reference = stop.reference
    }
}

extension BoardPage.Headline {
    init(_ bulletin: Bulletin, words: Words) {
        href = "/bulletins/\(bulletin.date)"
        day = words("board.bulletin-day", ["date": words.formats.date(bulletin.date)])
        headline = words(
            "board.bulletin-line",
            [
                "cleared": words.number(bulletin.vehicles(.cleared)),
                "exports": words.number(bulletin.vehicles(.cleared, direction: .export)),
                "imports": words.number(bulletin.vehicles(.cleared, direction: .import)),
                "remaining": words.number(bulletin.vehicles(.remaining, direction: .export)),
                "time": words.formats.time(bulletin.closedAt),
            ])
    }
}
