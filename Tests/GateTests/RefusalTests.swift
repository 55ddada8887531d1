import BorderVocabulary
import Gate
import Testing

/// A situation, and a command that the gate refuses in it for one named reason.
struct Provocation: Sendable, CustomTestStringConvertible {
    let refusal: RefusalName
    let command: @Sendable (inout GateFixture) throws -> Command
    var duty: Duty?

    init(
        _ refusal: RefusalName, by duty: Duty? = nil,
        _ command: @escaping @Sendable (inout GateFixture) throws -> Command
    ) {
        self.refusal = refusal
        self.duty = duty
        self.command = command
    }

    var testDescription: String { refusal.rawValue }

    private static func declare(
        _ change: @escaping @Sendable (Papers) -> Papers, by method: DeliveryMethod = .traditional
    )
        -> @Sendable (inout GateFixture) throws -> Command
    {
        { _ in .declare(Sample.declaration(1, by: method, papers: change(Sample.papers(1)))) }
    }

    private static func admit(_ lane: LaneID, seen: Seen = Seen(), warnings: [Warning] = [], after: Duration = .zero)
        -> @Sendable (inout GateFixture) throws -> Command
    {
        { day in
            let id = try day.bring(Sample.declaration(1, warnings: warnings), to: .called)
            day.wait(after)
            return .admit(id, lane: lane, seen: seen)
        }
    }

    private static func release(_ prepare: @escaping @Sendable (inout GateFixture, TripID) throws -> Void)
        -> @Sendable (inout GateFixture) throws -> Command
    {
        { day in
            let id = try day.bring(1, to: .inYard)
            try prepare(&day, id)
            return .release(id, lane: Sample.out)
        }
    }

    static let all: [Provocation] = [
        Provocation(.notYourDuty, by: .auditor) { _ in .sweep },
        Provocation(.notYourAgency, by: .health) { .grant(try $0.bring(1, to: .inYard), .customs) },
        Provocation(.unknownTrip) { _ in .returnEmpty(TripID(9)) },
        Provocation(.unknownPlace) { _ in .declare(Sample.declaration(1, place: "chi-ma")) },
        Provocation(.unknownLane, admit("no-lane")),
        Provocation(.unknownYard) { .park(try $0.bring(1, to: .atGate), yard: "no-yard") },
        Provocation(.unknownArea) { .arrive(try $0.declare(Sample.declaration(1)), area: "no-area") },
        Provocation(.unknownRule) { _ in .withdrawRule("no-rule", reason: "r") },
        Provocation(.wrongStage) { .cross(try $0.bring(1, to: .waiting), seen: Seen()) },
        Provocation(.alreadyOpen) { day in
            _ = try day.declare(Sample.declaration(1))
            return .declare(Sample.declaration(1))
        },
        Provocation(.fieldMissing, declare { $0.replacing(driver: .some(nil)) }),
        Provocation(.fieldNotAllowed) { _ in .declare(Sample.declaration(1, returnOf: TripID(1))) },
        Provocation(.tooMany, declare { $0.replacing(seals: (1...9).map(Sample.seal)) }),
        Provocation(.tooLong) {
            .cancel(try $0.declare(Sample.declaration(1)), reason: String(repeating: "r", count: 501))
        },
        Provocation(.notPositive) { _ in .setRule(Sample.rule("r", .declarationLife(.zero))) },
        Provocation(.sameValue) {
            .move(try $0.declare(Sample.declaration(1)), to: Sample.huuNghi, area: nil, reason: "r")
        },
        Provocation(.repeated, declare { $0.replacing(containers: [Sample.container(1), Sample.container(1)]) }),
        Provocation(.arrivalOutOfRange, declare { $0.replacing(plannedArrival: .some(Sample.moment(8, day: 31))) }),
        Provocation(.noIntake) { day in
            try day.give(.setRule(Sample.rule("n", .notice(Notice(place: nil, direction: nil, category: nil)))))
            return .declare(Sample.declaration(1))
        },
        Provocation(.closed, admit(Sample.out, after: .hours(12))).preparing { day in
            let call = CallRule(validFor: .hours(24), missedAllowed: 1)
            try day.give(.setRule(Sample.rule("call", .call(call))))
        },
        Provocation(.laneClosed, admit(Sample.shut)),
        Provocation(.laneFull, admit(Sample.narrow)).preparing { day in
            for number in 2...3 {
                try day.give(.admit(try day.bring(number, to: .called), lane: Sample.narrow, seen: Seen()))
            }
        },
        Provocation(.wrongLane, admit(Sample.inward)),
        Provocation(.yardFull) { day in
            _ = try day.bring(Sample.declaration(1), to: .inYard, yard: Sample.smallYard)
            return .park(try day.bring(2, to: .atGate), yard: Sample.smallYard)
        },
        Provocation(.wrongYard) { .park(try $0.bring(1, to: .atGate), yard: Sample.baoNguyen) },
        Provocation(.areaFull) { day in
            _ = try day.bring(Sample.declaration(1), to: .waiting, area: Sample.lot)
            return .arrive(try day.declare(Sample.declaration(2)), area: Sample.lot)
        },
        Provocation(.wrongArea) { .arrive(try $0.declare(Sample.declaration(1)), area: Sample.tanThanhPark) },
        Provocation(.wrongPlace) { day in
            let far = try day.bring(Sample.declaration(1, place: Sample.tanThanh), to: .inYard)
            return .merge(try day.bring(2, to: .inYard), others: [far], reason: "r")
        },
        Provocation(.methodNotInForce) { _ in .declare(Sample.declaration(1, place: Sample.tanThanh, by: .twoWay)) },
        Provocation(.oneFirmOnly, declare({ $0.replacing(firm: .some(nil)) }, by: .twoWay)),
        Provocation(
            .oneFarmProductOnly, declare({ $0.replacing(goods: [Sample.durian, Sample.dragonFruit]) }, by: .twoWay)),
        Provocation(
            .mixedGoodsExcluded, declare({ $0.replacing(goods: [Sample.durian, Sample.rubber]) }, by: .twoWay)),
        Provocation(.driverMustBeChinese, declare { $0.replacing(vehicle: .some(Sample.chineseTruck(1))) }),
        Provocation(.queueEmpty) { _ in
            .callNext(place: Sample.huuNghi, direction: .export, category: nil, lane: Sample.out)
        },
        Provocation(.callExpired, admit(Sample.out, after: .minutes(30))),
        Provocation(.mismatch, admit(Sample.out, seen: Seen(vehicle: Sample.truck(2)))),
        Provocation(.warningsOpen, admit(Sample.out, warnings: [.unusualPlate])),
        Provocation(.warningNotOpen) {
            .acceptWarning(try $0.declare(Sample.declaration(1)), .unusualPlate, reason: "r")
        },
        Provocation(.goodsUnidentified) { _ in
            .callNext(place: Sample.huuNghi, direction: .export, category: .unidentified, lane: Sample.out)
        },
        Provocation(.clearanceNotRequired) { .grant(try $0.bring(1, to: .inYard), .health) },
        Provocation(.refusedBy, release { day, id in try day.give(.refuse(id, .health, reason: "r")) }),
        Provocation(.heldBy, release { day, id in try day.give(.hold(id, .health, reason: "r")) }),
        Provocation(.customsLast) { .grant(try $0.bring(1, to: .inYard), .customs) },
        Provocation(.clearancesMissing, release { _, _ in }),
        Provocation(.feeNotAssessed, release { day, id in try day.clear(id) }),
        Provocation(
            .feeDue,
            release { day, id in
                try day.clear(id)
                try day.give(.assessFee(id, Money(dong: 1), basis: "b"))
            }),
        Provocation(.feeOutdated) { day in
            let id = try day.bring(1, to: .inYard)
            try day.payFee(id)
            try day.correct(id, .goods([Sample.durian]))
            return .recordPayment(id, Money(dong: 1), receipt: "R")
        },
        Provocation(.feeAlreadyPaid) { day in
            let id = try day.bring(1, to: .inYard)
            try day.payFee(id)
            return .recordPayment(id, Money(dong: 1), receipt: "R")
        },
        Provocation(.wrongAmount) { day in
            let id = try day.bring(1, to: .inYard)
            try day.give(.assessFee(id, Money(dong: 2), basis: "b"))
            return .recordPayment(id, Money(dong: 1), receipt: "R")
        },
        Provocation(.reasonMissing) { .turnBack(try $0.bring(1, to: .waiting), reason: " ") },
        Provocation(.witnessMissing) {
            GateFixture.swap(try $0.bring(1, to: .waiting), .vehicle(Sample.truck(2)), witness: nil)
        },
        Provocation(.witnessIsActor) {
            .callOutOfTurn(try $0.bring(1, to: .waiting), lane: Sample.out, reason: "r", witness: "first-person")
        },
        Provocation(.notReturning) { day in
            let id = try day.bring(1, to: .abroad)
            return .returnLoaded(id, Sample.declaration(1, .import, returnOf: id))
        },
        Provocation(.bulletinClosed) { day in
            day.now = Sample.moment(20)
            try day.give(.closeBulletin(Sample.day))
            return .closeBulletin(Sample.day)
        },
        Provocation(.bulletinNotDue) { _ in .closeBulletin(Sample.day) },
        Provocation(.ruleEndsBeforeItBegins) { _ in
            .setRule(Sample.rule("r", .place("p"), from: Sample.morning, until: Sample.morning))
        },
        Provocation(.flawedQueueRule) { _ in
            .setRule(Sample.rule("r", .queue(QueueRule(place: nil, classes: [], other: QueueShare(weight: 1)))))
        },
        Provocation(.flawedCallRule) { _ in
            .setRule(
                Sample.rule(
                    "r", .call(CallRule(validFor: .minutes(1), missedAllowed: 1, confirmWithin: .minutes(1)))))
        },
        Provocation(.setAside) { day in
            let id = try day.bring(1, to: .waiting)
            try day.setAside(id)
            return .callOutOfTurn(id, lane: Sample.out, reason: "r", witness: GateFixture.witness)
        },
        Provocation(.ruleNotInForce) { day in
            let notice = Rule.Content.longWait(.hours(1))
            try day.give(.setRule(Sample.rule("r", notice, until: day.now)))
            let id = try day.bring(1, to: .waiting)
            return .callOutOfTurn(id, lane: Sample.out, reason: "r", witness: GateFixture.witness, rule: "r")
        },
        Provocation(.tooManyCalled) { day in
            let fruit = QueueClass(id: "fruit", category: .fruit, share: QueueShare(weight: 1))
            let rule = QueueRule(place: nil, classes: [fruit], other: QueueShare(weight: 1), calledLimit: 1)
            try day.give(.setRule(Sample.rule("r", .queue(rule))))
            _ = try day.bring(1, to: .called)
            _ = try day.bring(2, to: .waiting)
            return .callNext(place: Sample.huuNghi, direction: .export, category: nil, lane: Sample.out)
        },
    ]

    private func preparing(_ prepare: @escaping @Sendable (inout GateFixture) throws -> Void) -> Provocation {
        let command = command
        return Provocation(refusal, by: duty) { day in
            try prepare(&day)
            return try command(&day)
        }
    }
}

@Suite("Every reason for which the gate says no")
struct RefusalTests {
    @Test(arguments: Provocation.all + Provocation.slots)
    func `is given in its situation`(provocation: Provocation) throws {
        var day = try GateFixture()
        let command = try provocation.command(&day)
        let refusal = try #require(day.refusal(of: command, by: provocation.duty.map(GateFixture.actor)))
        #expect(RefusalName(refusal) == provocation.refusal)
    }

    @Test func `has a situation in these tests`() {
        #expect(Set((Provocation.all + Provocation.slots).map(\.refusal)) == Set(RefusalName.allCases))
    }
}
