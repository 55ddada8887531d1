import Application
import BorderVocabulary
import Gate

// The operator's part: whose turn it is, who does not come, who leaves the line, where they wait.
extension DayDriver {
    mutating func call(_ line: Int, isLast: Bool, _ step: Step, into orders: inout [Order]) {
        // Who is to be turned back or taken back goes before it would be called.
        while let front = lines[line].waiting.first, isLeaving(front) { leave(front, step, into: &orders) }
        let place = lines[line].place
        let fleet = plan.fleet.trucks
        // Where classes share a line, only what is to cross today is called; the class of an export call is named.
        let isMixed = lines[line].category == nil
        guard
            let next = isMixed
                ? lines[line].waiting.first(where: { fleet[$0].role == .clear }) : lines[line].waiting.first,
            let lane = lines[line].nextLane()
        else {
            // Nobody waits; the operator looks again.
            if !isLast, minute + 5 <= script.last - 45 { agenda.add(.call(line: line, isLast: false), at: minute + 5) }
            return
        }
        let isTurn = lines[line].waiting.first == next
        lines[line].leave(next)
        passages[next].isWaiting = false
        passages[next].lane = lane
        let command: Command
        if isTurn {
            command = .callNext(
                place: place, direction: lines[line].direction, category: lines[line].category, lane: lane)
        } else {
            guard let trip = passages[next].trip else { return }
            command = .callOutOfTurn(
                trip, lane: lane, reason: "vehicles before it are not ready", witness: SampleStaff.witness)
        }
        orders.append(Order(step: step, command: command, actor: SampleStaff.gateOperator, truck: next))
    }

    private func isLeaving(_ truck: Int) -> Bool {
        switch plan.fleet.trucks[truck].role {
        case .turnBack, .withdraw: true
        case .clear, .remain: false
        }
    }

    /// Finds the vehicle that the gate called, which may be another than was reckoned with if visitors gave commands.
    mutating func called(_ order: Order, line: Int, isLast: Bool, _ receipt: Receipt) {
        guard let expected = order.truck, let trip = receipt.trip else { return }
        var truck = expected
        if passages[expected].trip != trip {
            lines[line].returnToFront(expected)
            passages[expected].isWaiting = true
            guard let other = truckOf[trip] else {
                // A visitor's vehicle was called; ours has its turn next.
                agenda.add(.call(line: line, isLast: isLast), at: minute + 1)
                return
            }
            truck = other
            lines[line].leave(other)
            passages[other].isWaiting = false
            passages[other].lane = passages[expected].lane
        }
        let isUnheard =
            plan.fleet.trucks[truck].incidents.contains(.missedCall) && !passages[truck].hasMissed && !isLast
            && minute < script.last - 200
        if isUnheard {
            passages[truck].hasMissed = true
            unheard.append((truck, receipt.at + requirements.call(at: receipt.at).validFor))
        } else {
            pass(truck, isLast: isLast)
        }
    }

    /// Calls that ran out: the vehicle goes to the end of its line, as the gate's own sweep says, and is called again.
    mutating func expireCalls() {
        let now = clock.now()
        let expired = unheard.filter { $0.until <= now }.map(\.truck)
            .sorted { (passages[$0].trip?.number ?? 0) < (passages[$1].trip?.number ?? 0) }
        unheard.removeAll { $0.until <= now }
        for truck in expired {
            passages[truck].isWaiting = true
            join(truck)
            guard let line = script.lineOf[truck] else { continue }
            agenda.add(.call(line: line, isLast: false), at: minute + passages[truck].random.whole(5...45))
        }
    }

    mutating func leave(_ truck: Int, _ step: Step, into orders: inout [Order]) {
        guard passages[truck].isWaiting, !passages[truck].hasLeft, let trip = passages[truck].trip else { return }
        passages[truck].hasLeft = true
        passages[truck].isWaiting = false
        stand(truck, in: nil)
        if let line = script.lineOf[truck] { lines[line].leave(truck) }
        switch plan.fleet.trucks[truck].role {
        case .turnBack:
            let command = Command.turnBack(trip, reason: "sent to another gate")
            orders.append(Order(step: .leave(truck), command: command, actor: SampleStaff.gateOperator, truck: truck))
        case .withdraw:
            let command = Command.cancel(trip, reason: "goods sold inland")
            orders.append(Order(step: .leave(truck), command: command, actor: carrier(of: truck), truck: truck))
        case .clear, .remain:
            preconditionFailure("Only who is to leave leaves.")
        }
    }

    /// A note may say how many of those that remain for Hữu Nghị stand at the Viettel park: so many are sent there.
    mutating func shareParking(_ step: Step, into orders: inout [Order]) {
        let park: HoldingAreaID = "viettel-park"
        let note = plan.published.lazy.compactMap { row -> Int? in
            guard row.scope.place == Assumptions.huuNghi, row.scope.measure == .remaining else { return nil }
            let words = row.note.split(separator: " ")
            guard words.dropFirst().elementsEqual(["of", "them", "at", "the", "Viettel", "logistics", "park"]) else {
                return nil
            }
            return Int(words[0])
        }.first
        guard let wanted = note, wanted >= 0, wanted <= 1_000 else { return }
        let waiting = plan.fleet.trucks.indices.filter { truck in
            passages[truck].isWaiting && plan.fleet.trucks[truck].place == Assumptions.huuNghi
                && plan.fleet.trucks[truck].category.direction == .export
        }
        let inside = waiting.filter { passages[$0].area == park }
        let outside = waiting.filter { passages[$0].area != park }
        for truck in inside.dropFirst(wanted) { relocate(truck, to: "nh1a-roadside", into: &orders) }
        for truck in outside.prefix(max(0, wanted - inside.count)) { relocate(truck, to: park, into: &orders) }
    }

    private mutating func relocate(_ truck: Int, to area: HoldingAreaID, into orders: inout [Order]) {
        prepare(.relocate(truck, area), into: &orders)
    }

    /// The declaration of an import that a vehicle of two-way haulage brings back, if one stands on the other side.
    mutating func returnLoaded(_ truck: Int) -> Command? {
        let sample = plan.fleet.trucks[truck]
        guard sample.category == .goods, sample.declaration.method == .traditional, sample.role == .clear,
            let carrier = abroad[sample.place]?.first, let trip = passages[carrier].trip
        else { return nil }
        abroad[sample.place]?.removeFirst()
        passages[carrier].hasLeft = true
        let brought = papers(carrier)
        let goods = sample.declaration.papers.goods
        let declaration = Declaration(
            place: sample.place, direction: .import, movement: .loaded, method: .twoWay,
            papers: sample.declaration.papers.replacing(
                vehicle: .some(brought.vehicle), trailer: .some(brought.trailer), driver: .some(brought.driver),
                goods: goods),
            warnings: sample.declaration.warnings, returnOf: trip)
        returnLoads[truck] = declaration
        return .returnLoaded(trip, declaration)
    }
}
