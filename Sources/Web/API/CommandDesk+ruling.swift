import BorderVocabulary
import Gate
import HTTPTypes

extension CommandDesk {
    /// The gate itself: rules and bulletins.
    static let ruling: [CommandDesk] = [
        CommandDesk(.setRule, .put, "/rules/{rule}", "setRule", .body(schema: "RuleBody")) {
            (request, json) async throws(Problem) in
            let id = try request.parse(parameter: "rule", RuleID.parse)
            return try ObjectReader.body(json) { reader in
                let from = reader.must("from") { $0.parsed($1, Timestamp.parse) }
                let until = reader.parsed("until", Timestamp.parse)
                let reference = reader.must("reference") { $0.words($1, limit: Gate.Limit.reference) }
                let content = reader.must("content") { $0.object($1) { $0.ruleContent() } }
                guard let from, let reference, let content else { return nil }
                return .setRule(
                    Rule(
                        id: id, validity: Validity(from: from, until: until), reference: reference, content: content))
            }
        },
        CommandDesk(.withdrawRule, .delete, "/rules/{rule}", "withdrawRule", .query(["Reason"])) {
            (request, _) async throws(Problem) in
            .withdrawRule(try request.parse(parameter: "rule", RuleID.parse), reason: try request.reasonOfQuery())
        },
        CommandDesk(.closeBulletin, .post, "/bulletins/{date}", "closeBulletin", .query([])) {
            (request, _) async throws(Problem) in
            .closeBulletin(try request.parse(parameter: "date", LocalDate.parse))
        },
    ]

    /// Every command that HTTP offers.
    static var all: [CommandDesk] { declaring + slots + waiting + clearing + crossing + ruling }
}

extension ObjectReader {
    private static let capacities: ClosedRange<Int64> = 0...1_000_000
    /// Ten years, in seconds.
    private static let durations: ClosedRange<Int64> = 0...315_360_000

    mutating func ruleContent() -> Rule.Content? {
        guard let kind = must("kind", { $0.coded($1, RuleKindCode.self) }) else {
            for key in keys { _ = value(key) }
            return nil
        }
        switch kind {
        case .place: return place().map(Rule.Content.place)
        case .hours:
            let place = place()
            let opens = must("opens") { $0.parsed($1, LocalTime.parse) }
            let closes = must("closes") { $0.parsed($1, LocalTime.parse) }
            guard let place, let opens, let closes else { return nil }
            return .hours(Hours(place: place, opens: opens, closes: closes))
        case .lane: return laneRule()
        case .yard:
            let id = must("yard") { $0.parsed($1, YardID.parse) }
            let place = place()
            let capacity = must("capacity") { $0.integer($1, in: Self.capacities) }
            let servesTwoWay = flag("twoWay") ?? false
            guard let id, let place, let capacity else { return nil }
            return .yard(Yard(id: id, place: place, capacity: Int(capacity), servesTwoWay: servesTwoWay))
        case .holdingArea:
            let id = area()
            let places = parsedList("places", limit: 100, PlaceID.parse)
            let capacity = integer("capacity", in: Self.capacities)
            return id.map { .holdingArea(HoldingArea(id: $0, places: places, capacity: capacity.map { Int($0) })) }
        case .notice:
            return .notice(
                Notice(
                    place: parsed("place", PlaceID.parse), direction: coded("direction"), category: coded("category")))
        case .clearances: return clearanceRule()
        case .method: return methodRule()
        case .call:
            let valid = seconds("validSeconds")
            let missed = must("missedAllowed") { $0.integer($1, in: 0...100) }
            let confirm = integer("confirmSeconds", in: Self.durations)
            let recall = integer("recallSeconds", in: Self.durations)
            let recalls = integer("recalls", in: -1_000_000...1_000_000) ?? 0
            let overrideNeedsRule = flag("overrideNeedsRule") ?? false
            guard let valid, let missed else { return nil }
            return .call(
                CallRule(
                    validFor: valid, missedAllowed: Int(missed), confirmWithin: confirm.map { .seconds($0) },
                    recallAfter: recall.map { .seconds($0) }, recalls: Int(recalls),
                    overrideNeedsRule: overrideNeedsRule))
        case .declarationLife: return seconds("seconds").map(Rule.Content.declarationLife)
        case .bulletinHour: return must("hour") { $0.parsed($1, LocalTime.parse) }.map(Rule.Content.bulletinHour)
        case .bookingHorizon: return seconds("seconds").map(Rule.Content.bookingHorizon)
        case .longWait: return seconds("seconds").map(Rule.Content.longWait)
        case .queue: return queueRule().map(Rule.Content.queue)
        case .slots: return slotRule().map(Rule.Content.slots)
        case .draw: return drawRule().map(Rule.Content.draw)
        case .disruption: return disruption().map(Rule.Content.disruption)
        }
    }

    // Only what no type can hold is refused here; what makes a rule a flawed one is the gate's to say.
    private mutating func queueRule() -> QueueRule? {
        let place = parsed("place", PlaceID.parse)
        if value("classes") == nil { missing("classes") }
        let classes = objects("classes", limit: 100) { $0.queueClass() }
        let other = must("other") { $0.object($1) { $0.queueShare() } }
        let limit = integer("calledLimit", in: Self.capacities)
        guard let other else { return nil }
        return QueueRule(place: place, classes: classes, other: other, calledLimit: limit.map { Int($0) })
    }

    private mutating func queueClass() -> QueueClass? {
        let id = must("class") { $0.parsed($1, QueueClassID.parse) }
        let direction = coded("direction", Direction.self)
        let category = coded("category", GoodsCategory.self)
        let movement = coded("movement", Movement.self)
        let method = coded("method", DeliveryMethod.self)
        let booked = flag("booked")
        let windows = objects("windows", limit: 100) { reader -> DailyWindow? in
            let from = reader.must("from") { $0.parsed($1, LocalTime.parse) }
            let until = reader.must("until") { $0.parsed($1, LocalTime.parse) }
            guard let from, let until else { return nil }
            return DailyWindow(from: from, until: until)
        }
        let share = queueShare()
        let basis = words("basis", limit: QueueRule.Limit.basis)
        guard let id, let share else { return nil }
        return QueueClass(
            id: id, direction: direction, category: category, movement: movement, method: method, booked: booked,
            windows: windows, share: share, basis: basis)
    }

    private mutating func queueShare() -> QueueShare? {
        let weight = must("weight") { $0.integer($1, in: -1_000_000...1_000_000) }
        let ageing = integer("ageingSeconds", in: Self.durations)
        return weight.map { QueueShare(weight: Int($0), ageing: ageing.map { .seconds($0) }) }
    }

    private mutating func place() -> PlaceID? { must("place") { $0.parsed($1, PlaceID.parse) } }

    private mutating func seconds(_ key: String) -> Duration? {
        must(key) { $0.integer($1, in: Self.durations) }.map { .seconds($0) }
    }

    private mutating func laneRule() -> Rule.Content? {
        let id = lane()
        let place = place()
        let direction = coded("direction", Direction.self)
        let perHour = must("vehiclesPerHour") { $0.integer($1, in: Self.capacities) }
        let isOpen = flag("open") ?? true
        let isUnmanned = flag("unmanned") ?? false
        guard let id, let place, let perHour else { return nil }
        return .lane(
            Lane(
                id: id, place: place, direction: direction, vehiclesPerHour: Int(perHour), isOpen: isOpen,
                isUnmanned: isUnmanned))
    }

    private mutating func clearanceRule() -> Rule.Content? {
        let direction = coded("direction", Direction.self)
        let movement = coded("movement", Movement.self)
        let category = coded("category", GoodsCategory.self)
        if value("agencies") == nil { missing("agencies") }
        let agencies = (list("agencies", limit: Agency.allCases.count) ?? []).compactMap {
            element, pointer -> Agency? in
            guard case .text(let text) = element, let agency = Agency(code: text) else {
                errors.addShape(.type(pointer, element, wanted: Agency.allCases.map(\.code).joined(separator: ", ")))
                return nil
            }
            return agency
        }
        return .clearances(
            ClearanceRequirement(
                direction: direction, movement: movement, category: category, agencies: AgencySet(agencies)))
    }

    private mutating func methodRule() -> Rule.Content? {
        let method = must("method") { $0.coded($1, DeliveryMethod.self) }
        let places = parsedList("places", limit: 100, PlaceID.parse)
        let stay = integer("staySeconds", in: Self.durations).map { Duration.seconds($0) }
        let returns = flag("returns") ?? false
        return method.map { .method(MethodRule(method: $0, places: places, stay: stay, returns: returns)) }
    }
}
