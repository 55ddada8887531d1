import BorderVocabulary

/// Why a file of bulletins was not taken.
package enum FiguresFailure: Error, Equatable, Sendable {
    /// The file has more than `limit` bytes; nothing of it was read.
    case tooLarge(limit: Int)
    /// The byte at `offset`, counted from zero, is not UTF-8.
    case notUTF8(offset: Int)
    /// The file has no header and no rows.
    case empty
    /// The first line does not name the columns in their order.
    case header(found: String, accepted: String)
    /// A header without a row below it.
    case noRows
    /// The file has more than `limit` rows.
    case tooManyRows(limit: Int)
    /// The rows that were not understood, at most the first 20, and how many more there are.
    case rows([RowProblem], more: Int)
}

/// What is wrong with one row, and what would be taken in its place.
package struct RowProblem: Error, Equatable, Sendable {
    /// The line of the file on which the row begins; the header is line 1.
    package let line: Int

    /// The column at fault; nil when it is the row as a whole.
    package let column: BulletinColumn?

    /// What stood there, cut to 64 Unicode scalars.
    package let found: String

    /// The reason.
    package let reason: Reason

    /// The finite list of reasons.
    package enum Reason: Equatable, Sendable {
        /// The row has another number of fields than nine.
        case fieldCount(Int)
        /// A quotation mark is not closed, or stands where RFC 4180 has none.
        case quoting
        /// None of the words that are accepted here.
        case notAccepted([String])
        /// Not of this shape.
        case shape(accepted: String)
        /// Not a whole number without sign and separators.
        case notANumber(accepted: ClosedRange<Int>)
        /// A number outside what is accepted.
        case outOfRange(ClosedRange<Int>)
        /// Longer than `limit` bytes of UTF-8.
        case tooLong(limit: Int)
        /// A control character at this place, counted in Unicode scalars from zero.
        case controlCharacter(at: Int)
        /// An earlier row gives another figure for the same thing.
        case contradicts(line: Int, vehicles: Int)
        /// An earlier row of the same date has another hour.
        case anotherHour(line: Int, asOf: LocalTime)
        /// More places than `limit` in one file.
        case tooManyPlaces(limit: Int)
    }

    /// States a problem; `found` is cut here.
    package init(line: Int, column: BulletinColumn?, found: String, reason: Reason) {
        self.line = line
        self.column = column
        self.found = String(String.UnicodeScalarView(found.unicodeScalars.prefix(64)))
        self.reason = reason
    }
}
