import BorderVocabulary
import Steering
import Testing

@Suite("A conference")
struct ConferenceTests {
    @Test(arguments: [
        (ConferenceTiers.provinceDistrictCommune, "2025-06-30", true), (.provinceDistrictCommune, "2025-07-01", false),
        (.provinceCommune, "2025-06-30", false), (.provinceCommune, "2025-07-01", true),
        (.province, "2025-06-30", true), (.province, "2025-07-01", true),
    ])
    func `has the levels that the province had on its day`(tiers: ConferenceTiers, day: String, isThen: Bool) throws {
        var book = ConferenceBook()
        try book.give(.setSeries(ConferenceSample.series(tiers), on: Sample.day("2025-06-01")), on: "2025-06-01")
        let command = ConferenceCommand.call(
            "one", ConferenceSample.monthly, for: Sample.day(day), place: nil, on: Sample.day("2025-06-02"))
        let refusal = try book.refusal(command, on: "2025-06-02")
        #expect((refusal == nil) == isThen)
        if !isThen { #expect(refusal == .tiersNotThen(accepted: book.tiers(on: Sample.day(day)))) }
    }

    @Test func `is called by who runs it, under a name of its own`() throws {
        var book = try ConferenceSample.book()
        func call(_ id: ConferenceID, _ day: String) -> ConferenceCommand {
            .call(id, ConferenceSample.monthly, for: Sample.day(day), place: nil, on: Sample.day("2026-02-20"))
        }
        #expect(try !book.give(call("march", "2026-03-05"), on: "2026-02-20"), "already so")
        #expect(try book.refusal(call("march", "2026-03-06"), on: "2026-02-20") == .nameTaken("march"))
        #expect(
            try book.refusal(call("other", "2026-03-06"), by: "minh", on: "2026-02-20")
                == .onlyFor([RoomSample.chairman, RoomSample.office]))
        #expect(try book.refusal(call("other", "2026-03-06"), by: "chi", on: "2026-02-20") == nil)
    }

    @Test func `keeps the members that it was called with`() throws {
        var book = try ConferenceSample.book()
        let fewer = try ConferenceSample.series(members: [RoomSample.finance])
        try book.give(.setSeries(fewer, on: Sample.day("2026-02-25")), on: "2026-02-25")
        #expect(try book.march(on: "2026-02-26")?.call.members == ConferenceSample.members)
        #expect(book.series(ConferenceSample.monthly, on: Sample.day("2026-02-24"))?.members.count == 4)
    }

    @Test func `may be postponed, and its first day stays`() throws {
        var book = try ConferenceSample.book()
        let reason = try Sample.line("the storm")
        try book.act(.postponed(to: Sample.day("2026-03-12"), reason: reason), on: "2026-03-04")
        try book.act(.postponed(to: Sample.day("2026-03-19"), reason: reason), on: "2026-03-11")
        let conference = try #require(try book.march(on: "2026-03-11"))
        #expect(conference.plannedOn == Sample.day("2026-03-19"))
        #expect(conference.call.on == Sample.day("2026-03-05"))
        #expect(conference.postponements.map(\.from) == [Sample.day("2026-03-05"), Sample.day("2026-03-12")])
        #expect(try book.march(on: "2026-03-10")?.plannedOn == Sample.day("2026-03-12"))
        #expect(
            try book.refusal(.postponed(to: Sample.day("2026-03-10"), reason: reason), on: "2026-03-11")
                == .before(Sample.day("2026-03-11")))
    }

    @Test(arguments: [("2026-03-05", false), ("2026-03-06", true)])
    func `is seen to be neither held nor postponed once its day is over`(day: String, isUnreported: Bool) throws {
        let conference = try #require(try ConferenceSample.book().march(on: day))
        #expect(conference.isUnreported(on: Sample.day(day)) == isUnreported)
    }

    @Test func `is over when it was held or cancelled`() throws {
        var held = try ConferenceSample.book()
        try held.act(.held(attended: [RoomSample.finance]), on: "2026-03-05")
        var cancelled = try ConferenceSample.book()
        try cancelled.act(.cancelled(reason: Sample.line("no time")), on: "2026-03-01")
        for book in [held, cancelled] {
            let later = ConferenceAct.postponed(to: Sample.day("2026-04-01"), reason: try Sample.line("again"))
            #expect(try book.refusal(later, on: "2026-03-06") == .isOver("march"))
            #expect(try book.refusal(.draw("march", from: []), on: "2026-03-06") == .isOver("march"))
        }
        #expect(
            try ConferenceSample.book().refusal(.held(attended: []), on: "2026-03-05") == .nobodyThere)
    }

    /// A proposal on one matter, and what the members said of it.
    private func read(_ stances: [Stance]) throws -> ConferenceBook {
        var book = try ConferenceSample.book()
        let task = try ConferenceSample.exception(.task, "a", 5)
        try book.give(.draw("march", from: [task]), on: "2026-02-21")
        try book.act(.proposed(item: 1, text: LongText.parse("Pay")), on: "2026-02-21")
        let users: [UserID] = ["minh", "hoa", "an", "binh"]
        for (index, stance) in stances.enumerated() {
            let position = MemberPosition(stance, note: try Sample.line("because"))
            try book.act(
                .positionTaken(item: 1, position: position), as: ConferenceSample.members[index], by: users[index],
                on: "2026-02-22")
        }
        return book
    }

    @Test(
        arguments: [
            // Of four members, half have to have looked.
            ([], false), ([.agrees], false), ([.agrees, .agreesWithRemark], true),
            ([.agrees, .agrees, .agrees, .objects], false), ([.agrees, .agrees, .wantsToSpeak], false),
        ] as [([Stance], Bool)])
    func `adopts without debate what enough have read and nobody wants to speak about`(
        stances: [Stance], isAdopted: Bool
    ) throws {
        let conference = try #require(try read(stances).march(on: "2026-02-22"))
        let item = try #require(conference.item(1))
        #expect(item.isAdoptedWithoutDebate(by: conference.call.members, rule: .first) == isAdopted)
    }

    @Test func `asks again when the proposal changes`() throws {
        var book = try read([.agrees, .agrees])
        try book.act(.proposed(item: 1, text: LongText.parse("Pay twice")), on: "2026-02-23")
        #expect(try book.march(on: "2026-02-23")?.item(1)?.positions.isEmpty == true)
        #expect(try book.march(on: "2026-02-22")?.item(1)?.positions.count == 2, "what was said before stays in sight")
    }

    @Test func `hears its members alone, each for its own post, and why they object`() throws {
        let book = try read([])
        let agrees = ConferenceAct.positionTaken(item: 1, position: MemberPosition(.agrees))
        #expect(
            try book.refusal(agrees, as: RoomSample.office, on: "2026-02-22")
                == .onlyFor(ConferenceSample.members.sorted()))
        #expect(
            try book.refusal(agrees, as: RoomSample.trade, by: "minh", on: "2026-02-22")
                == .notYourPost(RoomSample.trade))
        let objects = ConferenceAct.positionTaken(item: 1, position: MemberPosition(.objects))
        #expect(
            try book.refusal(objects, as: RoomSample.trade, by: "hoa", on: "2026-02-22")
                == .stanceWantsNote(.objects))
        let second = ConferenceAct.positionTaken(item: 2, position: MemberPosition(.agrees))
        #expect(
            try book.refusal(second, as: RoomSample.trade, by: "hoa", on: "2026-02-22")
                == .unknownItem(accepted: 1...1))
    }
}

@Suite("What somebody may do about a conference")
struct ConferenceRightsTests {
    private func kinds(_ book: ConferenceBook, _ user: UserID, on day: String) throws -> Set<ConferenceAct.Kind> {
        Set(book.acts(on: "march", for: user, today: Sample.day(day), roster: try RoomSample.roster()).map(\.kind))
    }

    @Test func `is offered to those who may, and to nobody else`() throws {
        var book = try ConferenceSample.book()
        #expect(try kinds(book, "lan", on: "2026-02-21") == [.addItem, .hold, .postpone, .cancel])
        #expect(try kinds(book, "minh", on: "2026-02-21").isEmpty, "there is nothing on the agenda yet")
        try book.give(.draw("march", from: [ConferenceSample.exception(.task, "a", 5)]), on: "2026-02-21")
        #expect(try kinds(book, "minh", on: "2026-02-21") == [.takePosition])
        let concluded = try ConferenceSample.concluded()
        #expect(try kinds(concluded, "minh", on: "2026-03-06") == [.followUp, .reopen])
        #expect(try kinds(concluded, "hoa", on: "2026-03-06") == [.reopen])
        #expect(try kinds(concluded, "chi", on: "2026-03-06") == [.conclude, .minute, .close, .reopen, .restate])
    }
}
