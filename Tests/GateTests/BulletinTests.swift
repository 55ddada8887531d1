import BorderVocabulary
import Gate
import Testing

@Suite("The daily bulletin")
struct BulletinTests {
    @Test func `counts what came, crossed, turned back, left otherwise and remains`() throws {
        var day = try GateFixture()
        _ = try day.bring(1, to: .abroad)
        _ = try day.bring(2, to: .inYard)
        let back = try day.bring(3, to: .waiting)
        try day.give(.turnBack(back, reason: "r"))
        let cancelled = try day.bring(4, to: .waiting)
        try day.give(.cancel(cancelled, reason: "r"))
        let declaredOnly = try day.bring(5, to: .declared)
        try day.give(.cancel(declaredOnly, reason: "r"))
        _ = try day.bring(Sample.declaration(6, .import), to: .released)
        let car = Papers(vehicle: Sample.newCar(7), driver: Sample.chinese)
        _ = try day.bring(Sample.declaration(7, .import, .newVehicle, papers: car), to: .abroad)
        let figures = day.gate.bulletin(of: Sample.day, at: day.now)
        #expect(figures.vehicles(.arrived) == 6)
        #expect(figures.vehicles(.cleared, direction: .export) == 1)
        #expect(figures.vehicles(.cleared, category: .newVehicle) == 1)
        #expect(figures.vehicles(.turnedBack) == 1)
        #expect(figures.vehicles(.withdrawn) == 1, "what never came is in no count")
        #expect(figures.vehicles(.remaining, place: Sample.huuNghi) == 2)
        #expect(figures.vehicles(.remaining, category: .goods) == 1)
        #expect(figures.vehicles(.remaining, place: Sample.tanThanh) == 0)
        #expect(figures.figures.allSatisfy { $0.vehicles > 0 }, "empty cells are left out")
        #expect(figures.figures == figures.figures.sorted { $0.cell < $1.cell })
    }

    @Test(arguments: [
        (Direction.export, Movement.loaded, GoodsCategory.fruit, BulletinCategory.fruit),
        (.export, .empty, .other, .other), (.export, .newVehicle, .other, .other),
        (.export, .loaded, .unidentified, .unidentified), (.import, .loaded, .fruit, .goods),
        (.import, .loaded, .unidentified, .goods), (.import, .empty, .other, .goods),
        (.import, .newVehicle, .other, .newVehicle),
    ])
    func `puts each vehicle into one class`(
        direction: Direction, movement: Movement, goods: GoodsCategory, category: BulletinCategory
    ) {
        #expect(BulletinCategory(direction: direction, movement: movement, category: goods) == category)
        #expect(category.direction == direction)
    }

    @Test func `closes at its hour, once, and a new count begins with what remains`() throws {
        var day = try GateFixture(at: Sample.moment(19))
        _ = try day.bring(1, to: .abroad)
        let waiting = try day.bring(2, to: .waiting)
        let close = Command.closeBulletin(Sample.day)
        day.now = Sample.moment(20) - .instant
        #expect(day.refusal(of: close) == .bulletinNotDue(at: Sample.moment(20)))
        day.now = Sample.moment(20)
        let printed = day.gate.bulletin(of: Sample.day, at: day.now)
        #expect(try day.give(close) == [.bulletinClosed(printed)])
        #expect(printed.closedAt == Sample.moment(20))
        #expect(day.gate.lastBulletin == Sample.day)
        #expect(day.refusal(of: close) == .bulletinClosed(Sample.day))
        #expect(day.refusal(of: .closeBulletin(Sample.day.adding(days: -1))) == .bulletinClosed(Sample.day))
        #expect(
            day.refusal(of: .closeBulletin(Sample.day.adding(days: 1)))
                == .bulletinNotDue(at: Sample.moment(20, day: 1)))

        day.wait(.instant)
        try day.give(.turnBack(waiting, reason: "r"))
        day.now = Sample.moment(20, day: 1)
        let next = day.gate.bulletin(of: Sample.day.adding(days: 1), at: day.now)
        #expect(next.figures.map(\.vehicles) == [1])
        #expect(next.vehicles(.turnedBack) == 1)
        #expect(day.refusal(of: .closeBulletin(Sample.day.adding(days: 1))) == nil)
    }

    @Test func `closes at the hour that holds when its day begins`() throws {
        var day = try GateFixture()
        let hour = Rule.Content.bulletinHour(Sample.time(18))
        try day.give(.setRule(Sample.rule("h", hour, from: Sample.moment(0, day: 1))))
        #expect(day.refusal(of: .closeBulletin(Sample.day)) == .bulletinNotDue(at: Sample.moment(20)))
        let tomorrow = Sample.day.adding(days: 1)
        #expect(day.refusal(of: .closeBulletin(tomorrow)) == .bulletinNotDue(at: Sample.moment(18, day: 1)))
    }

    @Test func `takes in late what a missed day has counted`() throws {
        var day = try GateFixture()
        _ = try day.bring(1, to: .abroad)
        day.now = Sample.moment(21, day: 3)
        let events = try day.give(.closeBulletin(Sample.day.adding(days: 3)))
        guard case .bulletinClosed(let bulletin)? = events.first else { throw GateFixtureError.wrongStage }
        #expect(bulletin.vehicles(.cleared) == 1)
        #expect(day.refusal(of: .closeBulletin(Sample.day)) == .bulletinClosed(Sample.day.adding(days: 3)))
    }
}
