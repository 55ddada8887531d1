import BorderVocabulary
import Gate
import Testing

@Suite("Declaring a vehicle before it leaves for the gate")
struct DeclaringTests {
    @Test func `opens a trip on the road with the agencies that its class wants`() throws {
        var day = try GateFixture()
        let id = try day.declare(Sample.declaration(1))
        let trip = try day.trip(id)
        #expect(id == TripID(1))
        #expect(trip.stage == .declared)
        #expect(trip.category == .fruit)
        #expect(trip.clearances.required == AgencySet([.borderGuard, .plantQuarantine, .customs]))
        #expect(day.gate.remaining(Sample.huuNghi, .fruit) == 0)
    }

    @Test(arguments: [
        ([Sample.dragonFruit], GoodsCategory.fruit), ([Sample.rubber, Sample.dragonFruit], .fruit),
        ([Sample.rubber], .other),
    ])
    func `is fruit as soon as one kind of goods is`(goods: [GoodsLine], category: GoodsCategory) throws {
        var day = try GateFixture()
        let id = try day.declare(Sample.declaration(1, papers: Sample.papers(1, goods)))
        #expect(try day.trip(id).category == category)
    }

    /// One thing wrong at a time, with the answer; nil is accepted.
    @Test(
        arguments: [
            (Sample.papers(1).replacing(vehicle: .some(nil)), Refusal.fieldMissing(.vehicle)),
            (Sample.papers(1).replacing(driver: .some(nil)), .fieldMissing(.driver)),
            (Sample.papers(1, []), .fieldMissing(.goods)),
            (Sample.papers(1, [Sample.goods(" \t", isFruit: false)]), .fieldMissing(.goods)),
            (Sample.papers(1, [Sample.goods(String(repeating: "a", count: 200), isFruit: false)]), nil),
            (
                Sample.papers(1, [Sample.goods(String(repeating: "a", count: 201), isFruit: false)]),
                .tooLong(.goods, limit: 200)
            ),
            (Sample.papers(1, Array(repeating: Sample.rubber, count: 50)), nil),
            (Sample.papers(1, Array(repeating: Sample.rubber, count: 51)), .tooMany(.goods, limit: 50)),
            (Sample.papers(1).replacing(containers: (1...4).map(Sample.container)), nil),
            (Sample.papers(1).replacing(containers: (1...5).map(Sample.container)), .tooMany(.containers, limit: 4)),
            (
                Sample.papers(1).replacing(containers: [Sample.container(1), Sample.container(1)]),
                .repeated(.containers)
            ),
            (Sample.papers(1).replacing(seals: (1...8).map(Sample.seal)), nil),
            (Sample.papers(1).replacing(seals: (1...9).map(Sample.seal)), .tooMany(.seals, limit: 8)),
            (Sample.papers(1).replacing(declarations: (1...50).map(Sample.reference)), nil),
            (
                Sample.papers(1).replacing(declarations: (1...51).map(Sample.reference)),
                .tooMany(.declarations, limit: 50)
            ),
            (Sample.papers(1).replacing(vehicle: .some(Sample.chineseTruck(1))), .driverMustBeChinese),
            (
                Sample.papers(1).replacing(vehicle: .some(Sample.chineseTruck(1)), driver: .some(Sample.chinese)), nil
            ),
            (Sample.papers(1).replacing(driver: .some(Sample.chinese)), nil),
            (Sample.papers(1).replacing(vehicle: .some(Sample.robot(1))), .fieldNotAllowed(.vehicle)),
        ] as [(Papers, Refusal?)])
    func `is refused for what is wrong with the papers, at the edge`(papers: Papers, refusal: Refusal?) throws {
        let day = try GateFixture()
        #expect(day.refusal(of: .declare(Sample.declaration(1, papers: papers))) == refusal)
    }

    @Test(
        arguments: [
            (Movement.empty, Sample.papers(1, []), nil),
            (.empty, Sample.papers(1), .fieldNotAllowed(.goods)),
            (.newVehicle, Papers(vehicle: Sample.newCar(1), driver: Sample.chinese), nil),
            (
                .newVehicle, Papers(vehicle: Sample.newCar(1), trailer: Sample.trailer(1), driver: Sample.chinese),
                .fieldNotAllowed(.trailer)
            ),
            (
                .newVehicle,
                Papers(vehicle: Sample.newCar(1), containers: [Sample.container(1)], driver: Sample.chinese),
                .fieldNotAllowed(.containers)
            ),
        ] as [(Movement, Papers, Refusal?)])
    func `says only what its movement can carry`(movement: Movement, papers: Papers, refusal: Refusal?) throws {
        let day = try GateFixture()
        let declaration = Sample.declaration(1, .import, movement, papers: papers)
        #expect(day.refusal(of: .declare(declaration)) == refusal)
    }

    @Test(
        arguments: [
            (Papers(vehicle: Sample.robot(1), goods: [Sample.rubber]), nil),
            (Papers(vehicle: Sample.truck(1), goods: [Sample.rubber]), .fieldNotAllowed(.vehicle)),
            (
                Papers(vehicle: Sample.robot(1), driver: Sample.vietnamese, goods: [Sample.rubber]),
                .fieldNotAllowed(.driver)
            ),
            (
                Papers(vehicle: Sample.robot(1), lineDriver: Sample.vietnamese, goods: [Sample.rubber]),
                .fieldNotAllowed(.lineDriver)
            ),
        ] as [(Papers, Refusal?)])
    func `takes unmanned vehicles only, and nobody in them, on the closed road`(papers: Papers, refusal: Refusal?)
        throws
    {
        let day = try GateFixture()
        #expect(day.refusal(of: .declare(Sample.declaration(1, by: .unmanned, papers: papers))) == refusal)
    }

    @Test(
        arguments: [
            ([Sample.dragonFruit], nil), ([Sample.rubber, Sample.starch], nil),
            ([Sample.dragonFruit, Sample.durian], .oneFarmProductOnly),
            ([Sample.dragonFruit, Sample.rubber], .mixedGoodsExcluded),
        ] as [([GoodsLine], Refusal?)])
    func `takes one farm product and nothing mixed in two-way haulage`(goods: [GoodsLine], refusal: Refusal?) throws {
        let day = try GateFixture()
        #expect(
            day.refusal(of: .declare(Sample.declaration(1, by: .twoWay, papers: Sample.papers(1, goods)))) == refusal)
    }

    @Test func `wants the firm in two-way haulage`() throws {
        let day = try GateFixture()
        let papers = Sample.papers(1).replacing(firm: .some(nil))
        #expect(day.refusal(of: .declare(Sample.declaration(1, by: .twoWay, papers: papers))) == .oneFirmOnly)
        #expect(day.refusal(of: .declare(Sample.declaration(1, papers: papers))) == nil)
    }

    @Test func `wants a place that takes vehicles, and a method that is in force there`() throws {
        let day = try GateFixture()
        #expect(day.refusal(of: .declare(Sample.declaration(1, place: "chi-ma"))) == .unknownPlace("chi-ma"))
        #expect(
            day.refusal(of: .declare(Sample.declaration(1, place: Sample.tanThanh, by: .tractorSwap)))
                == .methodNotInForce(.tractorSwap, Sample.tanThanh))
        #expect(day.refusal(of: .declare(Sample.declaration(1, returnOf: TripID(1)))) == .fieldNotAllowed(.returnOf))
    }

    @Test(arguments: [
        (Papers(vehicle: Sample.truck(1), driver: Sample.vietnamese, goods: [Sample.rubber]), Field.vehicle),
        (Sample.papers(2).replacing(trailer: .some(Sample.trailer(1))), .trailer),
        (Sample.papers(2).replacing(containers: [Sample.container(9), Sample.container(1)]), .containers),
    ])
    func `is refused while its vehicle, trailer or a container is on another open trip`(papers: Papers, field: Field)
        throws
    {
        var day = try GateFixture()
        let first = try day.declare(Sample.declaration(1))
        let again = Command.declare(Sample.declaration(2, papers: papers))
        #expect(day.refusal(of: again) == .alreadyOpen(field, trip: first))
        try day.give(.cancel(first, reason: "not today"))
        #expect(day.refusal(of: again) == nil)
    }

    @Test(
        arguments: [
            (.hours(-24) - .instant, nil, false), (.hours(-24), nil, true), (.hours(720), nil, true),
            (.hours(720) + .instant, nil, false), (.hours(48), 48, true), (.hours(48) + .instant, 48, false),
            (.hours(2_000), 2_000, true),
        ] as [(Duration, Int?, Bool)])
    func `plans an arrival from a day ago to as far ahead as the rule says, else 30 days`(
        offset: Duration, horizon: Int?, accepted: Bool
    ) throws {
        var day = try GateFixture()
        if let horizon { try day.give(.setRule(Sample.rule("horizon", .bookingHorizon(.hours(horizon))))) }
        let arrival = day.now + offset
        let refusal = Refusal.arrivalOutOfRange(
            from: day.now - .hours(24), until: day.now + .hours(horizon ?? 720))
        let planned = Sample.papers(1).replacing(plannedArrival: .some(arrival))
        #expect(day.refusal(of: .declare(Sample.declaration(1, papers: planned))) == (accepted ? nil : refusal))
        let id = try day.declare(Sample.declaration(2))
        #expect(day.refusal(of: GateFixture.correction(id, .plannedArrival(arrival))) == (accepted ? nil : refusal))
        #expect(day.refusal(of: GateFixture.correction(id, .plannedArrival(nil))) == nil)
    }

    @Test func `lapses when the vehicle has not come in time, and not a millisecond before`() throws {
        var day = try GateFixture()
        let soon = try day.declare(Sample.declaration(1))
        let planned = Sample.papers(2).replacing(plannedArrival: .some(day.now + .hours(24)))
        let later = try day.declare(Sample.declaration(2, papers: planned))
        day.wait(.hours(48))
        #expect(try day.give(.sweep) == [])
        day.wait(.instant)
        #expect(try day.give(.sweep) == [.ended(soon, .noShow, reason: "")])
        day.wait(.hours(24))
        #expect(try day.give(.sweep) == [.ended(later, .noShow, reason: "")])
        #expect(try day.give(.sweep) == [])
    }

    @Test(arguments: [
        (Duty.declarant, StageName.declared, true), (.declarant, .waiting, true), (.declarant, .called, false),
        (.gateOperator, .called, true), (.gateOperator, .atGate, false), (.gateOperator, .inYard, false),
        (.gateOperator, .released, false), (.gateOperator, .abroad, false),
    ])
    func `is taken back only before the first barrier`(duty: Duty, stage: StageName, accepted: Bool) throws {
        var day = try GateFixture()
        let id = try day.bring(1, to: stage)
        let refusal = day.refusal(of: .cancel(id, reason: "sold here"), by: GateFixture.actor(duty))
        guard accepted else {
            let stages: [StageName] = duty == .declarant ? [.declared, .waiting] : [.declared, .waiting, .called]
            #expect(refusal == .wrongStage(now: stage, accepted: stages))
            return
        }
        #expect(refusal == nil)
        #expect(day.refusal(of: .cancel(id, reason: " ")) == .reasonMissing)
        try day.give(.hold(id, .customs, reason: "profile"))
        #expect(day.refusal(of: .cancel(id, reason: "sold here")) == .heldBy([.customs]))
    }

    @Test(arguments: [(500, nil), (501, .tooLong(.reason, limit: 500))] as [(Int, Refusal?)])
    func `bounds every reason`(length: Int, refusal: Refusal?) throws {
        var day = try GateFixture()
        let id = try day.declare(Sample.declaration(1))
        #expect(day.refusal(of: .cancel(id, reason: String(repeating: "r", count: length))) == refusal)
    }
}
