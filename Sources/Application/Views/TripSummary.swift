import BorderVocabulary
import Gate

/// One line about one trip, open or ended: what a table, a search or the head of a trip page shows.
package struct TripSummary: Hashable, Sendable {
    /// The trip.
    package let id: TripID
    /// The place where it is, or was last.
    package var place: PlaceID
    /// The way of the goods.
    package var direction: Direction
    /// Loaded, empty or a new vehicle.
    package var movement: Movement
    /// How the goods go over the line; nil while a vehicle that came undeclared is not identified.
    package var method: DeliveryMethod?
    /// The bulletin's class.
    package var category: GoodsCategory
    /// The plate, chassis number or fleet name, in compact form; empty when unknown.
    package var vehicle: String
    /// The trailer's plate in compact form.
    package var trailer: String?
    /// The container numbers, as declared or corrected.
    package var containers: [String]
    /// The tax code of the firm that owns the goods.
    package var firm: String?
    /// Where the trip is; nil once it has ended.
    package var stage: StageName?
    /// How the trip ended; nil while it is open.
    package var outcome: Outcome?
    /// When it was declared, or first seen.
    package var declaredAt: Timestamp
    /// When the vehicle first stood at the gate.
    package var arrivedAt: Timestamp?
    /// When it was first called.
    package var calledAt: Timestamp?
    /// When it passed the last barrier.
    package var crossedAt: Timestamp?
    /// When the trip ended.
    package var endedAt: Timestamp?

    /// Joins the parts.
    package init(
        id: TripID, place: PlaceID, direction: Direction, movement: Movement, method: DeliveryMethod?,
        category: GoodsCategory, vehicle: String, trailer: String?, containers: [String], firm: String?,
        stage: StageName?, outcome: Outcome?, declaredAt: Timestamp, arrivedAt: Timestamp?, calledAt: Timestamp?,
        crossedAt: Timestamp?, endedAt: Timestamp?
    ) {
        self.id = id
        self.place = place
        self.direction = direction
        self.movement = movement
        self.method = method
        self.category = category
        self.vehicle = vehicle
        self.trailer = trailer
        self.containers = containers
        self.firm = firm
        self.stage = stage
        self.outcome = outcome
        self.declaredAt = declaredAt
        self.arrivedAt = arrivedAt
        self.calledAt = calledAt
        self.crossedAt = crossedAt
        self.endedAt = endedAt
    }
}
