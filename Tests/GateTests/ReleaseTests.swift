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
        #expect(day.refusal(of: .assessFee(id, Money(dong: 1), basis: "b")) == .feeAlreadyPaid)
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
