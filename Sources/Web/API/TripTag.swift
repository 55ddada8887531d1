import BorderVocabulary
import Gate

/// The entity tag of an open trip: a digest of all that is known of it, then its place in line and its booking.
///
/// The first part changes exactly when the trip changes, and is what `If-Match` compares; the second changes when
/// others before it move, or its slot is drawn, which matters for `If-None-Match` only.
struct TripTag: Equatable {
    let text: String

    init(_ trip: Trip, placeInLine: Int?, slots: BookingFacts? = nil) {
        var json = JSONWriter(capacity: 1_024)
        json.trip(trip, placeInLine: nil)
        var fingerprint = Fingerprint()
        fingerprint.add(json.buffer)
        let place = placeInLine.map { String($0 + 1) } ?? "-"
        text = "\"\(fingerprint.text).\(place)\(slots.map(TripTag.tail) ?? "")\""
    }

    /// Nothing for a trip that has never had to do with slots.
    private static func tail(_ slots: BookingFacts) -> String {
        guard slots.booking != nil || slots.carrier != nil || slots.deposit > .zero else { return "" }
        var json = JSONWriter(capacity: 512)
        json.object { $0.bookingFacts(slots) }
        var fingerprint = Fingerprint()
        fingerprint.add(json.buffer)
        return "-" + fingerprint.text
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
