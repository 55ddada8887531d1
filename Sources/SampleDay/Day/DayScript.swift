import BorderVocabulary
import Gate

/// When everything of a sample day happens, as far as it is known before the first vehicle is called.
struct DayScript {
    private(set) var agenda: Agenda
    private(set) var lines: [CallLine] = []
    /// The line of each vehicle; nil for one whose goods stay unidentified.
    private(set) var lineOf: [Int?]
    /// When a declared vehicle comes to the gate, and when an undeclared one has its goods registered.
    private(set) var arrival: [Int]
    private(set) var identification: [Int]

    let last: Int
    let watch: Int
    private let plan: DayPlan
    private var random: SplitMix64
    private let works: Int
    private let evening: Int
    private let lastCall: Int

    init(plan: DayPlan) {
        self.plan = plan
        func minute(_ moment: Timestamp) -> Int {
            Int((moment.milliseconds - plan.opensAt.milliseconds) / 60_000)
        }
        last = minute(plan.closesAt)
        watch = minute(plan.watchFrom)
        works = minute(plan.worksFrom)
        evening = minute(plan.closesBefore)
        lastCall = last - 75
        random = SplitMix64(seed: plan.seed ^ 0x5343_5249_5054)
        agenda = Agenda(last: last)
        lineOf = Array(repeating: nil, count: plan.fleet.trucks.count)
        arrival = Array(repeating: 0, count: plan.fleet.trucks.count)
        identification = arrival

        for index in plan.rules.indices { agenda.add(.setRule(index), at: 0) }
        agenda.add(.closeBulletin(plan.date.adding(days: -1)), at: evening)
        for minute in stride(from: works + 15, to: last - 15, by: 15) { agenda.add(.sweep, at: minute) }
        if !plan.slots.requests.isEmpty {
            for (index, request) in plan.slots.requests.enumerated() {
                agenda.add(.declareAhead(index), at: minute(request.at))
            }
            for minute in stride(from: works + 25, to: last - 5, by: 15) { agenda.add(.drawSlots, at: minute) }
        }
        agenda.add(.shareParking, at: last - 25)
        addLines()
        for index in plan.fleet.trucks.indices { begin(index) }
    }

    // MARK: Lines

    private struct LineKey: Hashable {
        let place: PlaceID
        let direction: Direction
        let category: GoodsCategory?
        let isUnmanned: Bool
    }

    private mutating func addLines() {
        var members: [LineKey: [Int]] = [:]
        var keys: [LineKey] = []
        for (index, truck) in plan.fleet.trucks.enumerated() {
            guard truck.category != .unidentified else {
                time(unidentified: index)
                continue
            }
            let isExport = truck.category.direction == .export
            let key = LineKey(
                place: truck.place, direction: truck.category.direction,
                category: isExport ? (truck.category == .fruit ? .fruit : .other) : nil,
                isUnmanned: truck.declaration.method == .unmanned)
            if members[key] == nil { keys.append(key) }
            members[key, default: []].append(index)
        }
        for key in keys {
            guard let site = plan.sites[key.place], let trucks = members[key] else { continue }
            for truck in trucks { lineOf[truck] = lines.count }
            let lanes = key.isUnmanned ? [site.unmannedLane].compactMap(\.self) : site.lanes(key.direction)
            lines.append(
                CallLine(place: key.place, direction: key.direction, category: key.category, lanes: lanes))
            time(trucks, line: lines.count - 1, isUnmanned: key.isUnmanned)
        }
    }

    /// Times of the calls of a line, and of the vehicles that join it: whoever is to be called has come by then.
    private mutating func time(_ trucks: [Int], line: Int, isUnmanned: Bool) {
        let fleet = plan.fleet.trucks
        let clear = trucks.filter { fleet[$0].role == .clear }
            .sorted { (rank($0), $0) < (rank($1), $1) }
        let first = works + 3
        var lastArrival = evening + 5
        for (place, truck) in clear.enumerated() {
            let share = (Double(place) + random.fraction()) / Double(clear.count)
            // The night test of unmanned vehicles ran from 18:30 on; elsewhere the day has its rises and its noon.
            let call =
                isUnmanned && last - works > 600
                ? last - 85 + place * 3 : first + Int(Double(lastCall - first) * Self.flow(share))
            agenda.add(.call(line: line, isLast: false), at: call)
            let joins = max(evening + 15, call - random.whole(20...240))
            time(truck, joins: min(joins, call - 20), isEarly: true)
            if !fleet[truck].isOpening { lastArrival = max(lastArrival, arrival[truck]) }
        }
        let isMixed = lines[line].category == nil
        for truck in trucks where fleet[truck].role != .clear {
            let from = isMixed ? min(lastArrival + 5, last - 60) : works - 180
            time(truck, joins: random.whole(max(from, evening + 15)...(last - 50)), isEarly: false)
        }
        // Some of those that remain stand in the yard already: called last, examined tomorrow.
        let remaining = trucks.count { fleet[$0].role == .remain }
        if !isMixed, remaining >= 10 {
            for _ in 0..<min(4, remaining / 10) {
                agenda.add(.call(line: line, isLast: true), at: lastCall + random.whole(5...20))
            }
        }
    }

    /// In a line, first come those from the evening, then those that are identified, then the day's arrivals.
    private func rank(_ truck: Int) -> Int {
        let truck = plan.fleet.trucks[truck]
        return truck.isIdentifiedLater ? 1 : truck.isOpening ? 0 : 2
    }

    private mutating func time(_ index: Int, joins: Int, isEarly: Bool) {
        let truck = plan.fleet.trucks[index]
        if truck.isIdentifiedLater { identification[index] = joins }
        if truck.isOpening {
            arrival[index] =
                isEarly ? random.whole(40...(evening - 120)) : random.whole((evening - 110)...(evening - 10))
        } else if truck.isIdentifiedLater {
            arrival[index] = max(evening + 6, joins - random.whole(20...120))
            identification[index] = max(joins, arrival[index] + 10)
        } else {
            arrival[index] = joins
        }
    }

    private mutating func time(unidentified index: Int) {
        let truck = plan.fleet.trucks[index]
        arrival[index] =
            truck.isOpening ? random.whole((evening - 200)...(evening - 10)) : random.whole(works...(last - 40))
    }

    /// How much of the day's vehicles was called after a share of the day: slow at first, a dip at noon.
    private static func flow(_ share: Double) -> Double {
        let knots = [(0.0, 0.0), (0.07, 0.10), (0.43, 0.40), (0.48, 0.50), (0.90, 0.85), (1.0, 1.0)]
        for (left, right) in zip(knots, knots.dropFirst()) where share <= right.0 {
            return left.1 + (right.1 - left.1) * (share - left.0) / (right.0 - left.0)
        }
        return 1
    }

    // MARK: Vehicles

    private mutating func begin(_ index: Int) {
        let truck = plan.fleet.trucks[index]
        if truck.isUndeclared {
            agenda.add(.register(index), at: arrival[index])
        } else {
            // Unmanned vehicles are declared shortly before: their road may be open since this day only.
            let ahead = truck.declaration.method == .unmanned ? 30 : random.whole(30...600)
            agenda.add(.declare(index), at: max(1, arrival[index] - ahead))
        }
    }
}
