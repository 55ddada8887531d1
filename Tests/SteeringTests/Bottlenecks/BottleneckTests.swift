import BorderVocabulary
import Steering
import Testing

@Suite("A bottleneck")
struct BottleneckTests {
    private let finance = RoomSample.finance

    @Test func `is gone by the owner's word, and confirmed by everybody who suffered`() throws {
        var book = try BottleneckSample.closed()
        #expect(book.state(on: "2026-01-31") == .open)
        #expect(book.state(on: "2026-02-01") == .closedUnconfirmed)
        try book.act(
            .confirmed(by: "commune-a", evidence: RoomSample.evidence()), as: RoomSample.communeA, by: "an",
            on: "2026-02-03")
        #expect(book.state(on: "2026-02-03") == .closedUnconfirmed, "the haulers have not spoken")
        #expect(book.bottleneck("land-1", on: Sample.day("2026-02-03"))?.silent.map(\.id) == ["haulers"])
        try book.act(
            .confirmed(by: "haulers", evidence: RoomSample.evidence("letter 7")), as: RoomSample.office, by: "lan",
            on: "2026-02-05")
        #expect(book.state(on: "2026-02-05") == .closedConfirmed)
        // The past stays what it was.
        #expect(book.state(on: "2026-02-04") == .closedUnconfirmed)
        #expect(book.state(on: "2026-01-04") == nil)
    }

    @Test func `with nobody known to suffer is never confirmed`() throws {
        var book = BottleneckBook()
        var opening = try BottleneckSample.opening()
        opening.affected = []
        try book.give(.open("land-1", opening, on: Sample.day("2026-01-05")), by: "an", on: "2026-01-05")
        try book.act(.closed(evidence: [RoomSample.evidence()]), as: finance, by: "minh", on: "2026-02-01")
        #expect(book.state(on: "2026-02-01") == .closedUnconfirmed)
    }

    @Test func `is open again when one of those who suffer objects`() throws {
        var book = try BottleneckSample.closed()
        let objection = BottleneckAct.objected(by: "commune-a", reason: try Sample.line("two houses still stand"))
        try book.act(objection, as: RoomSample.communeA, by: "an", on: "2026-02-10")
        let bottleneck = try #require(book.bottleneck("land-1", on: Sample.day("2026-02-10")))
        #expect(bottleneck.state == .open)
        #expect(bottleneck.reopenings == 1)
        #expect(bottleneck.age(on: Sample.day("2026-02-10")) == 36, "its age counts from the first day on")
        // A new closing wants new words.
        try book.act(.closed(evidence: [RoomSample.evidence()]), as: finance, by: "minh", on: "2026-02-20")
        #expect(book.state(on: "2026-02-20") == .closedUnconfirmed)
        #expect(book.bottleneck("land-1", on: Sample.day("2026-02-20"))?.silent.count == 2)
    }

    @Test func `may be objected to after it was confirmed`() throws {
        var book = try BottleneckSample.closed()
        let evidence = try RoomSample.evidence()
        try book.act(
            .confirmed(by: "commune-a", evidence: evidence), as: RoomSample.communeA, by: "an", on: "2026-02-02")
        try book.act(.confirmed(by: "haulers", evidence: evidence), as: RoomSample.office, by: "lan", on: "2026-02-02")
        try book.act(
            .objected(by: "commune-a", reason: Sample.line("it came back")), as: RoomSample.communeA, by: "an",
            on: "2026-03-01")
        #expect(book.state(on: "2026-03-01") == .open)
        #expect(book.state(on: "2026-02-28") == .closedConfirmed)
    }

    @Test func `is closed by its owner alone, with something to show`() throws {
        let book = try BottleneckSample.book()
        let closing = BottleneckAct.closed(evidence: [try RoomSample.evidence()])
        #expect(try book.refusal(closing, as: finance, by: "minh", on: "2026-02-01") == nil)
        #expect(try book.refusal(closing, as: RoomSample.office, by: "lan", on: "2026-02-01") == .onlyFor([finance]))
        #expect(try book.refusal(closing, as: finance, by: "lan", on: "2026-02-01") == .notYourPost(finance))
        #expect(try book.refusal(.closed(evidence: []), as: finance, by: "minh", on: "2026-02-01") == .noEvidence)
    }

    @Test func `is not confirmed by those who answer for it`() throws {
        let book = try BottleneckSample.closed()
        let word = BottleneckAct.confirmed(by: "haulers", evidence: try RoomSample.evidence())
        #expect(try book.refusal(word, as: finance, by: "minh", on: "2026-02-02") == .ownerSpeaksForAffected)
        #expect(try book.refusal(word, as: finance, by: "quan", on: "2026-02-02") == .ownerSpeaksForAffected)
        #expect(try book.refusal(word, as: RoomSample.communeB, by: "binh", on: "2026-02-02") == nil)
        // A commune speaks for itself.
        let commune = BottleneckAct.confirmed(by: "commune-a", evidence: try RoomSample.evidence())
        #expect(
            try book.refusal(commune, as: RoomSample.office, by: "lan", on: "2026-02-02")
                == .onlyFor([RoomSample.communeA]))
        let stranger = BottleneckAct.confirmed(by: "nobody", evidence: try RoomSample.evidence())
        #expect(
            try book.refusal(stranger, as: RoomSample.office, by: "lan", on: "2026-02-02")
                == .unknownParty(accepted: ["commune-a", "haulers"]))
    }

    @Test func `cannot be spoken about before anybody says that it is gone`() throws {
        let book = try BottleneckSample.book()
        let word = BottleneckAct.objected(by: "commune-a", reason: try Sample.line("no"))
        #expect(try book.refusal(word, as: RoomSample.communeA, by: "an", on: "2026-01-06") == .notClosed("land-1"))
    }

    @Test func `goes from hand to hand, and its age with it`() throws {
        var book = try BottleneckSample.book()
        let toTrade = BottleneckAct.handedOver(to: RoomSample.trade, reason: try Sample.line("it is a matter of trade"))
        #expect(
            try book.refusal(toTrade, as: RoomSample.trade, by: "hoa", on: "2026-01-20")
                == .onlyFor([RoomSample.chairman, finance]))
        try book.act(toTrade, as: finance, by: "minh", on: "2026-01-20")
        #expect(try !book.act(toTrade, as: RoomSample.office, by: "lan", on: "2026-01-20"), "already so")
        let bottleneck = try #require(book.bottleneck("land-1", on: Sample.day("2026-01-31")))
        #expect(bottleneck.owner == RoomSample.trade)
        #expect(bottleneck.holders.map(\.post) == [finance, RoomSample.trade])
        #expect(bottleneck.age(on: Sample.day("2026-01-31")) == 26)
        #expect(bottleneck.workingAge(on: Sample.day("2026-01-31"), by: WorkingCalendar()) == 19)
        #expect(book.bottleneck("land-1", on: Sample.day("2026-01-19"))?.owner == finance)
    }

    @Test func `waits for a decision until the post that can take it has taken it`() throws {
        var book = try BottleneckSample.book()
        let decision = BottleneckAct.decided(what: try Sample.line("agreed"), document: try Sample.line("QD 1"))
        #expect(
            try book.refusal(decision, as: finance, by: "minh", on: "2026-01-09") == .onlyFor([RoomSample.chairman]))
        try book.act(decision, as: RoomSample.chairman, by: "chi", on: "2026-01-09")
        let bottleneck = try #require(book.bottleneck("land-1", on: Sample.day("2026-01-09")))
        #expect(bottleneck.wanted == nil)
        #expect(bottleneck.decisions.map(\.post) == [RoomSample.chairman])
        #expect(try book.refusal(decision, as: RoomSample.chairman, by: "chi", on: "2026-01-10") == .nothingWanted)
    }

    @Test func `cannot be written into the future, or before what is there`() throws {
        var book = try BottleneckSample.book()
        let progress = BottleneckAct.reported(progress: try Sample.line("measured"))
        func refusal(_ day: String) throws -> BottleneckRefusal? {
            try book.refusal(
                .record("land-1", progress, as: finance, on: Sample.day(day)), by: "minh", on: "2026-01-10")
        }
        #expect(try refusal("2026-01-10") == nil)
        #expect(try refusal("2026-01-11") == .inFuture(today: Sample.day("2026-01-10")))
        #expect(try refusal("2026-01-05") == nil)
        #expect(try refusal("2026-01-04") == .before(Sample.day("2026-01-05")))
        // What is entered late shows it.
        try book.give(
            .record("land-1", progress, as: finance, on: Sample.day("2026-01-06")), by: "minh", on: "2026-01-10")
        #expect(book.histories["land-1"]?.entries.last?.daysLate == 4)
        // And in April nobody knew what was recorded in May.
        #expect(book.histories["land-1"]?.known(on: .latest, recordedBy: RoomSample.noon("2026-01-09")).count == 1)
    }

    @Test func `has one name once`() throws {
        let book = try BottleneckSample.book()
        let day = Sample.day("2026-01-05")
        #expect(
            try book.refusal(.open("land-1", BottleneckSample.opening(), on: day), by: "an", on: "2026-01-05") == nil)
        let other = try BottleneckSample.opening(owner: RoomSample.trade)
        #expect(try book.refusal(.open("land-1", other, on: day), by: "an", on: "2026-01-06") == .nameTaken("land-1"))
    }

    @Test func `has a cause of the list, and words where the list has none`() throws {
        let book = try BottleneckSample.book()
        func restate(_ cause: CauseID, _ note: String?) throws -> BottleneckRefusal? {
            let act = BottleneckAct.causeRestated(
                cause: cause, note: try note.map(Sample.line), reason: try Sample.line("looked again"))
            return try book.refusal(act, as: finance, by: "minh", on: "2026-01-06")
        }
        #expect(try restate("law", nil) == nil)
        #expect(try restate("other", "a bridge is out") == nil)
        #expect(try restate("other", nil) == .causeWantsWords)
        #expect(try restate("weather", nil) == .unknownCause(accepted: Cause.firstList.map(\.id)))
    }
}

@Suite("What somebody may do about a bottleneck")
struct BottleneckRightsTests {
    private func kinds(_ book: BottleneckBook, _ user: UserID, on day: String) throws -> Set<BottleneckAct.Kind> {
        Set(
            book.acts(on: "land-1", for: user, today: Sample.day(day), roster: try RoomSample.roster()).map(\.kind))
    }

    @Test func `is offered to those who may, and to nobody else`() throws {
        let book = try BottleneckSample.book()
        #expect(try kinds(book, "minh", on: "2026-01-06").contains(.close))
        #expect(try !kinds(book, "chi", on: "2026-01-06").contains(.close), "who is above does not close it")
        #expect(try kinds(book, "chi", on: "2026-01-06").isSuperset(of: [.decide, .handOver, .merge]))
        #expect(try kinds(book, "an", on: "2026-01-06") == [.report, .addBlocked, .addAffected])
        #expect(try kinds(book, "binh", on: "2026-01-06").isEmpty)
    }

    @Test func `is another thing once it is closed`() throws {
        let book = try BottleneckSample.closed()
        #expect(try kinds(book, "an", on: "2026-02-02").isSuperset(of: [.confirm, .object, .reopen]))
        #expect(try kinds(book, "minh", on: "2026-02-02").isDisjoint(with: [.close, .confirm, .object, .handOver]))
        #expect(try kinds(book, "binh", on: "2026-02-02") == [.confirm, .object], "for parties without a post")
    }
}
