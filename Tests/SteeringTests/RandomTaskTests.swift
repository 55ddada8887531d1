import BorderVocabulary
import Foundation
import Steering
import Testing

@Suite("Random steps of tasks")
struct RandomTaskTests {
    private let users = [
        TaskSample.boss, TaskSample.clerk, TaskSample.tradesman, TaskSample.financier, TaskSample.inspector,
        TaskSample.stranger,
    ]
    private let posts = [TaskSample.trade, TaskSample.finance, TaskSample.office, TaskSample.inspectorate]

    private func step(_ dice: inout SplitMix64, near day: LocalDate) throws -> TaskStep {
        let date = day.adding(days: Int.random(in: -20...60, using: &dice))
        let line = try Sample.line("because \(Int.random(in: 0...9, using: &dice))")
        switch dice.pick(TaskStep.Kind.allCases) {
        case .accepted: return .accepted
        case .reported: return .reported(note: line, evidence: [])
        case .extensionAsked: return .extensionAsked(to: date, reason: line)
        case .extensionRefused: return .extensionRefused(reason: line)
        case .extended: return .extended(to: date, reason: line, basis: line)
        case .reviewed:
            let timing = Bool.random(using: &dice) ? TaskTiming.deadline(on: date) : .review(on: date, because: line)
            return .reviewed(timing: timing, finding: line)
        case .claimed: return .claimed(note: line, evidence: try TaskSample.evidence())
        case .verified: return .verified(finding: line)
        case .returned: return .returned(reason: line)
        case .cancelled: return .cancelled(reason: line, basis: line)
        case .transferred: return .transferred(to: dice.pick(posts), reason: line, basis: line)
        case .verifierReplaced: return .verifierReplaced(by: dice.pick(posts), reason: line, basis: line)
        case .reopened: return .reopened(reason: line)
        }
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `leave a history that tells what each day knew, and can be stored and read again`(seed: UInt64) throws {
        var dice = SplitMix64(seed: seed)
        var sample = try TaskSample()
        let review = TaskTiming.review(on: Sample.day("2026-02-15"), because: try Sample.line("x"))
        try sample.give(.assign(TaskSample.terms(timing: seed % 3 == 0 ? review : nil)))
        var (day, events) = (Sample.day("2026-01-06"), [(TaskEvent, UserID, Timestamp)]())
        var (known, replayed) = ([LocalDate: StandingTask](), sample.book)
        for _ in 0..<400 {
            if Int.random(in: 0..<6, using: &dice) == 0 {
                known[day] = sample.book.asKnown("task-1", on: day)
                day = day.adding(days: Int.random(in: 1...15, using: &dice))
            }
            let (user, moment) = (dice.pick(users), Timestamp(date: day, time: .midnight))
            let command = TaskCommand.take(try step(&dice, near: day), on: "task-1")
            for event in (try? sample.book.decide(command, by: user, at: moment, roster: sample.roster)) ?? [] {
                sample.book.apply(event, by: user, at: moment)
                events.append((event, user, moment))
            }
        }
        #expect(events.count > 4)
        for (day, answer) in known { #expect(sample.book.asKnown("task-1", on: day) == answer) }
        // Who closed it was never on the side of who did the work, nor the one who claimed it.
        var claimant: UserID?
        for (event, user, _) in events {
            guard case .stepTaken(let taken) = event else { continue }
            if taken.step.kind == .claimed { claimant = user }
            if taken.step.kind == .verified { #expect(user != claimant && user != TaskSample.stranger) }
        }
        for (event, user, moment) in events {
            let stored = try JSONEncoder().encode(event)
            replayed.apply(try JSONDecoder().decode(TaskEvent.self, from: stored), by: user, at: moment)
        }
        #expect(replayed == sample.book)
    }
}
