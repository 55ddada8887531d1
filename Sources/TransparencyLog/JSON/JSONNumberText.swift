extension CanonicalJSON.Number {
    /// The number as ECMAScript writes it (ECMA-262, Number::toString), which RFC 8785 asks for.
    package var text: String {
        if double.magnitude <= 0x1p53, double == Double(Int64(double)) { return String(Int64(double)) }
        let (digits, exponent) = CanonicalJSON.Number.shortest(double.magnitude)
        let text = CanonicalJSON.Number.layOut(digits, exponent)
        return double < 0 ? "-" + text : text
    }

    /// The fewest digits that are read as this number again, and where the point stands after the first of them.
    ///
    /// Swift's own description has the same digits as ECMAScript's: the shortest, and of these the closest.
    private static func shortest(_ double: Double) -> (digits: [Character], pointAt: Int) {
        let parts = double.description.split(separator: "e")
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let whole = mantissa[0]
        let fraction = mantissa.count > 1 ? mantissa[1] : ""
        let all = Array(whole + fraction)
        let digits = Array(all.drop { $0 == "0" })
        let pointAt = whole.count + exponent - (all.count - digits.count)
        let zeros = digits.reversed().prefix { $0 == "0" }.count
        return (Array(digits.dropLast(zeros)), pointAt)
    }

    /// Plain up to 21 digits before the point and six zeros after it, otherwise with an exponent.
    private static func layOut(_ digits: [Character], _ pointAt: Int) -> String {
        let count = digits.count
        func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
        switch pointAt {
        case count...21 where count <= 21:
            return String(digits) + zeros(pointAt - count)
        case 1...21:
            return String(digits[..<pointAt]) + "." + String(digits[pointAt...])
        case -5...0:
            return "0." + zeros(-pointAt) + String(digits)
        case _:
            let exponent = pointAt - 1
            let fraction = count > 1 ? "." + String(digits[1...]) : ""
            return "\(digits[0])\(fraction)e\(exponent < 0 ? "-" : "+")\(exponent.magnitude)"
        }
    }
}
