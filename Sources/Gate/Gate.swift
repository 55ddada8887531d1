import BorderVocabulary

/// A gate: one deterministic state machine. `decide` says what a command would cause, or refuses; `apply` makes it so.
///
/// The same events in the same order always give the same state. Trips that have ended leave the state; what is left
/// of them is the counts of the bulletin.
package struct Gate: Sendable {
    /// Open trips.
    package internal(set) var trips: [TripID: Trip] = [:]
    package internal(set) var rules = RuleBook()
    package internal(set) var lines: [WaitingLine.Key: WaitingLine] = [:]
    /// The number of the last trip and of the last ticket that were given out.
    package internal(set) var lastTrip: UInt64 = 0
    package internal(set) var lastTicket: UInt64 = 0
    /// Vehicles in each yard and holding area.
    package internal(set) var yardCounts: [YardID: Int] = [:]
    package internal(set) var areaCounts: [HoldingAreaID: Int] = [:]
    /// Vehicles of each place that are called and not yet at the gate.
    package internal(set) var calledCounts: [PlaceID: Int] = [:]
    /// How far each class of a road is ahead of its share, where a queue rule has been at work.
    package internal(set) var shares: [Road: Shares] = [:]
    /// Calls out of turn, by day and place.
    package internal(set) var overrides = OverrideCounts()
    /// Vehicles that passed a lane's barriers in the clock hour of its last use.
    package internal(set) var laneUse: [LaneID: LaneHour] = [:]
    /// Which open trip a vehicle, trailer or container is on.
    package internal(set) var openVehicles: [ShortText: TripID] = [:]
    package internal(set) var openTrailers: [ShortText: TripID] = [:]
    package internal(set) var openContainers: [ShortText: TripID] = [:]
    /// Counts since the last bulletin closed, and what remains now.
    package internal(set) var tally: [BulletinCell: Int] = [:]
    package internal(set) var lastBulletin: LocalDate?
    package internal(set) var slots = SlotBook()
    /// Who comes first of the vehicles at the front of their lines.
    package let policy = ArrivalOrder()

    /// The use of a lane in one clock hour.
    package struct LaneHour: Hashable, Sendable {
        /// Hours since the epoch.
        package let hour: Int64
        package let vehicles: Int

        package init(hour: Int64, vehicles: Int) {
            self.hour = hour
            self.vehicles = vehicles
        }
    }

    /// Bounds on what one command may carry; a vehicle with more does not exist.
    package enum Limit {
        package static let containers = 4
        package static let seals = 8
        package static let goods = 50
        package static let declarations = 50
        package static let parts = 10
        /// UTF-8 bytes.
        package static let reason = 500
        package static let goodsName = 200
        package static let reference = 500
        /// How far ahead a planned arrival may lie where no rule says it.
        package static let bookingHorizon = Duration.seconds(30 * 86_400)
        /// How far back it may lie: yesterday's truck is late, last week's a mistake.
        package static let bookingPast = Duration.seconds(86_400)
    }

    package init() {}

    /// A gate as a snapshot kept it. The lines, counts and bindings are derived from the trips.
    package init(
        trips: [Trip], rules: [Rule], lastTrip: UInt64, lastTicket: UInt64, laneUse: [LaneID: LaneHour],
        tally: [BulletinCell: Int], lastBulletin: LocalDate?, shares: [Road: Shares], slots: SlotBook,
        overrides: OverrideCounts
    ) {
        self.rules = RuleBook(rules)
        self.lastTrip = lastTrip
        self.lastTicket = lastTicket
        self.laneUse = laneUse
        self.tally = tally
        self.lastBulletin = lastBulletin
        self.shares = shares
        self.slots = slots
        self.overrides = overrides
        for trip in trips.sorted(by: { $0.ticket < $1.ticket }) {
            self.trips[trip.id] = trip
            bind(trip.papers, to: trip.id)
            occupy(trip.stage)
            if trip.stage.isCalled { calledCounts[trip.place, default: 0] += 1 }
            if case .waiting = trip.stage { insertIntoLine(trip) }
        }
    }

    /// The events that a command causes now. An empty answer means "already so".
    package func decide(_ command: Command, by actor: Actor, at now: Timestamp) throws(Refusal) -> [Event] {
        var events: [Event] = []
        try decide(command, by: actor, at: now, into: &events)
        return events
    }

    /// How many vehicles stand before this one in its line; nil if it stands in none.
    package func placeInLine(of id: TripID) -> Int? {
        guard let trip = trips[id], case .waiting = trip.stage else { return nil }
        return lines[trip.line]?.index(of: trip.ticket)
    }

    /// The vehicles of a line in their order.
    package func waiting(in key: WaitingLine.Key) -> [TripID] { lines[key]?.tickets.map(\.trip) ?? [] }

    package func remaining(_ place: PlaceID, _ category: BulletinCategory) -> Int {
        tally[BulletinCell(place: place, measure: .remaining, category: category)] ?? 0
    }
}
