/// Student's t distribution for whole degrees of freedom, by arithmetic alone.
///
/// It is the distribution of a new value around the mean of few past ones, where their spread had to be estimated from
/// the same few; with four years it is much wider than a normal one, and that is the truth about four years.
enum StudentDistribution {
    /// The value that nine tenths lie below, for 2 to 30 degrees of freedom (printed in every table of t).
    private static let tenths: [Double] = [
        1.8856, 1.6377, 1.5332, 1.4759, 1.4398, 1.4149, 1.3968, 1.3830, 1.3722, 1.3634, 1.3562, 1.3502, 1.3450, 1.3406,
        1.3368, 1.3334, 1.3304, 1.3277, 1.3253, 1.3232, 1.3212, 1.3195, 1.3178, 1.3163, 1.3150, 1.3137, 1.3125, 1.3114,
        1.3104,
    ]

    /// The value that nine tenths lie below; degrees of freedom from 2 on, above 30 as for 30.
    static func upperTenth(_ freedom: Int) -> Double { tenths[min(max(freedom, 2), 30) - 2] }

    /// How much of it lies below a value, to four decimals: Simpson's rule over the density.
    static func below(_ value: Double, _ freedom: Int) -> Double {
        guard value.isFinite else { return value > 0 ? 1 : 0 }
        // Beyond it less than a ten-thousandth is left for three degrees of freedom and more.
        let end = min(value.magnitude, 40)
        let steps = 400
        let width = end / Double(steps)
        var sum = density(0, freedom) + density(end, freedom)
        for step in 1..<steps { sum += density(Double(step) * width, freedom) * (step % 2 == 0 ? 2 : 4) }
        let half = min(0.5, scale(freedom) * sum * width / 3)
        return value < 0 ? 0.5 - half : 0.5 + half
    }

    /// (1 + x²/ν) to the power −(ν+1)/2, which has no scale yet.
    private static func density(_ value: Double, _ freedom: Int) -> Double {
        let base = 1 + value * value / Double(freedom)
        var power = 1.0
        for _ in 0..<((freedom + 1) / 2) { power *= base }
        if freedom % 2 == 0 { power *= base.squareRoot() }
        return 1 / power
    }

    /// Γ((ν+1)/2) / (√(νπ) Γ(ν/2)), two degrees at a time from 1/π and 1/√8.
    private static func scale(_ freedom: Int) -> Double {
        var (degree, scale) = freedom % 2 == 0 ? (2.0, 1 / 8.0.squareRoot()) : (1.0, 1 / Double.pi)
        while degree < Double(freedom) {
            scale *= (degree + 1) / degree * (degree / (degree + 2)).squareRoot()
            degree += 2
        }
        return scale
    }
}
