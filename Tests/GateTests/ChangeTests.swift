import BorderVocabulary
import Gate
import Testing

@Suite("Correcting and exchanging one paper of a trip")
struct ChangeTests {
    /// A new value for each paper, and who has to look again: the dependency table.
    static let values: [(PaperValue, [Agency])] = [
        (.vehicle(Sample.truck(2)), [.borderGuard, .customs]),
        (.trailer(Sample.trailer(2)), [.borderGuard, .customs]),
        (.containers([Sample.container(2)]), [.customs]),
        (.seals([Sample.seal(2)]), [.customs]),
        (.driver(Sample.cardedDriver), [.borderGuard, .health]),
        (.lineDriver(Sample.cardedDriver), []),
        (.goods([Sample.durian]), [.health, .animalQuarantine, .plantQuarantine, .customs]),
        (.declarations([Sample.reference(2)]), [.customs]),
        (.firm(Sample.otherFirm), [.customs]),
        (.plannedArrival(Sample.moment(12)), []),
    ]

    @Test(arguments: values)
    func `asks again only who has to look again, and customs after them`(value: PaperValue, dependants: [Agency]) throws
    {
        var day = try GateFixture()
        try day.give(.setRule(Sample.rule("everybody", Sample.requirement(nil, nil, Agency.allCases))))
        let id = try day.bring(1, to: .inYard)
        try day.clear(id)
        let old = try day.trip(id).papers.value(of: value)
        let expected = AgencySet(dependants.isEmpty ? [] : dependants + [.customs])
        let events = try day.give(GateFixture.correction(id, value))
        guard case .changed(_, let kind, let before, let after, _, _, _, let withdrawn, _, _)? = events.first else {
            throw GateFixtureError.wrongStage
        }
        #expect(kind == .correction && before == old && after == value)
        #expect(withdrawn == expected, "the event names everybody whose word falls")
        let trip = try day.trip(id)
        #expect(trip.papers.value(of: value) == value)
        #expect(trip.clearances.granted == AgencySet(Agency.allCases).subtracting(expected))
        #expect(try day.give(GateFixture.correction(id, value)) == [], "repeating is harmless")
    }

    @Test(arguments: Field.allCases)
    func `the table of dependants speaks of every field`(field: Field) {
        let named = Self.values.first { $0.0.field == field }
        #expect(Gate.dependants(of: field) == AgencySet(named?.1 ?? []))
        #expect(Gate.isBound(field) == [.vehicle, .trailer, .containers, .seals].contains(field))
    }

    @Test(arguments: values, [StageName.declared, .waiting])
    func `takes a second person at the gate where a place in the queue is bound to it`(
        value: (PaperValue, [Agency]), stage: StageName
    ) throws {
        var day = try GateFixture()
        let id = try day.bring(1, to: stage)
        let isBound = stage == .waiting && Gate.isBound(value.0.field)
        for kind in ChangeKind.allCases {
            func change(_ witness: UserID?) -> Command {
                .change(id, Change(kind: kind, new: value.0, reason: "r", witness: witness))
            }
            #expect(day.refusal(of: change(nil)) == (isBound ? .witnessMissing : nil))
            #expect(day.refusal(of: change("first-person")) == (isBound ? .witnessIsActor : nil))
            #expect(day.refusal(of: change("second-person")) == nil)
        }
    }

    @Test(arguments: StageName.allCases)
    func `is the declarant's on the road and an officer's at the gate`(stage: StageName) throws {
        var day = try GateFixture()
        let id = try day.bring(1, to: stage)
        let change = GateFixture.correction(id, .lineDriver(Sample.cardedDriver))
        #expect(
            day.refusal(of: change, by: GateFixture.actor(.declarant))
                == (stage == .declared ? nil : .wrongStage(now: stage, accepted: [.declared])))
        let stages: [StageName] = [.declared, .waiting, .called, .atGate, .inYard, .released]
        for duty in [Duty.gateOperator, .borderGuard, .customs] {
            #expect(
                day.refusal(of: change, by: GateFixture.actor(duty))
                    == (stages.contains(stage) ? nil : .wrongStage(now: stage, accepted: stages)))
        }
    }

    @Test(arguments: values)
    func `changes nothing past the yard that would have to be examined again`(value: PaperValue, dependants: [Agency])
        throws
    {
        var day = try GateFixture()
        let id = try day.bring(1, to: .released)
        let stages: [StageName] = [.declared, .waiting, .called, .atGate, .inYard]
        let refusal = day.refusal(of: GateFixture.correction(id, value))
        #expect(refusal == (dependants.isEmpty ? nil : .wrongStage(now: .released, accepted: stages)))
    }

    @Test(
        arguments: [
            (.vehicle(nil), .fieldMissing(.vehicle)), (.driver(nil), .fieldMissing(.driver)),
            (.goods([]), .fieldMissing(.goods)), (.vehicle(Sample.chineseTruck(1)), .driverMustBeChinese),
            (.containers([Sample.container(1), Sample.container(1)]), .repeated(.containers)),
            (.seals((1...9).map(Sample.seal)), .tooMany(.seals, limit: 8)),
            (.vehicle(Sample.truck(9)), .alreadyOpen(.vehicle, trip: TripID(1))),
            (.trailer(Sample.trailer(9)), .alreadyOpen(.trailer, trip: TripID(1))),
            (.containers([Sample.container(9)]), .alreadyOpen(.containers, trip: TripID(1))),
            (.trailer(nil), nil), (.containers([]), nil), (.firm(nil), nil),
        ] as [(PaperValue, Refusal?)])
    func `leaves papers with which the vehicle could have been declared`(value: PaperValue, refusal: Refusal?) throws {
        var day = try GateFixture()
        _ = try day.declare(Sample.declaration(9))
        let id = try day.bring(1, to: .waiting)
        #expect(day.refusal(of: GateFixture.correction(id, value)) == refusal)
    }

    @Test func `wants a reason, an open trip and the firm of two-way haulage`() throws {
        var day = try GateFixture()
        let id = try day.bring(Sample.declaration(1, by: .twoWay), to: .waiting)
        #expect(day.refusal(of: .change(id, Change(kind: .correction, new: .seals([]), reason: ""))) == .reasonMissing)
        #expect(day.refusal(of: GateFixture.correction(TripID(9), .seals([]))) == .unknownTrip(TripID(9)))
        #expect(day.refusal(of: GateFixture.correction(id, .firm(nil))) == .oneFirmOnly)
    }

    @Test func `frees the old thing and binds the new one`() throws {
        var day = try GateFixture()
        let id = try day.bring(1, to: .waiting)
        try day.give(GateFixture.swap(id, .trailer(Sample.trailer(2))))
        #expect(day.gate.openTrailers == [Sample.trailer(2).compact: id])
        try day.give(GateFixture.swap(id, .containers([Sample.container(2), Sample.container(1)])))
        try day.give(GateFixture.swap(id, .containers([Sample.container(2)])))
        #expect(day.gate.openContainers == [Sample.container(2).text: id])
    }

    @Test func `goods of another class bring their own agencies, and customs again after them`() throws {
        var day = try GateFixture()
        let id = try day.bring(Sample.declaration(1, papers: Sample.papers(1, [Sample.rubber])), to: .inYard)
        try day.clear(id)
        try day.correct(id, .goods([Sample.dragonFruit]))
        #expect(try day.trip(id).clearances.missing == AgencySet([.plantQuarantine, .customs]))
        #expect(day.gate.remaining(Sample.huuNghi, .fruit) == 1)
        #expect(day.gate.remaining(Sample.huuNghi, .other) == 0)
        try day.correct(id, .goods([Sample.starch]))
        #expect(try day.trip(id).clearances.missing == AgencySet([.customs]))
    }

    @Test func `a notice keeps out what is on the road, and lets the papers of what waits be corrected`() throws {
        var day = try GateFixture()
        let road = try day.declare(Sample.declaration(1, papers: Sample.papers(1, [Sample.rubber])))
        let waiting = try day.bring(2, to: .waiting)
        let until = Sample.moment(12, day: 2)
        try day.give(
            .setRule(
                Sample.rule("no-fruit", .notice(Notice(place: nil, direction: nil, category: .fruit)), until: until)))
        #expect(day.refusal(of: GateFixture.correction(waiting, .driver(Sample.cardedDriver))) == nil)
        #expect(
            day.refusal(of: GateFixture.correction(road, .goods([Sample.durian])))
                == .noIntake(rule: "no-fruit", until: until))
        try day.correct(road, .plannedArrival(until))
        #expect(day.refusal(of: GateFixture.correction(road, .goods([Sample.durian]))) == nil)
    }

    @Test func `a correction that leaves a doubt waits for an officer`() throws {
        var day = try GateFixture()
        let id = try day.bring(1, to: .called)
        try day.correct(id, .containers([Sample.container(5)]), warnings: [.containerCheckDigit])
        #expect(day.refusal(of: .admit(id, lane: Sample.out, seen: Seen())) == .warningsOpen([.containerCheckDigit]))
    }
}
