/// A year as it went, month by month, as far as it is known: the value so far at the end of each month, and the year's.
///
/// What “so far” is follows from how the indicator adds up: of a sum it is the sum since January, of a last value the
/// latest, of an average the average since January. Where parts do not add up, only what was stated since January counts.
struct YearPath: Hashable, Sendable {
    let year: Int
    /// Beside each month, 1 to 12, the value so far; at 0 nothing.
    private(set) var soFar: [DecimalNumber?]
    /// The year's value.
    let total: DecimalNumber?
    /// Whether some part of the year went down although parts of a sum should not.
    private(set) var fell = false

    /// Puts a year together from what is known of it.
    init(_ year: Int, _ known: PlanFigures) {
        self.year = year
        let pieces = Self.pieces(year, known)
        var soFar = [DecimalNumber?](repeating: nil, count: 13)
        for month in 1...12 {
            let ending = pieces.filter { $0.months.upperBound == month }
            let stated = ending.first { $0.months.lowerBound == 1 }?.number
            switch known.aggregation {
            case .sum: soFar[month] = stated ?? Self.added(ending, soFar)
            case .average: soFar[month] = stated ?? Self.averaged(ending, soFar)
            // Of a last value any stretch that ends with the month tells it; the shortest says it most plainly.
            case .last: soFar[month] = ending.max { $0.months.lowerBound < $1.months.lowerBound }?.number
            case .none: soFar[month] = stated
            }
        }
        self.soFar = soFar
        total = Period(year: year).flatMap(known.number) ?? soFar[12]
        let rising = soFar.compactMap(\.self).map(\.approximation)
        fell = known.aggregation == .sum && zip(rising, rising.dropFirst()).contains { $0 > $1 }
    }

    /// The last month whose value so far is known; 0 for none.
    var lastMonth: Int { soFar.lastIndex { $0 != nil } ?? 0 }

    private typealias Piece = (months: ClosedRange<Int>, number: DecimalNumber)

    private static func pieces(_ year: Int, _ known: PlanFigures) -> [Piece] {
        known.periods(in: year).compactMap { period in
            guard period.calendar == .statistical, let number = known.number(period) else { return nil }
            return (period.monthSpan, number)
        }
    }

    /// The longest piece that joins on to something known.
    private static func joining(_ pieces: [Piece], _ soFar: [DecimalNumber?]) -> Piece? {
        pieces.filter { soFar[$0.months.lowerBound - 1] != nil || $0.months.lowerBound == 1 }
            .min { $0.months.lowerBound < $1.months.lowerBound }
    }

    private static func added(_ pieces: [Piece], _ soFar: [DecimalNumber?]) -> DecimalNumber? {
        guard let piece = joining(pieces, soFar) else { return nil }
        return DecimalNumber.sum([soFar[piece.months.lowerBound - 1], piece.number].compactMap(\.self))
    }

    private static func averaged(_ pieces: [Piece], _ soFar: [DecimalNumber?]) -> DecimalNumber? {
        guard let piece = joining(pieces, soFar) else { return nil }
        let before = piece.months.lowerBound - 1
        let sum = (soFar[before]?.approximation ?? 0) * Double(before)
        let average = (sum + piece.number.approximation * Double(piece.months.count)) / Double(piece.months.upperBound)
        return DecimalNumber(rounding: average, scale: min(9, piece.number.scale + 2))
    }
}
