import BorderVocabulary

extension VehicleIdentity {
    /// The compact text under which the vehicle is known to be on a trip.
    package var key: ShortText {
        switch self {
        case .plate(let plate): plate.compact
        case .chassis(let chassis): chassis.text
        case .unmanned(let name): name
        }
    }

    var isUnmanned: Bool {
        switch self {
        case .unmanned: true
        case .plate, .chassis: false
        }
    }

    var isChinese: Bool {
        switch self {
        case .plate(let plate): plate.country == .china
        case .chassis, .unmanned: false
        }
    }
}

// One vehicle, trailer or container is on one open trip only.
extension Gate {
    mutating func bind(_ papers: Papers, to trip: TripID) {
        if let vehicle = papers.vehicle { openVehicles[vehicle.key] = trip }
        if let trailer = papers.trailer { openTrailers[trailer.compact] = trip }
        for container in papers.containers { openContainers[container.text] = trip }
    }

    mutating func unbind(_ papers: Papers, from trip: TripID) {
        if let vehicle = papers.vehicle, openVehicles[vehicle.key] == trip { openVehicles[vehicle.key] = nil }
        if let trailer = papers.trailer, openTrailers[trailer.compact] == trip { openTrailers[trailer.compact] = nil }
        for container in papers.containers where openContainers[container.text] == trip {
            openContainers[container.text] = nil
        }
    }

    /// Refuses papers whose vehicle, trailer or a container is on another open trip than those named.
    func requireFree(_ papers: Papers, except own: [TripID] = []) throws(Refusal) {
        if let vehicle = papers.vehicle, let trip = openVehicles[vehicle.key], !own.contains(trip) {
            throw .alreadyOpen(.vehicle, trip: trip)
        }
        if let trailer = papers.trailer, let trip = openTrailers[trailer.compact], !own.contains(trip) {
            throw .alreadyOpen(.trailer, trip: trip)
        }
        for container in papers.containers {
            if let trip = openContainers[container.text], !own.contains(trip) {
                throw .alreadyOpen(.containers, trip: trip)
            }
        }
    }
}
