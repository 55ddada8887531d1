import Application
import BorderVocabulary
import Steering
import SteeringRoom
import Web

/// Which figures of an indicator a request is about.
struct FigureQuestion: Sendable {
    let indicator: IndicatorID
    let area: UnitID
    let kind: FigureKind
    let vantage: Vantage

    /// How many periods are looked at, the latest of which are shown.
    static let limit = 2_000

    /// Reads the path and the query; what is left out is the province, its results, and every figure that was entered.
    init(_ request: WebRequest, _ view: RoomView) throws(Problem) {
        indicator = try request.parse(parameter: "indicator", IndicatorID.parse)
        area = try FigureQuestion.read("area", request, UnitID.parse) ?? .province
        kind = try FigureQuestion.read("kind", request, FigureKind.parse) ?? .result
        vantage = Vantage(
            knownOn: view.vantage.day, recordedBy: view.vantage.moment,
            view: try FigureQuestion.read("view", request, FigureView.parse) ?? .all)
        guard view.room.figures.cards[indicator] != nil else { throw Problem(.notFound) }
    }

    /// What was known of every period of either calendar, oldest first.
    func answer(_ desk: RoomDesk, _ view: RoomView, _ request: WebRequest) async throws(Problem) -> [KnownSeries] {
        let (figures, ranges) = (Figures(view.room.figures, on: desk.service.shelf), ranges)
        let (areas, vantage) = ([area], vantage)
        return try await desk.ask(request) { () throws(LogFailure) in
            try LoadedRoom.ask { () throws(ShelfFailure) in
                var found: [KnownSeries] = []
                for range in ranges {
                    found += try figures.asKnown(
                        in: range, areas: areas, from: vantage, limit: FigureQuestion.limit)
                }
                return found.sorted { $0.series.period < $1.series.period }
            }
        }
    }

    private var ranges: [SeriesRange] {
        Period.Calendar.allCases.compactMap { calendar in
            guard let first = Period(year: 1970, part: .month(1), in: calendar),
                let last = Period(year: 9999, part: .month(12), in: calendar)
            else { return nil }
            return SeriesRange(indicator, kind, first...last)
        }
    }

    private static func read<Value>(
        _ name: String, _ request: WebRequest, _ parse: (String) throws(ParseFailure) -> Value
    ) throws(Problem) -> Value? {
        guard let text = request.given(name) else { return nil }
        do throws(ParseFailure) { return try parse(text) } catch {
            throw Problem(.parameterValues([FieldError(pointer: name, error)]))
        }
    }
}
