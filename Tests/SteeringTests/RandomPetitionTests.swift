import BorderVocabulary
import Steering
import Testing

@Suite("A register of random days")
struct RandomPetitionTests {
    private let reasons = ["rain", "money", "law"]

    private func command(_ sample: PeopleSample, _ today: LocalDate, _ dice: inout SplitMix64) throws -> PetitionCommand
    {
        let known = sample.book.files.map(\.petition.id)
        let number = known.count + 1
        guard known.count > 0, known.count < 12 || Int.random(in: 0..<20, using: &dice) > 0 else {
            return .receive(
                try PeopleSample.submission(
                    number, on: "\(today.adding(days: -Int.random(in: 0..<9, using: &dice)))",
                    kind: dice.pick([nil, PeopleSample.voters, "other"])))
        }
        let place = Int.random(in: 0..<known.count, using: &dice)
        let (id, on) = (known[place], today.adding(days: -Int.random(in: 0..<3, using: &dice)))
        let reply = try PeopleSample.reply(dice.pick(reasons))
        let reason = try Sample.line(dice.pick(reasons))
        let terms = PromiseTerms(reason, until: today.adding(days: 20), by: PeopleSample.roads)
        let post = dice.pick([PeopleSample.trade, PeopleSample.roads])
        let deeds: [PetitionDeed] = [
            .accepted, .accepted, .routed(post: post), .routed(post: post), .answered(reply: reply),
            .explained(reply: reply), .resolved(reply: reply), .merged(into: dice.pick(known)),
            .unmerged(because: reason), .rejected(reason: "not-competent", reply: reply),
            .transferredOutside(to: reason, reply: reply), .asked(verdict: dice.pick(AuthorsVerdict.allCases)),
            .classified(kind: dice.pick([nil, PeopleSample.joint, "other"]), topic: nil),
            .summarised(text: reply.text, act: Int.random(in: 0..<4, using: &dice)), .withheld(because: reason),
        ]
        switch Int.random(in: 0..<20, using: &dice) {
        case 0:
            return .speak(
                id, .reopened(words: Sealed(try PeopleSample.fingerprint("e"), bytes: 9)),
                key: try PeopleSample.key(place + 1))
        case 1, 2:
            return .speak(
                id, .judged(verdict: dice.pick(AuthorsVerdict.allCases), words: nil),
                key: try PeopleSample.key(place + 1))
        case 3:
            return .strike(id, act: Int.random(in: 1..<6, using: &dice), because: reason)
        case 4: return .plan(id, reply, terms, on: on)
        case 5:
            let promise = dice.pick(sample.book.promises.map(\.id) + ["none"])
            let steps: [PromiseStep] = [
                .moved(due: today.adding(days: 9), because: reason), .kept(evidence: reason), .broken(because: reason),
            ]
            return .follow(promise, dice.pick(steps), on: on)
        default: return .act(id, dice.pick(deeds), on: on)
        }
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `counts each petition once, does nothing twice, and remembers what it said`(seed: UInt64) throws {
        var dice = SplitMix64(seed: seed)
        var sample = try PeopleSample()
        var today = Sample.day("2025-01-10")
        var said: [(moment: Timestamp, statuses: [PetitionStatus])] = []
        for _ in 0..<250 {
            today = today.adding(days: Int.random(in: 0..<3, using: &dice) / 2)
            let command = try command(sample, today, &dice)
            let user = dice.pick([Sample.lan, Sample.minh])
            guard (try? sample.give(command, on: "\(today)", by: user)) ?? false else { continue }
            #expect(try !sample.give(command, on: "\(today)", by: user), "\(command)")
            let view = AsKnown(on: today)
            let statuses = sample.book.statuses(view, sample.roster.calendar)
            let counts = PetitionCounts(statuses)
            #expect(counts.petitions == statuses.count)
            #expect(PetitionStatus.Answering.allCases.reduce(0) { $0 + counts[$1] } == counts.petitions)
            #expect(PetitionStatus.Settling.allCases.reduce(0) { $0 + counts[$1] } == counts.petitions)
            #expect(counts.cases == counts.petitions - statuses.reduce(0) { $0 + ($1.lead == nil ? 0 : 1) })
            for status in statuses {
                #expect(sample.book.status(of: status.id, view, sample.roster.calendar) == status)
                #expect(status.lead.map { sample.book.followers(of: $0, view).contains(status.id) } ?? true)
                #expect(status.timeToAnswer.days >= 0 && status.timeToResolution.days >= 0)
            }
            // What is recorded later at the same moment belongs to that moment, so only days that are over are kept.
            if let last = said.last, last.moment == PeopleSample.noon("\(today)") { said.removeLast() }
            said.append((PeopleSample.noon("\(today)"), statuses))
        }
        for (moment, statuses) in said {
            let view = AsKnown(on: moment.localDate, recordedBy: moment)
            #expect(sample.book.statuses(view, sample.roster.calendar).map(\.standing) == statuses.map(\.standing))
        }
        #expect(said.count > 20)
    }
}
