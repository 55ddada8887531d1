/// Why a text was not understood, with enough to tell its writer what would be.
///
/// The vocabulary gives reasons, the adapters find words for them: nothing in here is a sentence for a person.
package struct ParseFailure: Error, Hashable, Sendable {
    /// The finite list of reasons.
    package enum Reason: Error, Hashable, Sendable {
        /// Nothing but separators was given.
        case empty
        /// More than `limit` bytes of UTF-8 were given; such text is not read at all.
        case tooLong(limit: Int)
        /// The Unicode scalar at this place, counted from zero in the text as given, can never be part of the value.
        case badCharacter(at: Int)
        /// The number of characters is wrong.
        case badLength(accepted: String)
        /// The arrangement of characters is wrong.
        case badFormat(accepted: String)
        /// The first character of the plate is no province.
        case unknownProvince
        /// The check digit is wrong; `expected` is empty when no check digit could make the number valid.
        case badCheckDigit(expected: String)
        /// Something other than a whole number was given.
        case notANumber
        /// The value is outside the accepted range, which is written out.
        case outOfRange(String)
        /// The code has the right shape and is on no list.
        case unknownCode
        /// The code was on the list once and is no longer in force.
        case abolished
    }

    /// Why the text was refused.
    package let reason: Reason

    /// What was given, cut to its first 64 Unicode scalars.
    package let found: String

    /// The accepted shapes in a notation without language: `#` is a digit, other characters are samples; may be empty.
    package let accepted: String

    /// States a failure; `found` is cut here so that no caller can carry a huge text on.
    package init(_ reason: Reason, found: some StringProtocol, accepted: String = "") {
        self.reason = reason
        // Scalars and not characters: one character may carry a million combining marks.
        self.found = String(String.UnicodeScalarView(found.unicodeScalars.prefix(ParseFailure.foundLimit)))
        switch reason {
        case .badLength(let shapes), .badFormat(let shapes), .outOfRange(let shapes): self.accepted = shapes
        case .empty, .tooLong, .badCharacter, .unknownProvince, .badCheckDigit, .notANumber, .unknownCode, .abolished:
            self.accepted = accepted
        }
    }

    /// How many Unicode scalars of the offending text are kept.
    package static let foundLimit = 64
}
