import BorderVocabulary
import Gate
import Testing

/// What a test finds that cannot be.
enum GateFixtureError: Error {
    case wrongStage
}

/// A gate with the sample rules and a clock that only the test moves.
struct GateFixture {
    private(set) var gate = Gate()
    var now: Timestamp

    /// Who gives the commands unless told otherwise.
    static let firstPerson: UserID = "first-person"
    /// The second person where one is wanted.
    static let witness: UserID = "second-person"

    init(at now: Timestamp = Sample.morning, rules: [Rule] = Sample.rules) throws {
        self.now = now
        for rule in rules { try give(.setRule(rule)) }
    }

    // MARK: Commands

    /// Gives a command now, by somebody who may unless told otherwise, and applies what it causes.
    @discardableResult
    mutating func give(_ command: Command, by actor: Actor? = nil) throws(Refusal) -> [Event] {
        let events = try gate.decide(command, by: actor ?? Self.actor(for: command), at: now)
        for event in events { gate.apply(event, at: now) }
        return events
    }

    /// Why the gate would refuse the command now; nil if it would not.
    func refusal(of command: Command, by actor: Actor? = nil) -> Refusal? {
        do throws(Refusal) {
            _ = try gate.decide(command, by: actor ?? Self.actor(for: command), at: now)
            return nil
        } catch {
            return error
        }
    }

    static func actor(_ duty: Duty) -> Actor { Actor(user: firstPerson, duty: duty) }

    /// Somebody who may give this command: the owning agency, else the first in the table of authority.
    static func actor(for command: Command) -> Actor {
        switch command {
        case .grant(_, let agency), .refuse(_, let agency, _), .hold(_, let agency, _), .liftHold(_, let agency, _),
            .reject(_, let agency, _):
            return actor(duty(of: agency))
        case .change, .cancel:
            return actor(.gateOperator)
        case .declare, .identify, .acceptWarning, .registerArrival, .arrive, .relocate, .callNext, .callOutOfTurn,
            .move, .turnBack, .admit, .park, .assessFee, .recordPayment, .tranship, .split, .merge, .release, .cross,
            .returnEmpty, .returnLoaded, .close, .book, .drawSlot, .setRule, .withdrawRule, .sweep, .closeBulletin,
            .confirmCall:
            return actor(Authority.duties(for: command.name)[0])
        }
    }

    static func duty(of agency: Agency) -> Duty {
        switch agency {
        case .borderGuard: .borderGuard
        case .health: .health
        case .animalQuarantine: .animalQuarantine
        case .plantQuarantine: .plantQuarantine
        case .customs: .customs
        }
    }

    // MARK: Trips

    func trip(_ id: TripID) throws -> Trip { try #require(gate.trips[id], "the trip is open") }

    func stage(_ id: TripID) -> StageName? { gate.trips[id]?.stage.name }

    mutating func declare(_ declaration: Declaration) throws -> TripID {
        try give(.declare(declaration))
        return TripID(gate.lastTrip)
    }

    /// Declares a vehicle and brings it to a stage, along the lane, yard and area of its place and method.
    mutating func bring(
        _ declaration: Declaration, to stage: StageName, area: HoldingAreaID = Sample.park, yard: YardID? = nil
    ) throws -> TripID {
        let id = try declare(declaration)
        try advance(id, to: stage, area: area, yard: yard)
        return id
    }

    /// Brings the truck of that number, a traditional fruit export, to a stage.
    mutating func bring(_ number: Int, to stage: StageName) throws -> TripID {
        try bring(Sample.declaration(number), to: stage)
    }

    mutating func advance(
        _ id: TripID, to stage: StageName, area: HoldingAreaID = Sample.park, yard: YardID? = nil
    ) throws {
        let start = try trip(id)
        let lane = Self.lane(of: start)
        let usualYard = start.place == Sample.tanThanh ? Sample.baoNguyen : Sample.xuanCuong
        while let now = self.stage(id), now.rawValue < stage.rawValue {
            switch now {
            case .declared: try give(.arrive(id, area: area))
            case .waiting: try give(.callOutOfTurn(id, lane: lane, reason: "test", witness: Self.witness))
            case .called: try give(.admit(id, lane: lane, seen: Seen()))
            case .atGate: try give(.park(id, yard: yard ?? usualYard))
            case .inYard:
                try clear(id)
                try payFee(id)
                try give(.release(id, lane: lane))
            case .released: try give(.cross(id, seen: Seen()))
            case .abroad: return
            }
        }
    }

    static func lane(of trip: Trip) -> LaneID {
        if trip.method == .unmanned { return Sample.unmannedLane }
        if trip.place == Sample.tanThanh { return Sample.tanThanhLane }
        return trip.direction == .export ? Sample.out : Sample.inward
    }

    /// Every agency that has to speak says yes, customs last.
    mutating func clear(_ id: TripID, except silent: [Agency] = []) throws {
        let missing = try trip(id).clearances.missing.all
        for agency in missing where !silent.contains(agency) { try give(.grant(id, agency)) }
    }

    mutating func payFee(_ id: TripID, _ amount: Money = Money(dong: 100_000)) throws {
        try give(.assessFee(id, amount, basis: "sample"))
        try give(.recordPayment(id, amount, receipt: "R-1"))
    }

    mutating func correct(_ id: TripID, _ value: PaperValue, warnings: [Warning] = []) throws(Refusal) {
        try give(Self.correction(id, value, warnings: warnings))
    }

    static func correction(_ id: TripID, _ value: PaperValue, warnings: [Warning] = []) -> Command {
        .change(
            id,
            Change(
                kind: .correction, new: value, warnings: WarningSet(warnings), reason: "typing mistake",
                witness: witness))
    }

    static func swap(_ id: TripID, _ value: PaperValue, witness: UserID? = GateFixture.witness) -> Command {
        .change(id, Change(kind: .swap, new: value, reason: "exchanged", witness: witness))
    }

    /// A call rule under which who does not answer within 5 minutes is set aside for 10.
    static let answering = CallRule(
        validFor: .minutes(30), missedAllowed: 1, confirmWithin: .minutes(5), recallAfter: .minutes(10), recalls: 1)

    mutating func answer(by rule: CallRule = GateFixture.answering) throws {
        try give(.setRule(Sample.rule("call", .call(rule))))
    }

    /// Calls a vehicle that waits by the rule above, and lets the call go unanswered.
    mutating func setAside(_ id: TripID) throws {
        try answer()
        try give(.callOutOfTurn(id, lane: Sample.out, reason: "test", witness: Self.witness))
        wait(.minutes(5))
        try give(.sweep)
    }

    /// Lets time pass.
    mutating func wait(_ duration: Duration) { now += duration }
}

extension Duration {
    static func hours(_ hours: Int) -> Duration { .seconds(hours * 3600) }
    static func minutes(_ minutes: Int) -> Duration { .seconds(minutes * 60) }
    static var instant: Duration { .milliseconds(1) }
}
