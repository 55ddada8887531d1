import BorderVocabulary
import Gate

/// The lanes, yards and waiting areas of one working place.
struct Site {
    let place: PlaceID
    private let index: Int
    private let date: LocalDate

    /// The day from which road 1119-1120 has six lanes.
    static let sixLanes = SampleFleet.day(2025, 11, 27)

    /// `index` names the lanes of a place that is not known here.
    init(place: PlaceID, index: Int, date: LocalDate) {
        self.place = place
        self.index = index
        self.date = date
    }

    private static func text(_ text: String) -> ShortText {
        guard let text = ShortText(text) else { preconditionFailure("A sample name fits 23 bytes.") }
        return text
    }

    private var stem: String {
        switch place {
        case Assumptions.huuNghi: "1119-1120"
        case Assumptions.tanThanh: "1088-2"
        case Assumptions.cocNam: "1104-1105"
        case Assumptions.chiMa: "chi-ma"
        default: "site-\(index + 1)"
        }
    }

    /// How many lanes each direction has: two of four, three of six since 27 November 2025 on road 1119-1120.
    private var lanesEachWay: Int {
        switch place {
        case Assumptions.huuNghi: date >= Self.sixLanes ? 3 : 2
        case Assumptions.tanThanh: 2
        default: 1
        }
    }

    func lanes(_ direction: Direction) -> [LaneID] {
        let way = direction == .export ? "out" : "in"
        return (1...lanesEachWay).map { LaneID(Self.text("\(stem)-\(way)-\($0)")) }
    }

    /// The lane of the closed road, where unmanned vehicles run.
    var unmannedLane: LaneID? {
        SampleFleet.hasUnmanned(place, on: date) ? LaneID(Self.text("\(stem)-closed-road")) : nil
    }

    var yards: [YardID] {
        switch place {
        case Assumptions.huuNghi: ["xuan-cuong"]
        case Assumptions.tanThanh: ["bao-nguyen"]
        default: [YardID(Self.text("\(stem)-yard"))]
        }
    }

    /// Where vehicles of a direction wait, the nearest first.
    func areas(_ direction: Direction) -> [HoldingAreaID] {
        switch (direction, place) {
        case (.export, Assumptions.huuNghi): ["nh1a-roadside", "viettel-park", "non-tariff-area"]
        case (.export, _): ["nh1a-roadside"]
        case (.import, Assumptions.huuNghi): ["youyiguan-side"]
        case (.import, Assumptions.tanThanh): ["puzhai-side"]
        case (.import, Assumptions.cocNam): ["nonghuai-side"]
        case (.import, Assumptions.chiMa): ["aidian-side"]
        case (.import, _): ["foreign-side"]
        }
    }

    func add(to book: inout SampleRules, traffic: LangSon.Traffic, closesAt: LocalTime) {
        let sized = "sized for \(traffic.export) export and \(traffic.import) import vehicles a day"
        for direction in Direction.allCases {
            let lanes = lanes(direction)
            // Each vehicle passes two barriers; the busiest hour is taken to be six times the mean of 13 hours.
            let perHour = traffic[direction] * 2 * 6 / 13 / lanes.count + 20
            let count =
                place == Assumptions.huuNghi
                ? "\(lanesEachWay * 2) lanes of road 1119-1120 (six since 27 November 2025)" : "lanes: assumption"
            for lane in lanes {
                book.add(
                    .lane(Lane(id: lane, place: place, direction: direction, vehiclesPerHour: perHour)),
                    "\(count); capacity: assumption, \(sized)")
            }
        }
        if let lane = unmannedLane {
            book.add(
                .lane(
                    Lane(id: lane, place: place, direction: .import, vehiclesPerHour: 12, isUnmanned: true)),
                "closed road of unmanned vehicles; capacity: assumption")
        }
        let total = traffic.export + traffic.import
        for yard in yards {
            let name = yard.text.string.hasSuffix("-yard") ? "yard: assumption" : "yard of the domain facts"
            book.add(
                .yard(Yard(id: yard, place: place, capacity: total / 2 + 50, servesTwoWay: true)),
                "\(name); capacity: assumption, \(sized)")
        }
    }
}

extension LangSon {
    /// Holding areas; the vehicles that one of them holds at most are an assumption where a number stands.
    static func addAreas(_ book: inout SampleRules, working: [PlaceID], date: LocalDate) {
        book.add(
            .holdingArea(HoldingArea(id: "nh1a-roadside", places: working, capacity: nil)),
            "roadside of National Highway 1A; no bound is known")
        book.add(
            .holdingArea(HoldingArea(id: "viettel-park", places: [Assumptions.huuNghi], capacity: 1_000)),
            "Viettel logistics park, 144 ha, in use since April 2025; capacity: assumption")
        book.add(
            .holdingArea(HoldingArea(id: "non-tariff-area", places: [Assumptions.huuNghi], capacity: 500)),
            "non-tariff area, used in 2023 and 2024; capacity: assumption")
        var foreign: [HoldingAreaID: [PlaceID]] = [:]
        for (index, place) in working.enumerated() {
            for area in Site(place: place, index: index, date: date).areas(.import) {
                foreign[area, default: []].append(place)
            }
        }
        for (area, places) in foreign.sorted(by: { $0.key < $1.key }) {
            book.add(
                .holdingArea(HoldingArea(id: area, places: places, capacity: nil)),
                "waiting on the other side of the line; no bound is known")
        }
    }
}
