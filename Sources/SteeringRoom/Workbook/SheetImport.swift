import Application
import BorderVocabulary
import Steering

/// What became of a row.
package enum RowOutcome: Hashable, Sendable {
    /// It is stored.
    case taken
    /// It was there before, in every part.
    case known
    /// It was not understood; nothing of it is stored.
    case faulty(SheetFault)
    /// The room refused it; what of it came before may be stored, and sending it again does no harm.
    case refused(RoomRefusal)
    /// Another post answers for it than those of who brought it in; it was not read further.
    case foreign(RowOwner)

    /// The word in results.
    package var code: String {
        switch self {
        case .taken: "taken"
        case .known: "known"
        case .faulty, .refused, .foreign: "refused"
        }
    }

    /// Whether the row is in the room.
    package var isTaken: Bool {
        switch self {
        case .taken, .known: true
        case .faulty, .refused, .foreign: false
        }
    }
}

/// A row with what became of it.
package struct RowResult: Sendable {
    package let line: Int
    package let fields: [String]
    package let outcome: RowOutcome
}

extension SteeringService {
    /// Takes the rows of a table in the name of a person, so many at a time; each is taken or refused by itself.
    ///
    /// Rows before a failure of the store are stored; bringing the same table in again takes what is missing.
    package func take(
        _ rows: [(line: Int, fields: [String])], header: [String], of sheet: Sheet, in file: SheetFile? = nil,
        by user: UserID, at now: Timestamp
    ) throws(LogFailure) -> [RowResult] {
        let file = file ?? SheetFile(header, rows.map(\.fields), name: sheet.name)
        var results: [RowResult] = []
        results.reserveCapacity(rows.count)
        var rest = rows[...]
        while !rest.isEmpty {
            results += try take(slice: rest.prefix(Sheet.Limit.batch), header, sheet, file, user, now)
            rest = rest.dropFirst(Sheet.Limit.batch)
        }
        return results
    }

    private func take(
        slice: ArraySlice<(line: Int, fields: [String])>, _ header: [String], _ sheet: Sheet, _ file: SheetFile,
        _ user: UserID, _ now: Timestamp
    ) throws(LogFailure) -> [RowResult] {
        let read = slice.map { row -> Result<[RoomCommand], SheetFault> in
            do throws(SheetFault) {
                let row = try SheetRow(row.fields, header: header, line: row.line, of: file)
                return .success(try sheet.make(row))
            } catch { return .failure(error) }
        }
        var answers = try give(read.flatMap { (try? $0.get()) ?? [] }, by: user, at: now)[...]
        return zip(slice, read).map { row, read in
            let outcome: RowOutcome
            switch read {
            case .failure(let fault): outcome = .faulty(fault)
            case .success(let commands):
                outcome = SteeringService.outcome(answers.prefix(commands.count))
                answers = answers.dropFirst(commands.count)
            }
            return RowResult(line: row.line, fields: row.fields, outcome: outcome)
        }
    }

    private static func outcome(_ answers: ArraySlice<Result<[RoomEvent], RoomRefusal>>) -> RowOutcome {
        var outcome = RowOutcome.known
        for answer in answers {
            switch answer {
            case .failure(let refusal): return .refused(refusal)
            case .success(let events): if !events.isEmpty { outcome = .taken }
            }
        }
        return outcome
    }
}
