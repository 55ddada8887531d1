import BorderVocabulary

/// How plates, numbers and what people type for them are brought to one form, so that they can be compared.
package enum SearchTerm {
    /// The fewest characters that are looked up.
    package static let shortest = 2
    /// No stored term is longer, in bytes.
    package static let longest = 64

    /// Upper case, full-width forms folded, without blanks, dots and dashes, cut to 64 bytes.
    package static func folded(_ text: some StringProtocol) -> String {
        var scalars = String.UnicodeScalarView()
        var bytes = 0
        for scalar in text.unicodeScalars {
            let folded = fold(scalar)
            guard !isSeparator(folded) else { continue }
            bytes += String(folded).utf8.count
            guard bytes <= longest else { break }
            scalars.append(folded)
        }
        return String(scalars)
    }

    /// What a trip is found by: its number with and without the letter, plate, trailer, containers, tax code.
    package static func terms(of trip: TripSummary) -> Set<String> {
        let texts = [trip.vehicle, trip.trailer, trip.firm].compactMap { $0 } + trip.containers
        return Set((texts + [trip.id.description, String(trip.id.number)]).map { folded($0) }.filter { !$0.isEmpty })
    }

    private static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        let ascii = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
        let upper = (0x61...0x7A).contains(ascii) ? ascii - 0x20 : ascii
        // đ and Đ are typed for the D of a series.
        return Unicode.Scalar(upper == 0x111 || upper == 0x110 ? 0x44 : upper) ?? scalar
    }

    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x20, 0x2D, 0x2E, 0xA0, 0xB7, 0x2009...0x2014, 0x2022, 0x2027, 0x202F, 0x2212, 0x3000, 0x30FB: true
        case _: false
        }
    }
}
