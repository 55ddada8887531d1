import Steering
import Web

extension FigureRefusal {
    /// What is wrong and what would be accepted.
    var phrase: Phrase {
        func phrase(_ key: String, _ values: [String: String] = [:]) -> Phrase {
            Phrase("steering.refusal." + key, values.mapValues(Phrase.Value.text))
        }
        return switch self {
        case .unknownIndicator(let id): phrase("unknown-indicator", ["indicator": "\(id)"])
        case .undefinedThen(let id, let day): phrase("undefined-then", ["indicator": "\(id)", "day": "\(day)"])
        case .otherUnit(let unit): phrase("other-unit", ["accepted": "\(unit)"])
        case .noSuchArea(let area): phrase("no-such-area", ["area": "\(area)"])
        case .otherCalendar(let calendar): phrase("other-calendar", ["accepted": calendar.code])
        case .definitionNotLater(let day): phrase("definition-not-later", ["day": "\(day)"])
        case .changeIsBreak: phrase("change-is-break")
        case .cutOffNotLater(let day): phrase("cut-off-not-later", ["day": "\(day)"])
        case .saidInFuture(let today): phrase("said-in-future", ["day": "\(today)"])
        case .kindDoesNotFit(.planRange): phrase("wants-range")
        case .kindDoesNotFit(.plan), .kindDoesNotFit(.result), .kindDoesNotFit(.count): phrase("wants-plan-range")
        case .statusDoesNotFit(let grade): phrase("status-does-not-fit", ["status": grade.code])
        case .noSuchObservation(let number): phrase("no-such-observation", ["number": "\(number)"])
        case .correctsAnotherSeries(let series):
            phrase("corrects-another", ["indicator": "\(series.indicator)", "period": "\(series.period)"])
        case .reasonWanted: phrase("reason-wanted")
        case .alreadyWithdrawn(let number): phrase("withdrawn", ["number": "\(number)"])
        case .ownFigure: phrase("own-figure")
        case .ownApproval: phrase("own-approval")
        case .notApproved(let number): phrase("not-approved", ["number": "\(number)"])
        case .classified(let id): phrase("classified", ["indicator": "\(id)"])
        case .notComparable(let id, let other): phrase("not-comparable", ["indicator": "\(id)", "other": "\(other)"])
        case .seriesFull(let limit): phrase("series-full", ["limit": "\(limit)"])
        case .full(let limit): phrase("full", ["limit": "\(limit)"])
        }
    }
}

extension UnitRefusal {
    /// What is wrong and what would be accepted.
    var phrase: Phrase {
        func phrase(_ key: String, _ values: [String: String] = [:]) -> Phrase {
            Phrase("units.refusal." + key, values.mapValues(Phrase.Value.text))
        }
        return switch self {
        case .codeTaken(let unit, let day): phrase("code-taken", ["unit": "\(unit)", "day": "\(day)"])
        case .unknownUnit(let unit): phrase("unknown-unit", ["unit": "\(unit)"])
        case .notThere(let unit, let day): phrase("not-there", ["unit": "\(unit)", "day": "\(day)"])
        case .namesTooFew: phrase("names-too-few")
        case .wrongLevel(let unit): phrase("wrong-level", ["unit": "\(unit)"])
        case .changeNotLater(let unit, let day): phrase("change-not-later", ["unit": "\(unit)", "day": "\(day)"])
        case .shareOutOfRange(let rest): phrase("share-out-of-range", ["rest": "\(rest)"])
        case .full(let limit): phrase("full", ["limit": "\(limit)"])
        }
    }
}
