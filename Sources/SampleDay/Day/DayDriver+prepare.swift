import Application
import BorderVocabulary
import Gate

// From steps to commands.
extension DayDriver {
    mutating func prepare(_ step: Step, into orders: inout [Order]) {
        func give(_ command: Command, _ actor: Actor, _ truck: Int? = nil) {
            orders.append(Order(step: step, command: command, actor: actor, truck: truck))
        }
        func give(_ truck: Int, _ actor: Actor, _ command: (TripID) -> Command) {
            guard let trip = passages[truck].trip, !passages[truck].hasLeft else { return }
            give(command(trip), actor, truck)
        }
        switch step {
        case .setRule(let index): give(.setRule(plan.rules[index]), SampleStaff.board)
        case .sweep:
            give(.sweep, SampleStaff.clock)
            expireCalls()
        case .declareAhead(let request):
            let slot = plan.slots.requests[request]
            give(.declare(slot.declaration), SampleStaff.carriers[request % SampleStaff.carriers.count])
        case .requestSlot(let request):
            guard let trip = slotTrips[request] else { return }
            give(
                .book(trip, .request(start: plan.slots.requests[request].start)),
                SampleStaff.carriers[request % SampleStaff.carriers.count])
        case .drawSlots:
            let now = clock.now()
            let due = service.read { gate, _ in plan.slots.due(gate.slots, at: now) }
            for command in due { give(command, SampleStaff.clock) }
        case .closeBulletin(let date): give(.closeBulletin(date), SampleStaff.clock)
        case .shareParking: shareParking(step, into: &orders)
        case .declare(let truck):
            if let command = returnLoaded(truck) {
                give(command, carrier(of: truck), truck)
            } else {
                give(.declare(plan.fleet.trucks[truck].declaration), carrier(of: truck), truck)
            }
        case .correct(let truck):
            guard let seal = plan.fleet.trucks[truck].rightSeal else { return }
            give(truck, carrier(of: truck)) {
                .change($0, Change(kind: .correction, new: .seals([seal]), reason: "seal number mistyped"))
            }
        case .register(let truck):
            guard let area = area(of: truck), let vehicle = papers(truck).vehicle else { return }
            stand(truck, in: area)
            passages[truck].isWaiting = true
            let arrival = UndeclaredArrival(
                place: plan.fleet.trucks[truck].place, direction: plan.fleet.trucks[truck].category.direction,
                vehicle: vehicle, area: area)
            give(.registerArrival(arrival), SampleStaff.gateOperator, truck)
        case .identify(let truck):
            guard passages[truck].trip != nil, !passages[truck].hasLeft else { return }
            join(truck)
            give(truck, carrier(of: truck)) { .identify($0, plan.fleet.trucks[truck].declaration) }
        case .arrive(let truck):
            guard passages[truck].trip != nil, let area = area(of: truck) else { return }
            stand(truck, in: area)
            passages[truck].isWaiting = true
            join(truck)
            give(truck, SampleStaff.gateOperator) { .arrive($0, area: area) }
        case .acceptWarning(let truck, let warning):
            give(truck, SampleStaff.gateOperator) {
                .acceptWarning($0, warning, reason: "number read at the vehicle; domestic box")
            }
        case .relocate(let truck, let area):
            guard passages[truck].isWaiting, passages[truck].area != area else { return }
            stand(truck, in: area)
            give(truck, SampleStaff.gateOperator) { .relocate($0, area: area) }
        case .leave(let truck): leave(truck, step, into: &orders)
        case .call(let line, let isLast): call(line, isLast: isLast, step, into: &orders)
        case .admit(let truck):
            guard let lane = passages[truck].lane else { return }
            stand(truck, in: nil)
            let seen = seen(truck)
            give(truck, SampleStaff.borderGuard) { .admit($0, lane: lane, seen: seen) }
        case .park(let truck):
            guard let yard = plan.sites[plan.fleet.trucks[truck].place]?.yards.first else { return }
            give(truck, SampleStaff.yard) { .park($0, yard: yard) }
        case .hold(let truck, let agency):
            give(truck, SampleStaff.officer(of: agency)) { .hold($0, agency, reason: "sample taken for examination") }
        case .liftHold(let truck, let agency):
            give(truck, SampleStaff.officer(of: agency)) { .liftHold($0, agency, reason: "sample without finding") }
        case .grant(let truck, let agency):
            give(truck, SampleStaff.officer(of: agency)) { .grant($0, agency) }
        case .assessFee(let truck):
            let fee = plan.fleet.trucks[truck].fee
            give(truck, SampleStaff.managementCentre) {
                .assessFee($0, fee, basis: "sample tariff after Resolution 09/2025/NQ-HĐND")
            }
        case .pay(let truck):
            let fee = plan.fleet.trucks[truck].fee
            guard let receipt = ShortText("SAMPLE-\(receipts.next() >> 16)") else { return }
            give(truck, SampleStaff.managementCentre) { .recordPayment($0, fee, receipt: receipt) }
        case .release(let truck):
            guard let lane = passages[truck].lane else { return }
            give(truck, SampleStaff.gateOperator) { .release($0, lane: lane) }
        case .handOver(let truck):
            let sample = plan.fleet.trucks[truck]
            guard let driver = sample.relief?.driver ?? sample.lineDriver else { return }
            let reason = sample.relief == nil ? "handed to the specialised driver" : "driver of the other side takes on"
            give(truck, SampleStaff.borderGuard) {
                .change($0, Change(kind: .swap, new: .lineDriver(driver), reason: reason))
            }
        case .swapTractor(let truck):
            guard let relief = plan.fleet.trucks[truck].relief else { return }
            passages[truck].isSwapped = true
            give(truck, SampleStaff.borderGuard) {
                .change(
                    $0,
                    Change(
                        kind: .swap, new: .vehicle(relief.vehicle), reason: "tractors swapped at the line",
                        witness: SampleStaff.witness))
            }
        case .cross(let truck):
            let seen = seen(truck)
            give(truck, SampleStaff.borderGuard) { .cross($0, seen: seen) }
        case .returnEmpty(let truck):
            give(truck, SampleStaff.borderGuard) { .returnEmpty($0) }
        }
    }

    func declaration(_ truck: Int) -> Declaration { returnLoads[truck] ?? plan.fleet.trucks[truck].declaration }

    func papers(_ truck: Int) -> Papers { declaration(truck).papers }

    func carrier(of truck: Int) -> Actor { SampleStaff.carriers[truck % SampleStaff.carriers.count] }

    /// What the cameras see: the declared vehicle, or the tractor that took its trailer on.
    private func seen(_ truck: Int) -> Seen {
        let papers = papers(truck)
        let vehicle = passages[truck].isSwapped ? plan.fleet.trucks[truck].relief?.vehicle : papers.vehicle
        return Seen(vehicle: vehicle, trailer: papers.trailer, containers: papers.containers)
    }

    /// Where a vehicle waits first: by assumption one in four for Hữu Nghị in the park that is in use at the time, as
    /// long as a tenth of it is free.
    private mutating func area(of truck: Int) -> HoldingAreaID? {
        let sample = plan.fleet.trucks[truck]
        let areas = plan.sites[sample.place]?.areas(sample.category.direction) ?? []
        guard areas.count == 3, passages[truck].random.happens(perMille: 250) else { return areas.first }
        let park = plan.date >= SampleFleet.day(2025, 4, 14) ? areas[1] : areas[2]
        let capacity = requirements.area(park, at: plan.worksFrom)?.capacity ?? .max
        return standing[park, default: 0] < capacity / 10 * 9 ? park : areas.first
    }

    /// Keeps count of the vehicles in each holding area; nil is none of them.
    mutating func stand(_ truck: Int, in area: HoldingAreaID?) {
        if let before = passages[truck].area { standing[before, default: 0] -= 1 }
        passages[truck].area = area
        if let area { standing[area, default: 0] += 1 }
    }

    mutating func join(_ truck: Int) {
        guard let line = script.lineOf[truck] else { return }
        lines[line].join(truck)
    }
}
