import BorderVocabulary
import GRDB
import Steering
import Synchronization

/// The shelf in one SQLite file, `steering.db`: what the log of the steering room says, laid out for questions.
///
/// The file may be deleted while nothing runs; it is made again from the log. A batch is taken in one transaction.
package final class SQLiteFigureShelf {
    /// What the opener means to do.
    package enum Access: Sendable {
        /// Reads and writes.
        case readWrite
        /// Reads only, beside a process that writes.
        case readOnly
    }

    private let database: any DatabaseWriter
    /// What numbers stand for, as readers have met them.
    private let glossary = Mutex(ShelfGlossary())
    /// Numbers that the writer gave.
    private let index = Mutex(ShelfIndex())

    /// Opens the shelf of a data directory, which must exist; makes the file if there is none.
    package init(directory: String, access: Access = .readWrite) throws(ShelfFailure) {
        let path = directory + "/steering.db"
        database = try ShelfFailure.translating {
            switch access {
            case .readWrite: try ShelfSchema.open(path)
            case .readOnly: try ShelfSchema.openForReading(path)
            }
        }
    }

    /// Runs a question in one snapshot of the file.
    private func read<Answer>(
        _ question: (inout ShelfReader) throws -> Answer
    ) throws(ShelfFailure) -> Answer {
        let known = glossary.withLock { $0 }
        return try ShelfFailure.translating {
            let (answer, met) = try database.read { db in
                var reader = ShelfReader(db, known)
                return (try question(&reader), reader.glossary)
            }
            if met.count != known.count { glossary.withLock { $0 = met.count > $0.count ? met : $0 } }
            return answer
        }
    }
}

extension SQLiteFigureShelf: FigureLedger {
    /// Throws what SQLite says.
    package func position() throws(ShelfFailure) -> UInt64 { try read { UInt64(clamping: try $0.state().position) } }

    /// Takes the records in one transaction; what lies at or before its position is passed over.
    package func take(_ records: [FigureRecord], through position: UInt64) throws(ShelfFailure) {
        try index.withLock { index throws(ShelfFailure) in
            do {
                try database.write { db in try ShelfWriter.take(records, through: position, in: db, &index) }
            } catch {
                // What it numbered is not there any more.
                index = ShelfIndex()
                throw ShelfFailure(error)
            }
        }
    }

    /// Throws what SQLite says.
    package func count() throws(ShelfFailure) -> Int { try read { Int(try $0.state().count) } }

    /// Throws what SQLite says.
    package func observations(numbered numbers: [Int]) throws(ShelfFailure) -> [Observation?] {
        if numbers.isEmpty { return [] }
        return try read { reader in try numbers.map { try reader.observation($0) } }
    }

    /// Throws what SQLite says.
    package func observations(after number: Int, limit: Int) throws(ShelfFailure) -> [Observation] {
        try read { try $0.observations(after: number, limit: limit) }
    }

    /// Throws what SQLite says.
    package func observations(of series: [Series]) throws(ShelfFailure) -> [[Observation]] {
        if series.isEmpty { return [] }
        return try read { reader in try series.map { try reader.observations(of: $0) } }
    }

    /// Throws what SQLite says.
    package func series(in range: SeriesRange, areas: [UnitID]?, limit: Int) throws(ShelfFailure) -> [ShelvedSeries] {
        try read { try $0.series(in: range, areas: areas, limit: limit) }
    }

    /// Throws what SQLite says.
    package func series(
        of indicator: IndicatorID, after last: Series?, limit: Int
    ) throws(ShelfFailure) -> [ShelvedSeries] {
        try read { try $0.series(of: indicator, after: last, limit: limit) }
    }
}

extension ShelfFailure {
    init(_ error: any Error) {
        self = (error as? ShelfFailure) ?? .unavailable(String(describing: error))
    }

    /// Runs the body, and says what went wrong in the words of the port.
    static func translating<R>(_ body: () throws -> R) throws(ShelfFailure) -> R {
        do { return try body() } catch { throw ShelfFailure(error) }
    }
}
