import BorderVocabulary
import Steering
import Testing

/// A made-up room with all its books: a chairman with an office, finance and trade beneath him, a monthly conference.
struct JoinedRoom {
    var room = Room()
    var shelf = MemoryShelf()

    static let minutes = "3/TB-UBND"

    /// Posts and people of `RoomSample`; the office keeps the chairman's directives from the first day on.
    init(offices: Bool = true) throws {
        for post in [
            RoomSample.chairman, RoomSample.office, RoomSample.finance, RoomSample.trade, RoomSample.communeA,
            RoomSample.communeB,
        ] {
            let parent = post == RoomSample.chairman ? nil : RoomSample.chairman
            try give(.roster(.define(Post(post, name: Sample.line("\(post)"), kind: .body, parent: parent))))
        }
        for (user, post) in RoomSample.holders {
            try give(.roster(.appoint(Membership(user, on: post, from: .earliest))))
        }
        try give(.conferences(.setSeries(ConferenceSample.series(), on: Sample.day("2026-01-01"))))
        if offices { try nameOffice() }
    }

    mutating func nameOffice() throws {
        let office = IssuingOffice(
            RoomSample.office, of: RoomSample.chairman, from: Sample.day("2026-01-01"), basis: try Sample.line("rules"))
        try give(.tasks(.nameOffice(office)))
    }

    /// Gives a command at noon of a day and takes what follows; answers with it.
    @discardableResult
    mutating func give(
        _ command: RoomCommand, by user: UserID = "lan", on day: String = "2026-01-02"
    ) throws -> [RoomEvent] {
        let moment = RoomSample.noon(day)
        let facts = try shelf.facts([command.concern])[0]
        let events = try room.decide(command, by: user, at: moment, given: facts)
        for event in events {
            room.apply(event, by: user, at: moment)
            if case .figures(let figure) = event { shelf.apply(figure, at: moment) }
        }
        return events
    }

    func refusal(_ command: RoomCommand, by user: UserID = "lan", on day: String = "2026-01-02") -> RoomRefusal? {
        do throws(RoomRefusal) {
            _ = try room.decide(command, by: user, at: RoomSample.noon(day))
            return nil
        } catch { return error }
    }

    /// Does something about a conference, as the office where nothing else is said.
    @discardableResult
    mutating func act(
        _ act: ConferenceAct, about id: ConferenceID = "march", as post: PostID = RoomSample.office,
        by user: UserID = "lan", on day: String
    ) throws -> [RoomEvent] {
        try give(.conferences(.record(id, act, as: post, on: Sample.day(day))), by: user, on: day)
    }

    mutating func call(_ id: ConferenceID, for planned: String, on day: String) throws {
        let command = ConferenceCommand.call(
            id, ConferenceSample.monthly, for: Sample.day(planned), place: nil, on: Sample.day(day))
        try give(.conferences(command), on: day)
    }

    /// The conference of March was held on the 5th and concluded points; there are no minutes yet.
    mutating func conclude(_ conclusions: [Conclusion]) throws {
        try call("march", for: "2026-03-05", on: "2026-02-20")
        try act(.held(attended: ConferenceSample.members), on: "2026-03-05")
        for conclusion in conclusions { try act(.concluded(conclusion), on: "2026-03-05") }
    }

    @discardableResult
    mutating func minute(on day: String = "2026-03-06") throws -> [RoomEvent] {
        try act(.minuted(document: Sample.line(Self.minutes)), on: day)
    }

    /// The tasks that serve something, by its name.
    func serving(_ link: String, on day: String = "2026-12-31") throws -> [TaskAsKnown] {
        room.tasks.serving(try TaskLink.parse(link), on: Sample.day(day)).map(\.task)
    }

    mutating func finish(_ task: TaskID, by lead: UserID, verified verifier: UserID, on day: String) throws {
        let claim = TaskStep.claimed(note: try Sample.line("done"), evidence: try TaskSample.evidence())
        try give(.tasks(.take(claim, on: task)), by: lead, on: day)
        try give(.tasks(.take(.verified(finding: Sample.line("seen")), on: task)), by: verifier, on: day)
    }

    /// A dialogue held by a post; what was promised at it.
    mutating func promise(
        by post: PostID, chair: PostID = RoomSample.chairman, due: String = "2026-06-30", on day: String = "2026-03-10"
    ) throws -> [RoomEvent] {
        let dialogue = Dialogue(
            "spring", title: try Sample.line("Dialogue of spring"), held: Sample.day("2026-03-10"), with: .firms,
            chair: chair, attendees: nil, isSample: true)
        try give(.petitions(.hold(dialogue)), on: day)
        return try give(.petitions(try promising(by: post, due: due, on: day)), on: day)
    }

    func promising(by post: PostID, due: String = "2026-06-30", on day: String = "2026-03-10") throws
        -> PetitionCommand
    {
        .promise(
            "spring", PromiseTerms(try Sample.line("Open a counter"), until: Sample.day(due), by: post),
            on: Sample.day(day))
    }
}
