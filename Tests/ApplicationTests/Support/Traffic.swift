import Application
import BorderVocabulary
import Gate

/// Random but repeatable work at the gate of `Town`: commands, some of which it refuses.
struct Traffic {
    private var dice: Dice
    private var trucks = 0
    private var gate = Gate()
    private(set) var now = Town.noon
    private(set) var records: [LogRecord] = []
    private(set) var commands: [(command: Command, at: Timestamp)] = []
    /// Whether calls are to be confirmed, and now and then are not.
    private var answers = false

    init(seed: UInt64) {
        dice = Dice(seed: seed)
    }

    /// The records of this many commands, after those that set the rules.
    static func records(seed: UInt64, commands: Int) -> [LogRecord] { driven(seed, commands).records }

    /// The same under a queue rule, with classes of fruit and the rest.
    static func records(seed: UInt64, commands: Int, queue: QueueRule) -> [LogRecord] {
        driven(seed, commands, [Town.rule("queue", .queue(queue))]).records
    }

    /// The same where calls are to be confirmed, who does not is set aside, and some are called out of turn.
    static func answeredRecords(seed: UInt64, commands: Int) -> [LogRecord] {
        let call = CallRule(
            validFor: .seconds(1_800), missedAllowed: 1, confirmWithin: .seconds(300), recallAfter: .seconds(900),
            recalls: 2)
        return driven(seed, commands, [Town.rule("call", .call(call))], answers: true).records
    }

    /// This many commands with their times, those that set the rules first.
    static func commands(seed: UInt64, count: Int) -> [(command: Command, at: Timestamp)] {
        Array(driven(seed, count).commands.prefix(count))
    }

    private static func driven(
        _ seed: UInt64, _ commands: Int, _ more: [Rule] = [], answers: Bool = false
    ) -> Traffic {
        var traffic = Traffic(seed: seed)
        traffic.answers = answers
        for rule in Town.rules + more { traffic.give(.setRule(rule)) }
        for _ in 0..<commands { traffic.give(traffic.command()) }
        return traffic
    }

    /// A command that makes sense for the gate as it is, or nearly.
    mutating func command() -> Command {
        guard let trip = gate.trips.values.map(\.id).sorted().randomElement(using: &dice), roll(4) > 0 else {
            return newcomer()
        }
        guard let open = gate.trips[trip] else { return .sweep }
        if answers, let command = answer(open) { return command }
        switch open.stage {
        case .declared: return roll(8) == 0 ? .cancel(trip, reason: "đổi ý") : .arrive(trip, area: Town.area)
        case .waiting:
            switch roll(6) {
            case 0: return change(open)
            case 1 where open.category == .unidentified: return .identify(trip, declaration(of: open))
            case 2: return .turnBack(trip, reason: "hàng hỏng")
            case _: return .callNext(place: Town.place, direction: .export, category: nil, lane: Town.lane)
            }
        case .called: return .admit(trip, lane: Town.lane, seen: Seen())
        case .atGate: return .park(trip, yard: Town.yard)
        case .inYard: return inYard(open)
        case .released: return .cross(trip, seen: Seen(vehicle: open.papers.vehicle))
        case .abroad: return roll(3) == 0 ? .sweep : .returnEmpty(trip)
        }
    }

    /// What somebody says who waits or is called, or the clock's round.
    private mutating func answer(_ open: Trip) -> Command? {
        switch open.turnState?.name {
        case .called?: return roll(3) == 0 ? .sweep : roll(2) == 0 ? .confirmCall(open.id) : nil
        case .skipped?: return roll(2) == 0 ? .sweep : .confirmCall(open.id)
        case .waiting?, .passedOver?, .recalled?:
            return roll(6) == 0
                ? .callOutOfTurn(open.id, lane: Town.lane, reason: "hàng tươi", witness: "second-person", rule: "call")
                : nil
        case .confirmed?, nil: return nil
        }
    }

    /// Gives the command and keeps what it causes; a refusal changes nothing.
    mutating func give(_ command: Command) {
        now += .seconds(roll(600))
        commands.append((command, now))
        let actor = Town.actor(for: command)
        do throws(Refusal) {
            for event in try gate.decide(command, by: actor, at: now) {
                gate.apply(event, at: now)
                records.append(
                    LogRecord(position: Position(UInt64(records.count + 1)), at: now, actor: actor, event: event))
            }
        } catch {
            return
        }
    }

    private mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &dice) }

    private mutating func newcomer() -> Command {
        trucks += 1
        guard roll(8) > 0 else {
            return .registerArrival(
                UndeclaredArrival(
                    place: Town.place, direction: .export, vehicle: .plate(Town.plate(trucks)), area: Town.area))
        }
        // Now and then a container that is still on another truck.
        return Town.declare(trucks, container: roll(10) == 0 ? max(1, trucks - 1) : trucks)
    }

    private func declaration(of open: Trip) -> Declaration {
        let goods = [GoodsLine(name: "thanh long", hsCode: nil, weight: nil, isFruit: true)]
        return Declaration(
            place: open.place, direction: open.direction, movement: .loaded, method: .traditional,
            papers: open.papers.replacing(
                driver: .some(Driver(id: "0123456789abcdef0123", nationality: .vn)), goods: goods))
    }

    private mutating func change(_ open: Trip) -> Command {
        trucks += 1
        let new: PaperValue =
            switch roll(4) {
            case 0: .trailer(Town.trailer(trucks))
            case 1: .containers([Town.container(trucks)])
            case 2: .goods([GoodsLine(name: "ván bóc", hsCode: nil, weight: nil, isFruit: false)])
            case _: .seals([])
            }
        return .change(open.id, Change(kind: .correction, new: new, reason: "ghi nhầm", witness: "second-person"))
    }

    private mutating func inYard(_ open: Trip) -> Command {
        let trip = open.id
        switch roll(9) {
        case 0: return .assessFee(trip, Money(dong: 4_000_000), basis: "sample")
        case 1: return .recordPayment(trip, Money(dong: 4_000_000), receipt: "BL-1")
        case 2: return .hold(trip, .customs, reason: "soi chiếu")
        case 3: return .liftHold(trip, .customs, reason: "xong")
        case 4:
            trucks += 1
            return .tranship(
                trip, vehicle: .plate(Town.plate(trucks)), trailer: nil, containers: open.papers.containers,
                reason: "xe hỏng")
        case 5:
            trucks += 2
            return .split(trip, into: [Town.papers(trucks - 1), Town.papers(trucks)], reason: "chia hàng")
        case 6: return .release(trip, lane: Town.lane)
        case _: return .grant(trip, open.clearances.granted.has(.borderGuard) ? .customs : .borderGuard)
        }
    }
}
