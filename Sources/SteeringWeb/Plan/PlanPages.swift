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

    /// How many days back the chairman's page looks where no day is given.
    static let reviewDays = 30

    var routes: [Route] {
        [
            frame.page("/steering", "page-steering", .duties(RoomDuties.inside)) {
                (request) async throws(Problem) in try await chair(request)
            },
            frame.page("/steering/targets", "page-steering-targets", .duties(RoomDuties.inside)) {
                (request) async throws(Problem) in
                let view = try await frame.desk.view(request)
                return try frame.response(
                    "targets", title: request.text("plan.targets.title"), tab: "targets",
                    TargetsView(view, request.query["plan"]), to: request)
            },
            frame.page("/steering/targets/{target}", "page-steering-target", .duties(RoomDuties.inside)) {
                (request) async throws(Problem) in try await target(request)
            },
            form("override", RoomDuties.leading) { (id, form, _, request) throws(Problem) in
                try FormFields(form).override(id)
            },
            form("lift", RoomDuties.leading) { (id, form, _, _) throws(Problem) in
                [.liftOverride(id, reason: try FormFields(form).read("reason", Line.parse))]
            },
            form("confirm", RoomDuties.keeping + RoomDuties.leading) { (id, form, _, _) throws(Problem) in
                [.confirmVersion(id, version: try FormFields(form).number("version"))]
            },
            form("trajectory", RoomDuties.keeping) { (id, form, view, _) throws(Problem) in
                let path =
                    switch form["method"] {
                    case "linear": view.room.linearPath(to: id, on: view.day)
                    case "seasonal": view.room.seasonalPath(to: id, on: view.day)
                    case let other:
                        throw Problem(.fields([.code("method", other ?? "", ["linear", "seasonal"])]))
                    }
                guard let path else { throw Problem(room: .plans(.noPath)) }
                return [.setTrajectory(id, path)]
            },
        ]
    }

    private func chair(_ request: WebRequest) async throws(Problem) -> Response {
        let view = try await frame.desk.view(request)
        var since = view.day.adding(days: -PlanPages.reviewDays)
        if let text = request.query["since"], !text.isEmpty {
            do throws(ParseFailure) { since = min(try LocalDate.parse(text), view.day) } catch {
                throw Problem(.parameterValues([FieldError(pointer: "since", error)]))
            }
        }
        return try frame.response(
            "chair", title: request.text("plan.chair.title"), tab: "chair",
            ChairView(view, plan: request.query["plan"], since: since), to: request)
    }

    private func target(_ request: WebRequest, problem: Problem? = nil) async throws(Problem) -> Response {
        let id = try request.parse(parameter: "target", TargetID.parse)
        let view = try await frame.desk.view(request)
        guard
            let standing = view.room.standing(of: id, on: view.day, recordedBy: view.vantage.moment)
        else { throw Problem(.notFound) }
        var page = TargetView(standing, view, request)
        page.problem = problem?.detail.text(request.services.catalogue, request.language)
        return try frame.response(
            "target", title: "\(standing.target.name)", tab: "targets", page, hasChart: page.chart != nil,
            status: problem?.status ?? .ok, to: request)
    }

    private typealias Make = @Sendable (TargetID, Query, RoomView, WebRequest) throws(Problem) -> [PlanCommand]

    /// A form of the page of a target; what is refused is said on the page itself.
    private func form(_ name: String, _ duties: [Duty], _ make: @escaping Make) -> Route {
        frame.form("/steering/targets/{target}/\(name)", "steering-target-\(name)", .duties(duties)) {
            (request) async throws(Problem) in
            let id = try request.parse(parameter: "target", TargetID.parse)
            let fields = try await request.form()
            let view = try await frame.desk.view(request)
            guard view.room.plans.targets[id] != nil else { throw Problem(.notFound) }
            do throws(Problem) {
                let commands = try make(id, fields, view, request)
                try await frame.desk.give(commands.map(RoomCommand.plans), request)
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

    func override(_ id: TargetID) throws(Problem) -> [PlanCommand] {
        let word = form["light"] ?? ""
        guard let light = Light(rawValue: word) else {
            throw Problem(.fields([.code("light", word, Light.overridable.map(\.rawValue))]))
        }
        return [
            .overrideLight(
                id, to: light, reason: try read("reason", Line.parse), as: try read("post", PostID.parse),
                until: try read("until", LocalDate.parse))
        ]
    }
}
