import BorderVocabulary
import Gate
import HTTPTypes
import Steering
import SteeringRoom
import Web

/// Who may see what of the gates' figures.
enum GateDuties {
    /// Who reads the figures and where they come from.
    static let reading: [Duty] = RoomDuties.inside + [.board, .customs, .managementCentre]
    /// Who may be told which vehicle and which firm stands behind one: those who see them at the gate.
    static let trips: [Duty] = [.board, .auditor, .customs, .borderGuard, .gateOperator, .managementCentre]
}

/// What a request asks of the gates' figures.
struct GateQuery {
    /// The period that was asked for, or the latest month that is over.
    let period: Period
    /// Its days.
    let days: ClosedRange<LocalDate>
    let slice: GateSlice
    /// The day up to which all is known.
    let known: LocalDate

    /// Reads the query; `period` is a period of either calendar.
    init(_ request: WebRequest, _ view: RoomView, period text: String?) throws(Problem) {
        known = min(view.day, view.vantage.moment?.localDate ?? view.day)
        let place = try GateQuery.read(request, "place", PlaceID.parse)
        let direction = try GateQuery.read(request, "direction", TradeDirection.parse)
        let goods = try GateQuery.read(request, "goods", GoodsClass.parse)
        slice = GateSlice(place: place, direction: direction, goods: goods)
        let calendar = view.room.figures.calendar
        if let text, !text.isEmpty {
            period = try GateQuery.parse("period", text, Period.parse)
        } else {
            period = GateQuery.latest(view.room.gates, known)
        }
        days = calendar.days(of: period)
    }

    /// The month of the last day that was counted; the month of today while none was.
    private static func latest(_ gates: GateFeedBook, _ known: LocalDate) -> Period {
        let day = gates.logs.compactMap { gates.lastCounted($0, knownOn: known) }.max() ?? known
        guard let period = Period(year: day.year, part: .month(day.month)) else {
            preconditionFailure("Every day is one of a month.")
        }
        return period
    }

    static func read<Value>(
        _ request: WebRequest, _ name: String, _ parse: (String) throws(ParseFailure) -> Value
    ) throws(Problem) -> Value? {
        guard let text = request.query[name], !text.isEmpty else { return nil }
        return try GateQuery.parse(name, text, parse)
    }

    static func parse<Value>(
        _ name: String, _ text: String, _ parse: (String) throws(ParseFailure) -> Value
    ) throws(Problem) -> Value {
        do throws(ParseFailure) { return try parse(text) } catch {
            throw Problem(.parameterValues([FieldError(pointer: name, error)]))
        }
    }

    /// The indicator that a path names; series that no gate counts have no lineage.
    static func indicator(_ request: WebRequest) throws(Problem) -> GateIndicator {
        let id = try request.parse(parameter: "figure", IndicatorID.parse)
        guard let indicator = GateIndicator(rawValue: "\(id)") else {
            throw Problem(
                code: "not-of-gates", status: .notFound, title: Phrase("problem.not-of-gates.title"),
                detail: Phrase(
                    "problem.not-of-gates.detail",
                    [
                        "found": .text("\(id)"),
                        "accepted": .text(GateIndicator.allCases.map(\.rawValue).joined(separator: ", ")),
                    ]))
        }
        return indicator
    }
}

extension Problem {
    /// The problem that a figure is not counted by the aspects asked for.
    init(_ refusal: GateFigureRefusal) {
        self.init(
            code: "not-counted-by", status: .unprocessableContent, title: Phrase("problem.not-counted-by.title"),
            detail: refusal.phrase)
    }
}
