import BorderVocabulary
import Steering
import Testing

@Suite("A period for an answer")
struct ServicePeriodTests {
    @Test(arguments: [("2025-02-11", PetitionStatus.Answering.onTime), ("2025-02-12", .late)])
    func `ends on its last day`(day: String, answering: PetitionStatus.Answering) throws {
        var sample = try PeopleSample()
        let id = try sample.receive(on: "2025-01-02")
        try sample.route(id, on: "2025-01-03")
        try sample.act(id, .answered(reply: PeopleSample.reply()), on: day)
        #expect(try sample.status(id, on: day).answering == answering)
    }

    @Test(arguments: [("2025-02-11", PetitionStatus.Answering.waiting), ("2025-02-12", .overdue)])
    func `counts those that still wait`(day: String, answering: PetitionStatus.Answering) throws {
        var sample = try PeopleSample()
        let id = try sample.receive(on: "2025-01-02")
        #expect(try sample.status(id, on: day).answering == answering)
    }

    @Test func `is counted in working days where the rule says so`() throws {
        var sample = try PeopleSample()
        let id = try sample.receive(on: "2025-01-03")
        // A Friday; ten working days later is a Friday too, without the days off.
        #expect(try sample.status(id, on: "2025-01-03").resolutionDue?.day == Sample.day("2025-01-17"))
        let holiday = WorkingCalendar.Exception(
            Sample.day("2025-01-10"), isWorked: false, basis: try Sample.line("a made-up holiday"))
        sample.roster.apply(.daySet(holiday), by: Sample.lan, at: Sample.now)
        #expect(try sample.status(id, on: "2025-01-03").resolutionDue?.day == Sample.day("2025-01-20"))
    }

    @Test func `is the one of the day of receipt`() throws {
        var sample = try PeopleSample()
        let basis = try Sample.line("a newer made-up rule")
        let newer = ServicePeriod(
            PeopleSample.voters, .answer, days: 20, .calendarDays, from: Sample.day("2025-02-01"), basis: basis)
        try sample.give(.setPeriod(newer), on: "2025-01-15")
        let early = try sample.receive(on: "2025-01-31", entered: "2025-02-01")
        let late = try sample.receive(on: "2025-02-01")
        #expect(try sample.status(early, on: "2025-02-01").answerDue?.period.days == 40)
        #expect(try sample.status(late, on: "2025-02-01").answerDue?.period.days == 20)
        #expect(
            sample.refusal(
                .setPeriod(
                    ServicePeriod(
                        PeopleSample.voters, .answer, days: 90, .calendarDays, from: Sample.day("2025-02-01"),
                        basis: basis)), on: "2025-02-02")
                == .notLater(than: Sample.day("2025-02-01")), "nobody rewrites a period")
        let none = ServicePeriod(
            PeopleSample.voters, .answer, days: nil, .calendarDays, from: Sample.day("2025-03-01"), basis: basis)
        try sample.give(.setPeriod(none), on: "2025-02-20")
        let free = try sample.receive(on: "2025-03-01")
        #expect(try sample.status(free, on: "2025-03-01").answerDue == nil)
        #expect(try sample.status(free, on: "2025-03-01").answering == .waitingWithoutPeriod)
    }

    @Test(arguments: [(0, false), (1, true), (3_650, true), (3_651, false)])
    func `has a length that can be`(days: Int, isTaken: Bool) throws {
        let sample = try PeopleSample()
        let period = ServicePeriod(
            "other", .answer, days: days, .calendarDays, from: Sample.day("2020-01-01"),
            basis: try Sample.line("a made-up rule"))
        let refusal = sample.refusal(.setPeriod(period), on: "2025-01-01")
        #expect(refusal == (isTaken ? nil : .daysOutOfRange(limit: 3_650)))
    }

    @Test func `does not exist where nobody set one`() throws {
        var sample = try PeopleSample()
        let other = try sample.receive(on: "2025-01-02", kind: "other")
        let unclassified = try sample.receive(on: "2025-01-02", kind: nil)
        for id in [other, unclassified] {
            #expect(try sample.status(id, on: "2030-01-01").answering == .waitingWithoutPeriod)
        }
        #expect(sample.counts(on: "2025-12-31").onTime == (0, 0))
    }

    @Test func `is not made longer unseen by another kind`() throws {
        var sample = try PeopleSample()
        let id = try sample.receive(on: "2025-01-02")
        try sample.route(id, on: "2025-01-03")
        try sample.act(id, .classified(kind: PeopleSample.joint, topic: nil), on: "2025-02-12")
        try sample.act(id, .answered(reply: PeopleSample.reply()), on: "2025-02-13")
        let status = try sample.status(id, on: "2025-02-13")
        #expect(status.answering == .onTime)
        #expect(status.answerDue?.byFirstKind == Sample.day("2025-02-11"))
        #expect(sample.counts(on: "2025-02-13").onTimeByReclassifying == 1)
    }

    @Test(arguments: [("2025-02-11", 0), ("2025-02-12", 1)])
    func `is not kept unseen by a day that was entered later`(entered: String, later: Int) throws {
        var sample = try PeopleSample()
        let id = try sample.receive(on: "2025-01-02")
        try sample.route(id, on: "2025-01-03")
        let answer = PetitionDeed.answered(reply: try PeopleSample.reply())
        try sample.give(.act(id, answer, on: Sample.day("2025-02-10")), on: entered)
        let counts = sample.counts(on: "2025-03-01")
        #expect(counts[.onTime] == 1)
        #expect(counts.onTimeByLaterEntry == later)
    }

    @Test(arguments: [("2025-02-11", 0), ("2025-02-12", 1)])
    func `is not claimed for what came from another register after it`(entered: String, after: Int) throws {
        var sample = try PeopleSample()
        let id = try sample.receive(on: "2025-01-02", entered: entered)
        let deeds: [PetitionDeed] = [
            .accepted, .routed(post: PeopleSample.trade), .answered(reply: try PeopleSample.reply()),
        ]
        for deed in deeds { try sample.give(.act(id, deed, on: Sample.day("2025-02-10")), on: "2025-03-01") }
        let counts = sample.counts(on: "2025-03-01")
        #expect(counts[.onTime] == 1)
        #expect(counts.enteredAfterPeriod == after)
        #expect(counts.onTimeByLaterEntry == 1 - after, "dated back, and known here before")
    }

    @Test func `puts every petition into one class`() throws {
        var sample = try PeopleSample()
        let reply = try PeopleSample.reply()
        for deed in [PetitionDeed?.none, .answered(reply: reply), .explained(reply: reply), .resolved(reply: reply)] {
            for kind in [PeopleSample.voters, "other"] {
                let id = try sample.receive(on: "2025-01-02", kind: kind)
                try sample.route(id, on: "2025-01-03")
                if let deed { try sample.act(id, deed, on: "2025-01-04") }
            }
        }
        let turned = try sample.receive(on: "2025-01-02")
        try sample.act(turned, .rejected(reason: "not-competent", reply: reply), on: "2025-01-05")
        let passed = try sample.receive(on: "2025-01-02")
        try sample.act(passed, .transferredOutside(to: Sample.line("a ministry"), reply: reply), on: "2025-01-06")
        let counts = sample.counts(on: "2025-03-01")
        #expect(counts.petitions == 10)
        #expect(PetitionStatus.Answering.allCases.map { counts[$0] } == [3, 0, 0, 1, 3, 1, 1, 1])
        #expect(PetitionStatus.Settling.allCases.map { counts[$0] } == [0, 2, 0, 0, 2, 2, 2, 1, 1])
        #expect(counts.onTime == (3, 4), "the one that waits is in the denominator")
        #expect(counts.resolved == (2, 6))
    }
}

@Suite("How long things take")
struct SurvivalTests {
    /// Weeks of remission under 6-MP in Freireich's trial (1963), the example of Cox and Oakes: 9 ended, 12 still open.
    private let ended = [6, 6, 6, 7, 10, 13, 16, 22, 23]
    private let open = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]

    private var curve: SurvivalCurve {
        SurvivalCurve(
            ended.map { Lifetime(days: $0, isOver: true) } + open.map { Lifetime(days: $0, isOver: false) })
    }

    @Test(arguments: [
        (0, 6, 21, 3, 0.8571, 0.0764), (1, 7, 17, 1, 0.8067, 0.0869), (2, 10, 15, 1, 0.7529, 0.0963),
        (3, 13, 12, 1, 0.6902, 0.1068), (4, 16, 11, 1, 0.6275, 0.1141), (5, 22, 7, 1, 0.5378, 0.1282),
        (6, 23, 6, 1, 0.4482, 0.1346),
    ])
    func `is estimated as in the published example`(
        index: Int, days: Int, atRisk: Int, ended: Int, survival: Double, error: Double
    ) {
        let step = curve.steps[index]
        #expect((step.days, step.atRisk, step.ended) == (days, atRisk, ended))
        #expect(abs(step.survival - survival) < 0.00005)
        #expect(abs(step.standardError - error) < 0.00005)
        #expect(abs(step.low - (step.survival - 1.96 * step.standardError)) < 0.0001)
        #expect(step.high <= 1)
    }

    @Test func `has a median where half have ended, and no end beyond what was watched`() {
        #expect(curve.steps.count == 7)
        #expect(curve.time(untilLeft: 0.5) == 23)
        #expect(curve.time(untilLeft: 0.25) == nil)
        #expect(curve.survival(after: 5) == 1)
        #expect(curve.survival(after: 35) == curve.steps[6].survival)
        #expect(curve.survival(after: 36) == nil)
    }

    @Test func `does not forget the open ones`() {
        let closed = SurvivalCurve(ended.map { Lifetime(days: $0, isOver: true) })
        #expect(closed.time(untilLeft: 0.5) == 10, "an answer without the open cases would say ten")
        #expect(closed.steps.last?.survival == 0)
        #expect(closed.steps.last?.standardError == 0)
    }

    @Test func `says nothing of nothing`() {
        #expect(SurvivalCurve([]).steps.isEmpty)
        #expect(SurvivalCurve([]).survival(after: 0) == nil)
        let waiting = SurvivalCurve([Lifetime(days: 4, isOver: false)])
        #expect(waiting.steps.isEmpty)
        #expect(waiting.survival(after: 4) == 1)
    }
}
