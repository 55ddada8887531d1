import BorderVocabulary
import Gate
import Testing

@Suite("Rules as dated data")
struct RuleTests {
    private static func capacity(_ id: RuleID, _ capacity: Int, from: Timestamp? = nil, until: Timestamp? = nil) -> Rule
    {
        Sample.rule(id, .yard(Yard(id: "y", place: Sample.huuNghi, capacity: capacity)), from: from, until: until)
    }

    @Test(arguments: [
        (Sample.moment(9) - .instant, false), (Sample.moment(9), true), (Sample.moment(10) - .instant, true),
        (Sample.moment(10), false),
    ])
    func `hold from their first moment until just before their end`(moment: Timestamp, holds: Bool) {
        let book = RuleBook([Self.capacity("r", 5, from: Sample.moment(9), until: Sample.moment(10))])
        #expect((book.yard("y", at: moment) != nil) == holds)
    }

    @Test(arguments: [(8, 5), (9, 7), (10, 5)])
    func `of several that hold, the one set last applies`(hour: Int, capacity: Int) {
        let book = RuleBook([
            Self.capacity("usual", 5), Self.capacity("works", 7, from: Sample.moment(9), until: Sample.moment(10)),
        ])
        #expect(book.yard("y", at: Sample.moment(hour))?.capacity == capacity)
    }

    @Test func `replace the one with the same name, and go last in doing so`() {
        var book = RuleBook([Self.capacity("a", 1), Self.capacity("b", 2)])
        book.set(Self.capacity("a", 3))
        #expect(book.all.map(\.id) == ["b", "a"])
        #expect(book.yard("y", at: Sample.morning)?.capacity == 3)
        book.withdraw("a")
        #expect(book.yard("y", at: Sample.morning)?.capacity == 2)
        #expect(book == RuleBook([Self.capacity("b", 2)]))
        book.withdraw("b")
        #expect(book == RuleBook())
    }

    @Test func `are listed for a place in the order of their names`() {
        let book = RuleBook(Sample.rules)
        #expect(book.places(at: Sample.morning) == [Sample.huuNghi, Sample.tanThanh])
        #expect(book.lanes(of: Sample.tanThanh, at: Sample.morning).map(\.id) == [Sample.tanThanhLane])
        #expect(book.yards(of: Sample.huuNghi, at: Sample.morning).map(\.id) == [Sample.smallYard, Sample.xuanCuong])
        #expect(
            book.areas(at: Sample.morning).map(\.id) == [Sample.lot, Sample.park, Sample.road, Sample.tanThanhPark])
    }

    @Test func `say in their period from when on a wait is long`() {
        let book = RuleBook([
            Sample.rule("a", .longWait(.hours(6))),
            Sample.rule("b", .longWait(.hours(3)), from: Sample.moment(9), until: Sample.moment(10)),
        ])
        #expect(book.longWait(at: Sample.moment(9) - .instant) == .hours(6))
        #expect(book.longWait(at: Sample.moment(9)) == .hours(3))
        #expect(book.longWait(at: Sample.moment(10)) == .hours(6))
    }

    @Test func `fall back on what is said of a gate without any`() {
        let book = RuleBook()
        #expect(book.call(at: Sample.morning) == CallRule(validFor: .minutes(30), missedAllowed: 1))
        #expect(book.bulletinHour(at: Sample.morning) == Sample.time(20))
        #expect(book.declarationLife(at: Sample.morning) == nil)
        #expect(book.bookingHorizon(at: Sample.morning) == .hours(30 * 24))
        #expect(book.longWait(at: Sample.morning) == .hours(12))
        #expect(
            book.requiredAgencies(direction: .export, movement: .loaded, category: .fruit, at: Sample.morning) == [])
    }

    @Test func `add up, where agencies are concerned`() {
        let book = RuleBook(Sample.rules + [Sample.rule("meat", Sample.requirement(.import, nil, [.animalQuarantine]))])
        func required(_ direction: Direction, _ category: GoodsCategory) -> [Agency] {
            book.requiredAgencies(direction: direction, movement: .loaded, category: category, at: Sample.morning).all
        }
        #expect(required(.export, .fruit) == [.borderGuard, .plantQuarantine, .customs])
        #expect(required(.export, .other) == [.borderGuard, .customs])
        #expect(required(.import, .fruit) == [.borderGuard, .animalQuarantine, .customs])
    }

    @Test(
        arguments: [
            (Sample.rule("r", .place("x"), from: Sample.moment(9), until: Sample.moment(9)), .ruleEndsBeforeItBegins),
            (Sample.rule("r", .place("x"), from: Sample.moment(9), until: Sample.moment(9) + .instant), nil),
            (
                Rule(id: "r", validity: Validity(from: Sample.morning), reference: " ", content: .place("x")),
                .fieldMissing(.basis)
            ),
            (
                Rule(
                    id: "r", validity: Validity(from: Sample.morning), reference: String(repeating: "d", count: 501),
                    content: .place("x")),
                .tooLong(.basis, limit: 500)
            ),
            (Sample.rule("r", Sample.lane("l", perHour: 0)), nil),
            (Sample.rule("r", Sample.lane("l", perHour: -1)), .notPositive(.lane)),
            (Self.capacity("r", 0), nil), (Self.capacity("r", -1), .notPositive(.yard)),
            (Sample.rule("r", .holdingArea(HoldingArea(id: "a", places: [], capacity: 0))), nil),
            (Sample.rule("r", .holdingArea(HoldingArea(id: "a", places: [], capacity: -1))), .notPositive(.area)),
            (Sample.rule("r", .call(CallRule(validFor: .milliseconds(1), missedAllowed: 0))), nil),
            (Sample.rule("r", .call(CallRule(validFor: .zero, missedAllowed: 0))), .notPositive(.rule)),
            (Sample.rule("r", .call(CallRule(validFor: .seconds(1), missedAllowed: -1))), .notPositive(.rule)),
            (Sample.rule("r", .declarationLife(.zero)), .notPositive(.rule)),
            (Sample.rule("r", .declarationLife(.seconds(1))), nil),
            (Sample.rule("r", .bookingHorizon(.zero)), .notPositive(.rule)),
            (Sample.rule("r", .bookingHorizon(.milliseconds(1))), nil),
            (Sample.rule("r", .longWait(.zero)), .notPositive(.rule)),
            (Sample.rule("r", .longWait(.milliseconds(1))), nil),
            (Sample.rule("r", Sample.method(.twoWay, [], hours: 0)), .notPositive(.rule)),
            (Sample.rule("r", Sample.method(.twoWay, [], hours: 1)), nil),
        ] as [(Rule, Refusal?)])
    func `are refused when they cannot be meant`(rule: Rule, refusal: Refusal?) throws {
        let day = try GateFixture()
        #expect(day.refusal(of: .setRule(rule)) == refusal)
    }

    @Test func `are harmless when set twice, and withdrawn with a reason`() throws {
        var day = try GateFixture()
        let rule = Self.capacity("r", 5)
        #expect(try day.give(.setRule(rule)) == [.ruleSet(rule)])
        #expect(try day.give(.setRule(rule)) == [])
        #expect(day.refusal(of: .withdrawRule("r", reason: "")) == .reasonMissing)
        #expect(day.refusal(of: .withdrawRule("no-rule", reason: "r")) == .unknownRule("no-rule"))
        try day.give(.withdrawRule("r", reason: "mistake"))
        #expect(day.refusal(of: .withdrawRule("r", reason: "mistake")) == .unknownRule("r"))
    }
}

@Suite("Opening hours")
struct HoursTests {
    private static func book(_ rules: Rule...) -> RuleBook { RuleBook(rules) }
    private static let usual = Sample.rule("usual", Sample.hours("p", 7, 20))

    @Test(arguments: [
        (7, 20, 6, 59, false), (7, 20, 7, 0, true), (7, 20, 19, 59, true), (7, 20, 20, 0, false),
        (20, 4, 19, 59, false), (20, 4, 20, 0, true), (20, 4, 0, 0, true), (20, 4, 3, 59, true), (20, 4, 4, 0, false),
        (9, 9, 9, 0, false), (9, 9, 12, 0, false), (0, 23, 0, 0, true), (0, 23, 23, 0, false),
    ])
    func `open and close to the minute, also over midnight`(
        opens: Int, closes: Int, hour: Int, minute: Int, isOpen: Bool
    ) {
        let book = Self.book(Sample.rule("h", Sample.hours("p", opens, closes)))
        #expect(book.isOpen("p", at: Sample.moment(hour, minute)) == isOpen)
    }

    @Test func `a place without hours is closed, and nobody knows until when`() throws {
        #expect(!RuleBook().isOpen("p", at: Sample.morning))
        #expect(RuleBook().nextOpening(of: "p", after: Sample.morning) == nil)
        var day = try GateFixture()
        _ = try day.bring(1, to: .waiting)
        try day.give(.withdrawRule("hours-hn", reason: "r"))
        #expect(
            day.refusal(of: .callNext(place: Sample.huuNghi, direction: .export, category: nil, lane: Sample.out))
                == .closed(Sample.huuNghi, opens: nil))
    }

    @Test func `a closed place opens at the next opening hour`() {
        let book = Self.book(Self.usual)
        #expect(book.nextOpening(of: "p", after: Sample.moment(3)) == Sample.moment(7))
        #expect(book.nextOpening(of: "p", after: Sample.moment(20)) == Sample.moment(7, day: 1))
        let night = Self.book(Sample.rule("night", Sample.hours("p", 22, 4)))
        #expect(night.nextOpening(of: "p", after: Sample.moment(4)) == Sample.moment(22))
    }

    @Test func `a holiday is passed over, if it ends within 14 days`() {
        func closed(_ days: Int) -> RuleBook {
            Self.book(
                Self.usual,
                Sample.rule("tet", Sample.hours("p", 0, 0), from: Sample.moment(0), until: Sample.moment(0, day: days)))
        }
        #expect(closed(3).nextOpening(of: "p", after: Sample.moment(9)) == Sample.moment(7, day: 3))
        #expect(closed(14).nextOpening(of: "p", after: Sample.moment(9)) == Sample.moment(7, day: 14))
        #expect(closed(15).nextOpening(of: "p", after: Sample.moment(9)) == nil)
    }

    @Test func `a rule that takes over in the middle of a day opens the place then`() {
        let longer = Self.book(Self.usual, Sample.rule("longer", Sample.hours("p", 7, 23), from: Sample.moment(21)))
        #expect(longer.nextOpening(of: "p", after: Sample.moment(20)) == Sample.moment(21))
        let later = Self.book(Self.usual, Sample.rule("later", Sample.hours("p", 22, 23), from: Sample.moment(21)))
        #expect(later.nextOpening(of: "p", after: Sample.moment(20)) == Sample.moment(22))
    }

    @Test(arguments: [(5, 7), (12, 12)])
    func `a closure that ends during the day gives way to the usual hours`(until: Int, opens: Int) {
        let book = Self.book(
            Self.usual,
            Sample.rule("storm", Sample.hours("p", 0, 0), from: Sample.moment(0), until: Sample.moment(until)))
        #expect(book.nextOpening(of: "p", after: Sample.moment(1)) == Sample.moment(opens))
    }
}

@Suite("Notices that goods are not taken in")
struct NoticeTests {
    @Test(arguments: [
        (Notice(place: nil, direction: nil, category: nil), [true, true, true]),
        (Notice(place: Sample.huuNghi, direction: nil, category: nil), [true, true, false]),
        (Notice(place: nil, direction: .export, category: nil), [true, false, true]),
        (Notice(place: nil, direction: nil, category: .fruit), [true, false, true]),
        (Notice(place: Sample.huuNghi, direction: .export, category: .fruit), [true, false, false]),
        (Notice(place: Sample.tanThanh, direction: .import, category: .unidentified), [false, false, false]),
    ])
    func `keep out the class that they name`(notice: Notice, kept: [Bool]) throws {
        var day = try GateFixture()
        try day.give(.setRule(Sample.rule("n", .notice(notice))))
        let declarations = [
            Sample.declaration(1), Sample.declaration(2, .import, papers: Sample.papers(2, [Sample.rubber])),
            Sample.declaration(3, place: Sample.tanThanh),
        ]
        for (declaration, isKept) in zip(declarations, kept) {
            #expect(day.refusal(of: .declare(declaration)) == (isKept ? .noIntake(rule: "n", until: nil) : nil))
        }
    }

    @Test(arguments: [
        (Sample.moment(10) - .instant, false), (Sample.moment(10), true), (Sample.moment(16) - .instant, true),
        (Sample.moment(16), false),
    ])
    func `hold in their period, for arrivals and for what says when it will come`(moment: Timestamp, isKept: Bool)
        throws
    {
        var day = try GateFixture()
        let id = try day.declare(Sample.declaration(1))
        let notice = Rule.Content.notice(Notice(place: nil, direction: nil, category: .fruit))
        try day.give(.setRule(Sample.rule("n", notice, from: Sample.moment(10), until: Sample.moment(16))))
        let refusal: Refusal? = isKept ? .noIntake(rule: "n", until: Sample.moment(16)) : nil
        let planned = Sample.papers(2).replacing(plannedArrival: .some(moment))
        #expect(day.refusal(of: .declare(Sample.declaration(2, papers: planned))) == refusal)
        day.now = moment
        #expect(day.refusal(of: .arrive(id, area: Sample.park)) == refusal)
        let past = Sample.papers(2).replacing(plannedArrival: .some(Sample.moment(1)))
        #expect(day.refusal(of: .declare(Sample.declaration(2, papers: past))) == refusal, "a plan in the past is now")
    }

    @Test func `do not stop what was taken in before`() throws {
        var day = try GateFixture()
        let id = try day.bring(1, to: .waiting)
        try day.give(.setRule(Sample.rule("n", .notice(Notice(place: nil, direction: nil, category: nil)))))
        try day.advance(id, to: .abroad)
        #expect(day.stage(id) == .abroad)
    }
}
