import BorderVocabulary
import Gate

// How an open trip is kept in a snapshot.
extension ByteWriter {
    mutating func trip(_ trip: Trip) {
        self.trip(trip.id)
        name(trip.place)
        raw(trip.direction)
        raw(trip.movement)
        raw(trip.method)
        raw(trip.category)
        stage(trip.stage)
        agencies(trip.clearances.required)
        agencies(trip.clearances.granted)
        agencies(trip.clearances.refused)
        agencies(trip.clearances.held)
        optional(trip.fee.assessed) { $0.money($1) }
        money(trip.fee.paid)
        bool(trip.fee.isOutdated)
        warnings(trip.openWarnings)
        optional(trip.arrivedAt) { $0.moment($1) }
        byte(trip.missedCalls)
        moment(trip.declaredAt)
        bool(trip.isOverstayed)
        optional(trip.returnOf) { $0.trip($1) }
        unsigned(trip.ticket)
        moment(trip.ticketAt)
        bool(trip.isBooked)
        papers(trip.papers)
        calling(trip.calling)
    }

    private mutating func calling(_ calling: Calling) {
        switch calling.phase {
        case .quiet: byte(0)
        case .asked(let by):
            byte(1)
            moment(by)
        case .confirmed(let at):
            byte(2)
            moment(at)
        case .skipped(let at, let recall):
            byte(3)
            moment(at)
            moment(recall)
        case .recalled(let at):
            byte(4)
            moment(at)
        }
        byte(calling.skips)
        optional(calling.overtaken) { writer, overtaken in
            writer.signed(Int64(overtaken.times))
            writer.moment(overtaken.since)
        }
    }

    private mutating func stage(_ stage: Stage) {
        raw(stage.name)
        switch stage {
        case .declared: break
        case .waiting(let area, let since):
            name(area)
            moment(since)
        case .called(let area, let lane, let since, let until):
            name(area)
            name(lane)
            moment(since)
            moment(until)
        case .atGate(let lane, let since), .released(let lane, let since):
            name(lane)
            moment(since)
        case .inYard(let yard, let since):
            name(yard)
            moment(since)
        case .abroad(let since, let deadline):
            moment(since)
            optional(deadline) { $0.moment($1) }
        }
    }
}
