import Application
import BorderVocabulary
import Gate
import Hummingbird
import Steering
import SteeringRoom
import Web

/// The chairman's page, the targets, and one target with what may be done to it.
struct PlanPages: Sendable {
    let frame: RoomFrame

    /// How many days back the chairman's page looks where no day is given and no conference was held.
    static let reviewDays = 30

    var routes: [Route] {
        [
            frame.page("/steering", "page-steering", .duties(RoomDuties.inside)) {
                (request) async throws(Problem) in try await chair(request)
            },
            frame.page("/steering/targets", "page-steering-targets", .duties(RoomDuties.inside)) {
                (request) async throws(Problem) in
                let scene = try await scene(request)
                return try frame.response(
                    "targets", title: request.text("plan.targets.title"), tab: "targets", TargetsView(scene),
                    to: request)
            },
            frame.page("/steering/targets/{target}", "page-steering-target", .duties(RoomDuties.inside)) {
                (request) async throws(Problem) in try await target(request)
            },
            form("override", RoomDuties.leading) { (id, form, _) throws(Problem) in
                try FormFields(form).override(id)
            },
            form("lift", RoomDuties.leading) { (id, form, _) throws(Problem) in
                .liftOverride(id, reason: try FormFields(form).read("reason", Line.parse))
            },
            form("confirm", RoomDuties.keeping + RoomDuties.leading) { (id, form, _) throws(Problem) in
                .confirmVersion(id, version: try FormFields(form).number("version"))
            },
            form("trajectory", RoomDuties.keeping) { (id, form, request) async throws(Problem) in
                let method = form["method"] ?? ""
                guard ["linear", "seasonal"].contains(method) else {
                    throw Problem(.fields([.code("method", method, ["linear", "seasonal"])]))
                }
                let path = try await frame.desk.sight(request) { (_, sight) throws(ShelfFailure) in
                    method == "linear" ? try sight.linearPath(to: id) : try sight.seasonalPath(to: id)
                }
                guard let path else { throw Problem(room: .plans(.noPath)) }
                return .setTrajectory(id, path)
            },
        ]
    }

    private func scene(_ request: WebRequest) async throws(Problem) -> PlanScene {
        let wish = request.query["plan"]
        return try await frame.desk.sight(request) { (view, sight) throws(ShelfFailure) in
            try PlanScene(view, sight, wish: wish)
        }
    }

    private func chair(_ request: WebRequest) async throws(Problem) -> Response {
        let view = try await frame.desk.view(request)
        var since = view.lastReview ?? view.day.adding(days: -PlanPages.reviewDays)
        if let text = request.query["since"], !text.isEmpty {
            do throws(ParseFailure) { since = min(try LocalDate.parse(text), view.day) } catch {
                throw Problem(.parameterValues([FieldError(pointer: "since", error)]))
            }
        }
        let (wish, review) = (request.query["plan"], since)
        let (scene, before) = try await frame.desk.sight(request) { (view, sight) throws(ShelfFailure) in
            let scene = try PlanScene(view, sight, wish: wish)
            let before = try scene.plan.map { (plan) throws(ShelfFailure) in
                try sight.on(review).standings(of: plan.id)
            }
            return (scene, before ?? [])
        }
        let figures = try await frame.desk.waitingFigures(request, view)
        let page = ChairView(scene, before: before, since: review, figures: figures, request)
        return try frame.response("chair", title: request.text("plan.chair.title"), tab: "chair", page, to: request)
    }

    private func target(_ request: WebRequest, problem: Problem? = nil) async throws(Problem) -> Response {
        let id = try request.parse(parameter: "target", TargetID.parse)
        let view = try await frame.desk.view(request)
        let found = try await frame.desk.sight(request) { (_, sight) throws(ShelfFailure) in
            try TargetScene(id, sight)
        }
        guard let found else { throw Problem(.notFound) }
        var page = TargetView(found, view, request)
        page.problem = problem?.detail.text(request.services.catalogue, request.language)
        return try frame.response(
            "target", title: "\(found.standing.target.name)", tab: "targets", page, hasChart: page.chart != nil,
            status: problem?.status ?? .ok, to: request)
    }

    private typealias Make = @Sendable (TargetID, Query, WebRequest) async throws(Problem) -> PlanCommand

    /// A form of the page of a target; what is refused is said on the page itself.
    private func form(_ name: String, _ duties: [Duty], _ make: @escaping Make) -> Route {
        frame.form("/steering/targets/{target}/\(name)", "steering-target-\(name)", .duties(duties)) {
            (request) async throws(Problem) in
            let id = try request.parse(parameter: "target", TargetID.parse)
            let fields = try await request.form()
            do throws(Problem) {
                try await frame.desk.give([.plans(try await make(id, fields, request))], request)
            } catch {
                return try await target(request, problem: error)
            }
            return Pages.seeOther("/steering/targets/\(id)")
        }
    }
}

/// The fields of a form.
private struct FormFields {
    let form: Query

    init(_ form: Query) { self.form = form }

    func read<Value>(_ name: String, _ parse: (String) throws(ParseFailure) -> Value) throws(Problem) -> Value {
        do throws(ParseFailure) { return try parse(form[name] ?? "") } catch {
            throw Problem(.fields([FieldError(pointer: name, error)]))
        }
    }

    func number(_ name: String) throws(Problem) -> Int {
        try read(name) { (text) throws(ParseFailure) in
            guard let number = Int(text) else { throw ParseFailure(.notANumber, found: text) }
            return number
        }
    }

    func override(_ id: TargetID) throws(Problem) -> PlanCommand {
        let word = form["light"] ?? ""
        guard let light = Light(rawValue: word) else {
            throw Problem(.fields([.code("light", word, Light.overridable.map(\.rawValue))]))
        }
        return .overrideLight(
            id, to: light, reason: try read("reason", Line.parse), as: try read("post", PostID.parse),
            until: try read("until", LocalDate.parse))
    }
}
