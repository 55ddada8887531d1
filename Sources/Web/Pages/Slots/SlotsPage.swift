import BorderVocabulary
import Cryptography
import Gate

/// The timetable of slots of one day: what is free, taken, asked for and drawn, by whose secrets, and what was moved.
struct SlotsPage: Sendable {
    struct Road: Sendable {
        let href: String
        let name: String
        let current: Bool
    }

    struct Row: Sendable {
        let id: String
        let times: String
        let state: BadgeView
        let when: String
        let trouble: String?
        let taken: String
        let bar: String
        let requests: String
        let listed: String
        let came: String
        let style: String
    }

    struct ShareRow: Sendable {
        let size: String
        let carriers: String
        let requests: String
        let given: String
        let part: String
        let width: String
    }

    struct DrawView: Sendable {
        struct Secret: Sendable {
            let party: String
            let value: String
        }

        let times: String
        let plain: String
        let secrets: [Secret]
        let seed: String
        let shares: [ShareRow]
    }

    struct TroubleView: Sendable {
        let what: String
        let basis: String
    }

    /// How many slots are listed; the API has all.
    static let limit = 96

    let asOf: String
    let any: Bool
    let roads: [Road]
    let place: String
    let direction: String
    let date: String
    let day: String
    let title: String
    let terms: [String]
    let rows: [Row]
    let more: String?
    let shares: [ShareRow]
    let anyRows: Bool
    let anyShares: Bool
    let draws: [DrawView]
    let troubles: [TroubleView]
    let command: String
    let before: String
    let after: String
    let api: String

    /// `day` is nil where no rule gives slots of any road.
    init(
        _ day: SlotDay?, roads: [(place: PlaceID, direction: Direction)], on date: LocalDate, address: String,
        at now: Timestamp, words: Words
    ) {
        asOf = words("live.as-of", ["time": words.formats.clock(now)])
        self.date = date.description
        self.day = words.formats.date(date)
        any = day != nil
        self.roads = roads.map { road in
            Road(
                href: Self.path(road.place, road.direction, date), name: words.road(road.place, road.direction),
                current: road.place == day?.place && road.direction == day?.direction)
        }
        command = "huunghi verify " + address
        guard let day else {
            (place, direction, title, before, after, api) = ("", "", "", "", "", "")
            (terms, rows, shares, draws, troubles) = ([], [], [], [], [])
            (anyRows, anyShares, more) = (false, false, nil)
            return
        }
        place = day.place.description
        direction = day.direction.code
        title = words.road(day.place, day.direction)
        before = Self.path(day.place, day.direction, date.adding(days: -1))
        after = Self.path(day.place, day.direction, date.adding(days: 1))
        api = "/api/v1" + Self.path(day.place, day.direction, date)
        terms = day.entries.first.map { words.terms(of: $0.rule) } ?? []
        let shown = Self.shown(day.entries, at: now)
        rows = shown.map { Row($0, at: now, words: words) }
        more =
            day.entries.count > shown.count
            ? words("slots.more", ["count": words.number(day.entries.count - shown.count)]) : nil
        anyRows = !shown.isEmpty
        shares = day.shares.map { ShareRow($0, words: words) }
        anyShares = !shares.isEmpty
        draws = day.entries.compactMap { DrawView($0, words: words) }
        troubles = TroubleView.all(of: day, today: now.localDate, words: words)
    }

    private static func path(_ place: PlaceID, _ direction: Direction, _ date: LocalDate) -> String {
        "/slots?place=\(place)&direction=\(direction.code)&date=\(date)"
    }

    /// The slots that somebody wants to see now, where a day has too many of them.
    private static func shown(_ entries: [SlotDay.Entry], at now: Timestamp) -> ArraySlice<SlotDay.Entry> {
        guard entries.count > limit else { return entries[...] }
        let next = entries.firstIndex { $0.slot.end > now } ?? 0
        let start = max(0, min(next - 1, entries.count - limit))
        return entries[start..<start + limit]
    }
}

extension SlotsPage.Row {
    fileprivate init(_ entry: SlotDay.Entry, at now: Timestamp, words: Words) {
        let slot = entry.slot
        id = "s\(slot.start.milliseconds)"
        times = words.times(slot)
        // On a narrow screen what is nothing is left out.
        let nothing = [
            ("no-requests", entry.requests == 0), ("no-list", entry.listed == 0),
            ("no-outcome", entry.ledger.used + entry.ledger.missed + entry.moved == 0), ("past", slot.end <= now),
        ]
        style = nothing.filter(\.1).map(\.0).joined(separator: " ")
        state = words.badge(entry, at: now)
        when = words.when(entry)
        trouble = entry.disruptions.first.map {
            words("slots.trouble", ["cause": words("slot.cause." + $0.cause.code)])
        }
        taken = words(
            "slots.taken", ["given": words.number(entry.ledger.given), "capacity": words.number(entry.rule.capacity)])
        bar = Svg.number(100 * Double(min(entry.ledger.given, entry.rule.capacity)) / Double(entry.rule.capacity))
        requests = entry.requests > 0 ? words.number(entry.requests) : words("unit.none")
        listed = entry.listed > 0 ? words.number(entry.listed) : words("unit.none")
        if entry.ledger.used + entry.ledger.missed > 0 {
            came = words(
                "slots.came", ["used": words.number(entry.ledger.used), "missed": words.number(entry.ledger.missed)])
        } else {
            came = entry.moved > 0 ? words.counted("slots.moved", entry.moved) : words("unit.none")
        }
    }
}

extension SlotsPage.ShareRow {
    init(_ share: SlotDay.Share, words: Words) {
        size = words("slots.size." + share.size.rawValue)
        carriers = words.number(share.carriers)
        requests = words.number(share.requests)
        given = words.number(share.given)
        let part = 100 * Double(share.given) / Double(max(1, share.requests))
        self.part = words("slots.percent", ["percent": words.number(Int(part.rounded()))])
        width = Svg.number(part)
    }
}

extension SlotsPage.DrawView {
    /// Nil for a slot without a draw.
    fileprivate init?(_ entry: SlotDay.Entry, words: Words) {
        guard let draw = entry.ledger.draw else { return nil }
        times = words.times(entry.slot)
        let given = entry.shares.reduce(0) { $0 + $1.given }
        plain = words(
            "slots.draw-plain",
            ["requests": words.number(entry.requests), "given": words.number(given)])
        secrets =
            draw.reveals.map { Secret(party: $0.party.description, value: $0.value.hex) }
            + (draw.beacon.map {
                [
                    Secret(
                        party: words("slots.beacon", ["round": words.number(Int(clamping: $0.round))]),
                        value: $0.randomness.hex)
                ]
            } ?? [])
        seed = SlotDraw.seed(of: entry.slot, draw).hex
        shares = entry.shares.map { SlotsPage.ShareRow($0, words: words) }
    }
}

extension SlotsPage.TroubleView {
    /// Each rule once, with the slots that it touches.
    fileprivate static func all(of day: SlotDay, today: LocalDate, words: Words) -> [Self] {
        var seen: Set<RuleID> = []
        return day.entries.flatMap(\.disruptions).filter { seen.insert($0.rule.id).inserted }.map { trouble in
            let touched = day.entries.filter { $0.disruptions.contains { $0.rule.id == trouble.rule.id } }
            let slots = touched.prefix(8).map { words.times($0.slot) }.joined(separator: ", ")
            let goods = trouble.category.map { " (" + words("class." + $0.code) + ")" } ?? ""
            return Self(
                what: words(
                    trouble.rule.validity.until == nil ? "slots.trouble-open" : "slots.trouble-until",
                    [
                        "cause": words("slot.cause." + trouble.cause.code) + goods,
                        "slots": touched.count > 8 ? slots + " …" : slots,
                    ]),
                basis: words.basis(trouble.rule.reference, trouble.rule.validity, today: today))
        }
    }
}
