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
        // A lane asks this for every vehicle, so the fronts lie on the stack: a place for each class, and one for `other`.
        withUnsafeTemporaryAllocation(of: QueueFront?.self, capacity: rule.classes.count + 1) { fronts in
            fronts.initialize(repeating: nil)
            findFronts(of: road, by: rule, at: now, into: fronts)
            return choose(from: fronts, on: road, by: rule, narrowed: narrowed, at: now)
        }
    }

    private func choose(
        from fronts: UnsafeMutableBufferPointer<QueueFront?>, on road: Road, by rule: QueueRule,
        narrowed: GoodsCategory?, at now: Timestamp
    ) -> Turn? {
        let account = shares[road] ?? Shares()
        var (aged, next, spare): (QueueFront?, QueueFront?, QueueFront?)
        var nextAhead = UInt64.max
        // Who waits and does not fit this call still holds the accounts back: its class comes to its share later.
        var least = UInt64.max
        for index in fronts.indices {
            guard let front = fronts[index] else { continue }
            let share = rule.share(at: index)
            let ahead = share.weight > 0 ? account.ahead(rule.id(at: index)) : 0
            if share.weight > 0 { least = min(least, ahead) }
            guard narrowed == nil || narrowed == front.category else { continue }
            if let ageing = share.ageing, now - front.ticket.takenAt >= ageing { aged = earlier(aged, front) }
            spare = earlier(spare, front)
            if share.weight > 0, ahead <= nextAhead {
                next = ahead < nextAhead ? front : earlier(next, front)
                nextAhead = ahead
            }
        }
        func turn(_ front: QueueFront, _ why: Turn.Why, _ charge: Shares.Charge? = nil) -> Turn {
            Turn(
                trip: front.ticket.trip,
                grounds: Turn.Grounds(
                    why: why, queueClass: rule.id(at: front.index), narrowed: narrowed, charge: charge))
        }
        if let aged { return turn(aged, .aged) }
        guard let next else { return spare.map { turn($0, .spare) } }
        let weight = rule.share(at: next.index).weight
        return turn(next, .share, account.charge(rule.id(at: next.index), weight: weight, least: least))
    }

    private func earlier(_ one: QueueFront?, _ other: QueueFront) -> QueueFront {
        guard let one, !policy.calls(other.ticket, before: one.ticket) else { return other }
        return one
    }

    /// Puts the first vehicle of each class that waits on a road in the place of its class.
    private func findFronts(
        of road: Road, by rule: QueueRule, at now: Timestamp, into fronts: UnsafeMutableBufferPointer<QueueFront?>
    ) {
        let time = now.localTime
        for category in GoodsCategory.allCases where category != .unidentified {
            guard let strands = lines[road.line(category)]?.strands else { continue }
            for place in strands.indices {
                guard let ticket = strands[place].tickets.first else { continue }
                let kind = QueueKind(direction: road.direction, category: category, strand: strands[place].key)
                let index = rule.index(of: kind, at: time)
                fronts[index] = earlier(fronts[index], QueueFront(index: index, ticket: ticket, category: category))
            }
        }
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
}
