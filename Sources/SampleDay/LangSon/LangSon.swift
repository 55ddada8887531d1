import BorderVocabulary
import Gate

/// The sample rules of the gates of Lạng Sơn: sourced where a source is known, otherwise marked "assumption".
package enum LangSon {
    /// Vehicles that a place is to take in a day, in each direction; lanes and yards are sized by it.
    package struct Traffic: Hashable, Sendable {
        /// Vehicles a day that leave the country.
        package var export: Int
        /// Vehicles a day that enter the country.
        package var `import`: Int

        /// Takes vehicles a day.
        package init(export: Int, import: Int) {
            self.export = export
            self.import = `import`
        }

        /// The vehicles of one direction.
        package subscript(direction: Direction) -> Int {
            switch direction {
            case .export: export
            case .import: self.import
            }
        }
    }

    /// The gates, dedicated roads and clearance openings of the province (gates.csv of the domain facts, section 2.1).
    package static let places: [PlaceID] = [
        "huu-nghi", "huu-nghi-1119-1120", "tan-thanh-1088-2", "tan-thanh-1090-1091", "coc-nam-1104-1105",
        "dong-dang-rail", "chi-ma", "na-hinh", "na-nua", "binh-nghi", "po-nhung",
    ]

    /// The traffic by which gates are sized when no day was planned: the averages of July 2025.
    package static var usualTraffic: [PlaceID: Traffic] {
        var traffic: [PlaceID: Traffic] = [:]
        for place in Assumptions.placesWithTraffic {
            traffic[place] = Traffic(
                export: Int(Assumptions.daily(place, .export)), import: Int(Assumptions.daily(place, .import)))
        }
        return traffic
    }

    /// Every rule of the gates around a day, in an order in which it can be set.
    ///
    /// `traffic` names the places that work and how much passes through each; other places are closed. Places outside
    /// the province's list are added. Hours run from 07:00 to 20:00, or to `closesAt` where that is later.
    package static func rules(
        on date: LocalDate, traffic: [PlaceID: Traffic] = usualTraffic, closesAt: LocalTime = .eightInTheEvening
    ) -> [Rule] {
        var book = SampleRules(date: date)
        let working = traffic.keys.sorted()
        for place in places { book.add(.place(place), "domain facts, section 2.1: gates and dedicated routes") }
        for place in working where !places.contains(place) {
            book.add(.place(place), "assumption: a place that the bulletin file names")
        }
        addHours(&book, working: working, closesAt: closesAt)
        for (index, place) in working.enumerated() {
            let site = Site(place: place, index: index, date: date)
            site.add(to: &book, traffic: traffic[place] ?? Traffic(export: 0, import: 0), closesAt: closesAt)
        }
        addAreas(&book, working: working, date: date)
        addClearances(&book)
        addMethods(&book, working: working)
        book.add(
            .call(CallRule(validFor: .seconds(30 * 60), missedAllowed: 2)), "assumption: 30 minutes, two missed calls")
        book.add(.declarationLife(.seconds(72 * 3600)), "assumption: 72 hours")
        book.add(.longWait(.seconds(12 * 3600)), "assumption: 12 hours")
        book.add(.bulletinHour(closesAt), "daily bulletin of the Management Board, published at \(closesAt)")
        return book.rules
    }

    /// Opening times of a day that closes at an hour: from 07:00, or around the clock where the bulletin closes so
    /// early that little of the day would be left.
    static func hours(closesAt: LocalTime) -> (opens: LocalTime, closes: LocalTime) {
        guard closesAt.hour >= 12 else { return (time(after: closesAt), closesAt) }
        return (sevenInTheMorning, max(closesAt, .eightInTheEvening))
    }

    static var sevenInTheMorning: LocalTime {
        guard let time = LocalTime(hour: 7, minute: 0) else { preconditionFailure("A day has this hour.") }
        return time
    }

    private static func time(after time: LocalTime) -> LocalTime {
        LocalTime(minuteOfDay: (Int(time.minuteOfDay) + 1) % 1440) ?? .midnight
    }

    private static func addHours(_ book: inout SampleRules, working: [PlaceID], closesAt: LocalTime) {
        let hours = hours(closesAt: closesAt)
        for place in working {
            let reference =
                [Assumptions.huuNghi, Assumptions.tanThanh, Assumptions.chiMa].contains(place)
                    && hours.closes == .eightInTheEvening
                ? "until 20:00 Hanoi time as extended in April 2025; from 07:00: assumption" : "assumption"
            book.add(.hours(Hours(place: place, opens: hours.opens, closes: hours.closes)), reference)
        }
        for place in places where !working.contains(place) {
            book.add(
                .hours(Hours(place: place, opens: .midnight, closes: .midnight)),
                "assumption: closed, no traffic in the sample")
        }
    }

    /// The 24 hours of one-way vehicles are a rule of the two-way pilot and an assumption elsewhere.
    private static func addMethods(_ book: inout SampleRules, working: [PlaceID]) {
        let day = Duration.seconds(24 * 3600)
        book.add(
            .method(MethodRule(method: .traditional, places: working, stay: day, returns: true)),
            "traditional method stays in force beside the others; stay of 24 h: assumption")
        book.add(
            .method(MethodRule(method: .specialisedDrivers, places: working, stay: day, returns: true)),
            "specialised drivers since April 2020; in force today: assumption")
        book.add(
            .method(MethodRule(method: .tractorSwap, places: working, stay: nil, returns: false)),
            "swap of tractors on the line; in force today: assumption")
        book.add(
            .method(
                MethodRule(method: .twoWay, places: SampleFleet.twoWayPlaces, stay: .seconds(36 * 3600), returns: true)),
            "two-way haulage pilot, 10 December 2025 to 9 December 2026, at most 36 h in the opposite yard",
            from: SampleFleet.twoWayPilot.from, until: SampleFleet.twoWayPilot.until)
        for period in SampleFleet.unmannedPeriods {
            book.add(
                .method(MethodRule(method: .unmanned, places: [Assumptions.tanThanh], stay: nil, returns: false)),
                "unmanned vehicles Puzhai to Tân Thanh: night test from 10 November 2025, operation from 19 December",
                from: period.from, until: period.until)
        }
    }

    /// Which agency examines what; the weight of the health quarantine today is not known.
    private static func addClearances(_ book: inout SampleRules) {
        func require(_ direction: Direction?, _ category: GoodsCategory?, _ agencies: [Agency], _ reference: String) {
            book.add(
                .clearances(
                    ClearanceRequirement(
                        direction: direction, movement: nil, category: category, agencies: AgencySet(agencies))),
                reference)
        }
        require(nil, nil, [.borderGuard, .customs], "border guard at the barriers, customs last: domain facts 1.2")
        require(nil, .fruit, [.plantQuarantine], "plant quarantine of fresh produce: step 6 of the eight")
        require(.import, nil, [.health], "health quarantine, step 4 of the eight; imports only: assumption")
    }
}

/// Collects rules, numbers them and dates them.
struct SampleRules {
    private(set) var rules: [Rule] = []
    private let from: LocalDate
    private let first: Int

    /// `first` is the number of the first rule.
    init(date: LocalDate, numbered first: Int = 1) {
        self.first = first
        // In force before the evening from which the sample day starts.
        from = date.adding(days: -3)
    }

    mutating func add(_ content: Rule.Content, _ reference: String, from: LocalDate? = nil, until: LocalDate? = nil) {
        let number = String(first + rules.count)
        guard let text = ShortText("sample-rule-" + String(repeating: "0", count: max(0, 3 - number.count)) + number)
        else { preconditionFailure("A rule's number is short.") }
        rules.append(
            Rule(
                id: RuleID(text),
                validity: Validity(
                    from: Timestamp(date: from ?? self.from, time: .midnight),
                    until: until.map { Timestamp(date: $0, time: .midnight) }),
                reference: reference, content: content))
    }
}
