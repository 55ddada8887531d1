import Application
import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird
import NIOCore
import Steering
import SteeringRoom
import Web

/// Plans and targets for programs, as known on a day.
struct PlanRoutes: Sendable {
    let desk: RoomDesk

    var routes: [Route] {
        [
            Route(get("plans", "listPlans", "Plans")) { (request) async throws(Problem) in
                let view = try await desk.view(request)
                return PlanRoutes.answer { $0.plans(view) }
            },
            Route(get("targets", "listTargets", "Targets", ["Plan"])) { (request) async throws(Problem) in
                let wish = request.query["plan"]
                let scene = try await desk.sight(request) { (view, sight) throws(ShelfFailure) in
                    try PlanScene(view, sight, wish: wish)
                }
                guard let plan = scene.plan, wish.map({ $0 == "\(plan.id)" }) ?? true else { throw Problem(.notFound) }
                return PlanRoutes.answer { $0.targets(of: plan, scene) }
            },
            Route(get("targets/{target}", "getTarget", "Target", [], [404])) { (request) async throws(Problem) in
                let id = try request.parse(parameter: "target", TargetID.parse)
                let moment = try RoomVantage(request).moment
                let standing = try await desk.sight(request) { (_, sight) throws(ShelfFailure) in
                    try sight.standing(of: id)
                }
                guard let standing else { throw Problem(.notFound) }
                return PlanRoutes.answer { json in
                    json.object { json in
                        json.target(standing)
                        json.history(standing, recordedBy: moment)
                    }
                }
            },
        ]
    }

    private func get(
        _ path: String, _ operation: String, _ schema: String, _ parameters: [String] = [], _ problems: [Int] = [404]
    ) -> Endpoint {
        Endpoint(
            .get, "/api/v1/steering/" + path, operation, access: .duties(RoomDuties.inside),
            contract: Contract(
                "steering", parameters: ["KnownOn", "RecordedOn"] + parameters, answers: [200: .json(schema)],
                problems: [400, 401, 403, 422, 429, 503] + problems))
    }

    private static func answer(_ body: (inout JSONWriter) -> Void) -> Response {
        var json = JSONWriter(capacity: 4_096)
        body(&json)
        return Response(
            status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: .init(byteBuffer: json.buffer))
    }
}

extension JSONWriter {
    fileprivate mutating func plans(_ view: RoomView) {
        object { json in
            json.member("knownOn", "\(view.day)")
            json.list("plans", view.room.plans.plans(on: view.day, recordedBy: view.vantage.moment)) { json, plan in
                json.object { json in
                    json.plan(plan)
                    json.list("groups", view.room.plans.groups(of: plan.id, recordedBy: view.vantage.moment)) {
                        json, group in
                        json.object { json in
                            json.member("number", group.number)
                            json.member("title", "\(group.title)")
                            json.member("sample", group.isSample)
                        }
                    }
                }
            }
        }
    }

    private mutating func plan(_ plan: Plan) {
        member("id", "\(plan.id)")
        member("name", "\(plan.name)")
        member("years", "\(plan.span)")
        member("theme", plan.theme?.description)
        member("under", text: plan.under)
        member("officialTargets", number: plan.officialTargets)
        member("officialGroups", number: plan.officialGroups)
        member("sample", plan.isSample)
        member("act", of: plan.act)
    }

    private mutating func member(_ key: String, of act: PlanAct) {
        self.key(key)
        object { json in
            json.member("document", "\(act.document)")
            json.member("adopted", text: act.adopted)
        }
    }

    fileprivate mutating func targets(of plan: Plan, _ scene: PlanScene) {
        object { json in
            json.member("knownOn", "\(scene.view.day)")
            json.key("plan")
            json.object { $0.plan(plan) }
            json.list("tallies", [scene.tally, scene.original].compactMap(\.self)) { $0.tally($1) }
            json.list("published", scene.published) { json, observation in
                json.object { json in
                    json.member("observation", observation.sequence)
                    json.member("value", "\(observation.statement.value)")
                    json.member("saidOn", "\(observation.statement.knownOn)")
                    json.member("status", "\(observation.statement.status.words)")
                    json.member("source", "\(observation.statement.source)")
                }
            }
            json.list("targets", scene.standings) { json, standing in json.object { $0.target(standing) } }
        }
    }

    private mutating func tally(_ tally: PlanTally) {
        object { json in
            json.member("basis", tally.basis.rawValue)
            json.member("counted", tally.counted)
            for outcome in TargetOutcome.allCases {
                json.list(outcome.rawValue, texts: tally[outcome].map(\.description))
            }
            json.list("expected", texts: tally.expected.map(\.description))
            json.list("dropped", texts: tally.dropped.map(\.description))
            json.member("notListed", number: tally.notListed)
            json.member("hasSamples", tally.hasSamples)
        }
    }

    fileprivate mutating func target(_ standing: TargetStanding) {
        let target = standing.target
        member("id", "\(target.id)")
        member("plan", "\(target.plan)")
        member("number", number: target.number)
        member("name", "\(target.name)")
        member("indicator", "\(target.indicator)")
        member("unit", "\(target.unit)")
        member("period", "\(target.period)")
        member("owner", text: target.owner)
        member("headline", standing.version.terms.isHeadline)
        member("sample", target.isSample)
        member("version", standing.version.number)
        key("aim")
        aim(standing.aim)
        member("outcome", standing.verdict.outcome.rawValue)
        member("expected", standing.verdict.isExpected)
        list("figures", standing.verdict.figures) { $0.value($1.observation) }
        key("light")
        object { json in
            json.member("computed", standing.light.computed.rawValue)
            json.member("shown", standing.light.shown.rawValue)
            json.member("rule", standing.light.rule.version)
        }
        key("probability")
        number(standing.probability)
        key("forecast")
        forecast(standing.forecast)
    }

    private mutating func aim(_ aim: TargetAim?) {
        guard let aim else { return null() }
        object { json in
            json.member("kind", aim.kind)
            switch aim {
            case .atLeast(let bound), .atMost(let bound): json.member("value", "\(bound)")
            case .range(let low, let high, let reading):
                json.member("value", "\(low)-\(high)")
                json.member("reading", reading.rawValue)
            case .milestone(let due): json.member("value", "\(due)")
            case .yes: json.member("value", "yes")
            }
        }
    }

    private mutating func number(_ value: Double?) {
        if let value, value.isFinite { raw("\(value)") } else { null() }
    }

    private mutating func forecast(_ answer: ForecastAnswer?) {
        switch answer {
        case .none, .notAYear, .settled: null()
        case .tooLittleData(let years, let needed):
            object { json in
                json.member("tooLittleData", true)
                json.member("pastYears", years)
                json.member("needed", needed)
            }
        case .forecast(let forecast):
            object { json in
                json.member("method", TargetForecast.version)
                for (key, value) in [("p10", forecast.p10), ("p50", forecast.p50), ("p90", forecast.p90)] {
                    json.key(key)
                    json.number(value)
                }
                json.key("medianError")
                json.number(forecast.medianError)
                json.member("inside", forecast.inside)
                json.member("pastYears", forecast.trials.count)
            }
        }
    }

    fileprivate mutating func history(_ standing: TargetStanding, recordedBy moment: Timestamp?) {
        list("versions", standing.record.versions.compactMap { $0.asRecorded(at: moment) }) { json, version in
            json.object { json in
                json.member("number", version.number)
                json.change(version.change)
                json.key("aim")
                json.aim(version.terms.aim)
                json.member("headline", version.terms.isHeadline)
                json.member("enteredAt", version.entered.at.iso8601)
                json.member("confirmedAt", version.confirmed?.at.iso8601)
            }
        }
        list("months", standing.months) { json, month in
            json.object { json in
                json.member("month", month.month)
                json.member("reached", text: month.reached)
                json.member("planned", text: month.planned)
            }
        }
        list("overrides", standing.record.overrides) { json, override in
            json.object { json in
                json.member("light", override.light.rawValue)
                json.member("post", "\(override.post)")
                json.member("reason", "\(override.reason)")
                json.member("setAt", override.mark.at.iso8601)
                json.member("until", "\(override.until)")
                json.member("liftedAt", override.lifted?.mark.at.iso8601)
            }
        }
    }

    private mutating func change(_ change: TargetVersion.Change) {
        switch change {
        case .original(let act):
            member("change", "original")
            member("act", of: act)
        case .correction(let number, let reason):
            member("change", "correction")
            member("corrects", number)
            member("reason", "\(reason)")
        case .amendment(let act, let effective, let rationale):
            member("change", "amendment")
            member("act", of: act)
            member("effective", "\(effective)")
            member("reason", "\(rationale)")
        }
    }
}
