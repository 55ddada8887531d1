import Application
import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird
import Steering
import SteeringRoom
import Web

/// The pages of the gates' figures and of where they come from.
struct GatePages: Sendable {
    let frame: RoomFrame
    /// Who counts the days; nil where nobody does.
    let follower: GateFollower?

    var routes: [Route] {
        [
            frame.page("/steering/gates", "page-steering-gates", .duties(GateDuties.reading)) {
                (request) async throws(Problem) in try await gates(request)
            },
            frame.page(
                "/steering/lineage/{figure}/{span}", "page-steering-lineage", .duties(GateDuties.reading)
            ) { (request) async throws(Problem) in try await lineage(request) },
        ]
    }

    private func gates(_ request: WebRequest) async throws(Problem) -> Response {
        let view = try await frame.desk.view(request)
        let query = try GateQuery(request, view, period: request.query["period"])
        let page = GatesView(view, query, follower?.standing)
        return try frame.response(
            "gates", title: request.text("gates.title"), tab: "gates", page, hasChart: !page.chart.isEmpty, to: request)
    }

    private func lineage(_ request: WebRequest) async throws(Problem) -> Response {
        let view = try await frame.desk.view(request)
        let indicator = try GateQuery.indicator(request)
        let query = try GateQuery(request, view, period: request.parameter("span"))
        let figure: GateFigure
        do throws(GateFigureRefusal) {
            figure = try view.room.gates.figure(indicator, query.slice, over: query.days, knownOn: query.known)
        } catch { throw Problem(error) }
        let trips = try await trips(figure, query, view, request)
        let contradicted = Set(follower?.standing.contradictions.keys ?? [:].keys)
        let page = LineageView(view, query, figure, contradicted, trips: trips)
        return try frame.response("lineage", title: page.name, tab: "gates", page, to: request)
    }

    private func trips(
        _ figure: GateFigure, _ query: GateQuery, _ view: RoomView, _ request: WebRequest
    ) async throws(Problem) -> TripsView? {
        guard let day = try GateQuery.read(request, "day", LocalDate.parse),
            let tally = figure.parts.first(where: { $0.content.day == day })?.content
        else { return nil }
        let after = request.query["after"].flatMap { UInt64($0) } ?? 0
        let records = try await DayRecords.read(tally, for: figure, after: after, request)
        let (words, isOpen) = (view.words, try request.person().mayUse(GateDuties.trips))
        let path = GatesView.lineage(figure, query.period, RoomFrame.suffix(view.vantage))
        return TripsView(
            day: words.formats.date(day),
            rows: records.rows.map { row in
                TripsView.Row(
                    position: "\(row.record.position.number)", time: words.formats.clock(row.record.at),
                    trip: "\(row.summary.id)", path: isOpen ? "/trips/\(row.summary.id)" : nil,
                    place: words.place(row.summary.place),
                    direction: words.direction(TradeDirection(row.summary.direction)),
                    vehicle: isOpen ? row.summary.vehicle : words("lineage.closed"),
                    firm: isOpen ? row.summary.firm ?? "" : words("lineage.closed"))
            },
            anyRows: !records.rows.isEmpty, isOpen: isOpen,
            more: records.next == nil ? nil : words("lineage.more"),
            morePath: path + (path.contains("?") ? "&" : "?") + "day=\(day)&after=\(records.next ?? 0)#trips")
    }
}
