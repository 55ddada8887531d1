import BorderVocabulary
import Gate

/// One event or more of every kind, with every shape that a field can have. The golden files are made of these.
enum EventSamples {
    static let trip = TripID(42)
    private static let until = Town.noon + .seconds(1_800)
    private static let witness: UserID = "second-person"
    private static let chassis = ChassisNumber(stored: "LZZ5ELNB7PA012345")
    private static let firm = TaxCode(stored: "0100109106")
    private static let driver = Driver(id: "0123456789abcdef0123", nationality: .vn)
    private static let references = [
        CustomsReference(
            number: Town.known(CustomsDeclarationNumber(number: 306_000_000_001, digitCount: 12)),
            regime: RegimeCode(stored: "B11"), channel: .green)
    ]

    private static let fullPapers = Papers(
        vehicle: .plate(Town.plate(1)), trailer: Town.trailer(1), containers: [Town.container(1), Town.container(2)],
        seals: [Town.known(Seal(stored: "SL-0001"))], driver: driver,
        lineDriver: Driver(id: "ffffffffffffffffffff", nationality: .cn),
        goods: [
            GoodsLine(
                name: "sầu riêng 榴莲", hsCode: HSCode(stored: "08106000"),
                weight: Weight(kilograms: 18_000), isFruit: true),
            GoodsLine(name: "", hsCode: nil, weight: nil, isFruit: false),
        ], declarations: references, firm: firm, plannedArrival: Town.noon)

    private static let full = Declaration(
        place: Town.place, direction: .export, movement: .loaded, method: .twoWay, papers: fullPapers,
        warnings: WarningSet([.unusualPlate, .ocrLookAlike]), returnOf: TripID(7))
    private static let bare = Declaration(
        place: Town.place, direction: .import, movement: .newVehicle, method: .unmanned,
        papers: Papers(vehicle: chassis.map(VehicleIdentity.chassis)))

    static let all: [(name: String, event: Event)] =
        trips + changes + passage + rules + slots + [
            ("bulletin", .bulletinClosed(bulletin))
        ]

    private static let trips: [(String, Event)] = [
        ("full", .declared(trip, full, required: AgencySet(Agency.allCases))),
        ("bare", .declared(TripID(.max), bare, required: [])),
        (
            "unmanned",
            .arrivedUndeclared(
                trip,
                UndeclaredArrival(
                    place: Town.place, direction: .import, vehicle: .unmanned("agv-07"), area: Town.area))
        ),
        ("full", .identified(trip, full, required: AgencySet([.customs]))),
        ("seal", .warningAccepted(trip, .containerCheckDigit, reason: "đã kiểm tra")),
    ]

    private static let changes: [(String, Event)] = [
        change("vehicle", .vehicle(nil), .vehicle(.plate(Town.plate(2)))),
        change("trailer", .trailer(Town.trailer(1)), .trailer(nil)),
        change("containers", .containers([]), .containers([Town.container(3)])),
        change("seals", .seals([]), .seals([Town.known(Seal(stored: "S2"))])),
        change("driver", .driver(nil), .driver(driver)),
        change("line-driver", .lineDriver(driver), .lineDriver(nil)),
        change("goods", .goods(fullPapers.goods), .goods([])),
        change("declarations", .declarations(references), .declarations([])),
        change("firm", .firm(nil), .firm(firm)),
        change("planned-arrival", .plannedArrival(nil), .plannedArrival(Town.noon)),
    ]

    private static func change(_ name: String, _ old: PaperValue, _ new: PaperValue) -> (String, Event) {
        (
            name,
            .changed(
                trip, kind: .swap, old: old, new: new, warnings: WarningSet([.trailerPlateDigits]), category: .fruit,
                required: AgencySet([.customs]), withdrawn: AgencySet([.borderGuard]), reason: "đổi",
                witness: name == "firm" ? nil : witness)
        )
    }

    private static func called(
        _ name: String, _ grounds: Turn.Grounds?, confirmBy: Timestamp? = nil
    ) -> (String, Event) {
        (name, .called(trip, lane: Town.lane, until: until, grounds: grounds, confirmBy: confirmBy))
    }

    private static func outOfTurn(
        _ name: String, _ passedOver: Int?, rule: RuleID? = nil, confirmBy: Timestamp? = nil
    ) -> (String, Event) {
        (
            name,
            .calledOutOfTurn(
                trip, lane: Town.lane, until: until, reason: "hàng tươi", witness: witness, passedOver: passedOver,
                rule: rule, confirmBy: confirmBy)
        )
    }

    /// A policy with everything that one can have.
    static let queue = QueueRule(
        place: Town.place,
        classes: [
            QueueClass(
                id: "lychee", direction: .export, category: .fruit, movement: .loaded, method: .traditional,
                windows: [DailyWindow(from: .eightInTheEvening, until: .midnight)],
                share: QueueShare(weight: 5, ageing: .seconds(7_200)), basis: "Công điện mùa vải"),
            QueueClass(id: "empties", movement: .empty, share: QueueShare(weight: 1, ageing: .seconds(86_400))),
        ], other: QueueShare(weight: 0, ageing: .seconds(21_600)), calledLimit: 12)

    private static let passage: [(String, Event)] =
        [
            ("plain", .arrived(trip, area: Town.area)),
            ("plain", .relocated(trip, area: Town.area)),
            called("untold", nil),
            called("first", Turn.Grounds(why: .first, queueClass: nil, narrowed: .fruit)),
            called("aged", Turn.Grounds(why: .aged, queueClass: "lychee", narrowed: nil)),
            called(
                "share",
                Turn.Grounds(
                    why: .share, queueClass: "lychee", narrowed: nil,
                    charge: Shares.Charge(advance: 7, ahead: Shares.whole / 3))),
            called("spare", Turn.Grounds(why: .spare, queueClass: "other", narrowed: .other)),
            called(
                "answered", Turn.Grounds(why: .first, queueClass: nil, narrowed: nil),
                confirmBy: Town.noon + .seconds(300)),
            outOfTurn("based", 3, rule: "tet", confirmBy: Town.noon + .seconds(300)),
            ("plain", .callConfirmed(trip)),
            ("plain", .skipped(trip, recall: until)),
            ("plain", .recalled(trip)),
            outOfTurn("plain", nil),
            outOfTurn("counted", 12),
            ("plain", .callMissed(trip)),
            ("waiting", .moved(trip, from: Town.place, to: "tan-thanh", area: Town.area, reason: "ùn tắc")),
            ("on-the-road", .moved(trip, from: Town.place, to: "tan-thanh", area: nil, reason: "ùn tắc")),
            ("plain", .admitted(trip, lane: Town.lane)),
            ("plain", .parked(trip, yard: Town.yard)),
            ("plain", .granted(trip, .plantQuarantine)),
            ("plain", .clearanceRefused(trip, .health, reason: "sâu bệnh")),
            ("plain", .held(trip, .customs, reason: "soi chiếu")),
            ("plain", .holdLifted(trip, .customs, reason: "xong")),
            ("plain", .feeAssessed(trip, Money(dong: 4_000_000), basis: "sample")),
            ("plain", .feePaid(trip, Money(dong: 4_000_000), receipt: "BL-0001")),
            (
                "plain",
                .transhipped(
                    trip, vehicle: .plate(Town.plate(5)), trailer: Town.trailer(5), containers: [Town.container(5)],
                    withdrawn: AgencySet([.borderGuard]), reason: "xe hỏng")
            ),
            ("plain", .splitOff(trip, from: TripID(41), papers: fullPapers)),
            ("plain", .mergedIn(trip, from: TripID(41), papers: fullPapers, withdrawn: AgencySet([.customs]))),
            ("plain", .released(trip, lane: Town.lane)),
            ("plain", .crossed(trip, lane: Town.lane)),
            ("with-deadline", .wentAbroad(trip, deadline: until)),
            ("without-deadline", .wentAbroad(trip, deadline: nil)),
            ("plain", .overstayed(trip)),
        ] + Outcome.allCases.map { ("\($0)", .ended(trip, $0, reason: $0 == .completed ? "" : "lý do")) }

    private static let rules: [(String, Event)] =
        Town.rules.map { ("\($0.id)", .ruleSet($0)) } + [
            ("notice-all", rule("notice-all", .notice(Notice(place: nil, direction: nil, category: nil)))),
            (
                "notice",
                rule("notice", .notice(Notice(place: Town.place, direction: .export, category: .fruit)))
            ),
            ("area-bounded", rule("area-bounded", .holdingArea(HoldingArea(id: "lot", places: [], capacity: 12)))),
            ("call", rule("call", .call(CallRule(validFor: .seconds(1_800), missedAllowed: 2)))),
            (
                "call-answered",
                rule(
                    "call",
                    .call(
                        CallRule(
                            validFor: .seconds(1_800), missedAllowed: 2, confirmWithin: .seconds(300),
                            recallAfter: .seconds(900), recalls: 2, overrideNeedsRule: true)))
            ),
            (
                "call-based",
                rule(
                    "call",
                    .call(CallRule(validFor: .seconds(1_800), missedAllowed: 2, overrideNeedsRule: true)))
            ),
            ("declaration-life", rule("declaration-life", .declarationLife(.seconds(259_200)))),
            ("bulletin-hour", rule("bulletin-hour", .bulletinHour(.eightInTheEvening))),
            ("booking-horizon", rule("booking-horizon", .bookingHorizon(.seconds(2_592_000)))),
            ("long-wait", rule("long-wait", .longWait(.seconds(43_200)))),
            ("queue", rule("queue", .queue(queue))),
            ("withdrawn", .ruleWithdrawn("notice", reason: "hết hiệu lực")),
        ]

    static func rule(_ id: RuleID, _ content: Rule.Content) -> Event {
        .ruleSet(
            Rule(
                id: id, validity: Validity(from: Town.noon, until: until), reference: "Thông báo số 1",
                content: content))
    }

    private static let bulletin = Bulletin(
        date: Town.noon.localDate, closedAt: Town.noon,
        figures: [
            Bulletin.Figure(cell: BulletinCell(place: Town.place, measure: .cleared, category: .fruit), vehicles: 412),
            Bulletin.Figure(
                cell: BulletinCell(place: Town.place, measure: .withdrawn, category: .newVehicle), vehicles: 1),
        ])
}
