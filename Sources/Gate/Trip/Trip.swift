import BorderVocabulary

/// One passage of one vehicle through the gate: the thread that joins tractor, trailer, containers, seals, driver,
/// goods and declarations.
package struct Trip: Equatable, Sendable {
    package let id: TripID
    package var place: PlaceID
    package var direction: Direction
    package var movement: Movement
    package var method: DeliveryMethod
    package var category: GoodsCategory
    package var stage: Stage
    package var clearances: Clearances
    package var fee: Fee
    /// Warnings that no officer has accepted yet.
    package var openWarnings: WarningSet
    /// When the vehicle first stood at the gate; nil while it is still on the road.
    package var arrivedAt: Timestamp?
    /// How often the vehicle was called and did not come.
    package var missedCalls: UInt8
    package var declaredAt: Timestamp
    /// Whether the overstay of the 24 h or 36 h clock was already recorded.
    package var isOverstayed: Bool
    package var returnOf: TripID?
    /// The place in the gate's waiting lines: lower came first; 0 while the trip has none.
    package var ticket: UInt64
    /// When that place was taken; waiting for one's turn counts from then.
    package var ticketAt: Timestamp
    /// Whether it came in its slot, and waits among those that did.
    package var isBooked: Bool
    package var papers: Papers
    /// The clocks of its turn.
    package var calling: Calling

    package init(
        id: TripID, place: PlaceID, direction: Direction, movement: Movement, method: DeliveryMethod,
        category: GoodsCategory, stage: Stage, clearances: Clearances, fee: Fee, openWarnings: WarningSet,
        arrivedAt: Timestamp?, missedCalls: UInt8, declaredAt: Timestamp, isOverstayed: Bool, returnOf: TripID?,
        ticket: UInt64, ticketAt: Timestamp, isBooked: Bool = false, papers: Papers, calling: Calling = Calling()
    ) {
        self.id = id
        self.place = place
        self.direction = direction
        self.movement = movement
        self.method = method
        self.category = category
        self.stage = stage
        self.clearances = clearances
        self.fee = fee
        self.openWarnings = openWarnings
        self.arrivedAt = arrivedAt
        self.missedCalls = missedCalls
        self.declaredAt = declaredAt
        self.isOverstayed = isOverstayed
        self.returnOf = returnOf
        self.ticket = ticket
        self.ticketAt = ticketAt
        self.isBooked = isBooked
        self.papers = papers
        self.calling = calling
    }

    /// The bulletin's class of this trip.
    package var bulletinCategory: BulletinCategory {
        BulletinCategory(direction: direction, movement: movement, category: category)
    }

    /// The waiting line that this trip stands in, or would stand in.
    package var line: WaitingLine.Key {
        WaitingLine.Key(
            place: place, direction: direction, category: category, isUnmanned: method == .unmanned)
    }

    /// The road whose calls this trip waits for.
    package var road: Road { Road(place: place, direction: direction, isUnmanned: method == .unmanned) }

    /// What a queue rule can ask of this trip.
    package var queueKind: QueueKind {
        QueueKind(
            direction: direction, category: category, movement: movement, method: method, isBooked: isBooked)
    }

    /// The strand of its line in which this trip stands, or would stand.
    var strand: WaitingLine.StrandKey {
        WaitingLine.StrandKey(movement: movement, method: method, isBooked: isBooked)
    }
}

/// Where a vehicle is. It is in one place only, because it has one stage only.
package enum Stage: Hashable, Sendable {
    /// Declared; on the road to the gate.
    case declared
    /// In a holding area (or on its foreign counterpart, for an import), in the queue.
    case waiting(area: HoldingAreaID, since: Timestamp)
    /// Called to a lane; the call is good until `until`.
    case called(area: HoldingAreaID, lane: LaneID, since: Timestamp, until: Timestamp)
    /// Past the first barrier, not yet in a yard.
    case atGate(lane: LaneID, since: Timestamp)
    case inYard(yard: YardID, since: Timestamp)
    /// Released by every agency; between the yard and the last barrier.
    case released(lane: LaneID, since: Timestamp)
    /// Over the line and to come back: an export vehicle in the foreign yard, a foreign one in ours.
    case abroad(since: Timestamp, deadline: Timestamp?)

    /// The stage without its particulars, for refusals and tables.
    package var name: StageName {
        switch self {
        case .declared: .declared
        case .waiting: .waiting
        case .called: .called
        case .atGate: .atGate
        case .inYard: .inYard
        case .released: .released
        case .abroad: .abroad
        }
    }

    /// Whether the vehicle is called and not yet at the gate.
    package var isCalled: Bool { name == .called }

    /// The holding area in which the vehicle stands.
    package var area: HoldingAreaID? {
        switch self {
        case .waiting(let area, _), .called(let area, _, _, _): area
        case .declared, .atGate, .inYard, .released, .abroad: nil
        }
    }

    /// The moment at which this stage began; nil while declared.
    package var since: Timestamp? {
        switch self {
        case .declared: nil
        case .waiting(_, let since), .called(_, _, let since, _), .atGate(_, let since), .inYard(_, let since),
            .released(_, let since), .abroad(let since, _):
            since
        }
    }
}

/// The name of a stage.
package enum StageName: UInt8, CaseIterable, Hashable, Sendable {
    case declared = 0
    case waiting = 1
    case called = 2
    case atGate = 3
    case inYard = 4
    case released = 5
    case abroad = 6

    /// Stages in which the vehicle stands at the gate and has not crossed: the bulletin's "remaining".
    package var isAtGate: Bool {
        switch self {
        case .waiting, .called, .atGate, .inYard, .released: true
        case .declared, .abroad: false
        }
    }
}

/// How a trip ended.
package enum Outcome: UInt8, CaseIterable, Hashable, Sendable {
    /// Crossed, and nothing is to come back (or it came back empty).
    case completed = 0
    case returnedEmpty = 1
    case returnedLoaded = 2
    case rejected = 3
    case turnedBack = 4
    case cancelled = 5
    case noShow = 6
    case split = 7
    case merged = 8
}
