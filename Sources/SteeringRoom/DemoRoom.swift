import Application
import BorderVocabulary
import Foundation
import Steering

/// What the room of a demo shows: published figures with their sources, and sample rows that are marked as such.
package enum DemoRoom {
    /// Who enters the rows; the one person of a demo.
    static let user: UserID = "demo"
    /// Who stands by the published figures and who shows them, since one person alone cannot.
    static let hands: (approver: UserID, publisher: UserID) = ("demo-approves", "demo-publishes")

    /// Fills a room that is empty, and answers the rows that were refused: those that would be known only after `now`. Any
    /// other room is left alone.
    package static func fill(_ service: SteeringService, at now: Timestamp) throws(LogFailure) -> [RefusedRow] {
        guard service.position == .start else { return [] }
        var refused: [RefusedRow] = []
        for sheet in Sheets.all {
            guard let rows = rows(of: sheet) else { continue }
            let (header, table) = (rows[0].fields, rows.dropFirst().map { ($0.line, $0.fields) })
            let results = try service.take(Array(table), header: header, of: sheet, by: user, at: now)
            refused += results.filter { !$0.outcome.isTaken }.map { RefusedRow(sheet: sheet.name, result: $0) }
        }
        let count = try LoadedRoom.ask { () throws(ShelfFailure) in try service.shelf.count() }
        guard count > 0 else { return refused }
        _ = try service.give((1...count).map { .figures(.approve($0)) }, by: hands.approver, at: now)
        _ = try service.give((1...count).map { .figures(.publish($0)) }, by: hands.publisher, at: now)
        return refused
    }

    /// A row of the demo that the room did not take.
    package struct RefusedRow: Sendable {
        /// The table's name.
        package let sheet: String
        package let result: RowResult
    }

    /// The rows of a table in the program's own folder; nil where the demo has none.
    package static func rows(of sheet: Sheet) -> [CSVRows.Row]? {
        let folder = Bundle.module.resourceURL?.appendingPathComponent("Demo")
        for part in ["Published", "Sample"] {
            guard let file = folder?.appendingPathComponent(part).appendingPathComponent(sheet.name + ".csv"),
                let bytes = FileManager.default.contents(atPath: file.path)
            else { continue }
            let rows = bytes.withUnsafeBytes { try? CSVRows.read($0, limit: Sheet.Limit.rows) }
            if let rows, rows.count > 1 { return rows }
        }
        return nil
    }
}
