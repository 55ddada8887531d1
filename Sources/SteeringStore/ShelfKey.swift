import Steering

/// The place of an observation among all: one whole number, so that what is asked for together lies together.
///
/// From the highest bit: indicator, kind, calendar, year, part of the year, area, and which observation of its series it
/// is. Indicators and areas are numbers that the store gave them. The areas of one period are neighbours, because both a
/// sheet of figures and a page of a province bring them together; the periods of one area are found by as many steps as
/// there are periods.
struct ShelfKey: Hashable, Comparable {
    let place: Int64

    /// How many bits each part has, from the lowest.
    private enum Bits {
        static let ordinal: Int64 = 10
        static let area: Int64 = 16
        static let part: Int64 = 5
        static let year: Int64 = 13
        static let calendar: Int64 = 1
        static let kind: Int64 = 3
        static let indicator: Int64 = 14
    }

    /// The most that the store can number.
    enum Limit {
        static let indicators: Int64 = 1 << Bits.indicator
        static let areas: Int64 = 1 << Bits.area
        static let ordinals: Int64 = 1 << Bits.ordinal
    }

    /// The parts of a year in the order of their first month, shorter before longer, as `Period` orders them.
    private static let parts: [Period.Part] = {
        let all: [Period.Part] =
            [.whole] + (1...2).map(Period.Part.half) + (1...4).map(Period.Part.quarter)
            + (1...12).map(Period.Part.month) + (1...12).map(Period.Part.firstMonths)
        return Set(all.compactMap { Period(year: 2000, part: $0) }).sorted().map(\.part)
    }()

    private static let numbers = Dictionary(uniqueKeysWithValues: parts.enumerated().map { ($1, Int64($0)) })

    init(_ place: Int64) {
        self.place = place
    }

    /// The first place of a series.
    init(indicator: Int64, _ kind: FigureKind, _ period: Period, area: Int64) {
        var place = ShelfKey.group(indicator, kind, period.calendar)
        place = place << Bits.year | Int64(period.year - 1970)
        place = place << Bits.part | (Self.numbers[period.part] ?? 0)
        place = place << Bits.area | area
        self.place = place << Bits.ordinal
    }

    /// The first place of a kind of an indicator in one calendar.
    init(indicator: Int64, _ kind: FigureKind, _ calendar: Period.Calendar) {
        place = ShelfKey.group(indicator, kind, calendar) << (Bits.year + Bits.part + Bits.area + Bits.ordinal)
    }

    private static func group(_ indicator: Int64, _ kind: FigureKind, _ calendar: Period.Calendar) -> Int64 {
        (indicator << Bits.kind | Int64(kind.rawValue)) << Bits.calendar | Int64(calendar.rawValue)
    }

    /// The first place of the next series.
    var nextSeries: ShelfKey { ShelfKey(((place >> Bits.ordinal) + 1) << Bits.ordinal) }
    /// The first place of the next period.
    var nextPeriod: ShelfKey {
        let bits = Bits.ordinal + Bits.area
        return ShelfKey(((place >> bits) + 1) << bits)
    }
    /// The first place of the next indicator.
    var nextIndicator: ShelfKey {
        let bits = Bits.ordinal + Bits.area + Bits.part + Bits.year + Bits.calendar + Bits.kind
        return ShelfKey(((place >> bits) + 1) << bits)
    }

    /// The place of another observation of this series.
    func at(_ ordinal: Int64) -> ShelfKey { ShelfKey(place + ordinal) }

    var ordinal: Int64 { place & (Limit.ordinals - 1) }
    var area: Int64 { place >> Bits.ordinal & (Limit.areas - 1) }
    var indicator: Int64 {
        place >> (Bits.ordinal + Bits.area + Bits.part + Bits.year + Bits.calendar + Bits.kind)
    }

    /// The kind, or nil for a number that is none.
    var kind: FigureKind? {
        let bits = Bits.ordinal + Bits.area + Bits.part + Bits.year + Bits.calendar
        return FigureKind(rawValue: UInt8(place >> bits & (1 << Bits.kind - 1)))
    }

    /// The period, or nil for a number that is none.
    var period: Period? {
        let part = Int(place >> (Bits.ordinal + Bits.area) & (1 << Bits.part - 1))
        let year = Int(place >> (Bits.ordinal + Bits.area + Bits.part) & (1 << Bits.year - 1))
        let calendar = UInt8(place >> (Bits.ordinal + Bits.area + Bits.part + Bits.year) & 1)
        guard Self.parts.indices.contains(part), let calendar = Period.Calendar(rawValue: calendar) else { return nil }
        return Period(year: year + 1970, part: Self.parts[part], in: calendar)
    }

    static func < (left: ShelfKey, right: ShelfKey) -> Bool { left.place < right.place }
}
