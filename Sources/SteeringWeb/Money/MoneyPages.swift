import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird
import Steering
import SteeringRoom
import Web

/// The pages of public investment.
struct MoneyPages: Sendable {
    let frame: RoomFrame

    var routes: [Route] {
        [
            frame.page("/steering/money", "page-steering-money", .duties(RoomDuties.inside)) {
                (request) async throws(Problem) in
                let view = try await frame.desk.view(request)
                let page = MoneyPage(MoneyFacts(view.room.money, try MoneyQuestion(request, view)), view)
                return try frame.response("money", title: page.title, tab: "money", page, hasChart: true, to: request)
            },
            frame.page("/steering/money/{project}", "page-steering-money-project", .duties(RoomDuties.inside)) {
                (request) async throws(Problem) in
                let view = try await frame.desk.view(request)
                let facts = try await MoneyRoutes.project(frame.desk, request)
                let page = ProjectPage(facts, view, request)
                return try frame.response("project", title: page.title, tab: "money", page, to: request)
            },
            frame.form("/steering/money/{project}", "steering-money-approve", .duties([.approver])) {
                (request) async throws(Problem) in
                let project = try request.parse(parameter: "project", ProjectID.parse)
                let form = try await request.form()
                guard let number = form["plan"].flatMap({ Int($0) }) else {
                    throw Problem(
                        .fields([FieldError(pointer: "plan", ParseFailure(.notANumber, found: form["plan"] ?? ""))]))
                }
                try await frame.desk.give([.money(.approve(.plan(number: number)))], request)
                return Response(status: .seeOther, headers: [.location: "/steering/money/\(project)"])
            },
        ]
    }
}
