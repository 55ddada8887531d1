import BorderVocabulary
import Gate

/// Everything that a sample day needs before it runs: figures, vehicles, rules and hours.
package struct DayPlan: Sendable {
    /// The day of the bulletin.
    package let date: LocalDate

    /// The first moment of the simulation, six hours before the bulletin of the day before closes.
    package let opensAt: Timestamp

    /// From here on the day is worth watching: half an hour before the gates open.
    package let watchFrom: Timestamp

    /// When the gates begin to call vehicles.
    package let worksFrom: Timestamp

    /// When the bulletin of the day before closes.
    package let closesBefore: Timestamp

    /// When the bulletin of the day closes; by then everything that was printed has come true.
    package let closesAt: Timestamp

    /// The printed rows of the day, in the order of the file.
    package let published: [PublishedRow]

    /// The leaf figures that the day is to reach.
    package let balance: DayBalance

    /// The sample rules of the gates, to be set first.
    package let rules: [Rule]

    /// The slots of the day after, and those who ask for them.
    let slots: SampleSlots

    /// How each working place is laid out, as the rules say.
    let sites: [PlaceID: Site]

    /// The sample vehicles.
    package let fleet: SampleFleet

    /// What was supposed, in order.
    package let assumptions: [DayAssumption]

    /// From which all chance comes.
    package let seed: UInt64

    /// The most vehicles of one day, the opening backlog included.
    package static let vehicleLimit = 100_000

    /// Plans the given day of a file, or its last day when none is given.
    ///
    /// Throws what in the file stands in the way; the rows of other days are not held against it.
    package static func make(
        figures: PublishedFigures, date: LocalDate? = nil, seed: UInt64 = 1
    ) throws(PlanFailure) -> DayPlan {
        guard let last = figures.dates.last else { throw .noRows }
        let date = date ?? last
        let rows = figures.rows(of: date)
        guard let asOf = rows.first?.asOf else { throw .noSuchDate(date, available: figures.dates) }
        var maker = BalanceMaker(figures: figures, date: date)
        let balance = try maker.balance()
        guard balance.vehicles <= vehicleLimit else {
            throw .tooManyVehicles(balance.vehicles, limit: vehicleLimit)
        }
        return DayPlan(
            date: date, asOf: asOf, published: rows, balance: balance,
            assumptions: maker.assumptions + [.sampleOperations], seed: seed)
    }

    private init(
        date: LocalDate, asOf: LocalTime, published: [PublishedRow], balance: DayBalance,
        assumptions: [DayAssumption], seed: UInt64
    ) {
        self.date = date
        self.published = published
        self.balance = balance
        self.assumptions = assumptions
        self.seed = seed
        closesAt = Timestamp(date: date, time: asOf)
        closesBefore = closesAt - .seconds(24 * 3600)
        opensAt = closesBefore - .seconds(6 * 3600)
        let hours = LangSon.hours(closesAt: asOf)
        worksFrom =
            asOf.hour >= 12 ? Timestamp(date: date, time: hours.opens) : closesBefore + .seconds(3600)
        watchFrom = worksFrom - .seconds(1800)
        fleet = SampleFleet(balance: balance, date: date, seed: seed)
        let traffic = Self.traffic(of: balance)
        let rules = LangSon.rules(on: date, traffic: traffic, closesAt: asOf)
        // A day that closes in the morning leaves no time to ask.
        let hasSlots = traffic[Assumptions.huuNghi] != nil && asOf.hour >= 12
        slots =
            hasSlots
            ? SampleSlots(
                after: date, worksFrom: worksFrom, closesAt: closesAt, numbered: rules.count + 1, seed: seed)
            : SampleSlots()
        self.rules = rules + slots.rules
        var sites: [PlaceID: Site] = [:]
        for (index, place) in traffic.keys.sorted().enumerated() {
            sites[place] = Site(place: place, index: index, date: date)
        }
        self.sites = sites
    }

    /// What each place with any vehicle is to pass.
    private static func traffic(of balance: DayBalance) -> [PlaceID: LangSon.Traffic] {
        let needs = balance.needs
        var traffic: [PlaceID: LangSon.Traffic] = [:]
        for place in balance.cleared.places {
            let whole = FigureScope(place: place, measure: .cleared)
            guard needs.sum(of: whole) + balance.opening.sum(of: whole) + balance.arrived.sum(of: whole) > 0 else {
                continue
            }
            func cleared(_ direction: Direction) -> Int {
                balance.cleared.sum(of: FigureScope(place: place, measure: .cleared, direction: direction))
            }
            traffic[place] = LangSon.Traffic(export: cleared(.export), import: cleared(.import))
        }
        return traffic
    }

    /// The printed rows that a bulletin does not repeat; empty when the day came out as it was published.
    package func missed(by bulletin: Bulletin) -> [PublishedRow] {
        published.filter { $0.date != bulletin.date || $0.vehicles != bulletin.vehicles(of: $0.scope) }
    }
}

extension Bulletin {
    /// The sum of a scope.
    package func vehicles(of scope: FigureScope) -> Int {
        vehicles(scope.measure, place: scope.place, direction: scope.direction, category: scope.category)
    }
}
