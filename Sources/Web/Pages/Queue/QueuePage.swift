import BorderVocabulary
import Gate

/// The public queue of one place: who waits in which class, since when, and for what.
struct QueuePage: Sendable {
    struct Chip: Sendable {
        let href: String
        let name: String
        let count: String
        let current: Bool
    }

    struct Row: Sendable {
        let position: String
        let trip: String
        let goods: MarkView
        let since: String
        let waited: String
        let state: BadgeView
        /// What happened to its turn.
        let turn: String?
    }

    /// A vehicle that did not answer its call.
    struct Aside: Sendable {
        let trip: String
        let goods: MarkView
        let since: String
        let until: String
    }

    /// Those that are set aside; nil where there are none.
    struct AsideTable: Sendable {
        let rows: [Aside]
        let more: String?
    }

    struct ClassView: Sendable {
        let name: String
        let count: String
        let share: String?
        let ageing: String?
        let basis: String?
        let any: Bool
        let rows: [Row]
        let more: String?
    }

    struct DirectionView: Sendable {
        let title: String
        let count: String
        let classes: [ClassView]
    }

    /// How many vehicles of a class are listed; the API has all.
    static let limit = 50

    let asOf: String
    let place: String
    let places: [Chip]
    let order: String
    let reference: String?
    let limitLine: String?
    let closed: String?
    let directions: [DirectionView]
    let aside: AsideTable?
    let api: String

    init(
        _ facts: [QueueFacts], _ place: PlaceID, places: [(id: PlaceID, waiting: Int)], at now: Timestamp, words: Words
    ) {
        asOf = words("live.as-of", ["time": words.formats.clock(now)])
        self.place = words.place(place)
        self.places = places.map {
            Chip(
                href: "/queue?place=\($0.id)", name: words.place($0.id), count: words.number($0.waiting),
                current: $0.id == place)
        }
        let rule = facts.first?.rule
        order = words(rule == nil ? "queue.order.first" : "queue.order.policy")
        reference = rule.map { words("queue.reference", ["reference": $0.reference]) }
        if case .queue(let queue)? = rule?.content, let limit = queue.calledLimit {
            limitLine = words(
                "queue.limit", ["limit": words.number(limit), "called": words.number(facts.first?.called ?? 0)])
        } else {
            limitLine = nil
        }
        closed = facts.first?.isOpen == false ? words("queue.closed") : nil
        directions = facts.compactMap { DirectionView($0, at: now, words: words) }
        aside = AsideTable(facts.flatMap(\.aside), at: now, words: words)
        api = "/api/v1/queue?place=\(place)&direction=export"
    }
}

extension QueuePage.DirectionView {
    /// Nil where nobody waits.
    fileprivate init?(_ facts: QueueFacts, at now: Timestamp, words: Words) {
        let vehicles = facts.lines.flatMap(\.vehicles).sorted { $0.ticketAt < $1.ticketAt }
        guard !vehicles.isEmpty else { return nil }
        title = words("direction." + facts.direction.code)
        count = words.counted("queue.waiting", vehicles.count)
        let total = facts.classes.reduce(0) { $0 + $1.share.weight }
        var classes = facts.classes.map { one in
            QueuePage.ClassView(
                one, total: total, facts.lines.flatMap(\.vehicles).filter { $0.queueClass == one.id }, facts.direction,
                at: now, words: words)
        }
        // Without a rule, and for goods that are not registered, the line itself is the class.
        for line in facts.lines {
            let rest = line.vehicles.filter { $0.queueClass == nil }
            guard !rest.isEmpty else { continue }
            let mark = BulletinCategory(
                direction: facts.direction, movement: .loaded, category: line.key.category)
            let word = words("class." + (line.key.category == .unidentified ? "unidentified" : mark.code))
            classes.append(
                QueuePage.ClassView(
                    name: line.key.isUnmanned ? words("queue.unmanned", ["class": word]) : word, rest,
                    facts.direction, at: now, words: words))
        }
        self.classes = classes
    }
}

extension QueuePage.ClassView {
    fileprivate init(
        _ facts: QueueFacts.ClassFacts, total: Int, _ vehicles: [QueueFacts.Vehicle], _ direction: Direction,
        at now: Timestamp, words: Words
    ) {
        self.init(
            name: words.queueClass(facts.id), vehicles, direction, at: now, words: words,
            share: words.share(facts.share, of: total), ageing: words.ageing(facts.share), basis: facts.basis)
    }

    fileprivate init(
        name: String, _ vehicles: [QueueFacts.Vehicle], _ direction: Direction, at now: Timestamp, words: Words,
        share: String? = nil, ageing: String? = nil, basis: String? = nil
    ) {
        self.name = name
        self.share = share
        self.ageing = ageing
        self.basis = basis
        count = words.counted("queue.waiting", vehicles.count)
        any = !vehicles.isEmpty
        let sorted = vehicles.sorted { $0.positionInClass < $1.positionInClass }
        rows = sorted.prefix(QueuePage.limit).map { QueuePage.Row($0, direction, at: now, words: words) }
        let hidden = vehicles.count - rows.count
        more = hidden > 0 ? words("queue.more", ["count": words.number(hidden)]) : nil
    }
}

extension QueuePage.Row {
    fileprivate init(_ vehicle: QueueFacts.Vehicle, _ direction: Direction, at now: Timestamp, words: Words) {
        position = words.number(vehicle.positionInClass)
        trip = vehicle.trip.description
        goods = words.mark(
            BulletinCategory(direction: direction, movement: .loaded, category: vehicle.category))
        since = words.formats.moment(vehicle.ticketAt, today: now.localDate)
        waited = words.formats.duration(now - vehicle.ticketAt)
        if vehicle.isOver {
            state = BadgeView(tone: "bad", icon: "warning", word: words("queue.over"))
        } else {
            let tone = vehicle.reason == .turn ? "mute" : "wait"
            state = BadgeView(tone: tone, icon: "wait", word: words("queue.waits." + vehicle.reason.rawValue))
        }
        turn = words.turn(of: vehicle.whole, today: now.localDate)
    }
}

extension QueuePage.AsideTable {
    fileprivate init?(_ trips: [Trip], at now: Timestamp, words: Words) {
        guard !trips.isEmpty else { return nil }
        func moment(_ moment: Timestamp?) -> String {
            moment.map { words.formats.moment($0, today: now.localDate) } ?? words("unit.none")
        }
        rows = trips.prefix(QueuePage.limit).map { trip in
            QueuePage.Aside(
                trip: trip.id.description, goods: words.mark(trip.bulletinCategory),
                since: moment(trip.turnState?.since), until: moment(trip.asideUntil))
        }
        let hidden = trips.count - rows.count
        more = hidden > 0 ? words("queue.more", ["count": words.number(hidden)]) : nil
    }
}

extension Words {
    /// What happened to the turn of a vehicle in line; nil where nothing did.
    fileprivate func turn(of trip: Trip, today: LocalDate) -> String? {
        switch trip.turnState?.name {
        case .passedOver?:
            trip.calling.overtaken.map {
                self("queue.passed", ["count": number($0.times), "since": formats.moment($0.since, today: today)])
            }
        case .recalled?:
            trip.turnState.map { self("queue.recalled", ["since": formats.moment($0.since, today: today)]) }
        case .waiting?, .called?, .confirmed?, .skipped?, nil: nil
        }
    }

    /// What a class gets of the calls, in words; `total` is the sum of all weights.
    func share(_ share: QueueShare, of total: Int) -> String {
        guard share.weight > 0 else { return self("policy.no-share") }
        return self("policy.share", ["weight": number(share.weight), "total": number(total)])
    }

    /// A length of time that a rule sets, in whole hours or else in minutes.
    func bound(_ duration: Duration) -> String {
        let minutes = Int(duration.components.seconds / 60)
        return minutes > 0 && minutes % 60 == 0 ? counted("unit.hours", minutes / 60) : counted("unit.minutes", minutes)
    }

    /// After how long a vehicle goes ahead of all shares; nil where it never does.
    func ageing(_ share: QueueShare) -> String? {
        share.ageing.map { self("policy.ageing", ["time": bound($0)]) }
    }
}
