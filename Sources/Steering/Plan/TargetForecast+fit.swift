/// What may come, as Student's t lies around a middle.
struct Spread: Hashable, Sendable {
    let p50: Double
    /// One standard error of a new value.
    let width: Double
    let freedom: Int
    /// Nothing lies below it.
    let floor: Double?

    var p10: Double { max(middle - width * StudentDistribution.upperTenth(freedom), floor ?? -.infinity) }
    var p90: Double { max(middle + width * StudentDistribution.upperTenth(freedom), floor ?? -.infinity) }
    private let middle: Double

    init(_ middle: Double, width: Double, freedom: Int, floor: Double?) {
        self.middle = middle
        self.width = width
        self.freedom = freedom
        self.floor = floor
        p50 = max(middle, floor ?? -.infinity)
    }

    /// The probability of less than a value.
    func below(_ value: Double) -> Double {
        if let floor, value <= floor { return 0 }
        return width > 0 ? StudentDistribution.below((value - middle) / width, freedom) : (middle < value ? 1 : 0)
    }

    /// The probability of a value or less.
    func upTo(_ value: Double) -> Double {
        if let floor, value < floor { return 0 }
        return width > 0 ? StudentDistribution.below((value - middle) / width, freedom) : (middle <= value ? 1 : 0)
    }
}

/// A method with the past years that it has learnt from.
struct Fit {
    let method: TargetForecast.Method
    let isRatio: Bool
    /// Of each past year how its value stood to the base.
    private let links: [Double]
    /// Of sums whether in no year the value went down, so that none can.
    let neverFell: Bool
    let trials: [TargetForecast.Trial]

    /// Learns from the years that have what the method needs, or answers nil where they are too few.
    init?(_ method: TargetForecast.Method, _ past: [YearPath], _ isRatio: Bool) {
        self.method = method
        self.isRatio = isRatio
        let totals = Dictionary(past.map { ($0.year, $0.total) }) { first, _ in first }
        let years: [(year: Int, base: Double, actual: Double)] = past.compactMap { path in
            let base =
                switch method {
                case .soFar(let month): path.soFar[month]
                case .yearBefore: totals[path.year - 1] ?? nil
                }
            guard let base = base?.approximation, let actual = path.total?.approximation, !isRatio || base > 0 else {
                return nil
            }
            return (path.year, base, actual)
        }
        guard years.count >= TargetForecast.fewestYears else { return nil }
        let isSoFar = if case .soFar = method { true } else { false }
        neverFell = isRatio && isSoFar && !past.contains { $0.fell } && years.allSatisfy { $0.actual >= $0.base }
        links = years.map { isRatio ? $0.actual / $0.base : $0.actual - $0.base }
        trials = zip(years.indices, years).map { [neverFell, links] place, year in
            var others = links
            others.remove(at: place)
            let spread = Self.spread(others, from: year.base, isRatio, floor: neverFell)
            return TargetForecast.Trial(
                year: year.year, p10: spread.p10, p50: spread.p50, p90: spread.p90, actual: year.actual)
        }
    }

    func spread(from base: Double, floor: Bool) -> Spread {
        Self.spread(links, from: base, isRatio, floor: floor)
    }

    /// The prediction interval of one more value of the same kind: mean ± t · s · √(1 + 1/n).
    private static func spread(_ links: [Double], from base: Double, _ isRatio: Bool, floor: Bool) -> Spread {
        let count = Double(links.count)
        let mean = links.reduce(0, +) / count
        let squares = links.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let width = (squares / (count - 1) * (1 + 1 / count)).squareRoot()
        return Spread(
            isRatio ? base * mean : base + mean, width: isRatio ? base * width : width, freedom: links.count - 1,
            floor: floor ? base : nil)
    }
}
