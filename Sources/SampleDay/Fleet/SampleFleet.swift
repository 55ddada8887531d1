import BorderVocabulary
import Gate

/// The sample vehicles of one day. The same balance, date and seed always give the same vehicles.
package struct SampleFleet: Sendable {
    /// In no order that means anything.
    package private(set) var trucks: [SampleTruck] = []

    private var random: SplitMix64
    private var numbers: SampleNumbers
    private let firms: [TaxCode]
    private let date: LocalDate

    /// The first day of the pilot of two-way haulage, and the day after its last (facts of 10 December 2025).
    static let twoWayPilot = (from: day(2025, 12, 10), until: day(2026, 12, 10))

    /// The roads of the pilot of two-way haulage: 1119-1120, 1088/2-1089 and 1104-1105.
    static let twoWayPlaces: [PlaceID] = [
        Assumptions.huuNghi, "huu-nghi-1119-1120", Assumptions.tanThanh, Assumptions.cocNam,
    ]

    /// Periods in which unmanned vehicles run between Puzhai and Tân Thanh: the night test agreed for one month from
    /// 10 November 2025, and the formal operation from 19 December 2025.
    static let unmannedPeriods: [(from: LocalDate, until: LocalDate?)] = [
        (day(2025, 11, 10), day(2025, 12, 10)), (day(2025, 12, 19), nil),
    ]

    /// Whether unmanned vehicles run at a place on a day. On the first day of a period none was declared in time.
    static func hasUnmanned(_ place: PlaceID, on date: LocalDate) -> Bool {
        place == Assumptions.tanThanh
            && unmannedPeriods.contains { date > $0.from && ($0.until.map { date < $0 } ?? true) }
    }

    static func day(_ year: Int, _ month: Int, _ day: Int) -> LocalDate {
        guard let date = LocalDate(year: year, month: month, day: day) else {
            preconditionFailure("A constant day is on the calendar.")
        }
        return date
    }

    /// Makes every vehicle that a balance counts.
    package init(balance: DayBalance, date: LocalDate, seed: UInt64) {
        random = SplitMix64(seed: seed)
        numbers = SampleNumbers(seed: random.next())
        firms = SampleNumbers.firms(120, &random)
        self.date = date
        trucks.reserveCapacity(balance.vehicles)
        for place in balance.cleared.places {
            for category in [BulletinCategory.goods, .newVehicle] { addDeclared(balance, place, category, later: []) }
            addUnidentified(balance, place)
        }
    }

    /// The roles of a class in the order in which its vehicles come: first those that cross, then the others.
    private static func roles(_ balance: DayBalance, _ place: PlaceID, _ category: BulletinCategory)
        -> [SampleTruck.Role]
    {
        [
            (SampleTruck.Role.clear, balance.cleared), (.turnBack, balance.turnedBack),
            (.withdraw, balance.withdrawn), (.remain, balance.remaining),
        ].flatMap { Array(repeating: $0.0, count: $0.1[place, category]) }
    }

    /// Vehicles that join the line of their class: from the evening before, then those identified later (with whether
    /// they stood there in the evening), then the day's arrivals.
    private mutating func addDeclared(
        _ balance: DayBalance, _ place: PlaceID, _ category: BulletinCategory, later: [Bool]
    ) {
        let opening = balance.opening[place, category]
        var unmanned =
            category == .goods && Self.hasUnmanned(place, on: date) && balance.arrived[place, category] >= 20 ? 3 : 0
        for (index, role) in Self.roles(balance, place, category).enumerated() {
            if index < opening {
                add(place, category, role, isOpening: true)
            } else if index < opening + later.count {
                add(place, category, role, isOpening: later[index - opening], isUndeclared: true, isIdentified: true)
            } else if unmanned > 0, role == .clear {
                unmanned -= 1
                add(place, category, role, isOpening: false, isUnmanned: true)
            } else {
                add(place, category, role, isOpening: false)
            }
        }
    }

    /// Vehicles that come undeclared: some are identified and join a line, the others stay what they are.
    private mutating func addUnidentified(_ balance: DayBalance, _ place: PlaceID) {
        let opening = balance.opening[place, .unidentified]
        let fruit = balance.identified[place, .fruit]
        let other = balance.identified[place, .other]
        let identified = (0..<(fruit + other)).map { $0 < opening }
        addDeclared(balance, place, .fruit, later: Array(identified.prefix(fruit)))
        addDeclared(balance, place, .other, later: Array(identified.dropFirst(fruit)))
        for (index, role) in Self.roles(balance, place, .unidentified).enumerated() {
            add(place, .unidentified, role, isOpening: fruit + other + index < opening, isUndeclared: true)
        }
    }

    private mutating func add(
        _ place: PlaceID, _ category: BulletinCategory, _ role: SampleTruck.Role, isOpening: Bool,
        isUndeclared: Bool = false, isIdentified: Bool = false, isUnmanned: Bool = false
    ) {
        let method = isUnmanned ? .unmanned : method(category, at: place)
        let hasWrongDigit = category == .goods && !isUnmanned && random.happens(perMille: 8)
        let declaration = declaration(
            place, category, method, isUndeclared: isUndeclared, hasWrongDigit: hasWrongDigit)
        let incidents = isUnmanned ? [] : incidents(role, category, isUndeclared: isUndeclared)
        trucks.append(
            SampleTruck(
                place: place, category: category, role: role, isOpening: isOpening, isUndeclared: isUndeclared,
                isIdentifiedLater: isIdentified, incidents: incidents, declaration: declaration,
                relief: method == .tractorSwap ? (.plate(numbers.chineseTractor()), numbers.driver(.cn)) : nil,
                lineDriver: method == .specialisedDrivers ? numbers.driver(.vn) : nil,
                rightSeal: incidents.contains(.correction) ? numbers.seal() : nil, fee: fee(category)))
    }

    // MARK: What a vehicle is

    /// The mix of methods is an assumption: exports 60 % traditional, 25 % specialised drivers, 15 % swaps of tractors;
    /// imports are driven through in the traditional way.
    private mutating func method(_ category: BulletinCategory, at place: PlaceID) -> DeliveryMethod {
        guard category.direction == .export else { return .traditional }
        // Some are declared two evenings before a bulletin that closes in the morning; the pilot is in force by then.
        let isPilot =
            Self.twoWayPlaces.contains(place) && date.adding(days: -2) >= Self.twoWayPilot.from
            && date < Self.twoWayPilot.until
        return switch random.whole(0...99) {
        case 0..<50: .traditional
        case 50..<60: isPilot ? .twoWay : .traditional
        case 60..<85: .specialisedDrivers
        default: .tractorSwap
        }
    }

    private mutating func incidents(
        _ role: SampleTruck.Role, _ category: BulletinCategory, isUndeclared: Bool
    ) -> SampleTruck.Incidents {
        guard role == .clear || role == .remain else { return [] }
        var incidents: SampleTruck.Incidents = []
        if random.happens(perMille: 20) { incidents.insert(.hold) }
        if !isUndeclared, category != .newVehicle, random.happens(perMille: 15) { incidents.insert(.correction) }
        if category.direction == .export {
            if random.happens(perMille: 12) { incidents.insert(.missedCall) }
            if random.happens(perMille: 60) { incidents.insert(.relocation) }
        }
        return incidents
    }

    /// Only these amounts are known of the tariff of 28 April 2025 (Resolution 09/2025/NQ-HĐND); which vehicle pays
    /// which is an assumption.
    private mutating func fee(_ category: BulletinCategory) -> Money {
        switch category {
        case .fruit, .unidentified: Money(dong: random.pick([100_000, 200_000, 300_000]))
        case .other: Money(dong: random.pick([300_000, 500_000]))
        case .goods: Money(dong: random.pick([500_000, 800_000, 1_200_000, 4_000_000]))
        case .newVehicle: Money(dong: 500_000)
        }
    }

    private mutating func declaration(
        _ place: PlaceID, _ category: BulletinCategory, _ method: DeliveryMethod, isUndeclared: Bool,
        hasWrongDigit: Bool
    ) -> Declaration {
        let papers =
            category == .newVehicle
            ? newVehicle() : loaded(category, method, isUndeclared: isUndeclared, hasWrongDigit: hasWrongDigit)
        return Declaration(
            place: place, direction: category.direction, movement: category == .newVehicle ? .newVehicle : .loaded,
            method: method, papers: papers, warnings: hasWrongDigit ? WarningSet([.containerCheckDigit]) : [])
    }

    private mutating func newVehicle() -> Papers {
        let line = SampleGoods.line(
            SampleGoods.newVehicles, month: date.month, kilograms: random.whole(8_000...14_000), &random)
        return Papers(
            vehicle: .chassis(numbers.chassis()), driver: numbers.driver(.cn), goods: [line],
            declarations: [numbers.customs(.import, &random)], firm: random.pick(firms))
    }

    private mutating func loaded(
        _ category: BulletinCategory, _ method: DeliveryMethod, isUndeclared: Bool, hasWrongDigit: Bool
    ) -> Papers {
        let isExport = category.direction == .export
        let kinds: [SampleGoods.Kind] =
            switch category {
            case .fruit: SampleGoods.exportFruit
            case .other, .unidentified: SampleGoods.exportOther
            case .goods, .newVehicle:
                method != .unmanned && random.happens(perMille: 120)
                    ? SampleGoods.importFresh : SampleGoods.importGoods
            }
        let vehicle: VehicleIdentity =
            method == .unmanned
            ? .unmanned(unmannedName())
            : .plate(isExport ? numbers.vietnameseTractor(&random) : numbers.chineseTractor())
        let isBoxed = hasWrongDigit || method == .unmanned || random.happens(perMille: 700)
        return Papers(
            vehicle: vehicle, trailer: isExport ? numbers.vietnameseTrailer() : numbers.chineseTrailer(),
            containers: isBoxed ? [numbers.container(isCheckDigitRight: !hasWrongDigit)] : [],
            seals: [numbers.seal()],
            driver: method == .unmanned ? nil : numbers.driver(isExport ? .vn : .cn),
            goods: [
                SampleGoods.line(kinds, month: date.month, kilograms: random.whole(12...26) * 1_000, &random)
            ],
            declarations: [numbers.customs(category.direction, &random)], firm: random.pick(firms))
    }

    private mutating func unmannedName() -> ShortText {
        let count = trucks.reduce(1) { $0 + ($1.declaration.method == .unmanned ? 1 : 0) }
        guard let name = ShortText("IGV-SAMPLE-\(count)") else { preconditionFailure("A short name fits 23 bytes.") }
        return name
    }
}
