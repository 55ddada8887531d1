import BorderVocabulary
import Gate
import HTTPTypes

extension CommandDesk {
    /// Declaring, and what may be said of a trip's papers.
    static let declaring: [CommandDesk] = [
        CommandDesk(.declare, .post, "/declarations", "declare", .body(schema: "Declaration"), creates: true) {
            (request, json) async throws(Problem) in
            let input = try ObjectReader.body(json) { $0.declaration() }
            return .declare(try await Drivers(services: request.services).declaration(input))
        },
        CommandDesk(
            .registerArrival, .post, "/arrivals", "registerArrival", .body(schema: "UndeclaredArrival"), creates: true
        ) { (_, json) async throws(Problem) in
            .registerArrival(try ObjectReader.body(json) { $0.undeclaredArrival() })
        },
        CommandDesk(.identify, .post, "/trips/{trip}/identification", "identify", .body(schema: "Declaration")) {
            (request, json) async throws(Problem) in
            let trip = try request.trip()
            let input = try ObjectReader.body(json) { $0.declaration() }
            return .identify(trip, try await Drivers(services: request.services).declaration(input))
        },
        CommandDesk(.change, .post, "/trips/{trip}/correction", "correct", .body(schema: "PaperChange")) {
            (request, json) async throws(Problem) in try await change(.correction, request, json)
        },
        CommandDesk(.change, .post, "/trips/{trip}/swap", "swap", .body(schema: "PaperChange")) {
            (request, json) async throws(Problem) in try await change(.swap, request, json)
        },
        CommandDesk(
            .acceptWarning, .post, "/trips/{trip}/warning-acceptance", "acceptWarning",
            .body(schema: "WarningAcceptance")
        ) { (request, json) async throws(Problem) in
            let trip = try request.trip()
            return try ObjectReader.body(json) { reader in
                let warning = reader.must("warning") { reader, key in
                    reader.choice(key, Warning.allCases.map(\.code)) { Warning(code: $0) }
                }
                let reason = reader.reason()
                guard let warning, let reason else { return nil }
                return .acceptWarning(trip, warning, reason: reason)
            }
        },
        CommandDesk(.cancel, .post, "/trips/{trip}/cancellation", "cancel", .body(schema: "Reason")) {
            (request, json) async throws(Problem) in
            .cancel(try request.trip(), reason: try ObjectReader.body(json) { $0.reason() })
        },
    ]

    private static func change(
        _ kind: ChangeKind, _ request: WebRequest, _ json: JSONValue
    ) async throws(Problem) -> Command {
        let trip = try request.trip()
        let (input, reason, witness) = try ObjectReader.body(json) { reader -> (ChangeInput, String, UserID?)? in
            let input = reader.must("papers") { $0.object($1) { $0.change() } }
            let reason = reader.reason()
            let witness = reader.parsed("witness", UserID.parse)
            guard let input, let reason else { return nil }
            return (input, reason, witness)
        }
        if let witness { try await request.checkWitness(witness) }
        let drivers = Drivers(services: request.services)
        let value: PaperValue
        switch input {
        case .value(let plain): value = plain
        case .driver(let driver): value = .driver(try await drivers.driver(driver))
        case .lineDriver(let driver): value = .lineDriver(try await drivers.driver(driver))
        case .warned(let plain, let warnings):
            return .change(
                trip, Change(kind: kind, new: plain, warnings: warnings, reason: reason, witness: witness))
        }
        return .change(trip, Change(kind: kind, new: value, reason: reason, witness: witness))
    }
}

/// The new value of one paper as a body gives it.
enum ChangeInput: Sendable {
    case value(PaperValue)
    case warned(PaperValue, WarningSet)
    case driver(DriverInput?)
    case lineDriver(DriverInput?)
}

extension ObjectReader {
    /// Why; at most 500 bytes, never blank.
    mutating func reason() -> String? {
        must("reason") { $0.words($1, limit: Gate.Limit.reason) }
    }

    mutating func undeclaredArrival() -> UndeclaredArrival? {
        let place = must("place") { $0.parsed($1, PlaceID.parse) }
        let direction = must("direction") { $0.coded($1, Direction.self) }
        let area = must("area") { $0.parsed($1, HoldingAreaID.parse) }
        var input = PapersInput()
        let vehicle = must("vehicle") { reader, _ in reader.vehicle(&input) }
        guard let place, let direction, let area, let vehicle else { return nil }
        return UndeclaredArrival(place: place, direction: direction, vehicle: vehicle, area: area)
    }

    /// Exactly one paper; null takes it away.
    mutating func change() -> ChangeInput? {
        let names = keys.filter { $0 != "vehicleKind" }
        guard names.count == 1, let name = names.first else {
            errors.addShape(
                FieldError(pointer: pointer, code: "one-member", detail: Phrase("parse.one-member"), accepted: "1"))
            for key in keys { _ = value(key) }
            return nil
        }
        let papers = papers()
        let warnings = papers.warnings
        switch name {
        case "vehicle": return .warned(.vehicle(papers.vehicle), warnings)
        case "trailer": return .warned(.trailer(papers.trailer), warnings)
        case "containers": return .warned(.containers(papers.containers), warnings)
        case "seals": return .value(.seals(papers.seals))
        case "driver": return .driver(papers.driver)
        case "lineDriver": return .lineDriver(papers.lineDriver)
        case "goods": return .value(.goods(papers.goods))
        case "declarations": return .warned(.declarations(papers.declarations), warnings)
        case "firm": return .value(.firm(papers.firm))
        case "plannedArrival": return .value(.plannedArrival(papers.plannedArrival))
        default: return nil
        }
    }
}
