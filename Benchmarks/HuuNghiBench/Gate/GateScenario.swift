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

    /// The declaration of a truck of its own for every number up to eight million.
    static func declaration(_ number: Int) throws -> Declaration {
        let serial = 10_000 + number % 90_000
        let series = number / 90_000
        let vehicle = try Plate.parse("\(11 + series / letters.count % 89)\(letters[series % letters.count])\(serial)")
            .value
        let trailer = try Plate.parse("\(11 + series % 89)R\(serial)").value
        let papers = Papers(
            vehicle: .plate(vehicle), trailer: trailer, containers: [try container(number)],
            seals: [try Seal.parse("SEAL\(number)")], driver: Driver(id: "bench-driver", nationality: .vn),
            goods: [GoodsLine(name: "Thanh long", hsCode: try HSCode.parse("08109092"), weight: nil, isFruit: true)])
        return Declaration(place: place, direction: .export, movement: .loaded, method: .tractorSwap, papers: papers)
    }

    /// Series of tractors; R is for trailers.
    private static let letters = Array("ABCDEFGHKLMNPSTUVXYZ")

    private static func container(_ number: Int) throws -> ContainerNumber {
        let owner = [676, 26, 1].map { Character(Unicode.Scalar(UInt8(65 + number / 1_000_000 / $0 % 26))) }
        let ten = String(owner) + "U" + String(1_000_000 + number % 1_000_000).dropFirst()
        guard let digit = ContainerNumber.checkDigit(of: ten) else { throw BenchFailure("\(ten) has no check digit") }
        return try ContainerNumber.parse(ten + "\(digit)").value
    }

    /// What follows a declaration and the arrival in the holding area, in order, with who gives it.
    ///
    /// `callNext` stands apart: it calls whoever is at the front.
    static func journey(_ trip: TripID) -> [(Command, Actor)] {
        [
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

    static let fee = Money(dong: 100_000)
    static let call = (Command.callNext(place: place, direction: .export, category: .fruit, lane: lane), operatorOnDuty)

    /// Commands of a truck: declare, arrive, call, and nine more.
    static let commandsPerTruck = 12

    static func arrival(_ trip: TripID) -> (Command, Actor) { (.arrive(trip, area: area), operatorOnDuty) }

    /// All commands of so many trucks; `ahead` of them wait at any time. Trips are numbered as they are declared.
    static func plan(trucks: Int, ahead: Int) throws -> [(Command, Actor)] {
        var plan: [(Command, Actor)] = []
        plan.reserveCapacity(trucks * commandsPerTruck)
        for step in 0..<(trucks + ahead) {
            if step < trucks {
                plan.append((.declare(try declaration(step)), declarant))
                plan.append(arrival(TripID(UInt64(step + 1))))
            }
            if step >= ahead {
                plan.append(call)
                plan.append(contentsOf: journey(TripID(UInt64(step - ahead + 1))))
            }
        }
        return plan
    }
}

extension LocalTime {
    static var lastMinute: LocalTime { LocalTime(hour: 23, minute: 59) ?? .midnight }
}
