import BorderVocabulary
import Foundation
import Steering
import Testing

@Suite("A promise")
struct PromiseTests {
    private func planned() throws -> (PeopleSample, PetitionID, PromiseID) {
        var sample = try PeopleSample()
        let id = try sample.receive(on: "2025-01-02")
        try sample.route(id, on: "2025-01-03")
        let terms = PromiseTerms(
            try Sample.line("Build the road"), until: Sample.day("2025-06-30"), by: PeopleSample.roads)
        try sample.give(.plan(id, PeopleSample.reply(), terms, on: Sample.day("2025-01-10")), on: "2025-01-10")
        return (sample, id, try #require(sample.book.promises.first?.id))
    }

    private func state(_ sample: PeopleSample, _ id: PromiseID, on day: String) -> Promise.State? {
        sample.book.promise(id)?.state(AsKnown(on: Sample.day(day)))
    }

    @Test func `is entered with the answer that makes it, once`() throws {
        var (sample, id, promise) = try planned()
        #expect(promise == "2025-p00001")
        #expect(try sample.status(id, on: "2025-01-10").settling == .planned)
        #expect(sample.book.promise(promise)?.occasion == .petition(id: id))
        let terms = try #require(sample.book.promise(promise)).terms
        let again = PetitionCommand.plan(id, try PeopleSample.reply(), terms, on: Sample.day("2025-01-10"))
        #expect(try !sample.give(again, on: "2025-01-10"))
        #expect(sample.book.promises.count == 1)
    }

    @Test(arguments: [
        ("2025-06-30", Promise.State.open(moved: false)), ("2025-07-01", .overdue(days: 1)),
    ])
    func `is overdue on the day after`(day: String, state: Promise.State) throws {
        let (sample, _, promise) = try planned()
        #expect(self.state(sample, promise, on: day) == state)
    }

    @Test(arguments: [("2025-06-30", true), ("2025-07-01", false)])
    func `is kept by the day that was promised first`(day: String, isInTime: Bool) throws {
        var (sample, _, promise) = try planned()
        let moved = PromiseStep.moved(due: Sample.day("2025-12-31"), because: try Sample.line("rain"))
        try sample.give(.follow(promise, moved, on: Sample.day("2025-03-01")), on: "2025-03-01")
        let kept = PromiseStep.kept(evidence: try Sample.line("minutes of acceptance"))
        try sample.give(.follow(promise, kept, on: Sample.day(day)), on: day)
        #expect(
            state(sample, promise, on: day)
                == (isInTime ? .kept(on: Sample.day(day)) : .keptLate(on: Sample.day(day), days: 1)))
        #expect(sample.refusal(.follow(promise, moved, on: Sample.day(day)), on: day) == .promiseSettled)
    }

    @Test func `that is moved stays in the counts as moved`() throws {
        var (sample, _, promise) = try planned()
        let moved = PromiseStep.moved(due: Sample.day("2025-12-31"), because: try Sample.line("rain"))
        try sample.give(.follow(promise, moved, on: Sample.day("2025-06-01")), on: "2025-06-01")
        #expect(state(sample, promise, on: "2025-06-30") == .open(moved: false))
        #expect(state(sample, promise, on: "2025-07-01") == .open(moved: true))
        #expect(state(sample, promise, on: "2026-01-01") == .overdue(days: 185), "from the first day")
        let counts = PromiseCounts(sample.book.promises, AsKnown(on: Sample.day("2025-07-01")))
        #expect(counts.moved == 1)
        #expect(counts.keptInTime == (0, 1))
    }

    @Test func `may be broken, and its task be named`() throws {
        var (sample, _, promise) = try planned()
        let task = try Sample.line("t-road-7")
        try sample.give(.follow(promise, .linked(task: task), on: Sample.day("2025-02-01")), on: "2025-02-01")
        #expect(sample.book.promise(promise)?.task(AsKnown(on: Sample.day("2025-01-31"))) == nil)
        #expect(sample.book.promise(promise)?.task(AsKnown(on: Sample.day("2025-02-01"))) == task)
        let broken = PromiseStep.broken(because: try Sample.line("no money"))
        try sample.give(.follow(promise, broken, on: Sample.day("2025-03-01")), on: "2025-03-01")
        #expect(state(sample, promise, on: "2025-03-01") == .broken(on: Sample.day("2025-03-01")))
        #expect(state(sample, promise, on: "2025-02-28") == .open(moved: false))
    }

    @Test(arguments: [("2025-01-09", false), ("2025-01-10", true)])
    func `is due no earlier than it is made`(due: String, isTaken: Bool) throws {
        var sample = try PeopleSample()
        let id = try sample.receive(on: "2025-01-02")
        try sample.route(id, on: "2025-01-03")
        let terms = PromiseTerms(try Sample.line("Build"), until: Sample.day(due), by: PeopleSample.roads)
        let command = PetitionCommand.plan(id, try PeopleSample.reply(), terms, on: Sample.day("2025-01-10"))
        #expect(sample.refusal(command, on: "2025-01-10") == (isTaken ? nil : .dueBefore(Sample.day("2025-01-10"))))
    }
}

@Suite("A dialogue")
struct DialogueTests {
    private func dialogue(_ attendees: Int?) throws -> Dialogue {
        Dialogue(
            "firms-2025-1", title: try Sample.line("With firms"), held: Sample.day("2025-03-01"), with: .firms,
            chair: PeopleSample.trade, attendees: attendees)
    }

    @Test func `has questions that are petitions, and promises`() throws {
        var sample = try PeopleSample()
        #expect(
            sample.refusal(
                .receive(try PeopleSample.submission(1, on: "2025-03-01", dialogue: "firms-2025-1")), on: "2025-03-01")
                == .unknownDialogue("firms-2025-1"))
        try sample.give(.hold(dialogue(40)), on: "2025-03-02")
        let question = try sample.receive(on: "2025-03-01", dialogue: "firms-2025-1", entered: "2025-03-02")
        #expect(sample.book[question]?.petition.submission.dialogue == "firms-2025-1")
        let terms = PromiseTerms(
            try Sample.line("A second lane"), until: Sample.day("2025-06-30"), by: PeopleSample.roads)
        let command = PetitionCommand.promise("firms-2025-1", terms, on: Sample.day("2025-03-01"))
        #expect(try sample.give(command, on: "2025-03-02"))
        #expect(try !sample.give(command, on: "2025-03-02"))
        #expect(sample.book.promises.first?.occasion == .dialogue(id: "firms-2025-1"))
    }

    @Test func `is put right by entering it again, and what was entered first stays`() throws {
        var sample = try PeopleSample()
        try sample.give(.hold(dialogue(40)), on: "2025-03-02")
        #expect(try !sample.give(.hold(dialogue(40)), on: "2025-03-02"))
        try sample.give(.hold(dialogue(31)), on: "2025-03-05")
        func attendees(recordedBy day: String) -> [Int?] {
            let view = AsKnown(on: Sample.day("2025-04-01"), recordedBy: PeopleSample.noon(day))
            return sample.book.dialogues(view).map(\.attendees)
        }
        #expect(attendees(recordedBy: "2025-03-04") == [40])
        #expect(attendees(recordedBy: "2025-03-05") == [31])
        #expect(sample.book.dialogues(AsKnown(on: Sample.day("2025-02-28"))).isEmpty)
        #expect(sample.book.dialogues.count == 2)
    }
}

@Suite("Events of the register")
struct PetitionEventTests {
    @Test func `are stored as text that says what it is`() throws {
        let event = PetitionEvent.acted(
            petition: "2025-000001",
            deed: .rejected(reason: "not-competent", reply: Reply(try LongText.parse("No."), document: nil)),
            on: Sample.day("2025-01-03"))
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let text = String(decoding: try encoder.encode(event), as: UTF8.self)
        #expect(
            text
                == #"{"acted":{"deed":{"rejected":{"reason":"not-competent","reply":{"text":"No."}}},"#
                + #""on":"2025-01-03","petition":"2025-000001"}}"#)
    }

    @Test func `are read as they were written`() throws {
        var sample = try PeopleSample()
        let reply = try PeopleSample.reply()
        let sealed = Sealed(try PeopleSample.fingerprint("e"), bytes: 30)
        let term = RegisterTerm(
            .topic, "water", vietnamese: try Sample.line("Nước"), english: try Sample.line("Water"),
            from: Sample.day("2025-01-01"), basis: try Sample.line("a made-up rule"))
        let submission = try PeopleSample.submission(9, on: "2025-01-02", kind: "other", topic: "roads", files: 2)
        let events: [PetitionEvent] = [
            .termSet(term), .received(Petition("2025-000001", submission)),
            .acted(petition: "2025-000001", deed: .routed(post: "p"), on: Sample.day("2025-01-03")),
            .acted(petition: "2025-000001", deed: .planned(reply: reply, promise: "x"), on: Sample.day("2025-01-03")),
            .spoke(
                petition: "2025-000001", speech: .judged(verdict: .notResolved, words: sealed),
                on: Sample.day("2025-01-03")),
            .struck(petition: "2025-000001", act: 1, because: try Sample.line("why")),
            .followed(
                promise: "x", step: .moved(due: Sample.day("2025-01-03"), because: try Sample.line("why")),
                on: Sample.day("2025-01-02")),
        ]
        for event in events {
            let stored = try JSONEncoder().encode(event)
            #expect(try JSONDecoder().decode(PetitionEvent.self, from: stored) == event)
        }
        sample.book.apply(events[1], by: Sample.lan, at: Sample.now)
        #expect(sample.book["2025-000001"]?.petition.submission == submission)
    }
}
