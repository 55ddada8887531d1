import BorderVocabulary
import Gate

/// What the command centre shows of a gate, taken out of its state in one short look.
struct CentreFacts: Sendable {
    struct Place: Sendable {
        let id: PlaceID
        let isOpen: Bool
        let lanes: [Lane]
    }

    let trips: [Trip]
    let places: [Place]
    /// From this waiting time on, a vehicle is listed.
    let longWait: Duration

    init(_ gate: borrowing Gate, at now: Timestamp) {
        trips = gate.trips.values.sorted { $0.id < $1.id }
        let rules = gate.rules
        longWait = rules.longWait(at: now)
        places = PlaceOrder.alongBorder.sorted(rules.places(at: now)).map { place in
            Place(id: place, isOpen: rules.isOpen(place, at: now), lanes: rules.lanes(of: place, at: now))
        }
    }

    /// Places through which vehicles can pass, or at which some stand: the others would only take room on the map.
    var placesOnMap: [Place] {
        let busy = Set(trips.map(\.place))
        return places.filter { !$0.lanes.isEmpty || busy.contains($0.id) }
    }

    var standing: Int { trips.count { $0.stage.name.isAtGate } }

    /// What a trip may need somebody's attention for.
    enum Concern: String, CaseIterable, Sendable {
        case clocks, holds, waits, missed, warnings
    }

    /// A clock is listed when it runs out within this time.
    static let soon: Duration = .seconds(3 * 3_600)

    /// The trips of a concern, the most urgent first.
    func trips(of concern: Concern, at now: Timestamp) -> [Trip] {
        switch concern {
        case .clocks:
            return trips.compactMap { trip in
                guard case .abroad(_, let deadline?) = trip.stage, deadline - now <= CentreFacts.soon else {
                    return nil
                }
                return (trip, deadline)
            }
            .sorted { (left: (Trip, Timestamp), right: (Trip, Timestamp)) in left.1 < right.1 }.map(\.0)
        case .holds:
            return trips.filter { !$0.clearances.held.isEmpty }.sorted(by: longest)
        case .waits:
            return trips.filter { trip in
                guard case .waiting = trip.stage, let arrived = trip.arrivedAt else { return false }
                return now - arrived >= longWait
            }
            .sorted(by: longest)
        case .missed:
            return trips.filter { $0.missedCalls > 0 && $0.stage.name.isAtGate }.sorted(by: longest)
        case .warnings:
            return trips.filter { !$0.openWarnings.isEmpty }.sorted(by: longest)
        }
    }

    private func longest(_ left: Trip, _ right: Trip) -> Bool {
        (left.arrivedAt ?? .latest, left.id) < (right.arrivedAt ?? .latest, right.id)
    }
}
