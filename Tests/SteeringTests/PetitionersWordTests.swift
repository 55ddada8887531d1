import BorderVocabulary
import Steering
import Testing

@Suite("The word of those who wrote")
struct PetitionersWordTests {
    private func resolved() throws -> (PeopleSample, PetitionID) {
        var sample = try PeopleSample()
        let id = try sample.receive(on: "2025-01-02")
        try sample.route(id, on: "2025-01-03")
        try sample.act(id, .resolved(reply: PeopleSample.reply()), on: "2025-01-10")
        return (sample, id)
    }

    private func say(_ verdict: AuthorsVerdict) -> PetitionSpeech { .judged(verdict: verdict, words: nil) }

    private func again() throws -> PetitionSpeech {
        .reopened(words: Sealed(try PeopleSample.fingerprint("e"), bytes: 30))
    }

    @Test func `needs the secret of the case`() throws {
        let (sample, id) = try resolved()
        let right = PetitionCommand.speak(id, say(.resolved), key: try PeopleSample.key(1))
        let wrong = PetitionCommand.speak(id, say(.resolved), key: try PeopleSample.key(2))
        #expect(sample.refusal(right, on: "2025-01-11") == nil)
        #expect(sample.refusal(wrong, on: "2025-01-11") == .wrongKey)
    }

    @Test func `stands beside the authority's, and decides what counts as settled`() throws {
        var (sample, id) = try resolved()
        try sample.give(.speak(id, say(.notResolved), key: PeopleSample.key(1)), on: "2025-01-11")
        var status = try sample.status(id, on: "2025-01-12")
        #expect(status.standing.stage == .resolved, "the authority's word is left as it is")
        #expect(status.word == .own(.notResolved, on: Sample.day("2025-01-11")))
        #expect(status.settling == .denied)
        #expect(status.timeToResolution == Lifetime(days: 10, isOver: false))
        #expect(try sample.status(id, on: "2025-01-10").settling == .claimed)
        #expect(sample.counts(on: "2025-01-12").resolved == (0, 1))
        try sample.give(.speak(id, say(.resolved), key: PeopleSample.key(1)), on: "2025-01-20")
        status = try sample.status(id, on: "2025-01-20")
        #expect(status.settling == .confirmed)
        #expect(status.timeToResolution == Lifetime(days: 8, isOver: true))
    }

    @Test func `comes after an outcome, and speaks of the one that stands`() throws {
        var sample = try PeopleSample()
        let id = try sample.receive(on: "2025-01-02")
        let early = PetitionCommand.speak(id, say(.notResolved), key: try PeopleSample.key(1))
        #expect(sample.refusal(early, on: "2025-01-02") == .nothingToJudge(.received))
        try sample.route(id, on: "2025-01-03")
        try sample.act(id, .answered(reply: PeopleSample.reply()), on: "2025-01-05")
        try sample.give(early, on: "2025-01-06")
        try sample.act(id, .resolved(reply: PeopleSample.reply("Now it is done.")), on: "2025-01-10")
        #expect(try sample.status(id, on: "2025-01-10").word == .unheard, "the outcome is newer than the word")
    }

    @Test func `opens the case again`() throws {
        var (sample, id) = try resolved()
        let command = PetitionCommand.speak(id, try again(), key: try PeopleSample.key(1))
        #expect(try sample.give(command, on: "2025-01-15"))
        #expect(try !sample.give(command, on: "2025-01-15"), "sent twice")
        let status = try sample.status(id, on: "2025-01-20")
        #expect(status.standing.stage == .reopened)
        #expect(status.settling == .open)
        #expect(status.timeToResolution == Lifetime(days: 18, isOver: false), "from the day of receipt")
        #expect(status.answering == .onTime, "that it was answered once stays true")
        #expect(sample.counts(on: "2025-01-20").openAgain == 1)
        #expect(sample.counts(on: "2025-01-20").resolved == (0, 1))
        try sample.act(id, .resolved(reply: PeopleSample.reply("Really.")), on: "2025-02-01")
        #expect(try sample.status(id, on: "2025-02-01").settling == .claimed)
    }

    @Test(arguments: [PetitionStage.rejected, .transferredOutside])
    func `opens also what was turned away or passed on`(stage: PetitionStage) throws {
        var sample = try PeopleSample()
        let id = try sample.receive(on: "2025-01-02")
        let reply = try PeopleSample.reply()
        let deed: PetitionDeed =
            stage == .rejected
            ? .rejected(reason: "not-competent", reply: reply)
            : .transferredOutside(to: try Sample.line("a ministry"), reply: reply)
        try sample.act(id, deed, on: "2025-01-04")
        #expect(try sample.status(id, on: "2025-01-04").standing.stage == stage)
        try sample.give(.speak(id, again(), key: PeopleSample.key(1)), on: "2025-01-05")
        #expect(try sample.status(id, on: "2025-01-05").standing.stage == .reopened)
        #expect(try sample.status(id, on: "2025-02-12").answering == .overdue, "the first period ran on")
    }

    @Test func `opens a case ten times`() throws {
        var (sample, id) = try resolved()
        for turn in 1...11 {
            let command = PetitionCommand.speak(id, try again(), key: try PeopleSample.key(1))
            #expect(
                sample.refusal(command, on: "2025-02-01") == (turn <= 10 ? nil : .reopenedTooOften(limit: 10)))
            if turn <= 10 {
                try sample.give(command, on: "2025-02-01")
                try sample.act(id, .resolved(reply: PeopleSample.reply("Answer \(turn).")), on: "2025-02-01")
            }
        }
    }

    @Test func `is not asked by who wrote the reply, and not replaced by what the office heard`() throws {
        var (sample, id) = try resolved()
        let asked = PetitionCommand.act(id, .asked(verdict: .resolved), on: Sample.day("2025-01-12"))
        #expect(sample.refusal(asked, on: "2025-01-12", by: Sample.lan) == .ownReply)
        #expect(try sample.give(asked, on: "2025-01-12", by: Sample.minh))
        #expect(try sample.status(id, on: "2025-01-12").word == .asked(.resolved, on: Sample.day("2025-01-12")))
        try sample.give(.speak(id, say(.notResolved), key: PeopleSample.key(1)), on: "2025-01-13")
        #expect(try sample.status(id, on: "2025-01-13").settling == .denied)
        let later = PetitionCommand.act(id, .asked(verdict: .resolved), on: Sample.day("2025-01-14"))
        #expect(sample.refusal(later, on: "2025-01-14", by: Sample.minh) == .petitionerHasSpoken)
    }

    @Test func `is struck out by nobody`() throws {
        var (sample, id) = try resolved()
        try sample.give(.speak(id, say(.notResolved), key: PeopleSample.key(1)), on: "2025-01-11")
        let reason = try Sample.line("we see it differently")
        #expect(sample.refusal(.strike(id, act: 4, because: reason), on: "2025-01-12") == .petitionersWord)
        #expect(sample.refusal(.strike(id, act: 3, because: reason), on: "2025-01-12") == .notLast(act: 4))
    }

    @Test func `is read by the public in the wording that was published`() throws {
        var (sample, id) = try resolved()
        let words = Sealed(try PeopleSample.fingerprint("e"), bytes: 30)
        let key = try PeopleSample.key(1)
        try sample.give(.speak(id, .judged(verdict: .notResolved, words: words), key: key), on: "2025-01-11")
        let text = try LongText.parse("The road is still closed.")
        for (number, isThere) in [(0, true), (3, false), (4, true), (5, false)] {
            let command = PetitionCommand.act(id, .summarised(text: text, act: number), on: Sample.day("2025-01-12"))
            #expect(sample.refusal(command, on: "2025-01-12") == (isThere ? nil : .noSuchAct(number)), "\(number)")
        }
        try sample.act(id, .summarised(text: text, act: 4), on: "2025-01-12")
        #expect(try sample.status(id, on: "2025-01-12").own.summaries == [4: text])
    }
}

@Suite("Petitions that are one matter")
struct MergedPetitionTests {
    /// Three authors, one matter; the first is routed.
    private func three() throws -> (PeopleSample, [PetitionID]) {
        var sample = try PeopleSample()
        let ids = [
            try sample.receive(on: "2025-01-02", author: "a1"), try sample.receive(on: "2025-01-10", author: "a2"),
            try sample.receive(on: "2025-01-12", author: "a3"),
        ]
        try sample.route(ids[0], on: "2025-01-03")
        try sample.act(ids[1], .merged(into: ids[0]), on: "2025-01-11")
        return (sample, ids)
    }

    @Test func `are answered at once, each from its own day, and every author counts`() throws {
        var (sample, ids) = try three()
        try sample.act(ids[0], .answered(reply: PeopleSample.reply()), on: "2025-02-12")
        try sample.act(ids[2], .merged(into: ids[0]), on: "2025-02-20")
        let statuses = try ids.map { try sample.status($0, on: "2025-02-21") }
        #expect(statuses.map(\.standing.stage) == [.answered, .answered, .answered])
        #expect(statuses.map(\.answering) == [.late, .onTime, .onTime])
        #expect(statuses.map(\.timeToAnswer.days) == [41, 33, 39], "who is merged late is answered on that day")
        #expect(statuses[0].followers == [ids[1], ids[2]])
        let counts = sample.counts(on: "2025-02-21")
        #expect(counts.petitions == 3)
        #expect(counts.cases == 1)
        #expect(counts.onTime == (2, 3))
        #expect(sample.counts(on: "2025-01-11").cases == 1)
    }

    @Test func `are acted upon in one place`() throws {
        let (sample, ids) = try three()
        let day = Sample.day("2025-01-12")
        #expect(sample.refusal(.act(ids[1], .accepted, on: day), on: "2025-01-12") == .mergedInto(ids[0]))
        #expect(sample.refusal(.act(ids[2], .merged(into: ids[1]), on: day), on: "2025-01-12") == .mergedInto(ids[0]))
        #expect(sample.refusal(.act(ids[2], .merged(into: ids[2]), on: day), on: "2025-01-12") == .mergesIntoItself)
        #expect(
            sample.refusal(.act(ids[2], .merged(into: "2024-000009"), on: day), on: "2025-01-12")
                == .unknownPetition("2024-000009"))
        #expect(
            sample.refusal(.act(ids[2], .unmerged(because: try Sample.line("why")), on: day), on: "2025-01-12")
                == .notMerged)
        #expect(sample.refusal(.act(ids[0], .merged(into: ids[1]), on: day), on: "2025-01-12") == .mergedInto(ids[0]))
    }

    @Test func `are spoken of by each author`() throws {
        var (sample, ids) = try three()
        try sample.act(ids[0], .resolved(reply: PeopleSample.reply()), on: "2025-01-20")
        try sample.give(
            .speak(ids[1], .judged(verdict: .notResolved, words: nil), key: PeopleSample.key(2)), on: "2025-01-21")
        #expect(try sample.status(ids[0], on: "2025-01-21").settling == .claimed)
        #expect(try sample.status(ids[1], on: "2025-01-21").settling == .denied)
        let words = Sealed(try PeopleSample.fingerprint("e"), bytes: 30)
        try sample.give(.speak(ids[1], .reopened(words: words), key: PeopleSample.key(2)), on: "2025-01-22")
        #expect(try sample.status(ids[0], on: "2025-01-22").standing.stage == .reopened, "for all of them")
        #expect(try sample.status(ids[0], on: "2025-01-21").standing.stage == .resolved)
    }

    @Test func `are parted again, and the parted one waits as if it had never been merged`() throws {
        var (sample, ids) = try three()
        try sample.act(ids[0], .answered(reply: PeopleSample.reply()), on: "2025-01-20")
        try sample.act(ids[1], .unmerged(because: Sample.line("another road")), on: "2025-01-25")
        let parted = try sample.status(ids[1], on: "2025-01-25")
        #expect(parted.lead == nil)
        #expect(parted.standing.stage == .received)
        #expect(parted.timeToAnswer == Lifetime(days: 15, isOver: false))
        #expect(try sample.status(ids[1], on: "2025-01-24").standing.stage == .answered)
    }

    @Test func `follow their lead into another`() throws {
        var (sample, ids) = try three()
        try sample.act(ids[0], .merged(into: ids[2]), on: "2025-01-15")
        let view = AsKnown(on: Sample.day("2025-01-15"))
        #expect(sample.book.lead(of: ids[1], view) == ids[2])
        #expect(sample.book.followers(of: ids[2], view) == [ids[0], ids[1]])
        #expect(sample.counts(on: "2025-01-15").cases == 1)
        #expect(sample.counts(on: "2025-01-14").cases == 2)
    }

    @Test func `keep an answer that one of them had before`() throws {
        var (sample, ids) = try three()
        try sample.route(ids[2], on: "2025-01-13")
        try sample.act(ids[2], .answered(reply: PeopleSample.reply()), on: "2025-01-14")
        try sample.act(ids[2], .merged(into: ids[0]), on: "2025-01-15")
        let status = try sample.status(ids[2], on: "2025-01-15")
        #expect(status.answer?.on == Sample.day("2025-01-14"))
        #expect(status.standing.stage == .routed)
    }
}
