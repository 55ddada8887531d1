import BorderVocabulary
import HTTPTypes
import Hummingbird
import Steering
import SteeringRoom
import Web

/// Rates of procedures over HTTP: counts alone, from which every rate is made.
struct ProcedureRoutes: Sendable {
    let desk: RoomDesk

    var routes: [Route] {
        [
            Route(
                Endpoint(
                    .get, "/api/v1/steering/procedures", "procedures", access: .duties(RoomDuties.inside), rate: .read,
                    contract: Contract(
                        "steering", parameters: ["Year", "Post", "KnownOn", "RecordedOn"],
                        answers: [200: .json("ProcedureYear")], problems: [400, 401, 403, 422, 429, 503]))
            ) { (request) async throws(Problem) in
                let facts = try ProcedureFacts(try await desk.view(request), request)
                return MoneyRoutes.answer { ProcedureRoutes.write(facts, &$0) }
            }
        ]
    }

    private static func write(_ facts: ProcedureFacts, _ json: inout JSONWriter) {
        json.member("year", facts.year)
        json.member("asKnownOn", "\(facts.asked.day)")
        json.member("judgedOn", text: facts.cohort.judgedOn)
        json.member("office", text: facts.office)
        json.member("total", object: { tally(facts.cohort.total, &$0) })
        json.list("offices", facts.cohort.offices) { json, part in
            json.object { json in
                json.member("office", "\(part.office)")
                json.member("tally", object: { tally(part.tally, &$0) })
            }
        }
        json.list("procedures", facts.cohort.procedures) { json, part in
            json.object { json in
                json.member("procedure", "\(part.code)")
                json.member("tally", object: { tally(part.tally, &$0) })
            }
        }
        json.list("months", facts.cohort.months) { json, part in
            json.object { json in
                json.member("month", part.month.month)
                json.member("tally", object: { tally(part.tally, &$0) })
            }
        }
    }

    private static func tally(_ tally: DossierTally, _ json: inout JSONWriter) {
        json.member("received", tally.received)
        json.member("online", tally.online)
        json.member("judged", tally.judged)
        json.member(
            "standings",
            object: { json in
                for standing in DossierStanding.allCases { json.member(standing.rawValue, tally[standing]) }
            })
        json.member(
            "doubts",
            object: { json in for doubt in DossierDoubt.allCases { json.member(doubt.rawValue, tally[doubt]) } })
        json.member("returned", tally.returned)
        json.member("extended", tally.extended)
        json.member("onLastDay", tally.onLastDay)
        json.member("termJudged", tally.termJudged)
        json.member("withinTerm", tally.withinTerm)
    }
}
