import BorderVocabulary
import Gate
import Testing

@Suite("Who may give which command")
struct AuthorityTests {
    /// One command of every name; whether the gate would do it is another matter.
    static let commands: [Command] = {
        let id = TripID(1)
        let declaration = Sample.declaration(1)
        return [
            .declare(declaration), .identify(id, declaration), GateFixture.correction(id, .seals([])),
            .acceptWarning(id, .unusualPlate, reason: "r"), .cancel(id, reason: "r"),
            .registerArrival(
                UndeclaredArrival(
                    place: Sample.huuNghi, direction: .export, vehicle: Sample.truck(1), area: Sample.park)),
            .arrive(id, area: Sample.park), .relocate(id, area: Sample.park),
            .callNext(place: Sample.huuNghi, direction: .export, category: nil, lane: Sample.out),
            .callOutOfTurn(id, lane: Sample.out, reason: "r", witness: "w"), .confirmCall(id),
            .move(id, to: Sample.tanThanh, area: nil, reason: "r"), .turnBack(id, reason: "r"),
            .admit(id, lane: Sample.out, seen: Seen()), .park(id, yard: Sample.xuanCuong), .grant(id, .health),
            .refuse(id, .health, reason: "r"), .hold(id, .health, reason: "r"), .liftHold(id, .health, reason: "r"),
            .reject(id, .health, reason: "r"), .assessFee(id, .zero, basis: "b"),
            .recordPayment(id, .zero, receipt: "R"),
            .tranship(id, vehicle: Sample.truck(2), trailer: nil, containers: [], reason: "r"),
            .split(id, into: [], reason: "r"), .merge(id, others: [], reason: "r"), .release(id, lane: Sample.out),
            .cross(id, seen: Seen()), .returnEmpty(id), .returnLoaded(id, declaration), .close(id, reason: "r"),
            .setRule(Sample.rules[0]), .withdrawRule("r", reason: "r"), .sweep, .closeBulletin(Sample.day),
            .book(id, .request(start: Sample.morning)), .book(id, .cancel), .book(id, .swap(with: id)),
            .book(id, .deposit(.zero, receipt: "R")), .drawSlot(SlotSample.slot(14), SlotSample.draw()),
        ]
    }()

    /// The table as the officers know it: rows of duties in the order of `Duty`.
    static let table: [CommandName: [Duty]] = [
        .declare: [.declarant, .gateOperator], .identify: [.declarant, .gateOperator],
        .change: [.declarant, .gateOperator, .borderGuard, .customs],
        .acceptWarning: [.gateOperator, .borderGuard, .customs], .cancel: [.declarant, .gateOperator],
        .registerArrival: [.gateOperator, .borderGuard], .arrive: [.gateOperator, .borderGuard],
        .relocate: [.gateOperator, .borderGuard], .callNext: [.gateOperator, .system],
        .callOutOfTurn: [.gateOperator, .board], .confirmCall: [.declarant, .gateOperator, .borderGuard],
        .move: [.gateOperator, .borderGuard],
        .turnBack: [.gateOperator, .borderGuard], .admit: [.gateOperator, .borderGuard], .park: [.yard, .gateOperator],
        .grant: agencies, .refuse: agencies, .hold: agencies, .liftHold: agencies, .reject: agencies,
        .assessFee: [.managementCentre], .recordPayment: [.managementCentre], .tranship: [.yard, .gateOperator],
        .split: [.yard, .gateOperator], .merge: [.yard, .gateOperator], .release: [.gateOperator, .borderGuard],
        .cross: [.gateOperator, .borderGuard], .returnEmpty: [.gateOperator, .borderGuard],
        .returnLoaded: [.declarant, .gateOperator], .close: [.gateOperator, .borderGuard],
        .setRule: [.board, .administrator], .withdrawRule: [.board, .administrator], .sweep: [.system],
        .closeBulletin: [.system, .board], .requestSlot: [.declarant, .gateOperator],
        .cancelSlot: [.declarant, .gateOperator], .swapSlots: [.declarant, .gateOperator],
        .recordDeposit: [.managementCentre], .drawSlot: [.system],
    ]
    private static let agencies: [Duty] = [.borderGuard, .health, .animalQuarantine, .plantQuarantine, .customs]

    @Test func `there is one command of every name in these tests`() {
        #expect(Self.commands.map(\.name) == CommandName.allCases)
    }

    @Test(arguments: commands, Duty.allCases)
    func `is refused to every duty outside the table, and the refusal says to whom it is not`(
        command: Command, duty: Duty
    ) throws {
        let day = try GateFixture()
        let allowed = try #require(Self.table[command.name])
        let refusal = day.refusal(of: command, by: GateFixture.actor(duty))
        #expect(Authority.allows(duty, command.name) == allowed.contains(duty))
        if allowed.contains(duty) {
            #expect(refusal != .notYourDuty(allowed: allowed))
        } else {
            #expect(refusal == .notYourDuty(allowed: allowed))
        }
    }

    @Test func `an auditor gives no command at all`() {
        #expect(CommandName.allCases.allSatisfy { !Authority.allows(.auditor, $0) })
    }

    @Test(arguments: commands.filter { $0.trip != nil })
    func `a trip that is not open is named`(command: Command) throws {
        let day = try GateFixture()
        #expect(day.refusal(of: command) == .unknownTrip(TripID(1)))
    }
}
