import BorderVocabulary
import Gate

extension TurnState.Name: Coded {
    /// The stable name.
    package var code: String {
        switch self {
        case .waiting: "waiting"
        case .passedOver: "passed-over"
        case .called: "called"
        case .confirmed: "confirmed"
        case .skipped: "skipped"
        case .recalled: "recalled"
        }
    }
}

extension JSONWriter {
    /// Writes how it stands with a vehicle's turn and the clocks of it; null where it neither waits nor is called.
    mutating func member(_ key: String, turnOf trip: Trip) {
        guard let state = trip.turnState else { return member(key, nil as String?) }
        member(
            key,
            object: { json in
                json.member("state", state.name.code)
                json.member("since", state.since.iso8601)
                json.member("until", state.until?.iso8601)
                json.member("skips", trip.calling.skips)
                json.member("passedOver", trip.calling.overtaken?.times ?? 0)
                json.member("passedOverSince", trip.calling.overtaken?.since.iso8601)
            })
    }
}
