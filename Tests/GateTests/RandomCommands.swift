import BorderVocabulary
import Gate

/// Draws commands for a gate: mostly what its vehicles need next, now and then anything at all.
///
/// Vehicles, trailers and containers are few and the lanes, yards and areas small, so that commands collide.
struct RandomCommands {
    var random: SplitMix64
    /// Drawn once: what the sample things are, as making them is slow.
    let world = World.shared

    /// Every fourth day is one on which many are on the road and want slots, so that these are scarce.
    let isSlotDay: Bool

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
        isSlotDay = seed.isMultiple(of: 4)
    }

    struct World: Sendable {
        static let shared = World()
        let vehicles: [VehicleIdentity] =
            (1...9).map(Sample.truck) + (1...3).map(Sample.chineseTruck) + (1...2).map(Sample.robot)
            + (1...2).map(Sample.newCar)
        let trailers = (1...6).map(Sample.trailer)
        let containers = (1...8).map(Sample.container)
        let seals = (1...3).map(Sample.seal)
        let references = (1...3).map(Sample.reference)
        let goods = [Sample.dragonFruit, Sample.durian, Sample.rubber, Sample.starch]
        let drivers = [Sample.vietnamese, Sample.chinese, Sample.cardedDriver]
        let places: [PlaceID] = (0..<16).map { $0 % 2 == 0 ? Sample.huuNghi : Sample.tanThanh } + ["chi-ma"]
        let lanes = [Sample.out, Sample.inward, Sample.narrow, Sample.unmannedLane, Sample.tanThanhLane, Sample.shut]
        let yards = [Sample.xuanCuong, Sample.smallYard, Sample.baoNguyen, "no-yard"]
        let areas = [Sample.park, Sample.road, Sample.lot, Sample.tanThanhPark]
        let reasons = ["", String(repeating: "why ", count: 200)] + Array(repeating: "because", count: 18)
        let users: [UserID] = ["second-person", "third-person", "fourth-person", "fifth-person", "first-person"]
        let methods: [DeliveryMethod] = [
            .traditional, .traditional, .traditional, .twoWay, .tractorSwap, .specialisedDrivers,
        ]
        let ruleIDs = Sample.rules.map(\.id) + ["extra-1", "extra-2", "extra-3", "extra-4"]
    }

    /// The sample rules with little room.
    static let rules: [Rule] =
        Sample.rules + slotRules + [
            Sample.rule(
                "yard-xc", .yard(Yard(id: Sample.xuanCuong, place: Sample.huuNghi, capacity: 4, servesTwoWay: true))),
            Sample.rule("yard-bn", .yard(Yard(id: Sample.baoNguyen, place: Sample.tanThanh, capacity: 2))),
            Sample.rule(
                "area-park",
                .holdingArea(HoldingArea(id: Sample.park, places: [Sample.huuNghi, Sample.tanThanh], capacity: 6))),
            Sample.rule("lane-out", Sample.lane(Sample.out, Sample.huuNghi, .export, perHour: 2)),
            Sample.rule("lane-in", Sample.lane(Sample.inward, Sample.huuNghi, .import, perHour: 2)),
            Sample.rule("lane-tt", Sample.lane(Sample.tanThanhLane, Sample.tanThanh, perHour: 2)),
        ]

    // MARK: Commands

    mutating func next(for gate: Gate, at now: Timestamp) -> Command {
        if random.once(in: 20) { return .sweep }
        if let command = slotUrgency(in: gate, at: now) { return command }
        let open = gate.trips.count
        if open < (isSlotDay ? 12 : 4) || open < 14 && random.once(in: 10) { return arrivalOrDeclaration(at: now) }
        if random.once(in: 20) { return aboutTheGate(at: now) }
        let id = anyTrip(of: gate)
        guard let trip = gate.trips[id], !random.once(in: 6) else { return anything(id, in: gate, at: now) }
        return wanted(by: trip, in: gate, at: now)
    }

    /// Somebody who may give it, nearly always.
    mutating func actor(for command: Command) -> Actor {
        if random.once(in: 25) { return Actor(user: random.pick(world.users), duty: random.pick(Duty.allCases)) }
        let duty: Duty =
            switch command {
            case .change where random.once(in: 2): .declarant
            default: GateFixture.actor(for: command).duty
            }
        return GateFixture.actor(duty)
    }

    /// In the order of numbers, as a dictionary's own order differs from run to run; the older the likelier, so that
    /// some come to their end.
    private mutating func anyTrip(of gate: Gate) -> TripID {
        if random.once(in: 60) { return TripID(UInt64(random.below(Int(gate.lastTrip) + 3))) }
        let open = gate.trips.keys.sorted()
        return open[min(random.below(open.count), random.below(open.count))]
    }

    /// Another trip in the same yard, if there is one; else any number.
    private mutating func neighbour(of trip: Trip, in gate: Gate) -> TripID {
        guard case .inYard(let yard, _) = trip.stage, !random.once(in: 6) else {
            return TripID(UInt64(random.below(9)))
        }
        let neighbours = gate.trips.values.filter { other in
            guard case .inYard(yard, _) = other.stage, other.id != trip.id else { return false }
            return other.method == trip.method && other.direction == trip.direction
        }
        return neighbours.map(\.id).min() ?? TripID(UInt64(random.below(9)))
    }

    private mutating func arrivalOrDeclaration(at now: Timestamp) -> Command {
        if random.once(in: 6) {
            return .registerArrival(
                UndeclaredArrival(
                    place: random.pick(world.places), direction: random.pick(Direction.allCases),
                    vehicle: random.pick(world.vehicles), area: random.pick(world.areas)))
        }
        return .declare(declaration(at: now))
    }

    /// What moves this trip on.
    private mutating func wanted(by trip: Trip, in gate: Gate, at now: Timestamp) -> Command {
        let id = trip.id
        switch trip.stage {
        case .declared where isSlotDay ? !random.once(in: 12) : random.once(in: 3):
            return slotCommand(trip, in: gate, at: now)
        case .declared: return .arrive(id, area: area(of: trip))
        case .waiting where trip.category == .unidentified:
            return .identify(id, declaration(at: now, like: trip))
        case .waiting:
            let category = random.once(in: 3) ? trip.category : nil
            if trip.asideUntil != nil, random.once(in: 3) { return .confirmCall(id) }
            if trip.asideUntil != nil, random.once(in: 3) {
                return .callOutOfTurn(id, lane: lane(of: trip), reason: "because", witness: "second-person", rule: nil)
            }
            return random.once(in: 8)
                ? .callOutOfTurn(
                    id, lane: lane(of: trip), reason: reason(), witness: random.pick(world.users),
                    rule: random.once(in: 3) ? random.pick(world.ruleIDs) : nil)
                : .callNext(place: trip.place, direction: trip.direction, category: category, lane: lane(of: trip))
        case .called(_, _, _, let until):
            if trip.callEnds ?? until <= now, !random.once(in: 4) { return .sweep }
            if random.once(in: 4) { return .confirmCall(id) }
            if let warning = trip.openWarnings.all.first, !random.once(in: 5) {
                return .acceptWarning(id, warning, reason: reason())
            }
            return .admit(id, lane: lane(of: trip), seen: seen(trip))
        case .atGate: return .park(id, yard: yard(of: trip))
        case .inYard: return wantedInYard(by: trip, in: gate)
        case .released:
            if !trip.clearances.held.isEmpty || !trip.clearances.missing.isEmpty {
                return wantedInYard(by: trip, in: gate)
            }
            return .cross(id, seen: seen(trip))
        case .abroad:
            if trip.method == .twoWay, !random.once(in: 3) {
                let direction: Direction = trip.direction == .export ? .import : .export
                let papers = papers(of: trip.papers.vehicle, for: .loaded, .twoWay, at: now)
                return .returnLoaded(
                    id,
                    Declaration(
                        place: Sample.huuNghi, direction: direction, movement: .loaded, method: .twoWay, papers: papers,
                        returnOf: id))
            }
            return random.once(in: 3) ? .close(id, reason: reason()) : .returnEmpty(id)
        }
    }

    private mutating func wantedInYard(by trip: Trip, in gate: Gate) -> Command {
        let id = trip.id
        let clearances = trip.clearances
        if random.once(in: 20) { return .release(id, lane: lane(of: trip)) }
        if random.once(in: 8), case .inYard = trip.stage { return regroup(trip, in: gate) }
        if let agency = clearances.held.all.first { return .liftHold(id, agency, reason: "looked") }
        if let agency = clearances.refused.all.first, random.once(in: 2) {
            return random.once(in: 4) ? .reject(id, agency, reason: reason()) : .grant(id, agency)
        }
        if let first = clearances.missing.all.first {
            return .grant(id, random.once(in: 4) ? random.pick(clearances.missing.all) : first)
        }
        if let warning = trip.openWarnings.all.first { return .acceptWarning(id, warning, reason: reason()) }
        switch trip.fee.state {
        case .outdated where random.once(in: 3): return .release(id, lane: lane(of: trip))
        case .unassessed, .outdated: return .assessFee(id, Money(dong: Int64(random.below(3)) * 1000), basis: "table")
        case .due(let amount): return .recordPayment(id, amount, receipt: "R-1")
        case .settled: return .release(id, lane: lane(of: trip))
        }
    }

    private mutating func aboutTheGate(at now: Timestamp) -> Command {
        switch random.below(4) {
        case 0: return .closeBulletin(now.localDate.adding(days: random.below(5) == 0 ? -1 : 0))
        case 1:
            return .withdrawRule(
                random.once(in: 4) ? random.pick(world.ruleIDs) : RuleID(number: 1 + random.below(4)), reason: reason())
        case 2: return .setRule(random.pick(Self.rules))
        default: return .setRule(extraRule(at: now))
        }
    }

    /// Any command at all, for this trip.
    private mutating func anything(_ id: TripID, in gate: Gate, at now: Timestamp) -> Command {
        let trip = gate.trips[id]
        let agency = random.pick(Agency.allCases)
        let lane = random.pick(world.lanes)
        switch random.below(24) {
        case 0: return .arrive(id, area: random.pick(world.areas))
        case 1: return .relocate(id, area: random.pick(world.areas))
        case 2: return .callOutOfTurn(id, lane: lane, reason: reason(), witness: random.pick(world.users))
        case 3:
            return .move(
                id, to: random.pick(world.places), area: random.once(in: 4) ? nil : random.pick(world.areas),
                reason: reason())
        case 4:
            return random.once(in: 3) ? .turnBack(id, reason: reason()) : .relocate(id, area: random.pick(world.areas))
        case 5: return .admit(id, lane: lane, seen: Seen(vehicle: random.pick(world.vehicles)))
        case 6: return .park(id, yard: random.pick(world.yards))
        case 7: return .grant(id, agency)
        case 8: return .refuse(id, agency, reason: reason())
        case 9, 10: return .hold(id, agency, reason: reason())
        case 11: return .liftHold(id, agency, reason: reason())
        case 12: return random.once(in: 3) ? .reject(id, agency, reason: reason()) : .grant(id, agency)
        case 13: return .assessFee(id, Money(dong: Int64(random.below(5)) - 1), basis: reason())
        case 14: return .recordPayment(id, Money(dong: Int64(random.below(3))), receipt: "R")
        case 15: return .release(id, lane: lane)
        case 16: return .cross(id, seen: Seen())
        case 17: return random.once(in: 3) ? .cancel(id, reason: reason()) : .close(id, reason: reason())
        case 18: return .identify(id, declaration(at: now, like: trip))
        case 19: return trip.map { regroup($0, in: gate) } ?? .returnEmpty(id)
        case 20: return .acceptWarning(id, random.pick(Warning.allCases), reason: reason())
        case 21: return .returnLoaded(id, declaration(at: now, like: trip))
        default: return .change(id, change(of: trip?.papers.vehicle, trip, at: now))
        }
    }

    private mutating func regroup(_ trip: Trip, in gate: Gate) -> Command {
        switch random.below(4) {
        case 0:
            return .tranship(
                trip.id, vehicle: random.pick(world.vehicles),
                trailer: random.once(in: 2) ? nil : random.pick(world.trailers),
                containers: trip.papers.containers, reason: reason())
        case 1, 2:
            let first = neighbour(of: trip, in: gate)
            return .merge(trip.id, others: random.once(in: 6) ? [first, trip.id] : [first], reason: reason())
        default:
            let parts = (0..<2 + random.below(2)).map { part in
                Papers(
                    vehicle: part == 0 ? trip.papers.vehicle : random.pick(world.vehicles),
                    containers: part == 0 ? trip.papers.containers : [], driver: trip.papers.driver,
                    goods: random.once(in: 10) ? [random.pick(world.goods)] : trip.papers.goods, firm: trip.papers.firm)
            }
            return .split(trip.id, into: parts, reason: reason())
        }
    }
}
