import BorderVocabulary
import Gate

extension ByteWriter {
    /// The fields of an event in a version that can say it, in the order of its declaration.
    mutating func fields(of event: Event, _ version: UInt8) {
        if let trip = event.trip { self.trip(trip) }
        switch event {
        case .declared(_, let declaration, let required), .identified(_, let declaration, let required):
            self.declaration(declaration)
            agencies(required)
        case .arrivedUndeclared(_, let arrival): self.arrival(arrival)
        case .changed(
            _, let kind, let old, let new, let warnings, let category, let required, let withdrawn, let reason,
            let witness):
            raw(kind)
            paperValue(old)
            paperValue(new)
            self.warnings(warnings)
            raw(category)
            agencies(required)
            agencies(withdrawn)
            string(reason)
            optional(witness) { $0.name($1) }
        case .warningAccepted(_, let warning, let reason):
            raw(warning)
            string(reason)
        case .arrived(_, let area), .relocated(_, let area): name(area)
        case .called(_, let lane, let until, let grounds, let confirmBy):
            name(lane)
            moment(until)
            if version >= 2 { optional(grounds) { $0.grounds($1) } }
            if version >= 3 { optional(confirmBy) { $0.moment($1) } }
        case .calledOutOfTurn(
            _, let lane, let until, let reason, let witness, let passedOver, let rule, let confirmBy):
            name(lane)
            moment(until)
            string(reason)
            name(witness)
            if version >= 2 { optional(passedOver) { $0.signed(Int64($1)) } }
            guard version >= 3 else { return }
            optional(rule) { $0.name($1) }
            optional(confirmBy) { $0.moment($1) }
        case .callMissed, .overstayed, .callConfirmed, .recalled: break
        case .skipped(_, let recall): moment(recall)
        case .moved(_, let from, let to, let area, let reason):
            name(from)
            name(to)
            optional(area) { $0.name($1) }
            string(reason)
        case .admitted(_, let lane), .released(_, let lane), .crossed(_, let lane): name(lane)
        case .parked(_, let yard): name(yard)
        case .granted(_, let agency): raw(agency)
        case .clearanceRefused(_, let agency, let reason), .held(_, let agency, let reason),
            .holdLifted(_, let agency, let reason):
            raw(agency)
            string(reason)
        case .feeAssessed(_, let amount, let basis):
            money(amount)
            string(basis)
        case .feePaid(_, let amount, let receipt):
            money(amount)
            short(receipt)
        case .transhipped(_, let vehicle, let trailer, let containers, let withdrawn, let reason):
            self.vehicle(vehicle)
            optional(trailer) { $0.plate($1) }
            list(containers) { $0.container($1) }
            agencies(withdrawn)
            string(reason)
        case .splitOff(_, let from, let papers):
            trip(from)
            self.papers(papers)
        case .mergedIn(_, let from, let papers, let withdrawn):
            trip(from)
            self.papers(papers)
            agencies(withdrawn)
        case .wentAbroad(_, let deadline): optional(deadline) { $0.moment($1) }
        case .ended(_, let outcome, let reason):
            raw(outcome)
            string(reason)
        case .ruleSet(let rule): self.rule(rule)
        case .ruleWithdrawn(let id, let reason):
            name(id)
            string(reason)
        case .bulletinClosed(let bulletin): self.bulletin(bulletin)
        case .booking(_, let event): bookingEvent(event)
        case .slot(let slot, let event):
            self.slot(slot)
            slotEvent(event)
        case .carrierKnown(let carrier, let firm):
            self.carrier(carrier)
            taxCode(firm)
        }
    }

    private mutating func grounds(_ grounds: Turn.Grounds) {
        raw(grounds.why)
        optional(grounds.queueClass) { $0.name($1) }
        optional(grounds.narrowed) { $0.raw($1) }
        optional(grounds.charge) { writer, charge in
            writer.unsigned(charge.advance)
            writer.unsigned(charge.ahead)
        }
    }

    private mutating func arrival(_ arrival: UndeclaredArrival) {
        name(arrival.place)
        raw(arrival.direction)
        vehicle(arrival.vehicle)
        name(arrival.area)
    }
}
