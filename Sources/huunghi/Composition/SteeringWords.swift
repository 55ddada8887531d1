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

    static func sentence(_ failure: PrintFailure) -> String { Words.phrase(failure.phrase) }
}
