import Application
import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird
import Steering
import SteeringRoom
import Web

/// The pages of figures: what there is, what was known of one indicator, and the three hands.
struct FigurePages: Sendable {
    let frame: RoomFrame

    var routes: [Route] {
        [
            frame.page("/steering/figures", "page-steering-figures", .duties(RoomDuties.inside)) {
                (request) async throws(Problem) in
                let view = try await frame.desk.view(request)
                let page = IndicatorsView(view)
                return try frame.response(
                    "indicators", title: request.text("figures.title"), tab: "figures", page, to: request)
            },
            frame.page("/steering/figures/{indicator}", "page-steering-indicator", .duties(RoomDuties.inside)) {
                (request) async throws(Problem) in
                let view = try await frame.desk.view(request)
                let question = try FigureQuestion(request, view)
                let known = try await question.answer(frame.desk, view, request)
                let page = IndicatorView(question, known, view, request)
                return try frame.response(
                    "indicator", title: page.title, tab: "figures", page, hasChart: page.chart != nil, to: request)
            },
            frame.form(
                "/steering/figures/{indicator}", "steering-figure-hand", .duties([.approver, .publisher])
            ) { (request) async throws(Problem) in try await hand(request) },
        ]
    }

    /// Approves or publishes one figure, and shows the page again as it was asked for.
    private func hand(_ request: WebRequest) async throws(Problem) -> Response {
        let indicator = try request.parse(parameter: "indicator", IndicatorID.parse)
        let form = try await request.form()
        guard let number = form["number"].flatMap({ Int($0) }) else {
            throw Problem(
                .fields([FieldError(pointer: "number", ParseFailure(.notANumber, found: form["number"] ?? ""))]))
        }
        let command: FigureCommand
        switch form["hand"] {
        case "approve": command = .approve(number)
        case "publish": command = .publish(number)
        case let other:
            throw Problem(
                .fields([
                    FieldError(
                        pointer: "hand",
                        ParseFailure(.unknownCode, found: other ?? "", accepted: "approve, publish"))
                ]))
        }
        let duty: Duty = form["hand"] == "approve" ? .approver : .publisher
        guard try request.person().mayUse([duty]) else { throw Problem(.forbidden) }
        try await frame.desk.give([.figures(command)], request)
        var address = "/steering/figures/\(indicator)?area=\(UnitID.province)"
        if let area = form["area"], let unit = try? UnitID.parse(area) {
            address = "/steering/figures/\(indicator)?area=\(unit)"
        }
        if let kind = form["kind"], let word = try? FigureKind.parse(kind) { address += "&kind=\(word.code)" }
        return Response(status: .seeOther, headers: [.location: address + "#figures"])
    }
}
