import Application
import BorderVocabulary
import Gate

/// A gate whose trucks are led by hand, and what the public log then says of them.
struct StoryTown {
    static let otherPlace: PlaceID = "tan-thanh"
    static let fruit = [GoodsLine(name: "sầu riêng", hsCode: nil, weight: nil, isFruit: true)]
    static let rubber = [GoodsLine(name: "cao su", hsCode: nil, weight: nil, isFruit: false)]

    private(set) var gate = Gate()
    private(set) var records: [LogRecord] = []
    private(set) var now = Town.noon
    private var trucks = 0

    /// With a queue rule, or without.
    init(_ queue: QueueRule? = nil) throws(Refusal) {
        for rule in Town.rules { try give(.setRule(rule)) }
        try give(.setRule(Town.rule("place-2", .place(StoryTown.otherPlace))))
        try give(
            .setRule(
                Town.rule(
                    "method-2",
                    .method(
                        MethodRule(
                            method: .traditional, places: [StoryTown.otherPlace, Town.place], stay: .seconds(86_400),
                            returns: true)))))
        try give(
            .setRule(
                Town.rule(
                    "area-2", .holdingArea(HoldingArea(id: "lot", places: [StoryTown.otherPlace], capacity: nil)))))
        if let queue { try give(.setRule(Town.rule("queue", .queue(queue)))) }
    }

    /// Fruit three, the rest one; with bounds of waiting in hours, where they are given.
    static func rule(fruit: Int = 3, fruitHours: Int? = nil, other: Int = 1, otherHours: Int? = nil) -> QueueRule {
        func share(_ weight: Int, _ hours: Int?) -> QueueShare {
            QueueShare(weight: weight, ageing: hours.map { .seconds($0 * 3_600) })
        }
        return QueueRule(
            place: nil, classes: [QueueClass(id: "fruit", category: .fruit, share: share(fruit, fruitHours))],
            other: share(other, otherHours))
    }

    @discardableResult
    mutating func give(_ command: Command) throws(Refusal) -> [Event] {
        now += .seconds(60)
        let events = try gate.decide(command, by: Town.actor(for: command), at: now)
        for event in events { append(event, by: Town.actor(for: command)) }
        return events
    }

    /// An event that no rule gives.
    mutating func forge(_ event: Event) {
        now += .seconds(60)
        append(event, by: Town.actor(.gateOperator))
    }

    private mutating func append(_ event: Event, by actor: Actor) {
        gate.apply(event, at: now)
        records.append(LogRecord(position: Position(UInt64(records.count + 1)), at: now, actor: actor, event: event))
    }

    mutating func wait(hours: Int) { now += .seconds(hours * 3_600) }

    /// A truck that comes with these goods.
    mutating func arrive(
        _ goods: [GoodsLine] = StoryTown.fruit, _ movement: Movement = .loaded
    ) throws(Refusal) -> TripID {
        trucks += 1
        let papers = Town.papers(trucks).replacing(goods: goods)
        try give(
            .declare(
                Declaration(
                    place: Town.place, direction: .export, movement: movement, method: .traditional, papers: papers)))
        let id = TripID(gate.lastTrip)
        try give(.arrive(id, area: Town.area))
        return id
    }

    /// A truck that comes without papers.
    mutating func arriveUndeclared() throws(Refusal) -> TripID {
        trucks += 1
        try give(
            .registerArrival(
                UndeclaredArrival(
                    place: Town.place, direction: .export, vehicle: .plate(Town.plate(trucks)), area: Town.area)))
        return TripID(gate.lastTrip)
    }

    @discardableResult
    mutating func call(_ category: GoodsCategory? = nil) throws(Refusal) -> TripID? {
        try give(.callNext(place: Town.place, direction: .export, category: category, lane: Town.lane)).first?.trip
    }

    mutating func callOutOfTurn(_ id: TripID) throws(Refusal) {
        try give(.callOutOfTurn(id, lane: Town.lane, reason: "Gà giống", witness: "second-person"))
    }

    /// What a stranger makes of all that was published.
    func audit(of trip: TripID? = nil) throws -> QueueAudit {
        var audit = QueueAudit(telling: StoryBook(of: trip))
        let batch = StoredBatch(first: Position(1), count: records.count, bytes: RecordCodec.encode(records))
        for (index, leaf) in try PublicLeaf.leaves(of: batch, secret: PublicTown.secret, showingPlates: false)
            .enumerated()
        {
            try audit.take(leaf[...], index: UInt64(index))
        }
        return audit
    }

    /// The story, which is the same whether a book is kept of all trips or of this one.
    func story(of trip: TripID) throws -> TripStory? {
        let story = try audit().story(of: trip)
        return try audit(of: trip).story(of: trip) == story ? story : nil
    }
}
