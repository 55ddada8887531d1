/// Whole numbers with dots between groups of three, as Vietnamese forms write them.
enum GroupedNumber {
    /// Groups the digits of a number: 4000000 becomes `4.000.000`.
    static func display(_ magnitude: UInt64) -> String {
        var rest = String(magnitude)[...]
        var groups: [Substring] = []
        while !rest.isEmpty {
            groups.append(rest.suffix(3))
            rest = rest.dropLast(3)
        }
        return groups.reversed().joined(separator: ".")
    }

    /// Reads digits with or without dots, a sign before them and a unit after them, which is given in upper case.
    ///
    /// Dots must stand before every third digit from the right: `4.5` is refused, not taken for 45.
    static func parse(
        _ raw: some StringProtocol, units: [String], accepted: String
    ) throws(ParseFailure) -> (isNegative: Bool, magnitude: UInt64) {
        try UntrustedText.bound(raw, accepted: accepted)
        var text = ""
        for original in raw.unicodeScalars {
            let scalar = UntrustedText.folded(original)
            if !UntrustedText.isBlank(scalar) { text.unicodeScalars.append(scalar) }
        }
        guard !text.isEmpty else { throw ParseFailure(.empty, found: raw, accepted: accepted) }
        var rest = text.unicodeScalars[...]
        for unit in units where rest.count > unit.unicodeScalars.count {
            if rest.suffix(unit.unicodeScalars.count).elementsEqual(unit.unicodeScalars) {
                rest = rest.dropLast(unit.unicodeScalars.count)
                break
            }
        }
        let isNegative = rest.first == "-" || rest.first == "−"
        if isNegative { rest = rest.dropFirst() }
        let groups = rest.split(separator: ".", omittingEmptySubsequences: false)
        let isGrouped =
            groups.count == 1
            || ((1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 })
        let digits = groups.joined().compactMap { UInt8(exactly: $0.value) }
        let isWhole = digits.count == rest.count - (groups.count - 1) && digits.allSatisfy(UntrustedText.isDigit)
        guard isGrouped, isWhole, !digits.isEmpty else {
            throw ParseFailure(.notANumber, found: raw, accepted: accepted)
        }
        guard let magnitude = UntrustedText.number(digits) else {
            throw ParseFailure(.outOfRange("0…\(UInt64.max)"), found: raw)
        }
        return (isNegative, magnitude)
    }
}
