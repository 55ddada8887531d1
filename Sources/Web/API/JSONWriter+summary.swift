import Application
import BorderVocabulary
import Gate

extension JSONWriter {
    /// Writes the members of one line about an open trip, as the gate knows it this moment.
    mutating func summary(of trip: Trip) {
        member("trip", trip.id.description)
        member("place", trip.place.description)
        member("direction", trip.direction.code)
        member("movement", trip.movement.code)
        member("method", trip.method.code)
        member("category", trip.category.code)
        member("vehicle", trip.papers.vehicle?.compact)
        member("trailer", text: trip.papers.trailer)
        list("containers", texts: trip.papers.containers.map(\.description))
        member("firm", trip.papers.firm?.digits)
        member("stage", trip.stage.name.code)
        member("outcome", nil as String?)
        member("since", trip.stage.since?.iso8601)
        member("declaredAt", trip.declaredAt.iso8601)
        member("arrivedAt", trip.arrivedAt?.iso8601)
        member("endedAt", nil as String?)
    }

    /// Writes the members of one line about a trip, as the tables have it.
    mutating func summary(_ summary: TripSummary) {
        member("trip", summary.id.description)
        member("place", summary.place.description)
        member("direction", summary.direction.code)
        member("movement", summary.movement.code)
        member("method", code: summary.method)
        member("category", summary.category.code)
        member("vehicle", summary.vehicle.isEmpty ? nil : summary.vehicle)
        member("trailer", summary.trailer)
        list("containers", texts: summary.containers)
        member("firm", summary.firm)
        member("stage", code: summary.stage)
        member("outcome", code: summary.outcome)
        member("since", nil as String?)
        member("declaredAt", summary.declaredAt.iso8601)
        member("arrivedAt", summary.arrivedAt?.iso8601)
        member("endedAt", summary.endedAt?.iso8601)
    }
}
