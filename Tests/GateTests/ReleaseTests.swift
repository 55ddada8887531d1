import BorderVocabulary
import Gate
import Testing

@Suite("The fee, and release to the line")
struct ReleaseTests {
    private static let fee = Money(dong: 4_000_000)

    @Test(arguments: [(0, nil), (1, nil), (-1, .notPositive(.amount))] as [(Int64, Refusal?)])
    func `a fee is assessed, never negative, on a named basis`(dong: Int64, refusal: Refusal?) throws {
        var day = try GateFixture()
        let id = try day.bring(1, to: .inYard)
        #expect(day.refusal(of: .assessFee(id, Money(dong: dong), basis: "09/2025/NQ-HĐND")) == refusal)
        #expect(day.refusal(of: .assessFee(id, Self.fee, basis: "")) == .fieldMissing(.basis))
        #expect(day.refusal(of: .assessFee(id, Self.fee, basis: String(repeating: "b", count: 500))) == nil)
        #expect(
            day.refusal(of: .assessFee(id, Self.fee, basis: String(repeating: "b", count: 501)))
                == .tooLong(.basis, limit: 500))
    }

    @Test func `is paid in full, once, with a receipt`() throws {
        var day = try GateFixture()
        let id = try day.bring(1, to: .waiting)
        func pay(_ dong: Int64, _ receipt: ShortText = "R-1") -> Command {
            .recordPayment(id, Money(dong: dong), receipt: receipt)
        }
        #expect(day.refusal(of: pay(1)) == .feeNotAssessed)
        try day.give(.assessFee(id, Money(dong: 5_000_000), basis: "wrong row"))
        try day.give(.assessFee(id, Self.fee, basis: "right row"))
        #expect(try day.give(.assessFee(id, Self.fee, basis: "right row")) == [])
        #expect(day.refusal(of: pay(3_999_999)) == .wrongAmount(due: Self.fee))
        #expect(day.refusal(of: pay(4_000_001)) == .wrongAmount(due: Self.fee))
        #expect(day.refusal(of: pay(4_000_000, "")) == .fieldMissing(.receipt))
        try day.give(pay(4_000_000))
        #expect(day.refusal(of: pay(4_000_000)) == .feeAlreadyPaid)
    }

    @Test(arguments: StageName.allCases)
    func `is a matter of the stages before release`(stage: StageName) throws {
        var day = try GateFixture()
        let id = try day.bring(1, to: stage)
        let stages: [StageName] = [.declared, .waiting, .called, .atGate, .inYard]
        let refusal: Refusal? = stages.contains(stage) ? nil : .wrongStage(now: stage, accepted: stages)
        #expect(day.refusal(of: .assessFee(id, Self.fee, basis: "b")) == refusal)
        #expect(day.refusal(of: .recordPayment(id, Self.fee, receipt: "R")) == refusal ?? .feeNotAssessed)
    }

    @Test func `release waits for holds, noes, missing words, warnings and the fee, in this order`() throws {
        var day = try GateFixture()
        let id = try day.bring(1, to: .inYard)
        let release = Command.release(id, lane: Sample.out)
        try day.correct(id, .seals([Sample.seal(9)]), warnings: [.ocrLookAlike])
        try day.clear(id, except: [.customs])
        try day.give(.hold(id, .borderGuard, reason: "r"))
        try day.give(.refuse(id, .health, reason: "r"))
        #expect(day.refusal(of: release) == .heldBy([.borderGuard]))
        try day.give(.liftHold(id, .borderGuard, reason: "r"))
        #expect(day.refusal(of: release) == .refusedBy([.health]))
        try day.give(.grant(id, .health))
        #expect(day.refusal(of: release) == .clearancesMissing([.customs]))
        try day.give(.grant(id, .customs))
        #expect(day.refusal(of: release) == .warningsOpen([.ocrLookAlike]))
        try day.give(.acceptWarning(id, .ocrLookAlike, reason: "seen"))
        #expect(day.refusal(of: release) == .feeNotAssessed)
        try day.give(.assessFee(id, Self.fee, basis: "b"))
        #expect(day.refusal(of: release) == .feeDue(Self.fee))
        try day.give(.recordPayment(id, Self.fee, receipt: "R"))
        #expect(try day.give(release) == [.released(id, lane: Sample.out)])
        #expect(try day.give(release) == [])
        #expect(day.gate.yardCounts[Sample.xuanCuong] == 0)
        #expect(day.gate.remaining(Sample.huuNghi, .fruit) == 1, "it has not crossed yet")
    }

    @Test(
        arguments: [
            (.goods([Sample.durian]), true), (.vehicle(Sample.truck(9)), true), (.trailer(Sample.trailer(9)), true),
            (.containers([Sample.container(9)]), true), (.declarations([Sample.reference(9)]), true),
            (.seals([Sample.seal(9)]), false), (.driver(Sample.cardedDriver), false), (.firm(Sample.otherFirm), false),
            (.lineDriver(Sample.cardedDriver), false), (.plannedArrival(Sample.moment(12)), false),
        ] as [(PaperValue, Bool)])
    func `a fee is confirmed or assessed anew after a change of what it depends on`(value: PaperValue, depends: Bool)
        throws
    {
        #expect(Fee.depends(on: value.field) == depends)
        var day = try GateFixture()
        let id = try day.bring(1, to: .inYard)
        try day.correct(id, value)
        #expect(try day.trip(id).fee == .unassessed, "what was never assessed is not outdated")
        let other = try day.bring(2, to: .inYard)
        try day.payFee(other, Self.fee)
        try day.correct(
            other,
            value.field == .containers
                ? .containers([])
                : value.field == .trailer
                    ? .trailer(nil) : value.field == .vehicle ? .vehicle(Sample.truck(8)) : value)
        try day.clear(other)
        let release = Command.release(other, lane: Sample.out)
        #expect(day.refusal(of: release) == (depends ? .feeOutdated : nil))
        let isPaid = day.refusal(of: .recordPayment(other, Self.fee, receipt: "R"))
        #expect(isPaid == (depends ? .feeOutdated : .feeAlreadyPaid))
        // Confirming is assessing the same again.
        let confirmed: [Event] = depends ? [.feeAssessed(other, Self.fee, basis: "as before")] : []
        #expect(try day.give(.assessFee(other, Self.fee, basis: "as before")) == confirmed)
        #expect(day.refusal(of: release) == nil)
    }

    @Test(arguments: [
        (5_000_000, 1_000_000, 0), (4_000_001, 1, 0), (4_000_000, 0, 0), (3_999_999, 0, 1), (0, 0, 4_000_000),
    ])
    func `what is due after a new assessment is the difference, and what was paid too much is a credit`(
        assessed: Int64, due: Int64, credit: Int64
    ) throws {
        var day = try GateFixture()
        let id = try day.bring(1, to: .inYard)
        try day.payFee(id, Self.fee)
        try day.give(
            .tranship(id, vehicle: Sample.truck(7), trailer: nil, containers: [], reason: "broke down"))
        try day.clear(id)
        #expect(day.refusal(of: .release(id, lane: Sample.out)) == .feeOutdated)
        try day.give(.assessFee(id, Money(dong: assessed), basis: "other vehicle"))
        let fee = try day.trip(id).fee
        #expect(fee.paid == Self.fee)
        #expect(fee.credit == Money(dong: credit))
        #expect(fee.state == (due > 0 ? .due(Money(dong: due)) : .settled))
        if due > 0 {
            #expect(day.refusal(of: .release(id, lane: Sample.out)) == .feeDue(Money(dong: due)))
            #expect(
                day.refusal(of: .recordPayment(id, Self.fee, receipt: "R-2"))
                    == (due == 4_000_000 ? nil : .wrongAmount(due: Money(dong: due))))
            try day.give(.recordPayment(id, Money(dong: due), receipt: "R-2"))
            #expect(try day.trip(id).fee.paid == Money(dong: assessed))
        }
        #expect(day.refusal(of: .recordPayment(id, Money(dong: 1), receipt: "R-3")) == .feeAlreadyPaid)
        #expect(day.refusal(of: .release(id, lane: Sample.out)) == nil)
    }

    @Test func `the tractor that changes at the line is the method, and leaves the fee as it is`() throws {
        var day = try GateFixture()
        let id = try day.bring(Sample.declaration(1, by: .tractorSwap), to: .released)
        try day.give(GateFixture.swap(id, .vehicle(Sample.truck(9))))
        #expect(try day.trip(id).fee.state == .settled)
    }

    @Test func `goods that are registered at the gate outdate what was assessed before`() throws {
        var day = try GateFixture()
        try day.give(
            .registerArrival(
                UndeclaredArrival(
                    place: Sample.huuNghi, direction: .export, vehicle: Sample.truck(1), area: Sample.park)))
        let id = TripID(day.gate.lastTrip)
        try day.payFee(id)
        try day.give(.identify(id, Sample.declaration(1)))
        #expect(try day.trip(id).fee.state == .outdated)
    }

    @Test func `a fee of nothing is paid already`() throws {
        var day = try GateFixture()
        let id = try day.bring(1, to: .inYard)
        try day.clear(id)
        try day.give(.assessFee(id, .zero, basis: "aid goods"))
        #expect(day.refusal(of: .release(id, lane: Sample.out)) == nil)
    }

    @Test(
        arguments: [
            (Sample.narrow, nil), (Sample.inward, .wrongLane(Sample.inward)), (Sample.shut, .laneClosed(Sample.shut)),
            ("no-lane", .unknownLane("no-lane")),
        ] as [(LaneID, Refusal?)])
    func `leads to a lane of its own, and to another one when that breaks down`(lane: LaneID, refusal: Refusal?) throws
    {
        var day = try GateFixture()
        let id = try day.bring(1, to: .released)
        try day.give(.setRule(Sample.rule("lane-out", Sample.lane(Sample.out, isOpen: false))))
        #expect(day.refusal(of: .cross(id, seen: Seen())) == .laneClosed(Sample.out))
        #expect(day.refusal(of: .release(id, lane: lane)) == refusal)
    }

    @Test(arguments: [StageName.declared, .waiting, .called, .atGate, .abroad])
    func `is given in a yard only`(stage: StageName) throws {
        var day = try GateFixture()
        let id = try day.bring(1, to: stage)
        #expect(
            day.refusal(of: .release(id, lane: Sample.out)) == .wrongStage(now: stage, accepted: [.inYard, .released]))
        #expect(day.refusal(of: .cross(id, seen: Seen())) == .wrongStage(now: stage, accepted: [.released]))
    }
}
