import Gate

/// The entity tag of an open trip: a digest of all that is known of it, then its place in line.
///
/// The first part changes exactly when the trip changes, and is what `If-Match` compares; the second changes when
/// others before it move, which matters for `If-None-Match` only.
struct TripTag: Equatable {
    let text: String

    init(_ trip: Trip, placeInLine: Int?) {
        var json = JSONWriter(capacity: 1_024)
        json.trip(trip, placeInLine: nil)
        var fingerprint = Fingerprint()
        fingerprint.add(json.buffer)
        text = "\"\(fingerprint.text).\(placeInLine.map { String($0 + 1) } ?? "-")\""
    }

    /// Whether a field of the request names this tag, or any.
    func isNamed(in field: String) -> Bool {
        TripTag.list(field).contains { $0 == "*" || $0 == text[...] }
    }

    /// Whether a field of the request names this state of the trip, wherever it stands in line; what is no tag of
    /// ours names none.
    func isSameTrip(in field: String) -> Bool {
        let state = text.prefix(while: { $0 != "." })
        return TripTag.list(field).contains { $0 == "*" || $0.prefix(while: { $0 != "." }) == state }
    }

    private static func list(_ field: String) -> [Substring] {
        field.split(separator: ",").map { part in
            let tag = part.drop(while: { $0 == " " })
            return tag.hasPrefix("W/") ? tag.dropFirst(2) : tag
        }
    }
}
