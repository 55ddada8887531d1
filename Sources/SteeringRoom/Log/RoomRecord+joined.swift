import BorderVocabulary
import Steering

extension [RoomRecord] {
    /// The same records, with rows of one file that stand one after the other in one record.
    ///
    /// Files come row by row, so that each row is taken or refused by itself; stored so, a year of dossiers would be read
    /// several times as long. A book takes many rows at once as it takes one after the other.
    func joined() -> [RoomRecord] {
        var joined: [RoomRecord] = []
        var rows = FileRows()
        for record in self where !rows.take(record) {
            joined += rows.flush()
            if !rows.take(record) { joined.append(record) }
        }
        return joined + rows.flush()
    }
}

/// Rows of one file, told by one person at one time.
private struct FileRows {
    private var first: RoomRecord?
    private var file: FileDigest?
    private var dossiers: [DossierStatement] = []
    private var entries: [TreasuryEntry] = []

    /// Takes a record that holds rows and goes with those that are there.
    mutating func take(_ record: RoomRecord) -> Bool {
        if let first, first.by != record.by || first.at != record.at { return false }
        if case .procedures(.taken(let rows, let digest)) = record.event {
            guard entries.isEmpty, fits(digest, dossiers.count + rows.count, ProcedureBook.Limit.rows) else {
                return false
            }
            dossiers += rows
        } else if case .money(.booked(let rows, let digest)) = record.event {
            guard dossiers.isEmpty, fits(digest, entries.count + rows.count, MoneyBook.Limit.rows) else {
                return false
            }
            entries += rows
        } else {
            return false
        }
        first = first ?? record
        return true
    }

    private mutating func fits(_ digest: FileDigest, _ count: Int, _ limit: Int) -> Bool {
        guard file ?? digest == digest, count <= limit else { return false }
        file = digest
        return true
    }

    /// The rows as one record, and nothing left of them; none where there were none.
    mutating func flush() -> [RoomRecord] {
        defer { self = FileRows() }
        guard let first, let file else { return [] }
        let event: RoomEvent =
            dossiers.isEmpty
            ? .money(.booked(entries: entries, file: file)) : .procedures(.taken(dossiers: dossiers, file: file))
        return [RoomRecord(at: first.at, by: first.by, event: event)]
    }
}
