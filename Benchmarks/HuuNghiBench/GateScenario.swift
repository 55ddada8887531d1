import BorderVocabulary
import Gate

/// A gate with ample room and the commands that take one loaded export truck through it.
struct GateScenario {
    static let start = Timestamp(milliseconds: 1_762_819_200_000)
    static let place: PlaceID = "huu-nghi"
    static let lane: LaneID = "hn-1"
    static let yard: YardID = "xuan-cuong"
    static let area: HoldingAreaID = "park"

    static let operatorOnDuty = Actor(user: "operator", duty: .gateOperator)
    static let declarant = Actor(user: "declarant", duty: .declarant)
    static let borderGuard = Actor(user: "guard", duty: .borderGuard)
    static let quarantine = Actor(user: "plants", duty: .plantQuarantine)
    static let customs = Actor(user: "customs", duty: .customs)
    static let centre = Actor(user: "centre", duty: .managementCentre)
    static let board = Actor(user: "board", duty: .board)

    static var rules: [Rule] {
        func rule(_ id: RuleID, _ content: Rule.Content) -> Rule {
            Rule(
                id: id, validity: Validity(from: Timestamp(milliseconds: 0)), reference: "benchmark",
                content: content)
        }
        return [
            rule("place", .place(place)),
            rule("hours", .hours(Hours(place: place, opens: .midnight, closes: .lastMinute))),
            rule(
                "lane",
                .lane(Lane(id: lane, place: place, direction: nil, vehiclesPerHour: 1_000_000_000))),
            rule("yard", .yard(Yard(id: yard, place: place, capacity: 1_000_000_000))),
            rule("area", .holdingArea(HoldingArea(id: area, places: [place], capacity: nil))),
            rule(
                "clearances",
                .clearances(
                    ClearanceRequirement(
                        direction: nil, movement: nil, category: nil,
                        agencies: AgencySet([.borderGuard, .plantQuarantine, .customs])))),
            rule(
                "method",
                .method(MethodRule(method: .tractorSwap, places: [place], stay: nil, returns: false))),
        ]
    }

    static func preparedGate() throws -> Gate {
        var gate = Gate()
        for rule in rules {
            for event in try gate.decide(.setRule(rule), by: board, at: start) { gate.apply(event, at: start) }
        }
        return gate
    }

    static func declaration(_ number: Int) throws -> Declaration {
        let vehicle = try Plate.parse("12C\(10000 + number % 90000)").value
        let trailer = try Plate.parse("51R\(10000 + number % 90000)").value
        let container = try ContainerNumber.parse("CSQU\(String(1_000_000 + number % 900_000).dropFirst())0").value
        let papers = Papers(
            vehicle: .plate(vehicle), trailer: trailer, containers: [container],
            seals: [try Seal.parse("SEAL\(number)")], driver: Driver(id: "bench-driver", nationality: .vn),
            goods: [GoodsLine(name: "Thanh long", hsCode: try HSCode.parse("08109092"), weight: nil, isFruit: true)])
        return Declaration(place: place, direction: .export, movement: .loaded, method: .tractorSwap, papers: papers)
    }

    /// The commands of one truck's day, in order, with who gives them.
    static func journey(_ trip: TripID, fee: Money) -> [(Command, Actor)] {
        [
            (.arrive(trip, area: area), operatorOnDuty),
            (.callNext(place: place, direction: .export, category: .fruit, lane: lane), operatorOnDuty),
            (.admit(trip, lane: lane, seen: Seen()), borderGuard),
            (.park(trip, yard: yard), operatorOnDuty),
            (.grant(trip, .plantQuarantine), quarantine),
            (.grant(trip, .borderGuard), borderGuard),
            (.grant(trip, .customs), customs),
            (.assessFee(trip, fee, basis: "benchmark"), centre),
            (.recordPayment(trip, fee, receipt: "R1"), centre),
            (.release(trip, lane: lane), operatorOnDuty),
            (.cross(trip, seen: Seen()), borderGuard),
        ]
    }
}

extension LocalTime {
    static var lastMinute: LocalTime { LocalTime(hour: 23, minute: 59) ?? .midnight }
}
