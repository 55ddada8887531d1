import BorderVocabulary
import Foundation
import Steering
import Testing

@Suite("A conclusion of a conference")
struct ConclusionTests {
    private let first = ConclusionID("march", 1)

    @Test func `becomes a task on a post`() throws {
        var book = try ConferenceSample.concluded()
        try book.act(.minuted(document: Sample.line("TB 12 of 2026-03-06")), on: "2026-03-06")
        let draft = try #require(book.taskDrafts(on: Sample.day("2026-03-06")).first)
        #expect(draft.conclusion == first)
        #expect(draft.lead == RoomSample.finance)
        #expect(draft.due == .by(Sample.day("2026-03-31")))
        #expect(draft.concludedOn == Sample.day("2026-03-05"))
        #expect(draft.minutes?.description == "TB 12 of 2026-03-06")
        #expect(book.taskDrafts(on: Sample.day("2026-03-05")).first?.minutes == nil)
        #expect(book.taskDrafts(on: Sample.day("2026-03-04")).isEmpty)
    }

    @Test func `stands on the next agenda of its series by itself, until it is done`() throws {
        var book = try ConferenceSample.concluded()
        try book.call("april", for: "2026-04-10", on: "2026-04-02")
        let item = try #require(book.conference("april", on: Sample.day("2026-04-02"))?.agenda.first)
        #expect(item.kind == .followUp)
        #expect(item.title.description == "Pay out what is due")
        guard case .drawn(let draw) = item.source else {
            Issue.record("a follow-up is drawn")
            return
        }
        #expect(draw.exception.measure == 2, "days since it was due")
        try book.act(.held(attended: [RoomSample.finance]), about: "april", on: "2026-04-10")
        try book.act(
            .conclusionClosed(number: 1, evidence: [RoomSample.evidence()]), as: RoomSample.office, on: "2026-04-11")
        try book.call("may", for: "2026-05-10", on: "2026-05-02")
        #expect(book.conference("may", on: Sample.day("2026-05-02"))?.agenda.isEmpty == true)
        // On 10 April it was open, whatever came later.
        #expect(book.openConclusions(on: Sample.day("2026-04-10")).map(\.id) == [first])
        #expect(book.openConclusions(on: Sample.day("2026-04-11")).isEmpty)
    }

    @Test func `is not forgotten by a conference that was called before it was concluded`() throws {
        var book = try ConferenceSample.book()
        try book.call("april", for: "2026-04-10", on: "2026-02-20")
        try book.act(.held(attended: [RoomSample.finance]), on: "2026-03-05")
        try book.act(.concluded(ConferenceSample.conclusion()), on: "2026-03-05")
        try book.act(.held(attended: [RoomSample.finance]), about: "april", on: "2026-04-10")
        #expect(book.conference("april", on: Sample.day("2026-04-10"))?.agenda.map(\.kind) == [.followUp])
    }

    @Test func `is done when the book of tasks says so`() throws {
        var book = try ConferenceSample.concluded()
        #expect(book.openConclusions(on: Sample.day("2026-04-01"), done: [first]).isEmpty)
        try book.call("april", for: "2026-04-10", on: "2026-04-02", done: [first])
        #expect(book.conference("april", on: Sample.day("2026-04-02"))?.agenda.isEmpty == true)
    }

    @Test func `is not closed by who had to do it, nor without anything to show`() throws {
        let book = try ConferenceSample.concluded()
        let closing = ConferenceAct.conclusionClosed(number: 1, evidence: [try RoomSample.evidence()])
        #expect(
            try book.refusal(closing, as: RoomSample.finance, by: "minh", on: "2026-03-20")
                == .onlyFor([RoomSample.chairman, RoomSample.office]))
        #expect(
            try book.refusal(.conclusionClosed(number: 1, evidence: []), on: "2026-03-20") == .noEvidence)
        #expect(
            try book.refusal(.conclusionClosed(number: 2, evidence: [RoomSample.evidence()]), on: "2026-03-20")
                == .unknownConclusion(accepted: 1...1))
        // A point for the office itself is closed by the chair.
        var own = try ConferenceSample.concluded()
        try own.act(.concluded(ConferenceSample.conclusion("Report", lead: RoomSample.office)), on: "2026-03-05")
        let second = ConferenceAct.conclusionClosed(number: 2, evidence: [try RoomSample.evidence()])
        #expect(try own.refusal(second, on: "2026-03-20") == .leadClosesOwn(RoomSample.office))
        #expect(try own.refusal(second, as: RoomSample.chairman, by: "chi", on: "2026-03-20") == nil)
    }

    @Test func `has somebody who does it by a day, or nobody who has to do anything`() throws {
        let book = try ConferenceSample.concluded()
        func refusal(_ lead: PostID?, _ due: String?) throws -> ConferenceRefusal? {
            try book.refusal(.concluded(ConferenceSample.conclusion("Do", lead: lead, due: due)), on: "2026-03-05")
        }
        #expect(try refusal(RoomSample.trade, "2026-03-05") == nil)
        #expect(try refusal(RoomSample.trade, "2026-03-04") == .wantsDeadline(notBefore: Sample.day("2026-03-05")))
        #expect(try refusal(RoomSample.trade, nil) == .wantsDeadline(notBefore: Sample.day("2026-03-05")))
        #expect(try refusal(nil, nil) == nil)
        #expect(try refusal(nil, "2026-03-31") == .wantsLead)
        #expect(try refusal("nobody", "2026-03-31") == .unknownPost("nobody"))
        #expect(
            try ConferenceSample.book().refusal(.concluded(ConferenceSample.conclusion()), on: "2026-03-05")
                == .notHeld("march"))
    }

    @Test func `is not added to minutes that are out, and is put right beside what stood there`() throws {
        var book = try ConferenceSample.concluded()
        try book.act(.minuted(document: Sample.line("TB 12")), on: "2026-03-06")
        #expect(
            try book.refusal(.concluded(ConferenceSample.conclusion("More")), on: "2026-03-07")
                == .minutesClosed(document: Sample.line("TB 12")))
        let right = try ConferenceSample.conclusion(due: "2026-04-30")
        try book.act(
            .conclusionRestated(number: 1, conclusion: right, reason: Sample.line("mistyped")), on: "2026-03-07")
        let conclusion = try #require(try book.march(on: "2026-03-07")?.conclusion(1))
        #expect(conclusion.wordings.count == 2)
        #expect(conclusion.current == right)
        let earlier = try #require(try book.march(on: "2026-03-06")?.conclusion(1))
        #expect(earlier.wordings == [try ConferenceSample.conclusion()])
    }

    @Test func `may be opened again by a member`() throws {
        var book = try ConferenceSample.concluded()
        let again = ConferenceAct.conclusionReopened(number: 1, reason: try Sample.line("nothing was paid"))
        #expect(try book.refusal(again, on: "2026-03-10") == .notClosed(first))
        try book.act(.conclusionClosed(number: 1, evidence: [RoomSample.evidence()]), on: "2026-03-10")
        try book.act(again, as: RoomSample.communeA, by: "an", on: "2026-03-12")
        #expect(book.openConclusions(on: Sample.day("2026-03-12")).map(\.reopenings) == [1])
    }

    @Test(arguments: [
        ("march/1", true), ("march/0", false), ("march/01", false), ("march", false), ("march/-1", false),
        ("march/1/2", false), ("/1", false),
    ])
    func `has a name for ever`(text: String, isName: Bool) {
        #expect((try? ConclusionID.parse(text))?.description == (isName ? text : nil))
    }

    @Test func `gives a long text a short heading`() throws {
        var book = try ConferenceSample.book()
        try book.act(.held(attended: [RoomSample.finance]), on: "2026-03-05")
        let long = String(repeating: "ạ", count: 400) + "\nand more"
        try book.act(.concluded(ConferenceSample.conclusion(long)), on: "2026-03-05")
        try book.call("april", for: "2026-04-10", on: "2026-04-02")
        let title = try #require(book.conference("april", on: Sample.day("2026-04-02"))?.items.first).title.description
        #expect(title.utf8.count <= 200)
        #expect(title.hasSuffix("ạ…"))
    }
}

@Suite("The record of conferences")
struct ConferenceRecordTests {
    private func record(_ book: ConferenceBook, on day: String, to last: String = "2026-06-30") -> ConferenceRecord {
        ConferenceRecord(book, from: Sample.day("2026-01-01"), to: Sample.day(last), on: Sample.day(day))
    }

    @Test func `counts what was held, moved, cancelled and forgotten, of all that were called`() throws {
        var book = try ConferenceSample.concluded()
        for (id, day) in [("april", "2026-04-05"), ("may", "2026-05-05"), ("june", "2026-06-05")] {
            try book.call(ConferenceID.parse(id), for: day, on: "2026-03-10")
        }
        let reason = try Sample.line("why")
        try book.act(.postponed(to: Sample.day("2026-04-20"), reason: reason), about: "april", on: "2026-04-04")
        try book.act(.held(attended: [RoomSample.trade]), about: "april", on: "2026-04-20")
        try book.act(.cancelled(reason: reason), about: "may", on: "2026-05-05")
        let june = record(book, on: "2026-06-05")
        #expect(june.called == 4)
        #expect(june.heldAsCalled == 1)
        #expect(june.heldMoved == 1)
        #expect(june.cancelled == 1)
        #expect(june.ahead == 1)
        #expect(june.unreported == 0)
        #expect(june.postponed == 1)
        #expect(record(book, on: "2026-06-06").unreported == 1)
        #expect(record(book, on: "2026-04-03").ahead == 3)
    }

    @Test func `knows how many were promised, so that a room that stops meeting does not look well`() throws {
        let book = try ConferenceSample.book()
        #expect(record(book, on: "2026-06-30", to: "2026-06-30").promised == 5, "twelve a year, 181 days")
        #expect(record(book, on: "2026-12-31", to: "2026-12-31").promised == 12)
        #expect(record(book, on: "2026-12-31", to: "2026-12-31").called == 1)
    }

    @Test func `counts a conference that was held before its day where it was held`() throws {
        var book = try ConferenceSample.book()
        try book.act(.held(attended: [RoomSample.trade]), on: "2026-02-28")
        #expect(record(book, on: "2026-02-28", to: "2026-02-28").heldMoved == 1)
        #expect(record(book, on: "2026-02-28", to: "2026-02-27").called == 0)
    }

    @Test func `follows up every conclusion`() throws {
        var book = try ConferenceSample.concluded()
        try book.act(.concluded(ConferenceSample.conclusion("Noted", lead: nil, due: nil)), on: "2026-03-05")
        let right = try ConferenceSample.conclusion(due: "2026-04-30")
        try book.act(.conclusionRestated(number: 1, conclusion: right, reason: Sample.line("later")), on: "2026-03-31")
        let march = record(book, on: "2026-03-30")
        #expect(march.conclusions == 2)
        #expect(march.withoutFollowUp == 1)
        #expect(march.pending == 1)
        #expect(march.movedLater == 0)
        #expect(record(book, on: "2026-03-31").movedLater == 1)
        #expect(record(book, on: "2026-04-30").overdue == 0)
        #expect(record(book, on: "2026-05-01").overdue == 1)
        try book.act(.conclusionClosed(number: 1, evidence: [RoomSample.evidence()]), on: "2026-05-02")
        #expect(record(book, on: "2026-05-02").done == 1)
        #expect(record(book, on: "2026-05-01").overdue == 1)
    }
}

@Suite("The stored form of conferences")
struct ConferenceFormTests {
    @Test func `gives back what was stored`() throws {
        let draws = AgendaRule.first.draw([try ConferenceSample.exception(.bottleneck, "land-1", 40, dong: 7)])
        let conclusion = Conclusion(
            try LongText.parse("Look\nagain"), item: 1, lead: "finance", support: ["trade"],
            due: .review(on: Sample.day("2026-04-01"), reason: try Sample.line("nobody knows the price")))
        let events: [ConferenceEvent] = [
            .seriesSet(try ConferenceSample.series(), on: Sample.day("2026-01-01")), .agendaRuleSet(.first),
            .called(
                id: "march", call: ConferenceCall(try ConferenceSample.series(), on: Sample.day("2026-03-05")),
                on: Sample.day("2026-02-20")),
            .agendaDrawn(id: "march", draws: draws, on: Sample.day("2026-02-21")),
            .acted(id: "march", act: .concluded(conclusion), as: "office", on: Sample.day("2026-03-05")),
        ]
        for event in events {
            let stored = try JSONEncoder().encode(event)
            #expect(try JSONDecoder().decode(ConferenceEvent.self, from: stored) == event)
        }
    }
}
