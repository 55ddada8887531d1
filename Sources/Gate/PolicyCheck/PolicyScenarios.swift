import BorderVocabulary

/// Every scenario of a check, one after the other: small patterns, then sieges, then random days.
struct PolicyScenarios: Sequence {
    private let rule: QueueRule
    private let effort: PolicyCheck.Effort

    init(_ rule: QueueRule, _ effort: PolicyCheck.Effort) {
        self.rule = rule
        self.effort = effort
    }

    func makeIterator() -> AnyIterator<PolicyScenario> {
        let parts = crowds.lazy.flatMap { small($0) }
        let sieges = crowds.lazy.flatMap { self.sieges($0) }
        let days = crowds.lazy.flatMap { randomDays($0) }
        var (first, second, third) = (parts.makeIterator(), sieges.makeIterator(), days.makeIterator())
        return AnyIterator { first.next() ?? second.next() ?? third.next() }
    }

    // MARK: Who can come

    /// A road at an hour, with one or two kinds of vehicles of each class.
    private struct Crowd {
        let road: Road
        let start: Timestamp
        let tick: Duration
        let classes: [[QueueKind]]
    }

    private var crowds: [Crowd] {
        let place = PolicyStage.place(of: rule)
        var crowds: [Crowd] = []
        for tick in ticks {
            for start in starts(tick) {
                for direction in Direction.allCases {
                    for isUnmanned in [false, true] {
                        let classes = classes(direction, isUnmanned, at: start)
                        guard classes.count > 1 || classes.first.map({ $0.count > 1 }) == true else { continue }
                        crowds.append(
                            Crowd(
                                road: Road(place: place, direction: direction, isUnmanned: isUnmanned), start: start,
                                tick: tick, classes: classes))
                    }
                }
            }
        }
        return crowds
    }

    /// A minute, and a third of each bound, so that a few steps make a vehicle wait too long.
    private var ticks: [Duration] {
        let bounds = Set((0...rule.classes.count).compactMap { rule.share(at: $0).ageing })
        return [.seconds(60)] + bounds.sorted().map { Swift.max(.milliseconds(1), $0 / 3) }
    }

    /// Eight in the morning, and each edge of a window with the steps just before it.
    private func starts(_ tick: Duration) -> [Timestamp] {
        let edges = Set(rule.classes.flatMap { $0.windows.flatMap { [$0.from, $0.until] } }).sorted()
        let day = LocalDate.earliest.adding(days: 20_000)
        let noon = LocalTime(hour: 8, minute: 0) ?? .midnight
        return [Timestamp(date: day, time: noon)]
            + edges.flatMap { edge in
                let moment = Timestamp(date: day, time: edge)
                return [moment, moment - tick * 3]
            }
    }

    /// Slots matter only to a rule that asks for them.
    private var booked: [Bool] { rule.classes.contains { $0.booked != nil } ? [false, true] : [false] }

    private func classes(_ direction: Direction, _ isUnmanned: Bool, at now: Timestamp) -> [[QueueKind]] {
        var kinds: [Int: [QueueKind]] = [:]
        for category in GoodsCategory.allCases where category != .unidentified {
            for movement in Movement.allCases {
                for method in DeliveryMethod.allCases where (method == .unmanned) == isUnmanned {
                    for isBooked in booked {
                        let kind = QueueKind(
                            direction: direction, category: category, movement: movement, method: method,
                            isBooked: isBooked)
                        kinds[rule.index(of: kind, at: now.localTime), default: []].append(kind)
                    }
                }
            }
        }
        return kinds.sorted { $0.key < $1.key }.map { _, kinds in
            // Two of one class that differ in the goods stand in two lines.
            let first = kinds[0]
            return [first] + kinds.filter { $0.category != first.category }.prefix(1)
        }
    }

    // MARK: What happens

    /// Every order of so many arrivals and calls, for each three classes of a road.
    private func small(_ crowd: Crowd) -> some Sequence<PolicyScenario> {
        groups(crowd.classes).lazy.flatMap { letters -> LazyMapSequence<Range<Int>, PolicyScenario> in
            let base = letters.count + 1
            let patterns = (0..<effort.depth).reduce(1) { count, _ in count * base }
            return (0..<(effort.depth == 0 ? 0 : patterns)).lazy.map { pattern in
                var rest = pattern
                let actions = (0..<effort.depth).map { _ -> PolicyScenario.Action in
                    defer { rest /= base }
                    return rest % base == 0 ? .call : .arrival(letters[rest % base - 1])
                }
                return PolicyScenario(road: crowd.road, start: crowd.start, tick: crowd.tick, actions: actions)
            }
        }
    }

    /// The kinds of up to three classes; of two or one also the second kind of each.
    private func groups(_ classes: [[QueueKind]]) -> [[QueueKind]] {
        guard classes.count > 2 else { return [classes.flatMap { $0 }] }
        var groups: [[QueueKind]] = []
        for one in classes.indices {
            for two in classes.indices where two > one {
                if classes.count > PolicyCheck.Limit.classesInThrees {
                    groups.append([classes[one][0], classes[two][0]])
                    continue
                }
                for three in classes.indices where three > two {
                    groups.append([classes[one][0], classes[two][0], classes[three][0]])
                }
            }
        }
        return groups
    }

    /// One vehicle behind a pile of another class to which one is added at each call.
    private func sieges(_ crowd: Crowd) -> [PolicyScenario] {
        crowd.classes.indices.flatMap { one in
            crowd.classes.indices.filter { $0 != one }.map { other in
                let enemy = PolicyScenario.Action.arrival(crowd.classes[other][0])
                var actions = Array(repeating: enemy, count: 12)
                actions.append(.arrival(crowd.classes[one][0]))
                for _ in 0..<PolicyCheck.Limit.siege { actions += [enemy, .call] }
                return PolicyScenario(road: crowd.road, start: crowd.start, tick: crowd.tick, actions: actions)
            }
        }
    }

    private func randomDays(_ crowd: Crowd) -> some Sequence<PolicyScenario> {
        (0..<effort.randomDays).lazy.map { day in
            var dice = PolicyDice(state: effort.seed &* 1_000_003 &+ UInt64(day))
            // Each day has its own rush: which classes come, and how many of them for a call.
            let rush = crowd.classes.map { _ in dice.below(5) }
            let calls = 1 + dice.below(Swift.max(1, rush.reduce(0, +)))
            let kinds = crowd.classes.indices.flatMap { index in
                (0..<rush[index]).map { crowd.classes[index][$0 % crowd.classes[index].count] }
            }
            let actions = (0..<effort.stepsOfADay).map { _ -> PolicyScenario.Action in
                let draw = dice.below(kinds.count + calls)
                return draw < kinds.count ? .arrival(kinds[draw]) : .call
            }
            return PolicyScenario(road: crowd.road, start: crowd.start, tick: crowd.tick, actions: actions)
        }
    }
}

/// SplitMix64: the same seed always tries the same days.
private struct PolicyDice {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ mixed >> 31) % UInt64(bound))
    }
}
