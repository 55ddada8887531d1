import BorderVocabulary
import Steering

/// Made-up conferences of a made-up province.
enum ConferenceSample {
    static let monthly: SeriesOfConferencesID = "monthly"
    static let members = [RoomSample.finance, RoomSample.trade, RoomSample.communeA, RoomSample.communeB]

    static func series(
        _ tiers: ConferenceTiers = .provinceCommune, members: [PostID] = members, perYear: Int? = 12
    ) throws -> SeriesOfConferences {
        SeriesOfConferences(
            monthly, name: try Sample.line("monthly conference"), tiers: tiers, chair: RoomSample.chairman,
            secretary: RoomSample.office, members: members, perYear: perYear, basis: try Sample.line("rules of work"))
    }

    /// A series, and its conference `march` called for 5 March 2026.
    static func book() throws -> ConferenceBook {
        var book = ConferenceBook()
        try book.give(.setSeries(series(), on: Sample.day("2026-01-01")), on: "2026-01-01")
        try book.call("march", for: "2026-03-05", on: "2026-02-20")
        return book
    }

    static func exception(
        _ kind: AgendaKind, _ key: String, _ measure: Int, dong: Int64? = nil
    ) throws -> AgendaException {
        AgendaException(
            AgendaSubject(kind, try Sample.line(key)), title: try Sample.line("about \(key)"), post: RoomSample.finance,
            measure: measure, dong: dong)
    }

    static func conclusion(
        _ text: String = "Pay out what is due", lead: PostID? = RoomSample.finance, due: String? = "2026-03-31"
    ) throws -> Conclusion {
        Conclusion(try LongText.parse(text), lead: lead, due: due.map { .by(Sample.day($0)) })
    }

    /// The conference of March was held and concluded one point for finance, due on 31 March.
    static func concluded() throws -> ConferenceBook {
        var book = try book()
        try book.act(.held(attended: members), on: "2026-03-05")
        try book.act(.concluded(try conclusion()), on: "2026-03-05")
        return book
    }
}

extension ConferenceBook {
    @discardableResult
    mutating func give(
        _ command: ConferenceCommand, by user: UserID = "lan", on day: String, done: Set<ConclusionID> = []
    ) throws -> Bool {
        let moment = RoomSample.noon(day)
        let events = try decide(
            command, by: user, at: moment, roster: try RoomSample.roster(), done: done)
        for event in events { apply(event, by: user, at: moment) }
        return !events.isEmpty
    }

    mutating func call(
        _ id: ConferenceID, for planned: String, on day: String, done: Set<ConclusionID> = []
    ) throws {
        let command = ConferenceCommand.call(
            id, ConferenceSample.monthly, for: Sample.day(planned), place: nil, on: Sample.day(day))
        try give(command, on: day, done: done)
    }

    /// Does something about a conference, today, as the office where nothing else is said.
    @discardableResult
    mutating func act(
        _ act: ConferenceAct, about id: ConferenceID = "march", as post: PostID = RoomSample.office,
        by user: UserID = "lan", on day: String
    ) throws -> Bool {
        try give(.record(id, act, as: post, on: Sample.day(day)), by: user, on: day)
    }

    func refusal(_ command: ConferenceCommand, by user: UserID = "lan", on day: String) throws -> ConferenceRefusal? {
        let roster = try RoomSample.roster()
        do throws(ConferenceRefusal) {
            _ = try decide(command, by: user, at: RoomSample.noon(day), roster: roster)
            return nil
        } catch { return error }
    }

    func refusal(
        _ act: ConferenceAct, about id: ConferenceID = "march", as post: PostID = RoomSample.office,
        by user: UserID = "lan", on day: String
    ) throws -> ConferenceRefusal? {
        try refusal(.record(id, act, as: post, on: Sample.day(day)), by: user, on: day)
    }

    func march(on day: String) throws -> Conference? { conference("march", on: Sample.day(day)) }
}
