import BorderVocabulary
import HTTPTypes
import Hummingbird
import Steering
import SteeringRoom
import Web

/// Figures over HTTP.
struct FigureRoutes: Sendable {
    let desk: RoomDesk

    var routes: [Route] {
        [
            Route(
                Endpoint(
                    .get, "/api/v1/steering/figures/{indicator}", "figures", access: .duties(RoomDuties.inside),
                    rate: .read,
                    contract: Contract(
                        "steering", parameters: ["Area", "FigureKind", "FigureView", "KnownOn", "RecordedOn"],
                        answers: [200: .json("FigureSeries")], problems: [400, 401, 403, 404, 422, 429, 503]))
            ) { (request) async throws(Problem) in
                let view = try await desk.view(request)
                let question = try FigureQuestion(request, view)
                return FigureRoutes.answer(question, try await question.answer(desk, view, request), view)
            }
        ]
    }

    private static func answer(_ question: FigureQuestion, _ known: [KnownSeries], _ view: RoomView) -> Response {
        let calendar = view.room.figures.calendar
        var json = JSONWriter(capacity: 256 * known.count + 1_024)
        json.object { json in
            json.member("indicator", "\(question.indicator)")
            json.member("area", "\(question.area)")
            json.member("kind", question.kind.code)
            json.member("view", question.vantage.view.rawValue)
            json.member("asKnownOn", "\(view.day)")
            json.list("periods", known) { json, one in
                json.object { json in
                    let days = calendar.days(of: one.series.period)
                    json.member("period", "\(one.series.period)")
                    json.member("firstDay", "\(days.lowerBound)")
                    json.member("lastDay", "\(days.upperBound)")
                    json.list("known", one.answer.observations) { $0.observation($1) }
                    json.list("before", one.before) { $0.observation($1) }
                }
            }
        }
        return Response(
            status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: .init(byteBuffer: json.buffer))
    }
}

extension KnownSeries {
    fileprivate var before: [Observation] {
        switch answer {
        case .known(_, _, let before): before
        case .noInformation: []
        }
    }
}

extension JSONWriter {
    fileprivate mutating func observation(_ observation: Observation) { object { $0.statement(observation) } }

    /// Writes what a figure says and whose hands it went through.
    mutating func statement(_ observation: Observation) {
        let statement = observation.statement
        member("number", observation.sequence)
        member("value", "\(statement.value)")
        member("unit", "\(statement.unit)")
        member("status", "\(statement.status.words)")
        member("saidOn", "\(statement.knownOn)")
        member("source", "\(statement.source)")
        member("enteredBy", "\(observation.entered.by)")
        member("recordedAt", "\(observation.entered.at)")
        if let mark = observation.approved { member("approvedBy", "\(mark.by)") }
        if let mark = observation.published { member("publishedBy", "\(mark.by)") }
        if let number = statement.supersedes { member("corrects", number) }
        if let reason = statement.reason { member("reason", "\(reason)") }
    }
}
