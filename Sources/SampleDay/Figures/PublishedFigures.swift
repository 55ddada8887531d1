import BorderVocabulary
import Gate

/// The figures of daily bulletins as public sources printed them: what is absent was not printed and is not zero.
package struct PublishedFigures: Hashable, Sendable {
    /// All rows in the order of the file.
    package let rows: [PublishedRow]

    /// The largest file that is read, 1 MiB.
    package static let byteLimit = 1 << 20

    /// The most rows that a file may have.
    package static let rowLimit = 10_000

    /// The most vehicles that one row may count.
    package static let vehicleLimit = 100_000

    /// The most places that a file may name.
    package static let placeLimit = 64

    /// The most UTF-8 bytes of a source or a note.
    package static let textLimit = 500

    /// Takes rows that were checked, as `parse` does.
    package init(rows: [PublishedRow]) {
        self.rows = rows
    }

    /// The days of which there is a row, oldest first.
    package var dates: [LocalDate] { Set(rows.map(\.date)).sorted() }

    /// The rows of one day in the order of the file.
    package func rows(of date: LocalDate) -> [PublishedRow] { rows.filter { $0.date == date } }

    /// The places that the file names, in the order of their identifiers.
    package var places: [PlaceID] { Set(rows.compactMap(\.scope.place)).sorted() }
}
