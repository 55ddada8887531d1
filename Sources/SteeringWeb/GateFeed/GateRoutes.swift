import Application
import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird
import Steering
import SteeringRoom
import Web

/// The gates' figures for programs: the same numbers as on the pages, exact, with what they rest upon.
struct GateRoutes: Sendable {
    let desk: RoomDesk
    let follower: GateFollower?

    var routes: [Route] {
        [
            Route(
                Endpoint(
                    .get, "/api/v1/steering/gates", "getGateFigures", access: .duties(GateDuties.reading),
                    contract: Contract(
                        "steering",
                        parameters: ["GatePeriod", "Place", "Direction", "Goods", "KnownOn", "RecordedOn"],
                        answers: [200: .json("GateFigures")], problems: [400, 401, 403, 422, 429, 503]))
            ) { (request) async throws(Problem) in try await figures(request) },
            Route(
                Endpoint(
                    .get, "/api/v1/steering/lineage/{figure}/{span}", "getLineage",
                    access: .duties(GateDuties.reading),
                    contract: Contract(
                        "steering", parameters: ["Place", "Direction", "Goods", "KnownOn", "RecordedOn"],
                        answers: [200: .json("Lineage")], problems: [400, 401, 403, 404, 422, 429, 503]))
            ) { (request) async throws(Problem) in try await lineage(request) },
        ]
    }

    private func figures(_ request: WebRequest) async throws(Problem) -> Response {
        let view = try await desk.view(request)
        let query = try GateQuery(request, view, period: request.query["period"])
        let gates = view.room.gates
        let standing = follower?.standing
        return GateRoutes.answer { json in
            json.head(query)
            json.member("position", number: standing?.position.number)
            json.list("contradicted", texts: (standing?.contradictions.keys.sorted() ?? []).map { "\($0)" })
            json.list("figures", gates.figures(query.slice, over: query.days, knownOn: query.known)) { json, figure in
                json.object { $0.figure(figure) }
            }
            json.list("customs", CustomsMeasure.allCases) { json, measure in
                let found = gates.reconciliation(
                    measure, place: query.slice.place, direction: query.slice.direction, over: query.days,
                    knownOn: query.known)
                json.object { $0.reconciliation(found) }
            }
        }
    }

    private func lineage(_ request: WebRequest) async throws(Problem) -> Response {
        let view = try await desk.view(request)
        let indicator = try GateQuery.indicator(request)
        let query = try GateQuery(request, view, period: request.parameter("span"))
        let figure: GateFigure
        do throws(GateFigureRefusal) {
            figure = try view.room.gates.figure(indicator, query.slice, over: query.days, knownOn: query.known)
        } catch { throw Problem(error) }
        return GateRoutes.answer { json in
            json.head(query)
            json.member("figure", object: { $0.figure(figure) })
            json.list("parts", figure.parts) { json, part in json.object { $0.part(part, of: figure) } }
        }
    }

    private static func answer(_ body: (inout JSONWriter) -> Void) -> Response {
        var json = JSONWriter(capacity: 4_096)
        json.object(body)
        return Response(
            status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: .init(byteBuffer: json.buffer))
    }
}

extension JSONWriter {
    fileprivate mutating func head(_ query: GateQuery) {
        member("period", "\(query.period)")
        member("firstDay", "\(query.days.lowerBound)")
        member("lastDay", "\(query.days.upperBound)")
        member("knownOn", "\(query.known)")
    }

    fileprivate mutating func figure(_ figure: GateFigure) {
        member("indicator", figure.indicator.rawValue)
        member("formulaVersion", figure.indicator.formulaVersion)
        member("place", text: figure.slice.place)
        member("direction", figure.slice.direction?.code)
        member("goods", text: figure.slice.goods)
        member("value", "\(figure.value)")
        member("unit", figure.indicator.unit)
        member("count", figure.count)
        member("unweighed", figure.unweighed)
        member("days", figure.parts.count)
        list("uncounted", texts: figure.uncounted.map { "\($0.lowerBound)/\($0.upperBound)" })
        member("checksum", "\(figure.checksum)")
    }

    fileprivate mutating func part(_ part: GateFeedBook.Recorded<DayTally>, of figure: GateFigure) {
        let tally = part.content
        var sum = GateSum(figure.slice)
        sum.add(tally)
        member("day", "\(tally.day)")
        member("log", "\(tally.log)")
        member("first", number: tally.first)
        member("last", number: tally.last)
        list("later", tally.later) { $0.value($1) }
        member("records", tally.records)
        member("value", "\(sum.value(of: figure.indicator))")
        member("countedAt", "\(part.at)")
        member("seal", "\(tally.seal)")
        member("isIntact", tally.isIntact)
    }

    fileprivate mutating func reconciliation(_ found: Reconciliation) {
        member("measure", found.measure.rawValue)
        member("standing", found.standing.rawValue)
        member("gate", found.gate)
        member("customs", number: found.customs)
        member("difference", number: found.difference)
        list("days", found.days) { json, day in
            json.object { json in
                json.member("day", "\(day.key.day)")
                json.member("place", "\(day.key.way.place)")
                json.member("direction", day.key.way.direction.code)
                json.member("gate", number: day.gate)
                json.member("customs", number: day.customs)
                json.member("difference", number: day.difference)
                json.member("verdict", day.verdict.rawValue)
                json.member("reason", day.explanation.map { "\($0.content.reason)" })
            }
        }
    }
}
