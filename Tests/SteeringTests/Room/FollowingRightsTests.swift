import BorderVocabulary
import Steering
import Testing

@Suite("Nobody sets work in another's name by a promise or by minutes")
struct FollowingRightsTests {
    /// Who writes the promise up, which post promises, who held the dialogue, and whether a task follows.
    static let promises: [(UserID, PostID, PostID, Bool)] = [
        ("lan", RoomSample.finance, RoomSample.chairman, true), ("chi", RoomSample.finance, RoomSample.chairman, true),
        ("minh", RoomSample.finance, RoomSample.chairman, true),
        ("hoa", RoomSample.finance, RoomSample.chairman, false),
        ("hoa", RoomSample.finance, RoomSample.trade, true), ("an", RoomSample.trade, RoomSample.finance, false),
        ("stranger", RoomSample.finance, RoomSample.chairman, false),
    ]

    @Test(arguments: promises)
    func `a promise is recorded by whom it may be, and its task follows by those whose word it is`(
        user: UserID, post: PostID, chair: PostID, follows: Bool
    ) throws {
        var joined = try JoinedRoom()
        let dialogue = Dialogue(
            "spring", title: try Sample.line("Dialogue of spring"), held: Sample.day("2026-03-10"), with: .firms,
            chair: chair, attendees: nil, isSample: true)
        try joined.give(.petitions(.hold(dialogue)), on: "2026-03-10")
        let events = try joined.give(.petitions(try joined.promising(by: post)), by: user, on: "2026-03-10")
        #expect(events.isEmpty == false, "the promise was made")
        #expect(try joined.serving("promise:2026-p00001").isEmpty == !follows)
        guard !follows else { return }
        // It waits, and follows once the issuer's side gives it again.
        let day = Sample.day("2026-03-11")
        let promise = try #require(joined.room.petitions.promise("2026-p00001"))
        #expect(joined.room.obstacle(to: promise, on: day) == nil)
        try joined.give(.petitions(try joined.promising(by: post)), by: "minh", on: "2026-03-11")
        #expect(try joined.serving("promise:2026-p00001").count == 1)
    }

    @Test func `minutes that somebody else repeats set nothing, and those of the series' own posts do`() throws {
        var joined = try JoinedRoom(offices: false)
        // The secretary leads and the chair helps: nobody can verify it, until the chair has another office.
        let wanted = Conclusion(
            try LongText.parse("Pay out"), lead: RoomSample.office, support: [RoomSample.chairman],
            due: .by(Sample.day("2026-03-31")))
        try joined.conclude([wanted])
        let minuted = ConferenceAct.minuted(document: try Sample.line(JoinedRoom.minutes))
        try joined.act(minuted, on: "2026-03-06")
        #expect(try joined.serving("conclusion:march/1").isEmpty)
        let office = IssuingOffice(
            RoomSample.finance, of: RoomSample.chairman, from: Sample.day("2026-01-01"),
            basis: try Sample.line("rules"))
        try joined.give(.tasks(.nameOffice(office)), on: "2026-03-07")
        #expect(try joined.act(minuted, as: RoomSample.communeA, by: "an", on: "2026-03-08").isEmpty)
        #expect(try joined.serving("conclusion:march/1").isEmpty)
        try joined.act(minuted, on: "2026-03-08")
        #expect(try joined.serving("conclusion:march/1").map(\.verifier) == [RoomSample.finance])
    }

    @Test func `a conference that is written up late has what was open on its own day`() throws {
        var joined = try JoinedRoom()
        let wanted = Conclusion(
            try LongText.parse("Pay out"), lead: RoomSample.finance, due: .by(Sample.day("2026-03-31")))
        try joined.conclude([wanted])
        try joined.minute()
        try joined.finish("kl-march-1", by: "minh", verified: "lan", on: "2026-03-20")
        let call = ConferenceCommand.call(
            "april", ConferenceSample.monthly, for: Sample.day("2026-04-05"), place: nil, on: Sample.day("2026-03-10"))
        try joined.give(.conferences(call), on: "2026-05-01")
        let april = try #require(joined.room.conferences.conference("april", on: Sample.day("2026-05-01")))
        #expect(april.agenda.compactMap { $0.subject?.key.description } == ["march/1"])
    }

    @Test func `what is closed by hand is no task to come`() throws {
        var joined = try JoinedRoom(offices: false)
        let wanted = Conclusion(
            try LongText.parse("Pay out"), lead: RoomSample.chairman, due: .by(Sample.day("2026-03-31")))
        try joined.conclude([wanted])
        try joined.minute()
        #expect(joined.room.conferences.taskDrafts(on: Sample.day("2026-03-06")).count == 1)
        try joined.act(
            .conclusionClosed(number: 1, evidence: [RoomSample.evidence()]), on: "2026-03-07")
        #expect(joined.room.conferences.taskDrafts(on: Sample.day("2026-03-07")).isEmpty)
        #expect(joined.room.conferences.taskDrafts(on: Sample.day("2026-03-06")).count == 1)
    }

    @Test func `a case of many authors takes one place among those that are offered`() throws {
        let many = try (1...60).map { number in
            try AgendaException(
                AgendaSubject(.petition, Sample.line("2026-000001")), title: Sample.line("case"), post: nil,
                measure: 30 + number)
        }
        let other = try AgendaException(
            AgendaSubject(.petition, Sample.line("2026-000099")), title: Sample.line("other"), post: nil,
            measure: 10)
        let offered = AgendaRule.worst(of: many + [other])
        #expect(offered.map(\.measure) == [90, 10])
    }
}
