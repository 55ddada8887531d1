import BorderVocabulary

extension Gate {
    /// Makes an event part of the gate. Never refuses: history cannot be refused. An event of a trip that is not open
    /// changes nothing.
    package mutating func apply(_ event: Event, at now: Timestamp) {
        switch event {
        case .declared(let id, let declaration, let required):
            insert(Trip(id: id, declaration: declaration, required: required, declaredAt: now))
        case .arrivedUndeclared(let id, let arrival):
            insert(Trip(id: id, arrival: arrival, declaredAt: now))
            update(id) { gate, trip in gate.enqueue(&trip, area: arrival.area, at: now, newTicket: true) }
        case .identified(let id, let declaration, let required):
            update(id) { gate, trip in
                gate.unbind(trip.papers, from: id)
                gate.leaveLine(trip)
                trip.identify(by: declaration, required: required)
                gate.bind(trip.papers, to: id)
                if case .waiting = trip.stage { gate.joinLine(&trip, at: now, newTicket: true) }
            }
        case .changed(let id, _, _, let new, let warnings, let category, let required, let withdrawn, _, _):
            update(id) { gate, trip in
                gate.unbind(trip.papers, from: id)
                gate.leaveLine(trip)
                trip.papers = trip.papers.replacing(with: new)
                // Between the yard and the line nothing changes but the tractor at the line: that is the method.
                if Fee.depends(on: new.field), trip.stage.name != .released { trip.fee.papersChanged() }
                trip.category = category
                trip.openWarnings.formUnion(warnings)
                trip.clearances.require(required)
                trip.clearances.withdraw(withdrawn)
                gate.bind(trip.papers, to: id)
                if case .waiting = trip.stage { gate.joinLine(&trip, at: now, newTicket: false) }
            }
        case .warningAccepted(let id, let warning, _):
            update(id) { _, trip in trip.openWarnings.remove(WarningSet([warning])) }
        case .arrived(let id, let area):
            update(id) { gate, trip in gate.enqueue(&trip, area: area, at: now, newTicket: true) }
        case .relocated(let id, let area):
            update(id) { gate, trip in gate.relocate(&trip, to: area) }
        case .called(let id, let lane, let until, let grounds, let confirmBy):
            if let grounds { charge(grounds, to: id) }
            update(id) { gate, trip in gate.call(&trip, lane: lane, until: until, confirmBy: confirmBy, at: now) }
        case .calledOutOfTurn(let id, let lane, let until, _, _, _, _, let confirmBy):
            overtake(by: id, at: now)
            update(id) { gate, trip in gate.call(&trip, lane: lane, until: until, confirmBy: confirmBy, at: now) }
        case .callConfirmed(let id):
            update(id) { _, trip in if trip.stage.isCalled { trip.calling.phase = .confirmed(at: now) } }
        case .skipped(let id, let recall):
            update(id) { gate, trip in gate.skip(&trip, recall: recall, at: now) }
        case .recalled(let id):
            update(id) { gate, trip in gate.recall(&trip, at: now) }
        case .callMissed(let id):
            update(id) { gate, trip in
                guard case .called(let area, _, _, _) = trip.stage else { return }
                if trip.missedCalls < .max { trip.missedCalls += 1 }
                trip.isBooked = false
                gate.enqueue(&trip, area: area, at: now, newTicket: true)
            }
        case .moved(let id, _, let to, let area, _):
            update(id) { gate, trip in gate.move(&trip, to: to, area: area, at: now) }
        case .admitted(let id, let lane):
            use(lane, at: now)
            update(id) { gate, trip in gate.setStage(&trip, .atGate(lane: lane, since: now)) }
        case .parked(let id, let yard):
            update(id) { gate, trip in gate.setStage(&trip, .inYard(yard: yard, since: now)) }
        case .granted(let id, let agency):
            update(id) { _, trip in trip.clearances.grant(agency) }
        case .clearanceRefused(let id, let agency, _):
            update(id) { _, trip in trip.clearances.refuse(agency) }
        case .held(let id, let agency, _):
            update(id) { _, trip in trip.clearances.hold(agency) }
        case .holdLifted(let id, let agency, _):
            update(id) { _, trip in trip.clearances.held.remove(AgencySet([agency])) }
        case .feeAssessed(let id, let amount, _):
            update(id) { _, trip in trip.fee.assess(amount) }
        case .feePaid(let id, let amount, _):
            update(id) { _, trip in trip.fee.pay(amount) }
        case .transhipped(let id, let vehicle, let trailer, let containers, let withdrawn, _):
            update(id) { gate, trip in
                gate.unbind(trip.papers, from: id)
                trip.papers = trip.papers.replacing(
                    vehicle: .some(vehicle), trailer: .some(trailer), containers: containers)
                trip.clearances.withdraw(withdrawn)
                trip.fee.papersChanged()
                gate.bind(trip.papers, to: id)
            }
        case .splitOff(let id, let from, let papers):
            guard let source = trips[from] else { return }
            // The source gives up its vehicle and containers first: a part may go on with them.
            unbind(source.papers, from: from)
            insert(Trip(id: id, splitFrom: source, papers: papers, at: now))
            // The first part took over what was paid.
            update(from) { _, trip in trip.fee.paid = .zero }
            if let trip = trips[id] { count(.arrived, trip, 1) }
        case .mergedIn(let id, let from, let papers, let withdrawn):
            guard let source = trips[from] else { return }
            unbind(source.papers, from: from)
            update(id) { gate, trip in
                gate.unbind(trip.papers, from: id)
                trip.merge(source, papers: papers, withdrawn: withdrawn)
                gate.bind(papers, to: id)
            }
        case .released(let id, let lane):
            update(id) { gate, trip in gate.setStage(&trip, .released(lane: lane, since: now)) }
        case .crossed(let id, let lane):
            use(lane, at: now)
            update(id) { gate, trip in
                gate.count(.cleared, trip, 1)
                gate.setStage(&trip, .abroad(since: now, deadline: nil))
            }
        case .wentAbroad(let id, let deadline):
            update(id) { gate, trip in gate.setStage(&trip, .abroad(since: now, deadline: deadline)) }
        case .overstayed(let id):
            update(id) { _, trip in trip.isOverstayed = true }
        case .ended(let id, let outcome, _):
            end(id, outcome)
        case .ruleSet(let rule):
            rules.set(rule)
        case .ruleWithdrawn(let id, _):
            rules.withdraw(id)
        case .booking(let id, let event):
            apply(event, to: id, at: now)
        case .slot(let slot, let event):
            apply(event, to: slot, at: now)
        case .carrierKnown(let carrier, let firm):
            know(carrier, as: firm)
        case .bulletinClosed(let bulletin):
            lastBulletin = bulletin.date
            tally = tally.filter { $0.key.measure == .remaining && $0.value != 0 }
        }
    }
}

extension Papers {
    func replacing(with value: PaperValue) -> Papers {
        switch value {
        case .vehicle(let vehicle): replacing(vehicle: .some(vehicle))
        case .trailer(let trailer): replacing(trailer: .some(trailer))
        case .containers(let containers): replacing(containers: containers)
        case .seals(let seals): replacing(seals: seals)
        case .driver(let driver): replacing(driver: .some(driver))
        case .lineDriver(let driver): replacing(lineDriver: .some(driver))
        case .goods(let goods): replacing(goods: goods)
        case .declarations(let declarations): replacing(declarations: declarations)
        case .firm(let firm): replacing(firm: .some(firm))
        case .plannedArrival(let moment): replacing(plannedArrival: .some(moment))
        }
    }
}

extension Clearances {
    /// Adds to what is required; a grant of customs given before falls if another agency has to speak now.
    mutating func require(_ agencies: AgencySet) {
        required = agencies
        if !missing.subtracting(AgencySet([.customs])).isEmpty { granted.remove(AgencySet([.customs])) }
    }

    mutating func grant(_ agency: Agency) {
        granted.insert(AgencySet([agency]))
        refused.remove(AgencySet([agency]))
    }

    /// A no takes the yes of customs with it, also the no of an agency that had no need to speak.
    mutating func refuse(_ agency: Agency) {
        granted.subtract(AgencySet([agency, .customs]))
        refused.insert(AgencySet([agency]))
    }

    /// A hold takes the yes of customs with it: customs speaks again once all holds are lifted.
    mutating func hold(_ agency: Agency) {
        granted.remove(AgencySet([.customs]))
        held.insert(AgencySet([agency]))
    }

    /// Takes grants back. Customs spoke last, on the word of the others, so its own falls with any of theirs.
    mutating func withdraw(_ agencies: AgencySet) {
        let falling = granted.intersection(agencies)
        granted.subtract(agencies)
        if !falling.isEmpty { granted.remove(AgencySet([.customs])) }
    }
}
