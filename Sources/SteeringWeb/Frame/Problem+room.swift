import BorderVocabulary
import HTTPTypes
import Steering
import SteeringRoom
import Web

extension Problem {
    /// The problem that a refusal of the room is.
    package init(room refusal: RoomRefusal) {
        self.init(
            code: "room-refused", status: .unprocessableContent, title: Phrase("problem.room-refused.title"),
            detail: refusal.phrase)
    }
}

extension RoomRefusal {
    /// What is wrong and what would be accepted, still in no language.
    package var phrase: Phrase {
        switch self {
        case .figures(let refusal): refusal.phrase
        case .roster(let refusal): refusal.phrase
        case .conferences(let refusal): refusal.phrase
        case .bottlenecks(let refusal): refusal.phrase
        }
    }
}

extension SheetFault {
    /// What is wrong with the row and what would be accepted.
    package var phrase: Phrase {
        switch self {
        case .fields(let found, let expected):
            Phrase("sheet.fault.fields", ["found": .text("\(found)"), "expected": .text("\(expected)")])
        case .missing(let column): Phrase("sheet.fault.missing", ["column": .text(column)])
        case .column(let column, let failure): FieldError(pointer: column, failure).detail
        }
    }

    /// The column that is meant; nil for the row as a whole.
    package var column: String? {
        switch self {
        case .fields: nil
        case .missing(let column), .column(let column, _): column
        }
    }
}

extension RowOutcome {
    /// Why the row is not in the room; nil where it is.
    package var phrase: Phrase? {
        switch self {
        case .taken, .known: nil
        case .faulty(let fault): fault.phrase
        case .refused(let refusal): refusal.phrase
        }
    }
}

extension RosterRefusal {
    var phrase: Phrase {
        switch self {
        case .unknownPost(let post): Phrase("roster.refusal.unknown-post", ["post": .text("\(post)")])
        case .circle(let post): Phrase("roster.refusal.circle", ["post": .text("\(post)")])
        case .noSuchMembership(let user, let post):
            Phrase("roster.refusal.no-such-membership", ["user": .text("\(user)"), "post": .text("\(post)")])
        case .endsBeforeItBegins(let day): Phrase("roster.refusal.ends-before", ["day": .text("\(day)")])
        case .full(let limit): Phrase("roster.refusal.full", ["limit": .text("\(limit)")])
        }
    }
}

extension SteeringRefusal {
    var phrase: Phrase {
        func phrase(_ key: String, _ values: [String: String] = [:]) -> Phrase {
            Phrase("steering.refusal." + key, values.mapValues(Phrase.Value.text))
        }
        return switch self {
        case .unknownIndicator(let id): phrase("unknown-indicator", ["indicator": "\(id)"])
        case .undefinedThen(let id, let day): phrase("undefined-then", ["indicator": "\(id)", "day": "\(day)"])
        case .otherUnit(let unit): phrase("other-unit", ["accepted": "\(unit)"])
        case .definitionNotLater(let day): phrase("definition-not-later", ["day": "\(day)"])
        case .saidInFuture(let today): phrase("said-in-future", ["day": "\(today)"])
        case .kindDoesNotFit(.planRange): phrase("wants-range")
        case .kindDoesNotFit(.plan), .kindDoesNotFit(.result), .kindDoesNotFit(.count): phrase("wants-plan-range")
        case .noSuchObservation(let number): phrase("no-such-observation", ["number": "\(number)"])
        case .correctsAnotherSeries(let series):
            phrase("corrects-another", ["indicator": "\(series.indicator)", "period": "\(series.period)"])
        case .alreadyWithdrawn(let number): phrase("withdrawn", ["number": "\(number)"])
        case .ownFigure: phrase("own-figure")
        case .notComparable(let id, let other): phrase("not-comparable", ["indicator": "\(id)", "other": "\(other)"])
        case .full(let limit): phrase("full", ["limit": "\(limit)"])
        }
    }
}
