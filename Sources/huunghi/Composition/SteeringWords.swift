import Application
import BorderVocabulary
import Steering
import Web

/// Words for what the steering book and its tables refuse.
enum SteeringWords {
    static func sentence(_ refusal: SteeringRefusal) -> String {
        func text(_ key: String, _ values: [String: String] = [:]) -> String {
            Words.text("steering.refusal.\(key)", values)
        }
        switch refusal {
        case .unknownIndicator(let id): return text("unknown-indicator", ["indicator": "\(id)"])
        case .undefinedThen(let id, let day): return text("undefined-then", ["indicator": "\(id)", "day": "\(day)"])
        case .otherUnit(let unit): return text("other-unit", ["accepted": "\(unit)"])
        case .definitionNotLater(let day): return text("definition-not-later", ["day": "\(day)"])
        case .saidInFuture(let today): return text("said-in-future", ["day": "\(today)"])
        case .kindDoesNotFit(.planRange): return text("wants-range")
        case .kindDoesNotFit(.plan), .kindDoesNotFit(.result), .kindDoesNotFit(.count): return text("wants-plan-range")
        case .noSuchObservation(let number): return text("no-such-observation", ["number": "\(number)"])
        case .correctsAnotherSeries(let series):
            return text("corrects-another", ["indicator": "\(series.indicator)", "period": "\(series.period)"])
        case .alreadyWithdrawn(let number): return text("withdrawn", ["number": "\(number)"])
        case .ownFigure: return text("own-figure")
        case .notComparable(let id, let other):
            return text("not-comparable", ["indicator": "\(id)", "other": "\(other)"])
        case .full(let limit): return text("full", ["limit": "\(limit)"])
        }
    }

    static func sentence(_ fault: FigureSheet.Fault) -> String {
        switch fault {
        case .fields(let count):
            Words.text(
                "steering-import.fields", ["found": "\(count)", "accepted": "\(FigureSheet.Column.allCases.count)"])
        case .column(let column, let failure): sentence(failure, in: column.rawValue)
        }
    }

    static func sentence(_ failure: ParseFailure, in name: String) -> String {
        "\(name): \(Words.phrase(FieldError(pointer: name, failure).detail))"
    }

    static func sentence(_ failure: CSVRows.Failure) -> String {
        switch failure {
        case .invalidUTF8(let place): Words.text("steering-import.not-utf8", ["place": "\(place)"])
        case .strayQuote(let line): Words.text("steering-import.quote", ["line": "\(line)"])
        case .tooManyRows: Words.text("steering-import.too-many", ["limit": "\(FigureSheet.Limit.rows)"])
        }
    }
}
