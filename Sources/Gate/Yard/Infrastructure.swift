import BorderVocabulary

/// A lane through a barrier of a place.
package struct Lane: Hashable, Sendable {
    package let id: LaneID
    package let place: PlaceID
    /// Nil serves both directions.
    package let direction: Direction?
    /// Vehicles that may pass its barrier in one clock hour.
    package let vehiclesPerHour: Int
    package let isOpen: Bool
    /// True for a lane of the closed road, which only unmanned vehicles use.
    package let isUnmanned: Bool

    package init(
        id: LaneID, place: PlaceID, direction: Direction?, vehiclesPerHour: Int, isOpen: Bool = true,
        isUnmanned: Bool = false
    ) {
        self.id = id
        self.place = place
        self.direction = direction
        self.vehiclesPerHour = vehiclesPerHour
        self.isOpen = isOpen
        self.isUnmanned = isUnmanned
    }
}

/// An inspection yard inside the gate.
package struct Yard: Hashable, Sendable {
    package let id: YardID
    package let place: PlaceID
    /// Vehicles that it can hold at once.
    package let capacity: Int
    /// Whether two-way haulage may load and unload here.
    package let servesTwoWay: Bool

    package init(id: YardID, place: PlaceID, capacity: Int, servesTwoWay: Bool = false) {
        self.id = id
        self.place = place
        self.capacity = capacity
        self.servesTwoWay = servesTwoWay
    }
}

/// Where vehicles wait before they are called: a park, a road section, the other side of the line.
package struct HoldingArea: Hashable, Sendable {
    package let id: HoldingAreaID
    /// The places whose vehicles may wait here.
    package let places: [PlaceID]
    /// Vehicles that it can hold at once; nil where no bound is known.
    package let capacity: Int?

    package init(id: HoldingAreaID, places: [PlaceID], capacity: Int?) {
        self.id = id
        self.places = places
        self.capacity = capacity
    }
}
