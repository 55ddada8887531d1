/// Reckoning with numbers that need not be exact: what is forecast is not, what was stated is.
extension DecimalNumber {
    /// The nearest number of binary floating point.
    var approximation: Double { Double(digits) / Self.power(scale) }

    /// Rounds to so many decimals, half away from zero; nil where it has no room.
    init?(rounding number: Double, scale: UInt8) {
        guard scale <= 9 else { return nil }
        let digits = (number * Self.power(scale)).rounded()
        guard digits.isFinite, digits.magnitude < 1e18 else { return nil }
        self.init(digits: Int64(digits), scale: scale)
    }

    /// The exact sum, with as many decimals as the part that has most; nil for no parts, or where it has no room.
    static func sum(_ parts: [DecimalNumber]) -> DecimalNumber? {
        guard let scale = parts.map(\.scale).max() else { return nil }
        let digits = parts.reduce(Int128(0)) { sum, part in
            sum + (part.scale..<scale).reduce(Int128(part.digits)) { worth, _ in worth * 10 }
        }
        return Int64(exactly: digits).flatMap { DecimalNumber(digits: $0, scale: scale) }
    }

    private static func power(_ scale: UInt8) -> Double { (0..<scale).reduce(1) { power, _ in power * 10 } }
}
