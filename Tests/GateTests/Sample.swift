import BorderVocabulary
import Gate

/// The small sample world of these tests: two places, a handful of lanes, yards and areas, and trucks by number.
enum Sample {
    static let huuNghi: PlaceID = "huu-nghi"
    static let tanThanh: PlaceID = "tan-thanh"

    static let out: LaneID = "hn-out"
    static let inward: LaneID = "hn-in"
    static let narrow: LaneID = "hn-narrow"
    static let shut: LaneID = "hn-shut"
    static let unmannedLane: LaneID = "hn-unmanned"
    static let tanThanhLane: LaneID = "tt-1"

    /// Serves two-way haulage.
    static let xuanCuong: YardID = "xuan-cuong"
    /// Holds one vehicle and is not designated for two-way haulage.
    static let smallYard: YardID = "small-yard"
    static let baoNguyen: YardID = "bao-nguyen"

    /// Serves both places.
    static let park: HoldingAreaID = "park"
    static let road: HoldingAreaID = "road"
    /// Holds one vehicle.
    static let lot: HoldingAreaID = "lot"
    static let tanThanhPark: HoldingAreaID = "tt-park"

    static let day = date(2025, 11, 11)
    static let morning = moment(8)

    // MARK: Time

    static func date(_ year: Int, _ month: Int, _ day: Int) -> LocalDate {
        known(LocalDate(year: year, month: month, day: day))
    }

    static func time(_ hour: Int, _ minute: Int = 0) -> LocalTime { known(LocalTime(hour: hour, minute: minute)) }

    /// A moment of the sample day, or of a day after it.
    static func moment(_ hour: Int, _ minute: Int = 0, day offset: Int = 0) -> Timestamp {
        Timestamp(date: day.adding(days: offset), time: time(hour, minute))
    }

    // MARK: Rules

    static func rule(_ id: RuleID, _ content: Rule.Content, from: Timestamp? = nil, until: Timestamp? = nil) -> Rule {
        Rule(
            id: id, validity: Validity(from: from ?? moment(0, day: -100), until: until), reference: "sample",
            content: content)
    }

    static func hours(_ place: PlaceID, _ opens: Int, _ closes: Int) -> Rule.Content {
        .hours(Hours(place: place, opens: time(opens), closes: time(closes)))
    }

    static func lane(
        _ id: LaneID, _ place: PlaceID = huuNghi, _ direction: Direction? = nil, perHour: Int = 100,
        isOpen: Bool = true,
        isUnmanned: Bool = false
    ) -> Rule.Content {
        .lane(
            Lane(
                id: id, place: place, direction: direction, vehiclesPerHour: perHour, isOpen: isOpen,
                isUnmanned: isUnmanned))
    }

    static func method(_ method: DeliveryMethod, _ places: [PlaceID], hours: Int?, returns: Bool = true) -> Rule.Content
    {
        .method(
            MethodRule(method: method, places: places, stay: hours.map { .seconds($0 * 3600) }, returns: returns))
    }

    static func requirement(
        _ direction: Direction? = nil, _ category: GoodsCategory? = nil, _ agencies: [Agency]
    ) -> Rule.Content {
        .clearances(
            ClearanceRequirement(
                direction: direction, movement: nil, category: category, agencies: AgencySet(agencies)))
    }

    static let rules: [Rule] = [
        rule("place-hn", .place(huuNghi)),
        rule("place-tt", .place(tanThanh)),
        rule("hours-hn", hours(huuNghi, 7, 20)),
        rule("hours-tt", hours(tanThanh, 7, 18)),
        rule("lane-out", lane(out, huuNghi, .export)),
        rule("lane-in", lane(inward, huuNghi, .import)),
        rule("lane-narrow", lane(narrow, perHour: 2)),
        rule("lane-shut", lane(shut, isOpen: false)),
        rule("lane-unmanned", lane(unmannedLane, isUnmanned: true)),
        rule("lane-tt", lane(tanThanhLane, tanThanh)),
        rule("yard-xc", .yard(Yard(id: xuanCuong, place: huuNghi, capacity: 100, servesTwoWay: true))),
        rule("yard-small", .yard(Yard(id: smallYard, place: huuNghi, capacity: 1))),
        rule("yard-bn", .yard(Yard(id: baoNguyen, place: tanThanh, capacity: 100))),
        rule("area-park", .holdingArea(HoldingArea(id: park, places: [huuNghi, tanThanh], capacity: 100))),
        rule("area-road", .holdingArea(HoldingArea(id: road, places: [huuNghi], capacity: nil))),
        rule("area-lot", .holdingArea(HoldingArea(id: lot, places: [huuNghi], capacity: 1))),
        rule("area-tt", .holdingArea(HoldingArea(id: tanThanhPark, places: [tanThanh], capacity: 1))),
        rule("clear-all", requirement(nil, nil, [.borderGuard, .customs])),
        rule("clear-fruit", requirement(.export, .fruit, [.plantQuarantine])),
        rule("method-traditional", method(.traditional, [huuNghi, tanThanh], hours: 24)),
        rule("method-specialised", method(.specialisedDrivers, [huuNghi], hours: 24)),
        rule("method-swap", method(.tractorSwap, [huuNghi], hours: nil, returns: false)),
        rule("method-two-way", method(.twoWay, [huuNghi], hours: 36)),
        rule("method-unmanned", method(.unmanned, [huuNghi], hours: nil, returns: false)),
        rule("call", .call(CallRule(validFor: .seconds(1800), missedAllowed: 1))),
        rule("life", .declarationLife(.seconds(48 * 3600))),
    ]

    // MARK: Things, by number

    static func plate(_ number: Int) -> Plate { known(Plate(compact: text("12C\(10000 + number)"))) }
    static func chinesePlate(_ number: Int) -> Plate { known(Plate(compact: text("桂F\(10000 + number)"))) }
    static func truck(_ number: Int) -> VehicleIdentity { .plate(plate(number)) }
    static func chineseTruck(_ number: Int) -> VehicleIdentity { .plate(chinesePlate(number)) }
    static func newCar(_ number: Int) -> VehicleIdentity {
        .chassis(known(ChassisNumber(stored: text("LZZ5CLSB8NA\(100000 + number)"))))
    }
    static func robot(_ number: Int) -> VehicleIdentity { .unmanned(text("agv-\(number)")) }
    static func trailer(_ number: Int) -> Plate { known(Plate(compact: text("51R\(10000 + number)"))) }
    static func container(_ number: Int) -> ContainerNumber {
        known(ContainerNumber(stored: text("CSQU\(1_000_000 + number)")))
    }
    static func seal(_ number: Int) -> Seal { known(Seal(stored: text("SEAL\(number)"))) }
    static func reference(_ number: Int) -> CustomsReference {
        CustomsReference(
            number: known(CustomsDeclarationNumber(number: 302_934_000_000 + UInt64(number), digitCount: 12)),
            regime: nil,
            channel: .green)
    }
    static let firm = known(TaxCode(stored: "0100233488"))
    static let otherFirm = known(TaxCode(stored: "020123456789"))

    static let vietnamese = Driver(id: "driver-vn", nationality: .vn)
    static let chinese = Driver(id: "driver-cn", nationality: .cn)
    static let cardedDriver = Driver(id: "carded-vn", nationality: .vn)

    static func goods(_ name: String, isFruit: Bool) -> GoodsLine {
        GoodsLine(name: name, hsCode: nil, weight: nil, isFruit: isFruit)
    }
    static let dragonFruit = goods("Thanh long", isFruit: true)
    static let durian = goods("Sầu riêng", isFruit: true)
    static let rubber = goods("Cao su", isFruit: false)
    static let starch = goods("Tinh bột sắn", isFruit: false)

    /// The papers of truck number so-and-so, with its own trailer, container and seal.
    static func papers(_ number: Int, _ goods: [GoodsLine] = [dragonFruit]) -> Papers {
        Papers(
            vehicle: truck(number), trailer: trailer(number), containers: [container(number)], seals: [seal(number)],
            driver: vietnamese, goods: goods, declarations: [reference(number)], firm: firm)
    }

    /// What that truck declares: an export of fruit through Hữu Nghị in the traditional way, unless told otherwise.
    static func declaration(
        _ number: Int, place: PlaceID = huuNghi, _ direction: Direction = .export, _ movement: Movement = .loaded,
        by method: DeliveryMethod = .traditional, papers: Papers? = nil, warnings: [Warning] = [],
        returnOf: TripID? = nil
    ) -> Declaration {
        Declaration(
            place: place, direction: direction, movement: movement, method: method,
            papers: papers ?? Sample.papers(number), warnings: WarningSet(warnings), returnOf: returnOf)
    }

    static func text(_ text: String) -> ShortText { known(ShortText(text)) }

    private static func known<Value>(_ value: Value?) -> Value {
        guard let value else { preconditionFailure("A sample of these tests is well formed.") }
        return value
    }
}
