import Application
import BorderVocabulary
import Gate
import HTTPTypes

extension CommandDesk {
    /// Arriving, waiting and being called.
    static let waiting: [CommandDesk] = [
        CommandDesk(.arrive, .post, "/trips/{trip}/arrival", "arrive", .body(schema: "Area")) {
            (request, json) async throws(Problem) in
            .arrive(try request.trip(), area: try ObjectReader.body(json) { $0.area() })
        },
        CommandDesk(.relocate, .post, "/trips/{trip}/relocation", "relocate", .body(schema: "Area")) {
            (request, json) async throws(Problem) in
            .relocate(try request.trip(), area: try ObjectReader.body(json) { $0.area() })
        },
        CommandDesk(.callNext, .post, "/calls", "callNext", .body(schema: "Call")) {
            (_, json) async throws(Problem) in
            try ObjectReader.body(json) { reader in
                let place = reader.must("place") { $0.parsed($1, PlaceID.parse) }
                let direction = reader.must("direction") { $0.coded($1, Direction.self) }
                let category = reader.coded("category", GoodsCategory.self)
                let lane = reader.lane()
                guard let place, let direction, let lane else { return nil }
                return .callNext(place: place, direction: direction, category: category, lane: lane)
            }
        },
        CommandDesk(
            .callOutOfTurn, .post, "/trips/{trip}/out-of-turn-call", "callOutOfTurn", .body(schema: "OutOfTurnCall")
        ) { (request, json) async throws(Problem) in
            let trip = try request.trip()
            let (witness, command) = try ObjectReader.body(json) { reader -> (UserID, Command)? in
                let lane = reader.lane()
                let reason = reader.reason()
                let witness = reader.must("witness") { $0.parsed($1, UserID.parse) }
                let rule = reader.parsed("rule", RuleID.parse)
                guard let lane, let reason, let witness else { return nil }
                return (witness, .callOutOfTurn(trip, lane: lane, reason: reason, witness: witness, rule: rule))
            }
            try await request.checkWitness(witness)
            return command
        },
        CommandDesk(.confirmCall, .post, "/trips/{trip}/confirm-call", "confirmCall", .query([])) {
            (request, _) async throws(Problem) in
            .confirmCall(try request.trip())
        },
        CommandDesk(.move, .post, "/trips/{trip}/move", "move", .body(schema: "Move")) {
            (request, json) async throws(Problem) in
            let trip = try request.trip()
            return try ObjectReader.body(json) { reader in
                let place = reader.must("place") { $0.parsed($1, PlaceID.parse) }
                let area = reader.parsed("area", HoldingAreaID.parse)
                let reason = reader.reason()
                guard let place, let reason else { return nil }
                return .move(trip, to: place, area: area, reason: reason)
            }
        },
        CommandDesk(.turnBack, .post, "/trips/{trip}/turn-back", "turnBack", .body(schema: "Reason")) {
            (request, json) async throws(Problem) in
            .turnBack(try request.trip(), reason: try ObjectReader.body(json) { $0.reason() })
        },
    ]
}

extension ObjectReader {
    mutating func area() -> HoldingAreaID? { must("area") { $0.parsed($1, HoldingAreaID.parse) } }

    mutating func lane() -> LaneID? { must("lane") { $0.parsed($1, LaneID.parse) } }

    mutating func agency() -> Agency? { must("agency") { $0.coded($1, Agency.self) } }
}

extension WebRequest {
    /// The second person must be somebody who is known and whose account is open.
    func checkWitness(_ witness: UserID) async throws(Problem) {
        let accounts = services.accounts
        let person = try await services.blocking(accounts: { () throws(AccountFailure) -> Person? in
            try accounts.person(witness)
        })
        guard let person, !person.isDisabled, !person.duties(at: now).isEmpty else {
            let error = FieldError(
                pointer: "/witness", code: "unknown-person",
                detail: Phrase("parse.unknown-person", ["found": .named(witness)]))
            throw Problem(.fields([error]))
        }
    }

    /// The agency that the path names.
    func agency() throws(Problem) -> Agency {
        guard let agency = Agency(code: parameter("agency")) else {
            throw Problem(.parameters([.code("agency", parameter("agency"), Agency.allCases.map(\.code))]))
        }
        return agency
    }

    /// The reason that the query gives, for deletions, which have no body.
    func reasonOfQuery() throws(Problem) -> String {
        guard let reason = query["reason"], !reason.isEmpty else { throw missing("reason") }
        guard reason.contains(where: { !$0.isWhitespace }) else { throw Problem(refusal: .reasonMissing) }
        guard reason.utf8.count <= Gate.Limit.reason else {
            let detail = Phrase("parse.too-long", ["limit": .number(Gate.Limit.reason), "accepted": .text("")])
            throw Problem(.parameterValues([FieldError(pointer: "reason", code: "too-long", detail: detail)]))
        }
        return reason
    }
}
