import Application
import BorderVocabulary
import Steering
import SteeringReport
import SteeringRoom
import SteeringWeb
import Web

/// Words for what the steering room and its tables refuse.
enum SteeringWords {
    static func sentence(_ refusal: FigureRefusal) -> String { sentence(RoomRefusal.figures(refusal)) }

    static func sentence(_ refusal: RoomRefusal) -> String { Words.phrase(refusal.phrase) }

    /// Why a row is not in the room, with its column; empty where it is.
    static func sentence(_ outcome: RowOutcome) -> String {
        guard let phrase = outcome.phrase else { return "" }
        if case .faulty(.column(let column, _)) = outcome { return "\(column): \(Words.phrase(phrase))" }
        return Words.phrase(phrase)
    }

    static func sentence(_ failure: ParseFailure, in name: String) -> String {
        "\(name): \(Words.phrase(FieldError(pointer: name, failure).detail))"
    }

    static func sentence(_ failure: WorkbookFailure) -> String {
        func text(_ key: String, _ values: [String: String] = [:]) -> String {
            Words.text("steering-import.workbook." + key, values)
        }
        return switch failure {
        case .notAWorkbook(let words): text("unreadable", ["words": String(words.prefix(200))])
        case .tooLarge(let limit), .unpacksTooLarge(let limit): text("too-large", ["limit": "\(limit)"])
        case .tooManySheets(let limit): text("sheets", ["limit": "\(limit)"])
        case .tooManyRows(let sheet, let limit): text("rows", ["sheet": sheet, "limit": "\(limit)"])
        case .tooManyColumns(let sheet, let limit): text("columns", ["sheet": sheet, "limit": "\(limit)"])
        case .tookTooLong(let seconds): text("slow", ["seconds": "\(seconds)"])
        case .toolMissing(let packages): text("missing", ["packages": packages])
        case .toolFailed(let words): text("failed", ["words": String(words.prefix(200))])
        }
    }

    static func sentence(_ failure: PrintFailure) -> String { Words.phrase(failure.phrase) }

    static func sentence(_ failure: CSVRows.Failure) -> String {
        switch failure {
        case .invalidUTF8(let place): Words.text("steering-import.not-utf8", ["place": "\(place)"])
        case .strayQuote(let line): Words.text("steering-import.quote", ["line": "\(line)"])
        case .tooManyRows: Words.text("steering-import.too-many", ["limit": "\(Sheet.Limit.rows)"])
        }
    }
}
