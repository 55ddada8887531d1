import Application
import BorderVocabulary
import Gate

extension JSONWriter {
    /// Writes a record in full, for officers: position, time, actor, kind, and all that the event says.
    package mutating func record(_ record: LogRecord) {
        object { json in
            json.member("position", record.position.number)
            json.member("at", record.at.iso8601)
            json.member(
                "actor",
                object: { json in
                    json.member("user", record.actor.user.description)
                    json.member("duty", record.actor.duty.code)
                })
            json.member("kind", record.event.kind)
            json.member("trip", text: record.event.trip)
            json.key("details")
            json.object { $0.details(of: record.event) }
        }
    }

    // One exhaustive switch over the events reads better whole than cut.
    private mutating func details(of event: Event) {
        switch event {
        case .declared(_, let declaration, let required), .identified(_, let declaration, let required):
            self.declaration(declaration)
            list("required", texts: required.all.map(\.code))
        case .arrivedUndeclared(_, let arrival):
            member("place", arrival.place.description)
            member("direction", arrival.direction.code)
            member("vehicle", arrival.vehicle.compact)
            member("area", arrival.area.description)
        case .changed(
            _, let kind, let old, let new, let warnings, let category, let required, let withdrawn, let reason,
            let witness):
            member("change", kind.code)
            member("field", old.field.name)
            member("old", paper: old)
            member("new", paper: new)
            list("warnings", texts: warnings.all.map(\.code))
            member("category", category.code)
            list("required", texts: required.all.map(\.code))
            list("withdrawn", texts: withdrawn.all.map(\.code))
            member("reason", reason)
            member("witness", text: witness)
        case .warningAccepted(_, let warning, let reason):
            member("warning", warning.code)
            member("reason", reason)
        case .arrived(_, let area), .relocated(_, let area): member("area", area.description)
        case .called(_, let lane, let until, let grounds, let confirmBy):
            call(lane, until, confirmBy)
            if let grounds { member("turn", object: { $0.grounds(grounds) }) }
        case .calledOutOfTurn(
            _, let lane, let until, let reason, let witness, let passedOver, let rule, let confirmBy):
            call(lane, until, confirmBy)
            member("rule", text: rule)
            member("reason", reason)
            member("witness", witness.description)
            member("passedOver", number: passedOver)
        case .callMissed, .overstayed, .callConfirmed, .recalled: break
        case .skipped(_, let recall): member("recall", recall.iso8601)
        case .moved(_, let from, let to, let area, let reason):
            member("from", from.description)
            member("to", to.description)
            member("area", text: area)
            member("reason", reason)
        case .admitted(_, let lane), .released(_, let lane), .crossed(_, let lane): member("lane", lane.description)
        case .parked(_, let yard): member("yard", yard.description)
        case .granted(_, let agency): member("agency", agency.code)
        case .clearanceRefused(_, let agency, let reason), .held(_, let agency, let reason),
            .holdLifted(_, let agency, let reason):
            member("agency", agency.code)
            member("reason", reason)
        case .feeAssessed(_, let money, let basis):
            member("amount", money.dong)
            member("basis", basis)
        case .feePaid(_, let money, let receipt):
            member("amount", money.dong)
            member("receipt", receipt.string)
        case .transhipped(_, let vehicle, let trailer, let containers, let withdrawn, let reason):
            member("vehicle", vehicle.compact)
            member("trailer", text: trailer)
            list("containers", texts: containers.map(\.description))
            list("withdrawn", texts: withdrawn.all.map(\.code))
            member("reason", reason)
        case .splitOff(_, let from, let papers):
            member("from", from.description)
            self.papers(papers)
        case .mergedIn(_, let from, let papers, let withdrawn):
            member("from", from.description)
            self.papers(papers)
            list("withdrawn", texts: withdrawn.all.map(\.code))
        case .wentAbroad(_, let deadline): member("deadline", deadline?.iso8601)
        case .ended(_, let outcome, let reason):
            member("outcome", outcome.code)
            member("reason", reason)
        case .ruleSet(let rule): members(of: rule)
        case .ruleWithdrawn(let rule, let reason):
            member("rule", rule.description)
            member("reason", reason)
        case .bulletinClosed(let bulletin):
            member("date", bulletin.date.description)
            member("closedAt", bulletin.closedAt.iso8601)
        case .booking(_, let event): booking(event)
        case .slot(let slot, let event):
            self.slot(slot)
            slotEvent(event)
        case .carrierKnown(let carrier, let firm):
            member("carrier", carrier.description)
            member("firm", firm.digits)
        }
    }

    /// Why a vehicle was called.
    mutating func grounds(_ grounds: Turn.Grounds) {
        member("why", grounds.why.code)
        member("class", text: grounds.queueClass)
        member("narrowed", code: grounds.narrowed)
    }

    private mutating func call(_ lane: LaneID, _ until: Timestamp, _ confirmBy: Timestamp?) {
        member("lane", lane.description)
        member("until", until.iso8601)
        member("confirmBy", confirmBy?.iso8601)
    }
}
