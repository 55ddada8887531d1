import Application
import BorderVocabulary
import Gate

// What follows from an answer.
extension DayDriver {
    /// Plans a step for a coming minute; what should have been already is done next.
    private mutating func plan(_ step: Step, at minute: Int) { agenda.add(step, at: max(minute, self.minute + 1)) }

    mutating func conclude(_ order: Order, _ receipt: Receipt) {
        guard let step = order.step else { return }
        switch step {
        case .declare(let truck):
            know(truck, receipt)
            let arrival = script.arrival[truck]
            if plan.fleet.trucks[truck].incidents.contains(.correction) { plan(.correct(truck), at: minute + 5) }
            plan(.arrive(truck), at: max(arrival, minute + 6))
        case .register(let truck):
            know(truck, receipt)
            if plan.fleet.trucks[truck].isIdentifiedLater {
                plan(.identify(truck), at: script.identification[truck])
            }
            came(truck)
        case .arrive(let truck):
            for warning in declaration(truck).warnings.all { plan(.acceptWarning(truck, warning), at: minute + 6) }
            came(truck)
        case .declareAhead(let request):
            slotTrips[request] = receipt.trip
            plan(.requestSlot(request), at: minute + 1)
        case .call(let line, let isLast):
            called(order, line: line, isLast: isLast, receipt)
        case .cross(let truck):
            cleared += 1
            crossed(truck)
        case .setRule, .correct, .identify, .acceptWarning, .relocate, .leave, .admit, .park, .hold, .liftHold, .grant,
            .assessFee, .pay, .release, .handOver, .swapTractor, .returnEmpty, .sweep, .requestSlot,
            .drawSlots, .shareParking, .closeBulletin:
            break
        }
    }

    private mutating func know(_ truck: Int, _ receipt: Receipt) {
        passages[truck].trip = receipt.trip
        if let trip = receipt.trip { truckOf[trip] = truck }
    }

    private mutating func came(_ truck: Int) {
        let sample = plan.fleet.trucks[truck]
        switch sample.role {
        case .turnBack, .withdraw:
            // Not before the day has begun: until then it counts for the evening. And in its own class.
            let known = sample.isIdentifiedLater ? script.identification[truck] + 5 : 0
            let earliest = max(minute, script.last - 24 * 60, known)
            let wait = passages[truck].random.whole(30...180)
            plan(.leave(truck), at: min(earliest + wait, script.last - 15))
        case .clear, .remain:
            if sample.incidents.contains(.relocation), sample.place == Assumptions.huuNghi {
                plan(.relocate(truck, "nh1a-roadside"), at: minute + passages[truck].random.whole(20...90))
            }
        }
    }

    /// From the call to the line: a vehicle is admitted, parked, examined in an order of its own, paid for and released.
    mutating func pass(_ truck: Int, isLast: Bool) {
        let sample = plan.fleet.trucks[truck]
        let declaration = declaration(truck)
        var random = passages[truck].random
        let left = script.last - 10 - minute
        let isExport = declaration.direction == .export
        // Three to four hours from the gate to the line are reported for November 2025 with the wait; inside, an hour or
        // two are an assumption.
        let wanted = isExport ? random.whole(60...150) : random.whole(50...140)
        let length = min(wanted, max(20, left * 9 / 10))
        let admission = minute + min(random.whole(4...14), max(1, length / 4))
        func at(_ share: Double) -> Int { admission + Int(Double(length - (admission - minute)) * share) }

        plan(.admit(truck), at: admission)
        plan(.park(truck), at: at(0.08))
        let category = declaration.category
        let agencies = requirements.requiredAgencies(
            direction: declaration.direction, movement: declaration.movement, category: category, at: plan.worksFrom)
        guard !isLast else {
            plan(.grant(truck, .borderGuard), at: at(0.08) + 3)
            passages[truck].random = random
            return
        }
        let holder: Agency? =
            sample.incidents.contains(.hold) ? (agencies.has(.plantQuarantine) ? .plantQuarantine : .customs) : nil
        if let holder {
            plan(.hold(truck, holder), at: at(0.12))
            plan(.liftHold(truck, holder), at: at(0.50))
        }
        var others = agencies.all.filter { $0 != .customs }.map { agency in
            (agency, share: agency == holder ? 0.57 : 0.2 + 0.35 * random.fraction())
        }
        others.sort { $0.share < $1.share }
        for (agency, share) in others { plan(.grant(truck, agency), at: at(share)) }
        plan(.assessFee(truck), at: at(0.60))
        plan(.pay(truck), at: at(0.68))
        plan(.grant(truck, .customs), at: at(0.75))
        plan(.release(truck), at: at(0.85))
        if sample.lineDriver != nil || sample.relief != nil { plan(.handOver(truck), at: at(0.90)) }
        if sample.relief != nil { plan(.swapTractor(truck), at: at(0.94)) }
        plan(.cross(truck), at: at(1))
        passages[truck].random = random
    }

    private mutating func crossed(_ truck: Int) {
        let declaration = declaration(truck)
        let rule = requirements.method(declaration.method, at: declaration.place, on: clock.now())
        guard declaration.movement != .newVehicle, declaration.returnOf == nil, let rule, rule.returns else {
            passages[truck].hasLeft = true
            return
        }
        if declaration.method == .twoWay, declaration.direction == .export {
            abroad[declaration.place, default: []].append(truck)
        } else {
            plan(.returnEmpty(truck), at: minute + passages[truck].random.whole(120...480))
        }
    }
}
