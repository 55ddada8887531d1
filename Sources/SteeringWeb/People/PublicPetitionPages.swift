import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird
import Steering
import SteeringRoom
import Web

/// What everybody may see and do: the form, the page of each case, the list with its rates, the promises.
struct PublicPetitionPages: Sendable {
    let frame: RoomFrame
    let petitions: PetitionDesk
    let memory: PetitionMemory
    let uploads = Door()

    /// Five files of ten MiB, and the text.
    static let limit = PetitionBook.Limit.attachments * AttachedFile.Limit.bytes + (1 << 20)

    var routes: [Route] {
        [
            page("/petitions", "page-petitions") { request throws(Problem) in try await list(request) },
            page("/petitions/new", "page-petition-new") { request throws(Problem) in try await blank(request) },
            form("/petitions/new", "petition-form", Self.limit) { request throws(Problem) in
                try await submit(request)
            },
            page("/petitions/{petition}", "page-petition") { request throws(Problem) in try await show(request) },
            form("/petitions/{petition}", "petition-word-form", 64 * 1024) { request throws(Problem) in
                try await speak(request)
            },
            page("/promises", "page-promises") { request throws(Problem) in try await promises(request) },
        ]
    }

    private func page(_ path: String, _ operation: String, _ handler: @escaping Route.Handler) -> Route {
        frame.page(path, operation, .public, .read, handler)
    }

    private func form(
        _ path: String, _ operation: String, _ limit: Int, _ handler: @escaping Route.Handler
    ) -> Route {
        Route(
            Endpoint(
                .post, path, operation, access: .public, rate: .submission, bodyLimit: limit, audience: .reader),
            handler: handler)
    }

    func answer(
        _ template: String, _ title: String, _ view: some Sendable, hasChart: Bool = false,
        status: HTTPResponse.Status = .ok, isSecret: Bool = false, to request: WebRequest
    ) -> Response {
        let framer = frame.framer
        let draft = PageDraft(
            name: template, title: title, section: "petitions", isLive: false, status: status,
            styles: ["room.css", "people.css"],
            scripts: hasChart && framer.assets.has("chart.min.js") ? ["chart.min.js", "room.js"] : [])
        var response = framer.response(draft, body: frame.publicBody(template, view, to: request), to: request)
        if isSecret { response.headers[.cacheControl] = "no-store" }
        return response
    }

    // MARK: The list

    private func list(_ request: WebRequest) async throws(Problem) -> Response {
        // Whoever types a number into the field goes to its page.
        if let wanted = request.query["code"]?.trimmed, let id = try? PetitionID.parse(wanted) {
            return Response(status: .seeOther, headers: [.location: "/petitions/\(id)"])
        }
        let room = try await frame.desk.view(request)
        let view = PetitionListView(request, room, memory.statuses(room))
        return answer("petitions", room.words("petitions.title"), view, hasChart: true, to: request)
    }

    private func promises(_ request: WebRequest) async throws(Problem) -> Response {
        let room = try await frame.desk.view(request)
        let view = PromiseListView(request, room, memory.statuses(room), isInside: false)
        return answer("promises", room.words("promises.title"), view, to: request)
    }

    // MARK: The form

    private func blank(_ request: WebRequest) async throws(Problem) -> Response {
        let room = try await frame.desk.view(request)
        let view = PetitionFormView(request, room, token: petitions.token(at: request.now))
        return answer("petition-form", room.words("petition-form.title"), view, isSecret: true, to: request)
    }

    private func submit(_ request: WebRequest) async throws(Problem) -> Response {
        let room = try await frame.desk.view(request)
        let form = try await uploads.pass { () async throws(Problem) in try await request.formWithFiles() }
        do throws(Problem) {
            let sent = try PetitionSubmission(form, on: request.now.localDate)
            let (desk, now) = (petitions, request.now)
            let received = try await frame.desk.at(desk, request) { desk throws(PetitionDeskFailure) in
                try desk.submit(sent.form, by: PetitionDesk.publicForm, at: now)
            }
            let view = PetitionSentView(received, request, room.words)
            return answer("petition-sent", room.words("petition-sent.title"), view, isSecret: true, to: request)
        } catch {
            guard error.status == .unprocessableContent else { throw error }
            var view = PetitionFormView(request, room, token: form["token"] ?? "")
            view.take(form, error, request)
            // What is wrong with the token is mended by a new one; otherwise a form that is sent again stays the same.
            if error.code == "petition-stale-form" { view.token = petitions.token(at: request.now) }
            return answer(
                "petition-form", room.words("petition-form.title"), view, status: error.status, isSecret: true,
                to: request)
        }
    }

    // MARK: The case

    private func show(_ request: WebRequest) async throws(Problem) -> Response {
        let room = try await frame.desk.view(request)
        return try show(request, room)
    }

    private func show(
        _ request: WebRequest, _ room: RoomView, problem: Problem? = nil, form: Query? = nil
    ) throws(Problem) -> Response {
        var view = PublicCaseView(try room.status(request), request, room, token: petitions.token(at: request.now))
        if let problem {
            view.problem = problem.detail.text(request.services.catalogue, request.language)
            view.words = form?["words"] ?? ""
            view.token = form?["token"] ?? view.token
            if problem.code == "petition-stale-form" { view.token = petitions.token(at: request.now) }
        }
        return answer(
            "petition", view.title, view, status: problem?.status ?? .ok, isSecret: problem != nil, to: request)
    }

    private func speak(_ request: WebRequest) async throws(Problem) -> Response {
        let form = try await request.form()
        let room = try await frame.desk.view(request)
        let status = try room.status(request)
        do throws(Problem) {
            let speech = try PetitionSpeechForm.read(form)
            let (desk, now, id) = (petitions, request.now, status.id)
            let (secret, token) = (form["secret"] ?? "", form["token"] ?? "")
            try await frame.desk.at(desk, request) { desk throws(PetitionDeskFailure) in
                try desk.speak(id, secret: secret, speech, token: token, at: now)
            }
        } catch {
            guard error.status == .unprocessableContent else { throw error }
            return try show(request, room, problem: error, form: form)
        }
        return Response(
            status: .seeOther, headers: [.location: "/petitions/\(status.id)#words", .cacheControl: "no-store"])
    }
}

extension RoomDesk {
    /// Asks the desk of petitions, which blocks, off the threads that serve.
    @discardableResult
    func at<Value: Sendable>(
        _ petitions: PetitionDesk, _ request: WebRequest,
        _ body: @escaping @Sendable (PetitionDesk) throws(PetitionDeskFailure) -> Value
    ) async throws(Problem) -> Value {
        let result = try await request.services.blocking.run { () -> Result<Value, PetitionDeskFailure> in
            do throws(PetitionDeskFailure) { return .success(try body(petitions)) } catch { return .failure(error) }
        }.get()
        switch result {
        case .success(let value): return value
        case .failure(let failure): throw Problem(petition: failure)
        }
    }
}

extension String {
    /// The text without blanks around it.
    var trimmed: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
