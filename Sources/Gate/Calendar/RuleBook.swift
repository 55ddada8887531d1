import BorderVocabulary

/// Every rule that was ever set and not withdrawn, with an index for the questions that each command asks.
package struct RuleBook: Equatable, Sendable {
    /// In the order of setting; of several that speak of one subject, the last one in force applies.
    package private(set) var all: [Rule] = []

    private var places: [PlaceID: [Dated<Bool>]] = [:]
    private var hours: [PlaceID: [Dated<Hours>]] = [:]
    private var lanes: [LaneID: [Dated<Lane>]] = [:]
    private var yards: [YardID: [Dated<Yard>]] = [:]
    private var areas: [HoldingAreaID: [Dated<HoldingArea>]] = [:]
    private var notices: [Dated<Notice>] = []
    private var requirements: [Dated<ClearanceRequirement>] = []
    private var methods: [Dated<MethodRule>] = []
    private var calls: [Dated<CallRule>] = []
    private var declarationLives: [Dated<Duration>] = []
    private var bulletinHours: [Dated<LocalTime>] = []
    private var bookingHorizons: [Dated<Duration>] = []
    private var longWaits: [Dated<Duration>] = []
    private var queues: [Dated<QueueRule>] = []
    private var slots: [Dated<SlotRule>] = []
    private var draws: [Dated<DrawRule>] = []
    private var disruptionsSet: [Dated<Disruption>] = []

    private struct Dated<Value: Equatable & Sendable>: Equatable, Sendable {
        let rule: RuleID
        let validity: Validity
        let value: Value
    }

    package init(_ rules: [Rule] = []) {
        for rule in rules { set(rule) }
    }

    /// Adds a rule, or replaces the one with the same identifier.
    package mutating func set(_ rule: Rule) {
        if all.contains(where: { $0.id == rule.id }) {
            all.removeAll { $0.id == rule.id }
            all.append(rule)
            self = RuleBook(all)
        } else {
            all.append(rule)
            index(rule)
        }
    }

    package mutating func withdraw(_ id: RuleID) {
        self = RuleBook(all.filter { $0.id != id })
    }

    package subscript(id: RuleID) -> Rule? { all.first { $0.id == id } }

    private mutating func index(_ rule: Rule) {
        func dated<Value>(_ value: Value) -> Dated<Value> {
            Dated(rule: rule.id, validity: rule.validity, value: value)
        }
        switch rule.content {
        case .place(let place): places[place, default: []].append(dated(true))
        case .hours(let value): hours[value.place, default: []].append(dated(value))
        case .lane(let lane): lanes[lane.id, default: []].append(dated(lane))
        case .yard(let yard): yards[yard.id, default: []].append(dated(yard))
        case .holdingArea(let area): areas[area.id, default: []].append(dated(area))
        case .notice(let notice): notices.append(dated(notice))
        case .clearances(let requirement): requirements.append(dated(requirement))
        case .method(let method): methods.append(dated(method))
        case .call(let call): calls.append(dated(call))
        case .declarationLife(let life): declarationLives.append(dated(life))
        case .bulletinHour(let hour): bulletinHours.append(dated(hour))
        case .bookingHorizon(let horizon): bookingHorizons.append(dated(horizon))
        case .longWait(let wait): longWaits.append(dated(wait))
        case .queue(let queue): queues.append(dated(queue))
        case .slots(let rule): slots.append(dated(rule))
        case .draw(let rule): draws.append(dated(rule))
        case .disruption(let disruption): disruptionsSet.append(dated(disruption))
        }
    }

    private static func inForce<Value>(_ values: [Dated<Value>]?, at now: Timestamp) -> Value? {
        guard let values else { return nil }
        var index = values.endIndex
        while index > values.startIndex {
            index -= 1
            if values[index].validity.contains(now) { return values[index].value }
        }
        return nil
    }

    // MARK: Questions

    package func isPlace(_ place: PlaceID, at now: Timestamp) -> Bool {
        Self.inForce(places[place], at: now) ?? false
    }

    package func places(at now: Timestamp) -> [PlaceID] {
        places.keys.filter { isPlace($0, at: now) }.sorted()
    }

    package func lane(_ id: LaneID, at now: Timestamp) -> Lane? { Self.inForce(lanes[id], at: now) }
    package func lanes(of place: PlaceID, at now: Timestamp) -> [Lane] {
        lanes.keys.sorted().compactMap { lane($0, at: now) }.filter { $0.place == place }
    }

    package func yard(_ id: YardID, at now: Timestamp) -> Yard? { Self.inForce(yards[id], at: now) }
    package func yards(of place: PlaceID, at now: Timestamp) -> [Yard] {
        yards.keys.sorted().compactMap { yard($0, at: now) }.filter { $0.place == place }
    }

    package func area(_ id: HoldingAreaID, at now: Timestamp) -> HoldingArea? { Self.inForce(areas[id], at: now) }
    package func areas(at now: Timestamp) -> [HoldingArea] { areas.keys.sorted().compactMap { area($0, at: now) } }

    package func hours(of place: PlaceID, at now: Timestamp) -> Hours? { Self.inForce(hours[place], at: now) }

    /// Whether the place works at this moment. A place without hours in force is closed.
    package func isOpen(_ place: PlaceID, at now: Timestamp) -> Bool {
        guard let hours = hours(of: place, at: now), hours.opens != hours.closes else { return false }
        let time = now.localTime
        return hours.opens < hours.closes
            ? hours.opens <= time && time < hours.closes
            // Night hours run over midnight.
            : hours.opens <= time || time < hours.closes
    }

    /// When a closed place opens next, by the rules of the coming 14 days.
    package func nextOpening(of place: PlaceID, after now: Timestamp) -> Timestamp? {
        let hours = hours[place] ?? []
        var day = now.localDate
        for _ in 0...14 {
            // A place opens at the opening hour of some rule, or where one rule takes over from another.
            var opening: Timestamp?
            for dated in hours {
                for moment in [
                    Timestamp(date: day, time: dated.value.opens), dated.validity.from, dated.validity.until ?? now,
                ] where moment > now && moment.localDate == day && isOpen(place, at: moment) {
                    opening = min(opening ?? moment, moment)
                }
            }
            if let opening { return opening }
            day = day.adding(days: 1)
        }
        return nil
    }

    /// The notice that keeps this class out at this moment.
    package func notice(
        place: PlaceID, direction: Direction, category: GoodsCategory, at now: Timestamp
    ) -> (rule: RuleID, until: Timestamp?)? {
        for dated in notices where dated.validity.contains(now) {
            let notice = dated.value
            if notice.place == nil || notice.place == place, notice.direction == nil || notice.direction == direction,
                notice.category == nil || notice.category == category
            {
                return (dated.rule, dated.validity.until)
            }
        }
        return nil
    }

    package func requiredAgencies(
        direction: Direction, movement: Movement, category: GoodsCategory, at now: Timestamp
    ) -> AgencySet {
        var agencies: AgencySet = []
        for dated in requirements where dated.validity.contains(now) {
            let rule = dated.value
            if rule.direction == nil || rule.direction == direction, rule.movement == nil || rule.movement == movement,
                rule.category == nil || rule.category == category
            {
                agencies.formUnion(rule.agencies)
            }
        }
        return agencies
    }

    package func method(_ method: DeliveryMethod, at place: PlaceID, on now: Timestamp) -> MethodRule? {
        var index = methods.endIndex
        while index > methods.startIndex {
            index -= 1
            if methods[index].value.method == method, methods[index].validity.contains(now),
                methods[index].value.places.contains(place)
            {
                return methods[index].value
            }
        }
        return nil
    }

    /// The call rule in force; 30 minutes and one missed call where none was set.
    package func call(at now: Timestamp) -> CallRule {
        Self.inForce(calls, at: now) ?? CallRule(validFor: .seconds(1800), missedAllowed: 1)
    }

    /// How long a declaration is good; nil where no rule bounds it.
    package func declarationLife(at now: Timestamp) -> Duration? { Self.inForce(declarationLives, at: now) }

    /// The hour of the bulletin; 20:00, as the Board publishes it, where no rule was set.
    package func bulletinHour(at now: Timestamp) -> LocalTime {
        Self.inForce(bulletinHours, at: now) ?? .eightInTheEvening
    }

    /// How far ahead a planned arrival may lie; 30 days, as the booking systems of Latvia and Poland have it, where no
    /// rule was set.
    package func bookingHorizon(at now: Timestamp) -> Duration {
        Self.inForce(bookingHorizons, at: now) ?? Gate.Limit.bookingHorizon
    }

    /// The waiting time from which on a vehicle is pointed out; 12 hours, an assumption, where no rule was set.
    package func longWait(at now: Timestamp) -> Duration { Self.inForce(longWaits, at: now) ?? .seconds(12 * 3_600) }

    /// How vehicles share the calls of a place; nil where first come is first called.
    package func queue(at place: PlaceID, now: Timestamp) -> QueueRule? {
        var index = queues.endIndex
        while index > queues.startIndex {
            index -= 1
            if queues[index].validity.contains(now), queues[index].value.place.map({ $0 == place }) ?? true {
                return queues[index].value
            }
        }
        return nil
    }

    /// How the slots of a place and direction that begin at a moment are given; nil where there are none.
    package func slotRule(_ place: PlaceID, _ direction: Direction, at start: Timestamp) -> SlotRule? {
        slots.last {
            $0.validity.contains(start) && $0.value.place == place && $0.value.direction == direction
        }?.value
    }

    /// Every rule that gives slots of a place and direction at some time.
    package func slotRules(_ place: PlaceID, _ direction: Direction) -> [SlotRule] {
        slots.map(\.value).filter { $0.place == place && $0.direction == direction }
    }

    /// Whose secrets decide a draw for which the first request is made at a moment.
    package func draw(at now: Timestamp) -> DrawRule? { Self.inForce(draws, at: now) }

    /// Whether something may spoil a slot, whatever the goods: a quick no for nearly all of them.
    func maySpoil(_ slot: Slot) -> Bool {
        guard !disruptionsSet.isEmpty || !notices.isEmpty else { return false }
        let end = slot.end + (slotRule(of: slot)?.grace ?? .zero)
        func touches(_ validity: Validity, _ place: PlaceID?, _ direction: Direction?) -> Bool {
            (place ?? slot.place) == slot.place && (direction ?? slot.direction) == slot.direction
                && validity.from < end && validity.until.map { $0 > slot.start } ?? true
        }
        return disruptionsSet.contains { touches($0.validity, $0.value.place, $0.value.direction) }
            || notices.contains { touches($0.validity, $0.value.place, $0.value.direction) }
    }

    /// Every disruption that was ever named, with its period.
    var disruptions: some Sequence<(rule: RuleID, validity: Validity, disruption: Disruption)> {
        disruptionsSet.lazy.map { (rule: $0.rule, validity: $0.validity, disruption: $0.value) }
    }

    /// Every notice, with its period.
    var allNotices: some Sequence<(rule: RuleID, validity: Validity, notice: Notice)> {
        notices.lazy.map { (rule: $0.rule, validity: $0.validity, notice: $0.value) }
    }

    /// The whole rule that `queue(at:now:)` answers from.
    package func queueRule(at place: PlaceID, now: Timestamp) -> Rule? {
        guard
            let dated = queues.last(where: {
                $0.validity.contains(now) && ($0.value.place.map { $0 == place } ?? true)
            })
        else { return nil }
        return self[dated.rule]
    }
}

extension LocalTime {
    /// The hour at which the Board publishes its bulletin.
    package static var eightInTheEvening: LocalTime {
        guard let time = LocalTime(hour: 20, minute: 0) else { preconditionFailure("a day has this hour") }
        return time
    }
}
