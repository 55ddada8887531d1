import BorderVocabulary
import Gate
import HTTPTypes

extension CommandDesk {
    /// Slots: asking for one, giving it back, exchanging it, and what is deposited for it.
    ///
    /// The draw has no desk: the gate's own clock gives it.
    static let slots: [CommandDesk] = [
        CommandDesk(.requestSlot, .post, "/trips/{trip}/slot", "requestSlot", .body(schema: "SlotRequest")) {
            (request, json) async throws(Problem) in
            let trip = try request.trip()
            return try ObjectReader.body(json) { reader in
                reader.must("start") { $0.parsed($1, Timestamp.parse) }.map { .book(trip, .request(start: $0)) }
            }
        },
        CommandDesk(.cancelSlot, .delete, "/trips/{trip}/slot", "cancelSlot", .query([])) {
            (request, _) async throws(Problem) in
            .book(try request.trip(), .cancel)
        },
        CommandDesk(.swapSlots, .post, "/trips/{trip}/slot-swap", "swapSlots", .body(schema: "SlotSwap")) {
            (request, json) async throws(Problem) in
            let trip = try request.trip()
            return try ObjectReader.body(json) { reader in
                reader.must("with") { $0.parsed($1, TripID.parse) }.map { .book(trip, .swap(with: $0)) }
            }
        },
        CommandDesk(.recordDeposit, .post, "/trips/{trip}/deposit", "recordDeposit", .body(schema: "Deposit")) {
            (request, json) async throws(Problem) in
            let trip = try request.trip()
            return try ObjectReader.body(json) { reader in
                let amount = reader.amount()
                let receipt = reader.must("receipt") { $0.words($1, limit: ShortText.capacity) }
                guard let amount, let receipt = receipt.flatMap({ ShortText($0) }) else { return nil }
                return .book(trip, .deposit(amount, receipt: receipt))
            }
        },
    ]
}
