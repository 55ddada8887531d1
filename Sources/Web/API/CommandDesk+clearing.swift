import BorderVocabulary
import Gate
import HTTPTypes

extension CommandDesk {
    /// Inside the gate: barriers, yards, agencies, fees.
    static let clearing: [CommandDesk] = [
        CommandDesk(.admit, .post, "/trips/{trip}/gate-in", "admit", .body(schema: "GateIn")) {
            (request, json) async throws(Problem) in
            let trip = try request.trip()
            return try ObjectReader.body(json) { reader in
                reader.requireLook()
                let seen = reader.seen()
                return reader.lane().map { .admit(trip, lane: $0, seen: seen) }
            }
        },
        CommandDesk(.park, .post, "/trips/{trip}/yard", "park", .body(schema: "YardName")) {
            (request, json) async throws(Problem) in
            let trip = try request.trip()
            return try ObjectReader.body(json) { reader in
                reader.must("yard") { $0.parsed($1, YardID.parse) }.map { .park(trip, yard: $0) }
            }
        },
        // Granting and refusing have the same duties; the agency of the path narrows them further.
        CommandDesk(.grant, .post, "/trips/{trip}/clearances/{agency}", "decideClearance", .body(schema: "Decision")) {
            (request, json) async throws(Problem) in
            let trip = try request.trip()
            let agency = try request.agency()
            return try ObjectReader.body(json) { reader in
                let decision = reader.must("decision") { reader, key in
                    reader.choice(key, ["granted", "refused"]) {
                        $0 == "granted" ? true : $0 == "refused" ? false : nil
                    }
                }
                guard let decision else {
                    _ = reader.value("reason")
                    return nil
                }
                if decision { return .grant(trip, agency) }
                return reader.reason().map { .refuse(trip, agency, reason: $0) }
            }
        },
        CommandDesk(.hold, .post, "/trips/{trip}/holds/{agency}", "hold", .body(schema: "Reason")) {
            (request, json) async throws(Problem) in
            .hold(try request.trip(), try request.agency(), reason: try ObjectReader.body(json) { $0.reason() })
        },
        CommandDesk(.liftHold, .delete, "/trips/{trip}/holds/{agency}", "liftHold", .query(["Reason"])) {
            (request, _) async throws(Problem) in
            .liftHold(try request.trip(), try request.agency(), reason: try request.reasonOfQuery())
        },
        CommandDesk(.reject, .post, "/trips/{trip}/rejection", "reject", .body(schema: "Rejection")) {
            (request, json) async throws(Problem) in
            let trip = try request.trip()
            return try ObjectReader.body(json) { reader in
                let agency = reader.agency()
                let reason = reader.reason()
                guard let agency, let reason else { return nil }
                return .reject(trip, agency, reason: reason)
            }
        },
        CommandDesk(.assessFee, .post, "/trips/{trip}/fee", "assessFee", .body(schema: "FeeAssessment")) {
            (request, json) async throws(Problem) in
            let trip = try request.trip()
            return try ObjectReader.body(json) { reader in
                let amount = reader.amount()
                let basis = reader.must("basis") { $0.words($1, limit: Gate.Limit.reference) }
                guard let amount, let basis else { return nil }
                return .assessFee(trip, amount, basis: basis)
            }
        },
        CommandDesk(.recordPayment, .post, "/trips/{trip}/payment", "recordPayment", .body(schema: "Payment")) {
            (request, json) async throws(Problem) in
            let trip = try request.trip()
            return try ObjectReader.body(json) { reader in
                let amount = reader.amount()
                let receipt = reader.must("receipt") { $0.words($1, limit: ShortText.capacity) }
                guard let amount, let receipt = receipt.flatMap({ ShortText($0) }) else { return nil }
                return .recordPayment(trip, amount, receipt: receipt)
            }
        },
    ]
}

extension ObjectReader {
    /// Nobody waves a vehicle through unseen: the plate that was read, or an officer's word that it was looked at.
    fileprivate mutating func requireLook() {
        let isConfirmed = flag("confirmed") ?? false
        let isSeen =
            if case .object(let members) = value("seen") {
                members.contains { $0.key == "vehicle" && $0.value != .null }
            } else {
                false
            }
        guard !isConfirmed, !isSeen else { return }
        let accepted = "seen.vehicle, confirmed: true"
        let detail = Phrase("parse.not-looked-at", ["accepted": .text(accepted)])
        errors.addShape(
            FieldError(pointer: path("seen") + "/vehicle", code: "not-looked-at", detail: detail, accepted: accepted))
    }

    /// Whole đồng, up to a billion billion less one.
    mutating func amount() -> Money? {
        must("amount") { $0.integer($1, in: 0...999_999_999_999) }.map { Money(dong: $0) }
    }
}
