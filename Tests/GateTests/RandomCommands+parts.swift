import BorderVocabulary
import Gate

// What random commands are made of.
extension RandomCommands {
    mutating func reason() -> String { random.pick(world.reasons) }

    mutating func lane(of trip: Trip) -> LaneID {
        random.once(in: 8) ? random.pick(world.lanes) : GateFixture.lane(of: trip)
    }

    mutating func area(of trip: Trip) -> HoldingAreaID {
        if random.once(in: 10) { return random.pick(world.areas) }
        return trip.place == Sample.huuNghi ? random.pick([Sample.park, Sample.road]) : Sample.park
    }

    mutating func yard(of trip: Trip) -> YardID {
        if random.once(in: 4) { return random.pick(world.yards) }
        return trip.place == Sample.huuNghi ? Sample.xuanCuong : Sample.baoNguyen
    }

    mutating func seen(_ trip: Trip) -> Seen {
        random.once(in: 20)
            ? Seen(vehicle: random.pick(world.vehicles))
            : Seen(vehicle: trip.papers.vehicle, trailer: trip.papers.trailer, containers: trip.papers.containers)
    }

    mutating func warnings() -> WarningSet {
        random.once(in: 8) ? WarningSet([random.pick(Warning.allCases)]) : []
    }

    mutating func goods(for movement: Movement) -> [GoodsLine] {
        if movement != .loaded { return random.once(in: 20) ? [random.pick(world.goods)] : [] }
        return (0..<1 + (random.once(in: 4) ? 1 : 0)).map { _ in random.pick(world.goods) }
    }

    mutating func papers(
        of vehicle: VehicleIdentity?, for movement: Movement, _ method: DeliveryMethod, at now: Timestamp
    ) -> Papers {
        let hasTrailer = movement != .newVehicle && random.once(in: 2)
        let hasContainer = movement != .newVehicle && random.once(in: 3)
        let driver: Driver? =
            switch vehicle {
            case .unmanned: nil
            case .plate(let plate) where plate.country == .china: Sample.chinese
            case .plate, .chassis, nil: random.pick(world.drivers)
            }
        return Papers(
            vehicle: vehicle, trailer: hasTrailer ? random.pick(world.trailers) : nil,
            containers: hasContainer ? [random.pick(world.containers)] : [],
            seals: hasContainer ? [random.pick(world.seals)] : [], driver: random.once(in: 40) ? nil : driver,
            goods: goods(for: movement), declarations: [random.pick(world.references)],
            firm: random.once(in: 10) ? nil : Sample.firm,
            plannedArrival: random.once(in: 5) ? now + .hours(random.below(48) + (random.once(in: 12) ? 800 : 0)) : nil)
    }

    mutating func declaration(at now: Timestamp, like trip: Trip? = nil) -> Declaration {
        let vehicle = trip?.papers.vehicle ?? random.pick(world.vehicles)
        var movement: Movement = random.once(in: 10) ? .empty : .loaded
        var method = random.pick(world.methods)
        switch vehicle {
        case .unmanned: method = .unmanned
        case .chassis: movement = .newVehicle
        case .plate: break
        }
        let place = method == .traditional ? random.pick(world.places) : Sample.huuNghi
        return Declaration(
            place: trip?.place ?? place, direction: trip?.direction ?? random.pick(Direction.allCases),
            movement: movement,
            method: method, papers: papers(of: vehicle, for: movement, method, at: now), warnings: warnings())
    }

    mutating func change(of vehicle: VehicleIdentity?, _ trip: Trip?, at now: Timestamp) -> Change {
        let value: PaperValue =
            switch random.below(10) {
            case 0: .vehicle(random.pick(world.vehicles))
            case 1: .trailer(random.once(in: 3) ? nil : random.pick(world.trailers))
            case 2: .containers((0..<random.below(3)).map { _ in random.pick(world.containers) })
            case 3: .seals(random.once(in: 4) ? Array(repeating: world.seals[0], count: 9) : [random.pick(world.seals)])
            case 4: .driver(random.pick(world.drivers))
            case 5: .lineDriver(random.pick(world.drivers))
            case 6: .goods(goods(for: trip?.movement ?? .loaded))
            case 7: .declarations([random.pick(world.references)])
            case 8: .firm(random.pick([Sample.firm, Sample.otherFirm]))
            default: .plannedArrival(now + .hours(random.below(72)))
            }
        return Change(
            kind: random.pick(ChangeKind.allCases), new: value, warnings: warnings(), reason: reason(),
            witness: random.once(in: 4) ? nil : random.pick(world.users))
    }

    /// Classes with hours, shares and bounds; now and then a rule that starves somebody.
    mutating func queueRule(_ place: PlaceID) -> QueueRule {
        let ages = random.once(in: 2)
        let isFlawed = random.once(in: 12)
        let names: [QueueClassID] = ["fresh", "empty", "new", "swap"]
        let classes = (0..<1 + random.below(4)).map { index in
            let from = random.below(20)
            let window = DailyWindow(from: Sample.time(from), until: Sample.time(from + 1 + random.below(3)))
            return QueueClass(
                id: names[index], direction: random.pick([nil, .export, .import]),
                category: random.pick([.fruit, .other, nil]), movement: random.pick([nil, .loaded, .empty]),
                method: random.pick([nil, .traditional, .twoWay]), booked: random.pick([nil, nil, true]),
                windows: random.once(in: 3) ? [window] : [],
                share: share(ages))
        }
        return QueueRule(
            place: random.once(in: 3) ? nil : place, classes: classes,
            other: isFlawed ? QueueShare(weight: 0) : share(ages),
            calledLimit: random.once(in: 3) ? 1 + random.below(3) : nil)
    }

    private mutating func share(_ ages: Bool) -> QueueShare {
        QueueShare(
            weight: (ages ? 0 : 1) + random.below(5), ageing: ages ? .minutes(10 + random.below(200)) : nil)
    }

    /// Calls that are to be confirmed; now and then a rule that cannot be.
    private mutating func callRule() -> CallRule {
        let isFlawed = random.once(in: 12)
        let recalls = random.below(3)
        return CallRule(
            validFor: .minutes(isFlawed ? 1 : 20 + random.below(40)), missedAllowed: random.below(3),
            confirmWithin: .minutes(1 + random.below(15)),
            recallAfter: recalls > 0 ? .minutes(1 + random.below(30)) : nil, recalls: recalls,
            overrideNeedsRule: random.once(in: 4))
    }

    /// A rule for a few hours, begun or to begin, among them hours over midnight.
    mutating func extraRule(at now: Timestamp) -> Rule {
        let from = now + .hours(random.below(4) - 1)
        let place = random.pick(world.places)
        let content: Rule.Content =
            switch random.below(19) {
            case 0: Sample.hours(place, random.below(24), random.below(24))
            case 1: Sample.lane(random.pick(world.lanes), place, perHour: random.below(4), isOpen: !random.once(in: 3))
            case 2:
                .yard(Yard(id: random.pick(world.yards), place: place, capacity: random.below(4), servesTwoWay: true))
            case 3:
                .holdingArea(HoldingArea(id: random.pick(world.areas), places: world.places, capacity: random.below(5)))
            case 4, 5:
                .notice(
                    Notice(
                        place: place, direction: random.once(in: 2) ? nil : .export,
                        category: random.pick(GoodsCategory.allCases)))
            case 6: Sample.requirement(nil, random.pick([nil, .other]), [random.pick(Agency.allCases)])
            case 7: .call(CallRule(validFor: .minutes(1 + random.below(60)), missedAllowed: random.below(3)))
            case 16...18: .call(callRule())
            case 8: .bulletinHour(Sample.time(random.below(24)))
            case 9: .bookingHorizon(.hours(1 + random.below(72)))
            case 10: .longWait(.hours(1 + random.below(24)))
            default: .queue(queueRule(place))
            }
        return Sample.rule(
            RuleID(number: 1 + random.below(4)), content, from: from, until: from + .hours(random.below(6)))
    }
}

extension RuleID {
    init(number: Int) { self.init(Sample.text("extra-\(number)")) }
}
