import BorderVocabulary

// How applied events move vehicles between places, lines and counts. Every count changes here and nowhere else.
extension Gate {
    mutating func insert(_ trip: Trip) {
        lastTrip = max(lastTrip, trip.id.number)
        trips[trip.id] = trip
        bind(trip.papers, to: trip.id)
        occupy(trip.stage)
        if trip.stage.name.isAtGate { count(.remaining, trip, 1) }
    }

    /// Changes a trip in place and keeps what remains at its place and class right.
    mutating func update(_ id: TripID, _ change: (inout Gate, inout Trip) -> Void) {
        guard var trip = trips[id] else { return }
        let wasAtGate = trip.stage.name.isAtGate
        let wasCalled = trip.stage.isCalled
        let before = BulletinCell(place: trip.place, measure: .remaining, category: trip.bulletinCategory)
        change(&self, &trip)
        let isAtGate = trip.stage.name.isAtGate
        let after = BulletinCell(place: trip.place, measure: .remaining, category: trip.bulletinCategory)
        recountCalled(from: before.place, wasCalled, to: trip.place, trip.stage.isCalled)
        if wasAtGate != isAtGate || isAtGate && before != after {
            if wasAtGate { tally[before, default: 0] -= 1 }
            if isAtGate { tally[after, default: 0] += 1 }
        }
        trips[id] = trip
    }

    mutating func count(_ measure: Measure, _ trip: Trip, _ vehicles: Int) {
        tally[BulletinCell(place: trip.place, measure: measure, category: trip.bulletinCategory), default: 0] +=
            vehicles
    }

    // MARK: Places

    /// A vehicle counts in its holding area until it passes the first barrier.
    mutating func occupy(_ stage: Stage, by vehicles: Int = 1) {
        switch stage {
        case .waiting(let area, _), .called(let area, _, _, _): areaCounts[area, default: 0] += vehicles
        case .inYard(let yard, _): yardCounts[yard, default: 0] += vehicles
        case .declared, .atGate, .released, .abroad: break
        }
    }

    mutating func setStage(_ trip: inout Trip, _ stage: Stage) {
        occupy(trip.stage, by: -1)
        trip.stage = stage
        occupy(stage)
        // The clocks of a turn end where the vehicle neither waits nor is called.
        if stage.area == nil { trip.calling = Calling() }
    }

    /// Vehicles on their way to a place's lanes.
    private mutating func recountCalled(from: PlaceID, _ was: Bool, to: PlaceID, _ is: Bool) {
        guard was != `is` || was && from != to else { return }
        if was { calledCounts[from, default: 0] -= 1 }
        if `is` { calledCounts[to, default: 0] += 1 }
    }

    mutating func use(_ lane: LaneID, at now: Timestamp) {
        let hour = now.clockHour
        let before = laneUse[lane].flatMap { $0.hour == hour ? $0.vehicles : nil } ?? 0
        laneUse[lane] = LaneHour(hour: hour, vehicles: before + 1)
    }

    // MARK: Lines

    mutating func enqueue(_ trip: inout Trip, area: HoldingAreaID, at now: Timestamp, newTicket: Bool) {
        if trip.arrivedAt == nil {
            trip.arrivedAt = now
            count(.arrived, trip, 1)
        }
        setStage(&trip, .waiting(area: area, since: now))
        joinLine(&trip, at: now, newTicket: newTicket)
    }

    mutating func joinLine(_ trip: inout Trip, at now: Timestamp, newTicket: Bool) {
        if newTicket || trip.ticket == 0 {
            lastTicket += 1
            trip.ticket = lastTicket
            trip.ticketAt = now
            trip.calling = Calling()
        }
        insertIntoLine(trip)
    }

    /// Puts a trip that holds a ticket where the ticket belongs; one that is set aside stands in no line.
    mutating func insertIntoLine(_ trip: Trip) {
        guard trip.asideUntil == nil else { return }
        let ticket = WaitingLine.Ticket(number: trip.ticket, trip: trip.id, takenAt: trip.ticketAt)
        lines[trip.line, default: WaitingLine()].insert(ticket, trip.strand)
    }

    /// Leaves the line if the trip waits in one.
    mutating func leaveLine(_ trip: Trip) {
        guard case .waiting = trip.stage else { return }
        lines[trip.line]?.remove(trip.ticket, trip.strand)
    }

    mutating func call(
        _ trip: inout Trip, lane: LaneID, until: Timestamp, confirmBy: Timestamp?, at now: Timestamp
    ) {
        guard case .waiting(let area, _) = trip.stage else { return }
        leaveLine(trip)
        setStage(&trip, .called(area: area, lane: lane, since: now, until: until))
        trip.calling.phase = confirmBy.map { .asked(by: $0) } ?? .quiet
        trip.calling.overtaken = nil
    }

    /// Moves the account of shares of the road on which a vehicle waits.
    mutating func charge(_ grounds: Turn.Grounds, to id: TripID) {
        guard let charge = grounds.charge, let queueClass = grounds.queueClass, let trip = trips[id],
            case .waiting = trip.stage
        else { return }
        shares[trip.road, default: Shares()].take(charge, by: queueClass)
    }

    mutating func relocate(_ trip: inout Trip, to area: HoldingAreaID) {
        switch trip.stage {
        case .waiting(_, let since): setStage(&trip, .waiting(area: area, since: since))
        case .called(_, let lane, let since, let until):
            setStage(&trip, .called(area: area, lane: lane, since: since, until: until))
        case .declared, .atGate, .inYard, .released, .abroad: break
        }
    }

    mutating func move(_ trip: inout Trip, to place: PlaceID, area: HoldingAreaID?, at now: Timestamp) {
        let wasAtGate = trip.stage.name.isAtGate
        if wasAtGate { count(.turnedBack, trip, 1) }
        leaveLine(trip)
        trip.place = place
        trip.isBooked = false
        guard wasAtGate, let area else { return }
        count(.arrived, trip, 1)
        setStage(&trip, .waiting(area: area, since: now))
        joinLine(&trip, at: now, newTicket: true)
    }

    /// Takes an ended trip out of the gate.
    mutating func end(_ id: TripID, _ outcome: Outcome) {
        guard let trip = trips[id] else { return }
        leaveLine(trip)
        unbind(trip.papers, from: id)
        occupy(trip.stage, by: -1)
        if trip.stage.isCalled { calledCounts[trip.place, default: 0] -= 1 }
        if trip.stage.name.isAtGate {
            count(.remaining, trip, -1)
            switch outcome {
            case .turnedBack: count(.turnedBack, trip, 1)
            case .completed, .returnedEmpty, .returnedLoaded, .rejected, .cancelled, .noShow, .split, .merged:
                count(.withdrawn, trip, 1)
            }
        }
        trips[id] = nil
        slots.forget(id)
    }
}

extension Timestamp {
    /// Hours since the epoch; lanes count their vehicles by it. Hanoi's offset is whole hours, so its hours agree.
    var clockHour: Int64 { milliseconds / 3_600_000 }
    var nextClockHour: Timestamp { Timestamp(milliseconds: (clockHour + 1) * 3_600_000) }
}
