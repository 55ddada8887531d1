import BorderVocabulary

/// The code of an administrative procedure as it was announced, such as `1.009645`.
package struct ProcedureCode: Hashable, Comparable, Sendable, TextCoded {
    /// The code.
    package let description: String

    /// The grammar in the notation of `ParseFailure`.
    package static let accepted = "[A-Za-z0-9][A-Za-z0-9.-]{0,39}"

    /// Reads a code exactly as it is written.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> ProcedureCode {
        guard raw.utf8.count <= 40 else { throw ParseFailure(.tooLong(limit: 40), found: raw, accepted: accepted) }
        guard !raw.isEmpty else { throw ParseFailure(.empty, found: raw, accepted: accepted) }
        for (place, scalar) in raw.unicodeScalars.enumerated() {
            let isPlain = "a"..."z" ~= scalar || "A"..."Z" ~= scalar || "0"..."9" ~= scalar
            guard isPlain || (place > 0 && (scalar == "." || scalar == "-")) else {
                throw ParseFailure(.badCharacter(at: place), found: raw, accepted: accepted)
            }
        }
        return ProcedureCode(description: String(raw))
    }

    /// Orders by the bytes of the code.
    package static func < (left: ProcedureCode, right: ProcedureCode) -> Bool { left.description < right.description }
}

/// Stands for a dossier: the beginning of a digest of its number, 32 hexadecimal digits.
///
/// With the number anybody can look up on the public service portal whose dossier it is, so the number itself is neither
/// in the log nor shown. Who has a number finds its row again; who has the log and tries all numbers finds them too, so
/// the log is guarded like the files it came from.
package struct DossierKey: Hashable, Sendable, TextCoded {
    private let high: UInt64
    private let low: UInt64

    /// The grammar in the notation of `ParseFailure`.
    package static let accepted = "[0-9a-f]{32}"

    /// Takes the first sixteen bytes of a digest, or answers nil when there are fewer.
    package init?(_ digest: some Collection<UInt8>) {
        guard digest.count >= 16 else { return nil }
        func number(_ bytes: some Sequence<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
        high = number(digest.prefix(8))
        low = number(digest.dropFirst(8).prefix(8))
    }

    /// The sixteen bytes.
    package var bytes: [UInt8] {
        [high, low].flatMap { number in (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * UInt64($0))) } }
    }

    /// Reads the digits.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> DossierKey {
        let failure = ParseFailure(.badFormat(accepted: accepted), found: raw)
        guard raw.utf8.count == 32 else { throw failure }
        var bytes: [UInt8] = []
        var pending: UInt8?
        for digit in raw.utf8 {
            let value: UInt8
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
            default: throw failure
            }
            if let first = pending {
                bytes.append(first << 4 | value)
                pending = nil
            } else {
                pending = value
            }
        }
        guard let key = DossierKey(bytes) else { throw failure }
        return key
    }

    /// The digits.
    package var description: String {
        func digits(_ number: UInt64) -> String {
            let text = String(number, radix: 16)
            return String(repeating: "0", count: 16 - text.count) + text
        }
        return digits(high) + digits(low)
    }
}
