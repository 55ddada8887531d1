import BorderVocabulary

/// One pass over the days of a period: everything that the formulas need, for one slice of the gates.
package struct GateSum: Hashable, Sendable {
    /// What is summed.
    package let slice: GateSlice
    package private(set) var vehicles = 0
    package private(set) var kilograms: Int64 = 0
    /// Vehicles with goods that were declared without a weight.
    package private(set) var unweighed = 0
    package private(set) var payments = 0
    /// Whole đồng.
    package private(set) var dong: Int64 = 0
    package private(set) var waits = MinuteSum()
    /// Vehicles at the gates at the latest bulletin, and its day; nil where none was closed.
    package private(set) var backlog: (vehicles: Int, day: LocalDate)?
    /// Gates with a crossing, each with the number of days.
    package private(set) var crossed: [PlaceID: Int] = [:]
    /// Gates open by rule, each with the number of days.
    package private(set) var open: [PlaceID: Int] = [:]

    /// Nothing of a slice.
    package init(_ slice: GateSlice) {
        self.slice = slice
    }

    /// Adds a day; days come in their order.
    package mutating func add(_ day: DayTally) {
        var places: Set<PlaceID> = []
        for cell in day.crossings where slice.has(cell.key) {
            vehicles += cell.vehicles
            kilograms += cell.kilograms
            unweighed += cell.unweighed
            if cell.vehicles > 0 { places.insert(cell.key.place) }
        }
        for place in places { crossed[place, default: 0] += 1 }
        for cell in day.waits where slice.has(cell.way) { waits.add(cell.waits) }
        for cell in day.fees where slice.has(cell.way) {
            payments += cell.payments
            dong += cell.dong
        }
        for place in day.open where slice.place == nil || slice.place == place { open[place, default: 0] += 1 }
        if let cells = day.backlog {
            let count = cells.reduce(0) { $0 + (slice.has($1.way) ? $1.vehicles : 0) }
            // Several logs have a bulletin on the same day.
            backlog = (count + (backlog?.day == day.day ? backlog?.vehicles ?? 0 : 0), day.day)
        }
    }

    /// The value of an indicator; `missing` where nothing was counted that could give one.
    package func value(of indicator: GateIndicator) -> Value {
        switch indicator {
        case .vehicles: whole(vehicles)
        case .tonnes: tonnes
        case .fees: whole(Int(dong))
        case .waitingMedian: waits.quantile(permille: 500).map(whole) ?? .missing
        case .waitingNinety: waits.quantile(permille: 900).map(whole) ?? .missing
        case .backlog: backlog.map { whole($0.vehicles) } ?? .missing
        case .gatesCrossed: whole(crossed.count)
        case .gatesOpen: whole(open.count)
        case .daysCrossed: whole(crossed.values.reduce(0, +))
        case .daysOpen: whole(open.values.reduce(0, +))
        }
    }

    /// How many vehicles, payments, gates or bulletins the value rests upon.
    package func count(behind indicator: GateIndicator) -> Int {
        switch indicator {
        case .vehicles, .tonnes: vehicles
        case .fees: payments
        case .waitingMedian, .waitingNinety: waits.vehicles
        case .backlog: backlog == nil ? 0 : 1
        case .gatesCrossed, .daysCrossed: crossed.count
        case .gatesOpen, .daysOpen: open.count
        }
    }

    /// Exact to the kilogram; at least so much where a weight was not declared.
    private var tonnes: Value {
        guard let number = DecimalNumber(digits: kilograms, scale: 3) else { return .missing }
        return unweighed > 0 ? .bound(.atLeast, number) : .number(number)
    }

    private func whole(_ number: Int) -> Value {
        DecimalNumber(digits: Int64(number)).map(Value.number) ?? .missing
    }

    /// Compares what was counted.
    package static func == (left: GateSum, right: GateSum) -> Bool {
        left.slice == right.slice && left.vehicles == right.vehicles && left.kilograms == right.kilograms
            && left.unweighed == right.unweighed && left.payments == right.payments && left.dong == right.dong
            && left.waits == right.waits && left.crossed == right.crossed && left.open == right.open
            && left.backlog?.vehicles == right.backlog?.vehicles && left.backlog?.day == right.backlog?.day
    }

    /// Hashes the counts that differ most often.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(slice)
        hasher.combine(vehicles)
        hasher.combine(kilograms)
        hasher.combine(dong)
    }
}
