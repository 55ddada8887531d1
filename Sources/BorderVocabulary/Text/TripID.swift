/// Names one trip of one truck: a running number, written `T000042`.
package struct TripID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The running number.
    package let number: UInt64

    /// Wraps a running number.
    @inlinable
    package init(_ number: UInt64) {
        self.number = number
    }

    /// Reads `T` and at least six digits; zeros may only pad to six, so that a trip has one spelling.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> TripID {
        let accepted = "T######"
        let bytes = try UntrustedText.code(raw, dropping: .blanks, accepted: accepted)
        guard bytes[0] == UInt8(ascii: "T"), bytes.count >= 7, bytes.count == 7 || bytes[1] != UInt8(ascii: "0") else {
            throw ParseFailure(.badFormat(accepted: accepted), found: raw)
        }
        guard bytes.dropFirst().allSatisfy(UntrustedText.isDigit) else {
            throw ParseFailure(.notANumber, found: raw, accepted: accepted)
        }
        guard let number = UntrustedText.number(bytes.dropFirst()) else {
            throw ParseFailure(.outOfRange("T000000…T\(UInt64.max)"), found: raw)
        }
        return TripID(number)
    }

    /// The number behind a `T`, padded with zeros to six digits.
    package var description: String {
        let digits = String(number)
        return "T" + String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
    }

    /// Orders by number, which is the order of opening.
    @inlinable
    package static func < (left: TripID, right: TripID) -> Bool { left.number < right.number }
}
