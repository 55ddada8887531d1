import BorderVocabulary
import Gate
import Testing

@Suite("Dividing the goods of a vehicle over several")
struct SplitTests {
    private static func part(_ number: Int, _ goods: [GoodsLine] = [Sample.dragonFruit]) -> Papers {
        Papers(vehicle: Sample.truck(number), driver: Sample.vietnamese, goods: goods, firm: Sample.firm)
    }

    @Test func `ends the whole and opens a trip for each part in the same yard`() throws {
        var day = try GateFixture()
        let papers = Sample.papers(1, [Sample.dragonFruit, Sample.rubber])
        let id = try day.bring(Sample.declaration(1, papers: papers), to: .inYard)
        try day.clear(id)
        try day.payFee(id)
        let stage = try day.trip(id).stage
        // The old vehicle may go on with a part.
        try day.give(.split(id, into: [Self.part(1), Self.part(2, [Sample.rubber])], reason: "too heavy"))
        #expect(day.gate.trips.keys.sorted() == [TripID(2), TripID(3)])
        for (part, category) in [(TripID(2), GoodsCategory.fruit), (TripID(3), .other)] {
            let trip = try day.trip(part)
            #expect(trip.stage == stage)
            #expect(trip.category == category)
            #expect(trip.clearances.granted == AgencySet([.plantQuarantine]), "vehicles and customs are examined anew")
            #expect(trip.clearances.required.has(.plantQuarantine), "what the whole needed, each part needs")
            // What was paid counts for the first of them, and is not lost.
            #expect(trip.fee == Fee(paid: Money(dong: part == TripID(2) ? 100_000 : 0)))
        }
        #expect(day.gate.yardCounts == [Sample.xuanCuong: 2])
        let figures = day.gate.bulletin(of: Sample.day, at: day.now)
        #expect(figures.vehicles(.arrived) == 3)
        #expect(figures.vehicles(.withdrawn) == 1)
        #expect(figures.vehicles(.remaining) == 2)
        #expect(day.gate.openVehicles[Sample.truck(1).key] == TripID(2))
        #expect(day.gate.openTrailers.isEmpty)
    }

    @Test(
        arguments: [
            ([Self.part(2), Self.part(3)], nil),
            ([Self.part(2)], .fieldMissing(.parts)),
            ((1...10).map { Self.part($0) }, nil),
            ((1...11).map { Self.part($0) }, .tooMany(.parts, limit: 10)),
            ([Self.part(2), Self.part(2)], .repeated(.vehicle)),
            ([Self.part(2), Self.part(3).replacing(vehicle: .some(nil))], .fieldMissing(.vehicle)),
            ([Self.part(2), Self.part(3).replacing(driver: .some(nil))], .fieldMissing(.driver)),
            ([Self.part(2), Self.part(3, [])], .fieldMissing(.goods)),
            ([Self.part(2), Self.part(3, [Sample.durian])], .mismatch(.goods)),
            ([Self.part(2), Self.part(3, [Sample.goods("Thanh long", isFruit: false)])], .mismatch(.goods)),
            ([Self.part(2), Self.part(90)], .alreadyOpen(.vehicle, trip: TripID(1))),
            (
                [
                    Self.part(2).replacing(trailer: .some(Sample.trailer(5))),
                    Self.part(3).replacing(trailer: .some(Sample.trailer(5))),
                ],
                .repeated(.trailer)
            ),
            (
                [
                    Self.part(2).replacing(containers: [Sample.container(1)]),
                    Self.part(3).replacing(containers: [Sample.container(1)]),
                ],
                .repeated(.containers)
            ),
            ([Self.part(2), Self.part(3).replacing(vehicle: .some(Sample.chineseTruck(3)))], .driverMustBeChinese),
            ([Self.part(2), Self.part(3).replacing(vehicle: .some(Sample.robot(3)))], .fieldNotAllowed(.vehicle)),
        ] as [([Papers], Refusal?)])
    func `divides what is there over vehicles that may carry it`(parts: [Papers], refusal: Refusal?) throws {
        var day = try GateFixture()
        _ = try day.declare(Sample.declaration(90))
        let id = try day.bring(1, to: .inYard)
        #expect(day.refusal(of: .split(id, into: parts, reason: "too heavy")) == refusal)
        #expect(day.refusal(of: .split(id, into: parts, reason: "")) == .reasonMissing)
    }

    @Test func `leaves no goods behind`() throws {
        var day = try GateFixture()
        let papers = Sample.papers(1, [Sample.dragonFruit, Sample.rubber])
        let id = try day.bring(Sample.declaration(1, papers: papers), to: .inYard)
        #expect(day.refusal(of: .split(id, into: [Self.part(1), Self.part(2)], reason: "r")) == .mismatch(.goods))
    }

    @Test func `does not shake off a hold, a no or an open warning`() throws {
        var day = try GateFixture()
        let id = try day.bring(1, to: .inYard)
        let split = Command.split(id, into: [Self.part(1), Self.part(2)], reason: "r")
        try day.give(.hold(id, .customs, reason: "r"))
        #expect(day.refusal(of: split) == .heldBy([.customs]))
        try day.give(.liftHold(id, .customs, reason: "r"))
        try day.give(.refuse(id, .health, reason: "r"))
        try day.correct(id, .containers([Sample.container(7)]), warnings: [.containerCheckDigit])
        try day.give(split)
        for part in day.gate.trips.values {
            #expect(part.clearances.refused.has(.health))
            #expect(part.openWarnings.has(.containerCheckDigit))
        }
    }

    @Test(arguments: [(3, nil), (2, .yardFull(Sample.xuanCuong, capacity: 2))] as [(Int, Refusal?)])
    func `wants room in the yard for every part but one`(capacity: Int, refusal: Refusal?) throws {
        var day = try GateFixture()
        _ = try day.bring(9, to: .inYard)
        let id = try day.bring(1, to: .inYard)
        try day.give(
            .setRule(
                Sample.rule("yard-xc", .yard(Yard(id: Sample.xuanCuong, place: Sample.huuNghi, capacity: capacity)))))
        #expect(day.refusal(of: .split(id, into: [Self.part(1), Self.part(2)], reason: "r")) == refusal)
    }

    @Test func `keeps one firm in two-way haulage`() throws {
        var day = try GateFixture()
        let id = try day.bring(Sample.declaration(1, by: .twoWay), to: .inYard)
        let other = Self.part(2).replacing(firm: .some(Sample.otherFirm))
        #expect(day.refusal(of: .split(id, into: [Self.part(1), other], reason: "r")) == .oneFirmOnly)
        #expect(day.refusal(of: .split(id, into: [Self.part(1), Self.part(2)], reason: "r")) == nil)
    }
}

@Suite("Gathering goods onto one vehicle")
struct MergeTests {
    @Test func `ends the others, keeps what they carried, and is examined anew`() throws {
        var day = try GateFixture()
        let id = try day.bring(Sample.declaration(1, papers: Sample.papers(1, [Sample.rubber])), to: .inYard)
        let fruit = try day.bring(2, to: .inYard)
        try day.clear(id)
        try day.clear(fruit)
        try day.payFee(id)
        try day.payFee(fruit, Money(dong: 7_000))
        try day.give(.merge(id, others: [fruit], reason: "half empty"))
        let trip = try day.trip(id)
        #expect(day.gate.trips.count == 1)
        #expect(trip.category == .fruit)
        #expect(trip.papers.goods == [Sample.rubber, Sample.dragonFruit])
        #expect(trip.papers.containers == [Sample.container(1), Sample.container(2)])
        #expect(trip.clearances.required.has(.plantQuarantine))
        #expect(trip.clearances.granted.isEmpty)
        #expect(trip.fee == Fee(paid: Money(dong: 107_000)), "a fee paid for less does not cover more, and counts")
        #expect(day.gate.openContainers[Sample.container(2).text] == id)
        #expect(day.gate.openVehicles[Sample.truck(2).key] == nil)
        #expect(day.gate.yardCounts == [Sample.xuanCuong: 1])
        let figures = day.gate.bulletin(of: Sample.day, at: day.now)
        #expect(figures.vehicles(.withdrawn) == 1)
        #expect(figures.vehicles(.remaining, category: .fruit) == 1)
    }

    @Test func `does not shake off a hold, a no or an open warning of any of them`() throws {
        var day = try GateFixture()
        let id = try day.bring(1, to: .inYard)
        let other = try day.bring(2, to: .inYard)
        try day.give(.refuse(other, .animalQuarantine, reason: "r"))
        try day.give(.hold(other, .health, reason: "r"))
        try day.correct(other, .seals([Sample.seal(7)]), warnings: [.ocrLookAlike])
        try day.give(.merge(id, others: [other], reason: "r"))
        let trip = try day.trip(id)
        #expect(trip.clearances.refused.has(.animalQuarantine))
        #expect(trip.clearances.held.has(.health))
        #expect(trip.openWarnings.has(.ocrLookAlike))
    }

    @Test func `is refused for what does not stand together or may not travel together`() throws {
        var day = try GateFixture()
        let id = try day.bring(1, to: .inYard)
        let near = try day.bring(2, to: .inYard)
        let far = try day.bring(Sample.declaration(3, place: Sample.tanThanh), to: .inYard)
        let inward = try day.bring(Sample.declaration(4, .import), to: .inYard)
        let next = try day.bring(Sample.declaration(5), to: .inYard, yard: Sample.smallYard)
        let swap = try day.bring(Sample.declaration(6, by: .tractorSwap), to: .inYard)
        let empty = try day.bring(Sample.declaration(7, .export, .empty, papers: Sample.papers(7, [])), to: .inYard)
        let outside = try day.bring(8, to: .waiting)
        func merge(_ others: TripID..., reason: String = "half empty") -> Refusal? {
            day.refusal(of: .merge(id, others: others, reason: reason))
        }
        #expect(merge(near) == nil)
        #expect(merge(near, reason: "") == .reasonMissing)
        #expect(merge() == .fieldMissing(.parts))
        #expect(merge(near, near) == .repeated(.parts))
        #expect(merge(id) == .repeated(.parts))
        #expect(merge(far) == .wrongPlace(Sample.huuNghi))
        #expect(merge(inward) == .mismatch(.direction))
        #expect(merge(next) == .mismatch(.yard))
        #expect(merge(swap) == .mismatch(.method))
        #expect(merge(empty) == .mismatch(.movement))
        #expect(day.refusal(of: .merge(empty, others: [id], reason: "r")) == .mismatch(.movement))
        #expect(merge(outside) == .wrongStage(now: .waiting, accepted: [.inYard]))
        #expect(merge(TripID(99)) == .unknownTrip(TripID(99)))
        let crowd = (100...110).map { TripID(UInt64($0)) }
        #expect(day.refusal(of: .merge(id, others: crowd, reason: "r")) == .tooMany(.parts, limit: 10))
    }

    @Test func `bounds what one vehicle carries`() throws {
        var day = try GateFixture()
        let many = Sample.papers(1).replacing(containers: (1...3).map(Sample.container))
        let id = try day.bring(Sample.declaration(1, papers: many), to: .inYard)
        let one = try day.bring(4, to: .inYard)
        let two = Sample.papers(5).replacing(containers: (5...6).map(Sample.container))
        let pair = try day.bring(Sample.declaration(5, papers: two), to: .inYard)
        #expect(day.refusal(of: .merge(id, others: [one], reason: "r")) == nil)
        #expect(day.refusal(of: .merge(id, others: [pair], reason: "r")) == .tooMany(.containers, limit: 4))
    }

    @Test func `mixes neither firms nor goods in two-way haulage`() throws {
        var day = try GateFixture()
        func bring(_ number: Int, _ goods: GoodsLine, _ firm: TaxCode = Sample.firm) throws -> TripID {
            let papers = Sample.papers(number, [goods]).replacing(firm: .some(firm))
            return try day.bring(Sample.declaration(number, by: .twoWay, papers: papers), to: .inYard)
        }
        let id = try bring(1, Sample.rubber)
        let same = try bring(2, Sample.starch)
        let otherFirm = try bring(3, Sample.starch, Sample.otherFirm)
        let fruit = try bring(4, Sample.durian)
        #expect(day.refusal(of: .merge(id, others: [same], reason: "r")) == nil)
        #expect(day.refusal(of: .merge(id, others: [otherFirm], reason: "r")) == .oneFirmOnly)
        #expect(day.refusal(of: .merge(id, others: [fruit], reason: "r")) == .mixedGoodsExcluded)
    }
}
