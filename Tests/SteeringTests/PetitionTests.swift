import BorderVocabulary
import Steering
import Testing

@Suite("A petition in the register")
struct PetitionTests {
    private let outcomes: [PetitionStage] = [.answered, .explained, .resolved, .rejected, .transferredOutside]

    @Test func `gets the next number of the year in which it was received`() throws {
        var sample = try PeopleSample()
        #expect(try sample.receive(on: "2024-12-31", entered: "2025-01-02") == "2024-000001")
        #expect(try sample.receive(on: "2025-01-02") == "2025-000001")
        #expect(try sample.receive(on: "2024-12-30", entered: "2025-01-02") == "2024-000002")
    }

    @Test func `is one, however often the form is sent`() throws {
        var sample = try PeopleSample()
        let submission = try PeopleSample.submission(1, on: "2025-01-02", topic: "roads")
        #expect(try sample.give(.receive(submission), on: "2025-01-02"))
        #expect(try !sample.give(.receive(submission), on: "2025-01-02"))
        let pastMidnight = try PeopleSample.submission(1, on: "2025-01-03", topic: "roads")
        #expect(try !sample.give(.receive(pastMidnight), on: "2025-01-03"))
        let rewritten = try PeopleSample.submission(1, on: "2025-01-02", topic: "roads", text: "b")
        #expect(sample.refusal(.receive(rewritten), on: "2025-01-02") == .alreadySent("2025-000001"))
    }

    @Test(arguments: [(5, true), (6, false)])
    func `has five files at most`(files: Int, isTaken: Bool) throws {
        let sample = try PeopleSample()
        let submission = try PeopleSample.submission(1, on: "2025-01-02", files: files)
        let refusal = sample.refusal(.receive(submission), on: "2025-01-02")
        #expect(refusal == (isTaken ? nil : .tooManyAttachments(limit: 5)))
    }

    @Test(arguments: [("2025-01-02", true), ("2025-01-03", false)])
    func `is not received tomorrow`(day: String, isTaken: Bool) throws {
        let sample = try PeopleSample()
        let refusal = sample.refusal(.receive(try PeopleSample.submission(1, on: day)), on: "2025-01-02")
        #expect(refusal == (isTaken ? nil : .inFuture(today: Sample.day("2025-01-02"))))
    }

    @Test func `is about what the list of its day has`() throws {
        var sample = try PeopleSample()
        let basis = try Sample.line("a made-up rule")
        let ended = RegisterTerm(
            .topic, "roads", vietnamese: basis, from: Sample.day("2020-01-01"), until: Sample.day("2025-01-31"),
            basis: basis)
        try sample.give(.set(ended), on: "2025-01-15")
        for (day, isTaken) in [("2025-01-31", true), ("2025-02-01", false)] {
            let submission = try PeopleSample.submission(1, on: day, topic: "roads")
            #expect(
                sample.refusal(.receive(submission), on: "2025-03-01")
                    == (isTaken ? nil : .unknownTerm(.topic, accepted: ["trade"])))
        }
        #expect(
            sample.refusal(
                .set(RegisterTerm(.topic, "roads", vietnamese: basis, from: Sample.day("2019-12-31"), basis: basis)),
                on: "2025-01-15")
                == .notLater(than: Sample.day("2020-01-01")))
    }

    @Test func `goes from hand to hand, and the whole way stays`() throws {
        var sample = try PeopleSample()
        let id = try sample.receive(on: "2025-01-02")
        #expect(
            sample.refusal(.act(id, .routed(post: PeopleSample.trade), on: Sample.day("2025-01-02")), on: "2025-01-02")
                == .notAccepted)
        try sample.route(id, to: PeopleSample.trade, on: "2025-01-03")
        try sample.act(id, .routed(post: PeopleSample.roads), on: "2025-01-20")
        let status = try sample.status(id, on: "2025-01-20")
        #expect(status.standing.routes.map(\.post) == [PeopleSample.trade, PeopleSample.roads])
        #expect(status.answerDue?.day == Sample.day("2025-02-11"), "the period runs on from the day of receipt")
        #expect(try sample.status(id, on: "2025-01-19").standing.post == PeopleSample.trade)
    }

    @Test func `is answered by a post, and that is not yet a solution`() throws {
        var sample = try PeopleSample()
        let id = try sample.receive(on: "2025-01-02")
        let answer = PetitionDeed.answered(reply: try PeopleSample.reply())
        let day = Sample.day("2025-01-03")
        #expect(sample.refusal(.act(id, answer, on: day), on: "2025-01-03") == .notAccepted)
        try sample.act(id, .accepted, on: "2025-01-03")
        #expect(sample.refusal(.act(id, answer, on: day), on: "2025-01-03") == .notRouted)
        try sample.act(id, .routed(post: PeopleSample.trade), on: "2025-01-03")
        try sample.act(id, answer, on: "2025-01-10")
        var status = try sample.status(id, on: "2025-01-10")
        #expect(status.answering == .onTime)
        #expect(status.settling == .answeredOnly)
        try sample.act(id, .resolved(reply: PeopleSample.reply("It is done.")), on: "2025-01-12")
        status = try sample.status(id, on: "2025-01-12")
        #expect(status.settling == .claimed, "by one word, and nobody has heard the other")
        #expect(
            sample.refusal(.act(id, answer, on: Sample.day("2025-01-13")), on: "2025-01-13") == .tooLate(.resolved))
    }

    @Test func `is turned away for a reason of the list alone`() throws {
        var sample = try PeopleSample()
        let id = try sample.receive(on: "2025-01-02")
        let reply = try PeopleSample.reply()
        #expect(
            sample.refusal(
                .act(id, .rejected(reason: "no-time", reply: reply), on: Sample.day("2025-01-03")), on: "2025-01-03")
                == .unknownTerm(.rejection, accepted: ["not-competent"]))
        try sample.act(id, .rejected(reason: "not-competent", reply: reply), on: "2025-01-03")
        #expect(try sample.status(id, on: "2025-01-03").settling == .rejected)
        #expect(
            sample.refusal(.act(id, .routed(post: PeopleSample.trade), on: Sample.day("2025-01-03")), on: "2025-01-03")
                == .tooLate(.rejected))
    }

    @Test func `is harmed by no deed that is sent twice`() throws {
        var sample = try PeopleSample()
        let id = try sample.receive(on: "2025-01-02")
        let reply = try PeopleSample.reply()
        let deeds: [PetitionDeed] = [
            .accepted, .routed(post: PeopleSample.trade), .classified(kind: PeopleSample.joint, topic: "roads"),
            .summarised(text: reply.text, act: 0), .withheld(because: try Sample.line("names a child")),
            .answered(reply: reply), .explained(reply: reply), .resolved(reply: reply),
        ]
        for deed in deeds {
            #expect(try sample.give(.act(id, deed, on: Sample.day("2025-01-05")), on: "2025-01-05"), "\(deed)")
            #expect(try !sample.give(.act(id, deed, on: Sample.day("2025-01-05")), on: "2025-01-05"), "\(deed)")
        }
    }

    @Test func `is brought in by a table again and again, whatever was done since`() throws {
        var sample = try PeopleSample()
        let id = try sample.receive(on: "2025-01-02")
        let rows: [PetitionDeed] = [.accepted, .routed(post: PeopleSample.trade)]
        for isNew in [true, false] {
            for deed in rows {
                let command = PetitionCommand.actOnSent("s1", deed, on: Sample.day("2025-01-03"))
                #expect(try sample.give(command, on: "2025-02-01") == isNew)
            }
            if isNew { try sample.act(id, .routed(post: PeopleSample.roads), on: "2025-01-20") }
        }
        #expect(try sample.status(id, on: "2025-02-01").standing.post == PeopleSample.roads)
        #expect(
            sample.refusal(.actOnSent("s2", .accepted, on: Sample.day("2025-01-03")), on: "2025-02-01")
                == .unknownSubmission("s2"))
    }

    @Test(arguments: [("2025-01-04", false), ("2025-01-05", true), ("2025-01-07", true), ("2025-01-08", false)])
    func `is treated after what was done before, and not tomorrow`(day: String, isDone: Bool) throws {
        var sample = try PeopleSample()
        let id = try sample.receive(on: "2025-01-02")
        try sample.act(id, .accepted, on: "2025-01-05")
        let command = PetitionCommand.act(id, .routed(post: PeopleSample.trade), on: Sample.day(day))
        #expect((sample.refusal(command, on: "2025-01-07") == nil) == isDone)
    }

    @Test func `keeps what was struck out in sight, as known before`() throws {
        var sample = try PeopleSample()
        let id = try sample.receive(on: "2025-01-02")
        try sample.route(id, on: "2025-01-03")
        try sample.act(id, .answered(reply: PeopleSample.reply()), on: "2025-01-10")
        let reason = try Sample.line("belongs to another case")
        #expect(sample.refusal(.strike(id, act: 2, because: reason), on: "2025-01-15") == .notLast(act: 3))
        #expect(sample.refusal(.strike(id, act: 4, because: reason), on: "2025-01-15") == .noSuchAct(4))
        #expect(try sample.give(.strike(id, act: 3, because: reason), on: "2025-01-15"))
        #expect(try !sample.give(.strike(id, act: 3, because: reason), on: "2025-01-15"))
        #expect(try sample.status(id, on: "2025-01-14").standing.stage == .answered, "so it was believed then")
        #expect(try sample.status(id, on: "2025-01-15").standing.stage == .routed)
        #expect(sample.book[id]?.acts.count == 3)
        let before = PeopleSample.noon("2025-01-14")
        #expect(try sample.status(id, on: "2025-02-01", recordedBy: before).standing.stage == .answered)
    }

    @Test func `is not there before it was received, nor before it was recorded`() throws {
        var sample = try PeopleSample()
        let id = try sample.receive(on: "2025-01-02", entered: "2025-01-20")
        func isThere(_ day: String, _ moment: String?) -> Bool {
            let view = AsKnown(on: Sample.day(day), recordedBy: moment.map(PeopleSample.noon))
            return sample.book.status(of: id, view, sample.roster.calendar) != nil
        }
        #expect(!isThere("2025-01-01", nil))
        #expect(isThere("2025-01-02", nil))
        #expect(!isThere("2025-01-20", "2025-01-19"))
        #expect(isThere("2025-01-20", "2025-01-20"))
    }
}
