import BorderVocabulary
import Gate
import Testing

@Suite("A vehicle that comes undeclared")
struct UndeclaredTests {
    private static func arrival(_ number: Int, _ direction: Direction = .export, place: PlaceID = Sample.huuNghi)
        -> UndeclaredArrival
    {
        UndeclaredArrival(place: place, direction: direction, vehicle: Sample.truck(number), area: Sample.park)
    }

    @Test func `waits as unidentified, is not called, and is identified into its class with a new ticket`() throws {
        var day = try GateFixture()
        try day.give(.registerArrival(Self.arrival(1)))
        let id = TripID(day.gate.lastTrip)
        let later = try day.bring(2, to: .waiting)
        #expect(day.gate.remaining(Sample.huuNghi, .unidentified) == 1)
        #expect(day.refusal(of: .callOutOfTurn(id, lane: Sample.out, reason: "r", witness: "w")) == .goodsUnidentified)
        #expect(
            day.refusal(
                of: .callNext(place: Sample.huuNghi, direction: .export, category: .unidentified, lane: Sample.out))
                == .goodsUnidentified)
        #expect(day.refusal(of: .grant(id, .borderGuard)) == .goodsUnidentified)
        #expect(day.refusal(of: GateFixture.correction(id, .driver(Sample.vietnamese))) == .goodsUnidentified)

        try day.give(.hold(id, .customs, reason: "no papers"))
        try day.give(.identify(id, Sample.declaration(1)))
        let trip = try day.trip(id)
        #expect(trip.category == .fruit)
        #expect(trip.clearances.required.has(.plantQuarantine))
        #expect(trip.clearances.held.has(.customs), "a hold outlives the papers")
        #expect(day.gate.remaining(Sample.huuNghi, .unidentified) == 0)
        #expect(day.gate.remaining(Sample.huuNghi, .fruit) == 2)
        #expect(day.gate.waiting(in: trip.line) == [later, id])
        #expect(day.refusal(of: .identify(id, Sample.declaration(1))) == .sameValue(.goods))
    }

    @Test(
        arguments: [
            (Sample.declaration(1, place: Sample.tanThanh), .wrongPlace(Sample.huuNghi)),
            (Sample.declaration(1, .import), .mismatch(.direction)),
            (Sample.declaration(2), .mismatch(.vehicle)),
            (Sample.declaration(1, returnOf: TripID(1)), .fieldNotAllowed(.returnOf)),
            (
                Sample.declaration(1, papers: Sample.papers(1).replacing(trailer: .some(Sample.trailer(7)))),
                .alreadyOpen(.trailer, trip: TripID(2))
            ),
            (Sample.declaration(1), nil),
        ] as [(Declaration, Refusal?)])
    func `is identified only as what stands there`(declaration: Declaration, refusal: Refusal?) throws {
        var day = try GateFixture()
        try day.give(.registerArrival(Self.arrival(1)))
        _ = try day.bring(7, to: .declared)
        #expect(day.refusal(of: .identify(TripID(1), declaration)) == refusal)
    }

    @Test func `cannot hide behind a planned arrival after the notice`() throws {
        var day = try GateFixture()
        try day.give(.registerArrival(Self.arrival(1)))
        let notice = Rule.Content.notice(Notice(place: nil, direction: nil, category: .fruit))
        try day.give(.setRule(Sample.rule("no-fruit", notice, until: Sample.moment(12))))
        let papers = Sample.papers(1).replacing(plannedArrival: .some(Sample.moment(13)))
        #expect(
            day.refusal(of: .identify(TripID(1), Sample.declaration(1, papers: papers)))
                == .noIntake(rule: "no-fruit", until: Sample.moment(12)))
    }

    @Test func `is refused where it is on an open trip, at an unknown place, or under a notice`() throws {
        var day = try GateFixture()
        let declared = try day.declare(Sample.declaration(1))
        #expect(day.refusal(of: .registerArrival(Self.arrival(1))) == .alreadyOpen(.vehicle, trip: declared))
        #expect(day.refusal(of: .registerArrival(Self.arrival(2, place: "chi-ma"))) == .unknownPlace("chi-ma"))
        try day.give(.setRule(Sample.rule("none", .notice(Notice(place: nil, direction: .export, category: nil)))))
        #expect(day.refusal(of: .registerArrival(Self.arrival(2))) == .noIntake(rule: "none", until: nil))
        #expect(day.refusal(of: .registerArrival(Self.arrival(2, .import))) == nil)
        #expect(
            day.refusal(of: .identify(declared, Sample.declaration(1)))
                == .wrongStage(now: .declared, accepted: [.waiting]))
    }
}
