import Application
import BorderVocabulary
import Gate
import Testing

/// A small gate with room for everybody, and the words to speak to it.
enum Town {
    static let gate: GateID = "lang-son"
    static let otherGate: GateID = "lao-cai"
    static let place: PlaceID = "huu-nghi"
    static let lane: LaneID = "hn-1"
    static let yard: YardID = "yard"
    static let area: HoldingAreaID = "park"
    static let noon = Timestamp(milliseconds: 1_762_837_200_000)

    static func known<Value>(_ value: Value?) -> Value {
        guard let value else { preconditionFailure("A constant of these tests is wrong.") }
        return value
    }

    static func actor(_ duty: Duty) -> Actor { Actor(user: "first-person", duty: duty) }

    /// Somebody who may give the command.
    static func actor(for command: Command) -> Actor {
        switch command {
        case .grant(_, let agency), .refuse(_, let agency, _), .hold(_, let agency, _), .liftHold(_, let agency, _),
            .reject(_, let agency, _):
            actor(known(Duty.allCases.first { $0.agency == agency }))
        case .declare, .identify, .change, .acceptWarning, .cancel, .registerArrival, .arrive, .relocate, .callNext,
            .callOutOfTurn, .move, .turnBack, .admit, .park, .assessFee, .recordPayment, .tranship, .split, .merge,
            .release, .cross, .returnEmpty, .returnLoaded, .close, .book, .drawSlot, .setRule, .withdrawRule, .sweep,
            .closeBulletin, .confirmCall:
            actor(known(Authority.duties(for: command.name).last))
        }
    }

    // MARK: Rules

    static func rule(_ id: RuleID, _ content: Rule.Content) -> Rule {
        Rule(id: id, validity: Validity(from: noon - .seconds(86_400)), reference: "sample", content: content)
    }

    static let rules: [Rule] = [
        rule("place", .place(place)),
        rule(
            "hours",
            .hours(Hours(place: place, opens: .midnight, closes: known(LocalTime(hour: 23, minute: 59))))),
        rule("lane", .lane(Lane(id: lane, place: place, direction: nil, vehiclesPerHour: 1_000_000))),
        rule("yard", .yard(Yard(id: yard, place: place, capacity: 1_000_000, servesTwoWay: true))),
        rule("area", .holdingArea(HoldingArea(id: area, places: [place], capacity: nil))),
        rule(
            "clearances",
            .clearances(
                ClearanceRequirement(
                    direction: nil, movement: nil, category: nil, agencies: AgencySet([.borderGuard, .customs])))),
        rule(
            "traditional",
            .method(MethodRule(method: .traditional, places: [place], stay: .seconds(86_400), returns: true))),
    ]

    /// The yard with so much room instead.
    static func setYard(capacity: Int) -> Command {
        .setRule(rule("yard", .yard(Yard(id: yard, place: place, capacity: capacity, servesTwoWay: true))))
    }

    // MARK: Trucks

    static func plate(_ number: Int) -> Plate {
        let digits = String(10_000 + number % 90_000)
        let series = known(UnicodeScalar(UInt8(ascii: "A") + UInt8(number / 90_000)))
        return known(ShortText("12\(series)\(digits)").flatMap(Plate.init(compact:)))
    }

    static func container(_ number: Int) -> ContainerNumber {
        known(ShortText("CSQU\(1_000_000 + number)").flatMap(ContainerNumber.init(stored:)))
    }

    static func trailer(_ number: Int) -> Plate {
        known(ShortText("12R\(10_000 + number % 90_000)").flatMap(Plate.init(compact:)))
    }

    static func papers(_ number: Int, container: Int? = nil) -> Papers {
        Papers(
            vehicle: .plate(plate(number)), containers: container.map { [self.container($0)] } ?? [],
            driver: Driver(id: "0123456789abcdef0123", nationality: .vn),
            goods: [GoodsLine(name: "sầu riêng", hsCode: nil, weight: Weight(kilograms: 18_000), isFruit: true)])
    }

    static func declaration(_ number: Int, container: Int? = nil) -> Declaration {
        Declaration(
            place: place, direction: .export, movement: .loaded, method: .traditional,
            papers: papers(number, container: container))
    }

    static func declare(_ number: Int, container: Int? = nil) -> Command {
        .declare(declaration(number, container: container))
    }

    static func submission(
        _ command: Command, key: String? = nil, fingerprint: UInt64 = 0, precondition: Submission.Precondition? = nil
    ) -> Submission {
        let actor = actor(for: command)
        return Submission(
            command, by: actor, key: key.map { IdempotencyKey(user: actor.user, text: $0) }, fingerprint: fingerprint,
            precondition: precondition)
    }
}
