import BorderVocabulary

extension Gate {
    /// Whose turn it is at a lane now, and why. A pure question: who replays the log may ask it again and compare.
    ///
    /// A category narrows the choice to one class of goods. Under a queue rule it passes over a class whose first vehicle
    /// carries other goods, so that the order inside a class holds also then.
    package func turn(
        at place: PlaceID, direction: Direction, category: GoodsCategory?, lane: LaneID, now: Timestamp
    ) throws(Refusal) -> Turn {
        guard rules.isPlace(place, at: now) else { throw .unknownPlace(place) }
        guard category != .unidentified else { throw .goodsUnidentified }
        try requireOpen(place, at: now)
        guard let laneRule = rules.lane(lane, at: now) else { throw .unknownLane(lane) }
        try requireLane(lane, place: place, direction: direction, isUnmanned: laneRule.isUnmanned, at: now)
        let road = Road(place: place, direction: direction, isUnmanned: laneRule.isUnmanned)
        let found: Turn?
        if let rule = rules.queue(at: place, now: now) {
            if let limit = rule.calledLimit, calledCounts[place, default: 0] >= limit {
                throw .tooManyCalled(place, limit: limit)
            }
            found = turn(on: road, by: rule, narrowed: category, at: now)
        } else {
            found = firstCome(on: road, narrowed: category)
        }
        guard let found else { throw .queueEmpty }
        return found
    }

    private func firstCome(on road: Road, narrowed: GoodsCategory?) -> Turn? {
        var next: WaitingLine.Ticket?
        for category in GoodsCategory.allCases
        where category != .unidentified && (narrowed == nil || narrowed == category) {
            guard let line = lines[road.line(category)] else { continue }
            for strand in line.strands {
                guard let front = strand.tickets.first else { continue }
                if let best = next { if policy.calls(front, before: best) { next = front } } else { next = front }
            }
        }
        return next.map {
            Turn(trip: $0.trip, grounds: Turn.Grounds(why: .first, queueClass: nil, narrowed: narrowed))
        }
    }

    private func turn(on road: Road, by rule: QueueRule, narrowed: GoodsCategory?, at now: Timestamp) -> Turn? {
        let fronts = fronts(of: road, by: rule, at: now)
        let fitting = fronts.filter { narrowed == nil || narrowed == $0.category }
        func turn(_ front: QueueFront, _ why: Turn.Why, _ charge: Shares.Charge? = nil) -> Turn {
            Turn(
                trip: front.ticket.trip,
                grounds: Turn.Grounds(
                    why: why, queueClass: rule.id(at: front.index), narrowed: narrowed, charge: charge))
        }
        func isEarlier(_ left: QueueFront, _ right: QueueFront) -> Bool {
            policy.calls(left.ticket, before: right.ticket)
        }
        if let aged = fitting.filter({ $0.isAged(by: rule, at: now) }).min(by: isEarlier) { return turn(aged, .aged) }
        let account = shares[road] ?? Shares()
        func ahead(_ front: QueueFront) -> UInt64 { account.ahead(rule.id(at: front.index)) }
        let sharing = fitting.filter { rule.share(at: $0.index).weight > 0 }
        let next = sharing.min { left, right in
            ahead(left) == ahead(right) ? isEarlier(left, right) : ahead(left) < ahead(right)
        }
        guard let next else { return fitting.min(by: isEarlier).map { turn($0, .spare) } }
        // Who waits and does not fit this call still holds the accounts back: its class comes to its share later.
        let least = fronts.filter { rule.share(at: $0.index).weight > 0 }.map(ahead).min() ?? 0
        let weight = rule.share(at: next.index).weight
        return turn(next, .share, account.charge(rule.id(at: next.index), weight: weight, least: least))
    }

    /// The first vehicle of each class that waits on a road.
    private func fronts(of road: Road, by rule: QueueRule, at now: Timestamp) -> [QueueFront] {
        let time = now.localTime
        var fronts: [QueueFront] = []
        for category in GoodsCategory.allCases where category != .unidentified {
            guard let line = lines[road.line(category)] else { continue }
            for strand in line.strands {
                guard let ticket = strand.tickets.first else { continue }
                let kind = QueueKind(
                    direction: road.direction, category: category, strand: strand.key)
                let front = QueueFront(index: rule.index(of: kind, at: time), ticket: ticket, category: category)
                if let place = fronts.firstIndex(where: { $0.index == front.index }) {
                    if policy.calls(ticket, before: fronts[place].ticket) { fronts[place] = front }
                } else {
                    fronts.append(front)
                }
            }
        }
        return fronts
    }

    /// How many vehicles stand before this one in its class on its road; nil if it does not wait or is set aside.
    ///
    /// Where no queue rule is in force this is its place in line.
    package func placeInClass(of id: TripID, at now: Timestamp) -> Int? {
        guard let trip = trips[id], case .waiting = trip.stage, trip.asideUntil == nil else { return nil }
        guard trip.category != .unidentified, let rule = rules.queue(at: trip.place, now: now) else {
            return placeInLine(of: id)
        }
        let time = now.localTime
        let own = rule.index(of: trip.queueKind, at: time)
        var before = 0
        for category in GoodsCategory.allCases where category != .unidentified {
            for strand in lines[trip.road.line(category)]?.strands ?? [] {
                let kind = QueueKind(
                    direction: trip.direction, category: category, strand: strand.key)
                if rule.index(of: kind, at: time) == own { before += strand.count(before: trip.ticket) }
            }
        }
        return before
    }

    /// How many vehicles that wait on the same road came earlier: those that a call of this one out of turn passes over.
    package func passedOver(by id: TripID) -> Int {
        guard let trip = trips[id], case .waiting = trip.stage else { return 0 }
        return GoodsCategory.allCases.filter { $0 != .unidentified }.reduce(0) { sum, category in
            sum + (lines[trip.road.line(category)]?.count(before: trip.ticket) ?? 0)
        }
    }
}

/// The first vehicle of a class.
private struct QueueFront {
    /// Where the class stands in the rule.
    let index: Int
    let ticket: WaitingLine.Ticket
    let category: GoodsCategory

    func isAged(by rule: QueueRule, at now: Timestamp) -> Bool {
        guard let ageing = rule.share(at: index).ageing else { return false }
        return now - ticket.takenAt >= ageing
    }
}
