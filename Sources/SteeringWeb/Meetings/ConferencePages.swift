import Application
import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird
import Steering
import SteeringRoom
import Web

/// The pages of conferences.
struct ConferencePages: Sendable {
    let frame: RoomFrame

    static let path = "/steering/conferences"

    var routes: [Route] {
        [
            frame.page(ConferencePages.path, "page-steering-conferences", .duties(RoomDuties.inside)) {
                (request) async throws(Problem) in try await list(request, sent: nil, fault: nil)
            },
            frame.form(ConferencePages.path, "steering-conference-form", .duties(RoomDuties.inside)) {
                (request) async throws(Problem) in try await call(request)
            },
            frame.page(
                ConferencePages.path + "/{conference}", "page-steering-conference", .duties(RoomDuties.inside)
            ) { (request) async throws(Problem) in try await one(request, sent: nil, fault: nil) },
            frame.form(
                ConferencePages.path + "/{conference}", "steering-conference-act-form", .duties(RoomDuties.inside)
            ) { (request) async throws(Problem) in try await take(request) },
            frame.page(
                ConferencePages.path + "/{conference}/agenda", "page-steering-agenda", .duties(RoomDuties.inside)
            ) { (request) async throws(Problem) in
                // The address of the form is no page; whoever reads it wants the conference.
                BottleneckPages.seeOther(ConferencePages.path + "/\(try request.conference())")
            },
            frame.form(
                ConferencePages.path + "/{conference}/agenda", "steering-agenda-form", .duties(RoomDuties.inside)
            ) { (request) async throws(Problem) in try await draw(request) },
        ]
    }

    private func list(_ request: WebRequest, sent: Query?, fault: Problem?) async throws(Problem) -> Response {
        let view = try await frame.desk.view(request)
        var page = ConferencesView(view)
        if let csrf = request.identity?.session?.csrf, !view.vantage.isPast {
            page.offerCall(view, try request.person().person.id, request.now.localDate, csrf: csrf, sent: sent)
        }
        page.fault = fault.map { ActFields.sentence($0, "conference", view.words) }
        return try frame.response(
            "conferences", title: request.text("conferences.title"), tab: "conferences", page,
            status: fault?.status ?? .ok, to: request)
    }

    private func call(_ request: WebRequest) async throws(Problem) -> Response {
        let form = try await request.form()
        let id: ConferenceID
        do throws(Problem) {
            let sheet = ConferenceSheets.conferences
            let commands = try ActFields.command(of: sheet, (column: "", id: ""), { form[$0] }, sheet.make)
            guard case .conferences(.call(let named, _, _, _, _))? = commands.first else { throw Problem(.internal) }
            id = named
            try await frame.desk.give(commands, request)
        } catch { return try await list(request, sent: form, fault: error) }
        return BottleneckPages.seeOther(ConferencePages.path + "/\(id)")
    }

    private func one(_ request: WebRequest, sent: Query?, fault: Problem?) async throws(Problem) -> Response {
        let view = try await frame.desk.view(request)
        let id = try request.conference()
        let book = view.room.conferences
        guard let conference = book.conference(id, on: view.day, recordedBy: view.vantage.moment) else {
            throw Problem(.notFound)
        }
        var page = ConferenceView(conference, view, TaskReader(request, view.room))
        if let csrf = request.identity?.session?.csrf, !view.vantage.isPast {
            let (today, user) = (request.now.localDate, try request.person().person.id)
            let acts = book.acts(on: id, for: user, today: today, roster: view.room.roster)
            let maker = ConferenceForms(conference, view)
            page.forms = acts.map { maker.form($0.kind, $0.posts, today: today, csrf: csrf, sent: sent) }
            // Who may take a matter off may draw the agenda anew.
            if acts.contains(where: { $0.kind == .hold }) { page.draw = csrf }
        }
        page.fault = fault.map { ActFields.sentence($0, "conference", view.words) }
        return try frame.response(
            "conference", title: page.title, tab: "conferences", page, status: fault?.status ?? .ok, to: request)
    }

    private func take(_ request: WebRequest) async throws(Problem) -> Response {
        let id = try request.conference()
        let form = try await request.form()
        do throws(Problem) {
            let command = try ActFields.command(
                of: ConferenceActSheet.sheet, (column: "conference", id: "\(id)"), { form[$0] },
                ConferenceActSheet.command)
            try await frame.desk.give([.conferences(command)], request)
        } catch { return try await one(request, sent: form, fault: error) }
        return BottleneckPages.seeOther(ConferencePages.path + "/\(id)")
    }

    /// Draws the agenda from what does not go as it should today.
    private func draw(_ request: WebRequest) async throws(Problem) -> Response {
        let id = try request.conference()
        _ = try await request.form()
        do throws(Problem) {
            let exceptions = try await frame.desk.sight(request) { (_, sight) throws(ShelfFailure) in
                try sight.agendaExceptions()
            }
            try await frame.desk.give([.conferences(.draw(id, from: exceptions))], request)
        } catch { return try await one(request, sent: nil, fault: error) }
        return BottleneckPages.seeOther(ConferencePages.path + "/\(id)")
    }
}
