import BorderVocabulary
import Steering
import Testing

@Suite("An agenda")
struct AgendaTests {
    private let rule = AgendaRule.first

    private func exception(_ kind: AgendaKind, _ key: String, _ measure: Int, dong: Int64? = nil) throws
        -> AgendaException
    { try ConferenceSample.exception(kind, key, measure, dong: dong) }

    @Test(arguments: [
        (AgendaKind.target, 0, 60), (.target, 24, 60), (.target, 25, 61), (.target, 1000, 100), (.target, 9999, 100),
        (.bottleneck, 4, 50), (.bottleneck, 5, 51), (.bottleneck, 200, 90), (.bottleneck, 205, 90),
        (.money, 9, 45), (.money, 10, 46), (.task, 5, 41), (.petition, 5, 41), (.task, -5, 40), (.followUp, 90, 0),
        (.byHand, 1, 0),
    ])
    func `gives points by a rule that everybody can read`(kind: AgendaKind, measure: Int, points: Int) throws {
        #expect(try rule.points(of: exception(kind, "a", measure)) == points)
    }

    @Test func `has what is left of earlier conclusions ahead of all, the longest overdue first`() throws {
        let draws = rule.draw([
            try exception(.target, "t", 1000), try exception(.followUp, "a/1", -3), try exception(.followUp, "a/2", 9),
        ])
        #expect(draws.map(\.exception.subject.key.description) == ["a/2", "a/1", "t"])
    }

    @Test func `puts the worse ahead, then the dearer, then by kind and name`() throws {
        let exceptions = [
            try exception(.task, "b", 100), try exception(.petition, "a", 100), try exception(.task, "a", 100),
            try exception(.task, "c", 100, dong: 5), try exception(.task, "d", 105),
        ]
        let order = ["d", "c", "a", "b", "a"]
        #expect(rule.draw(exceptions).map(\.exception.subject.key.description) == order)
        #expect(rule.draw(exceptions.reversed()) == rule.draw(exceptions), "whatever the order in which they come")
    }

    @Test func `has a subject once, at its better place`() throws {
        let draws = rule.draw([try exception(.task, "a", 5), try exception(.task, "a", 50)])
        #expect(draws.map(\.points) == [50])
    }

    @Test func `leaves out what there is no time for, in sight`() throws {
        var exceptions = try (1...14).map { try exception(.task, "task-\($0)", 200 - $0) }
        exceptions += try (1...3).map { try exception(.followUp, "a/\($0)", 0) }
        let draws = rule.draw(exceptions)
        #expect(draws.count == 17)
        #expect(draws.count { $0.isLeftOut } == 2, "twelve places, and follow-ups on top")
        #expect(draws.suffix(2).map(\.isLeftOut) == [true, true])
    }

    @Test(arguments: [
        (1, 1, 50, 5, true), (0, 1, 50, 5, false), (1, 0, 50, 5, false), (1, 101, 50, 5, false), (1, 100, 100, 1, true),
        (1, 1, 101, 5, false), (1, 1, -1, 5, false), (1, 1, 0, 0, false),
    ])
    func `needs a rule with sound numbers`(version: Int, most: Int, quorum: Int, step: Int, isSound: Bool) {
        let weight = AgendaRule.Weight(.task, base: 1, step: step, cap: 1)
        let rule = AgendaRule(
            version: version, from: .earliest, basis: nil, most: most, weights: [weight], quorum: quorum)
        #expect(rule.isSound == isSound)
    }

    @Test func `is drawn by a rule that has a day, and an earlier one is not rewritten`() throws {
        var book = try ConferenceSample.book()
        let second = AgendaRule(
            version: 2, from: Sample.day("2026-03-01"), basis: nil, most: 1, weights: rule.weights, quorum: 50)
        try book.give(.setAgendaRule(second), on: "2026-02-21")
        #expect(book.agendaRule(on: Sample.day("2026-02-28")).version == 1)
        #expect(book.agendaRule(on: Sample.day("2026-03-01")).version == 2)
        let third = AgendaRule(
            version: 3, from: Sample.day("2026-03-01"), basis: nil, most: 2, weights: rule.weights, quorum: 50)
        #expect(
            try book.refusal(.setAgendaRule(third), on: "2026-02-21") == .notLater(than: Sample.day("2026-03-01")))
    }

    @Test func `keeps the number of a matter from draw to draw, and what was said of it`() throws {
        var book = try ConferenceSample.book()
        try book.give(.draw("march", from: [exception(.task, "a", 5), exception(.task, "b", 50)]), on: "2026-02-21")
        let number = try #require(try book.march(on: "2026-02-21")?.items.first { $0.title.description == "about a" })
            .number
        try book.act(
            .positionTaken(item: number, position: MemberPosition(.agrees)), as: RoomSample.trade, by: "hoa",
            on: "2026-02-22"
        )
        try book.give(.draw("march", from: [exception(.task, "a", 500)]), on: "2026-03-01")
        let conference = try #require(try book.march(on: "2026-03-01"))
        #expect(conference.agenda.map(\.number) == [number])
        #expect(conference.item(number)?.positions.count == 1)
        #expect(conference.items.count == 2, "what is gone is still to be seen")
        #expect(try !book.give(.draw("march", from: [exception(.task, "a", 500)]), on: "2026-03-01"), "already so")
    }

    @Test func `takes a matter by hand, and off with a reason, but never what is left to do`() throws {
        var book = try ConferenceSample.concluded()
        try book.call("april", for: "2026-04-05", on: "2026-03-20")
        let item = HandItem(try Sample.line("the storm"), reason: try Sample.line("it came last night"))
        try book.act(.itemAdded(item), about: "april", on: "2026-03-21")
        #expect(book.conference("april", on: Sample.day("2026-03-21"))?.agenda.map(\.kind) == [.followUp, .byHand])
        let off = ConferenceAct.itemRemoved(item: 2, reason: try Sample.line("it went by"))
        try book.act(off, about: "april", as: RoomSample.chairman, by: "chi", on: "2026-03-22")
        let conference = try #require(book.conference("april", on: Sample.day("2026-03-22")))
        #expect(conference.agenda.map(\.number) == [1])
        #expect(conference.item(2)?.removed?.post == RoomSample.chairman)
        #expect(
            try book.refusal(
                .itemRemoved(item: 1, reason: Sample.line("tired of it")), about: "april", on: "2026-03-22")
                == .followUpStays(item: 1))
    }

    @Test func `takes open bottlenecks with their working days and their money`() throws {
        var book = try BottleneckSample.book()
        func offered(_ day: String) -> [AgendaException] {
            book.agendaExceptions(on: Sample.day(day), by: WorkingCalendar())
        }
        let exception = try #require(offered("2026-01-12").first)
        #expect(exception.measure == 5, "from Monday to Monday")
        #expect(exception.dong == 5_000_000_000)
        #expect(exception.post == RoomSample.finance)
        try book.act(
            .closed(evidence: [RoomSample.evidence()]), as: RoomSample.finance, by: "minh", on: "2026-01-20")
        #expect(offered("2026-01-19").count == 1)
        #expect(offered("2026-01-20").isEmpty)
    }

    @Test func `takes projects that are behind with what is lacking`() throws {
        var book = try MoneySample.book
        let line = PlanLine(2024, .project(id: MoneySample.road), source: MoneySample.central)
        try book.give(.setPlan(MoneySample.plan(line, 1_000, on: "2023-12-20")))
        let trajectory = Trajectory(
            2024, .province, points: [Trajectory.Point(month: 6, permille: 600)],
            document: try Sample.line("sample plan"), saidOn: Sample.day("2024-01-01"))
        try book.give(.setTrajectory(trajectory))
        try book.pay([MoneySample.entry("kb-1", on: "2024-02-01", 150)], on: "2024-02-02")
        #expect(book.agendaExceptions(on: Sample.day("2024-01-30")).isEmpty, "no month is over")
        let exception = try #require(book.agendaExceptions(on: Sample.day("2024-02-29")).first)
        #expect(exception.measure == 50, "thousandths of what was allocated")
        #expect(exception.dong == 50)
        #expect(exception.post == MoneySample.board)
        #expect(exception.subject.key.description == MoneySample.road.description)
    }

    @Test func `takes tasks past their deadline, and of what is closed off the name alone`() throws {
        var sample = try TaskSample()
        try sample.give(.assign(TaskSample.terms()))
        func offered(_ day: String) -> [AgendaException] {
            sample.book.agendaExceptions(on: Sample.day(day), by: WorkingCalendar())
        }
        #expect(offered("2026-03-20").isEmpty, "it is due on that Friday")
        let exception = try #require(offered("2026-03-23").first)
        #expect(exception.measure == 1)
        #expect(exception.title.description == "do this")
        #expect(exception.post == TaskSample.trade)
        try sample.give(.correct(TaskSample.directive(secrecy: .classified), reason: Sample.line("secret")))
        #expect(offered("2026-03-23").first?.title.description == "task-1")
    }
}
