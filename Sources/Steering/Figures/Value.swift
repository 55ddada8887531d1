import BorderVocabulary

/// What a source said that an indicator is.
package enum Value: Hashable, Sendable {
    case number(DecimalNumber)
    /// “More than 5,000”: a bound, and not the number 5,000.
    case bound(Bound, DecimalNumber)
    /// From low to high, both included; a plan such as 7–7.5, or an estimate with its margin.
    case range(DecimalNumber, DecimalNumber)
    case answer(Bool)
    /// The source should have it and does not.
    case missing
    /// The indicator has no meaning for this period.
    case notApplicable

    /// Which side of a number is meant; raw values are stored.
    package enum Bound: UInt8, CaseIterable, Hashable, Sendable {
        case above = 0
        case atLeast = 1
        case below = 2
        case atMost = 3

        /// The sign as it is printed.
        package var sign: String {
            switch self {
            case .above: ">"
            case .atLeast: ">="
            case .below: "<"
            case .atMost: "<="
            }
        }
    }

    /// The grammar in the notation of `ParseFailure`.
    package static let accepted = "####.#, >####, >=####, <####, <=####, ##-##.#, yes, no, missing, n/a"

    /// Reads one value; ≥, ≤ and – are read as >=, <= and -.
    package static func parse(_ raw: String) throws(ParseFailure) -> Value {
        guard raw.utf8.count <= 96 else { throw ParseFailure(.tooLong(limit: 96), found: raw, accepted: accepted) }
        // Nearly every value is a plain number.
        if let first = raw.utf8.first, UInt8(ascii: "0")...UInt8(ascii: "9") ~= first,
            !raw.utf8.contains(where: { $0 == UInt8(ascii: "-") || $0 >= 0x80 })
        {
            return .number(try number(raw, raw))
        }
        switch raw {
        case "": throw ParseFailure(.empty, found: raw, accepted: accepted)
        case "yes": return .answer(true)
        case "no": return .answer(false)
        case "missing": return .missing
        case "n/a": return .notApplicable
        case let text: return try bounded(text, raw)
        }
    }

    /// The same for any text.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> Value { try parse(String(raw)) }

    private static func bounded(_ text: String, _ raw: String) throws(ParseFailure) -> Value {
        let signs: [(String, Bound)] = [
            (">=", .atLeast), ("≥", .atLeast), ("<=", .atMost), ("≤", .atMost), (">", .above), ("<", .below),
        ]
        for (sign, bound) in signs where text.hasPrefix(sign) {
            return .bound(bound, try number(String(text.dropFirst(sign.count)), raw))
        }
        // A hyphen at the very beginning is a minus.
        guard let dash = text.dropFirst().firstIndex(where: { $0 == "-" || $0 == "–" }) else {
            return .number(try number(text, raw))
        }
        let low = try number(String(text[..<dash]), raw)
        let high = try number(String(text[text.index(after: dash)...]), raw)
        guard low.isLess(than: high) else { throw ParseFailure(.outOfRange("7-7.5"), found: raw) }
        return .range(low, high)
    }

    private static func number(_ text: String, _ raw: String) throws(ParseFailure) -> DecimalNumber {
        do throws(ParseFailure) {
            return try DecimalNumber.parse(text)
        } catch {
            if case .outOfRange = error.reason { throw error }
            throw ParseFailure(.badFormat(accepted: accepted), found: raw)
        }
    }
}

extension Value: CustomStringConvertible {
    /// The value in the form that `parse` reads.
    package var description: String {
        switch self {
        case .number(let number): "\(number)"
        case .bound(let bound, let number): "\(bound.sign)\(number)"
        case .range(let low, let high): "\(low)-\(high)"
        case .answer(true): "yes"
        case .answer(false): "no"
        case .missing: "missing"
        case .notApplicable: "n/a"
        }
    }
}
