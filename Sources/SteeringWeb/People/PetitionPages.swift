import Application
import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird
import NIOCore
import Steering
import SteeringRoom
import Web

/// The register of petitions from inside: the list, each case with all that was written, and what can be done with it.
struct PetitionPages: Sendable {
    let frame: RoomFrame
    let petitions: PetitionDesk
    let memory: PetitionMemory
    let uploads = Door()

    /// Who does something with petitions; a department only with those that its posts answer for.
    static let acting: [Duty] = [.reception, .office, .department]
    /// Who keeps the register: takes up, routes, merges, publishes, erases.
    static let keeping: [Duty] = [.reception, .office]

    var routes: [Route] {
        [
            page("/steering/petitions", "page-steering-petitions") { request throws(Problem) in
                try await list(request)
            },
            page("/steering/petitions/new", "page-steering-petition-new", .duties(Self.keeping)) {
                request throws(Problem) in try await blank(request)
            },
            frame.form(
                "/steering/petitions/new", "steering-petition-form", .duties(Self.keeping),
                limit: PublicPetitionPages.limit
            ) { request throws(Problem) in try await enter(request) },
            page("/steering/petitions/{petition}", "page-steering-petition") { request throws(Problem) in
                try await show(request, nil)
            },
            frame.form("/steering/petitions/{petition}", "steering-petition-deed", .duties(Self.acting)) {
                request throws(Problem) in try await act(request)
            },
            page("/steering/petitions/{petition}/files/{digest}", "steering-petition-file") {
                request throws(Problem) in try await file(request)
            },
            page("/steering/promises", "page-steering-promises") { request throws(Problem) in
                try await promises(request, nil)
            },
            frame.form("/steering/promises", "steering-promise-form", .duties(Self.acting)) {
                request throws(Problem) in try await promise(request)
            },
        ]
    }

    private func page(
        _ path: String, _ operation: String, _ access: Access = .duties(RoomDuties.inside),
        _ handler: @escaping Route.Handler
    ) -> Route {
        frame.page(path, operation, access, .read, handler)
    }

    private func answer(
        _ template: String, _ title: String, _ view: some Sendable, tab: String = "petitions", hasChart: Bool = false,
        status: HTTPResponse.Status = .ok, to request: WebRequest
    ) throws(Problem) -> Response {
        try frame.response(
            template, title: title, tab: tab, view, hasChart: hasChart, styles: ["people.css"], status: status,
            to: request)
    }

    // MARK: The list

    private func list(_ request: WebRequest) async throws(Problem) -> Response {
        let room = try await frame.desk.view(request)
        let view = PetitionRegisterView(request, room, memory.statuses(room))
        return try answer("petition-register", room.words("register.title"), view, hasChart: true, to: request)
    }

    private func blank(_ request: WebRequest) async throws(Problem) -> Response {
        let room = try await frame.desk.view(request)
        let view = PetitionFormView(request, room, token: petitions.token(at: request.now), isOffice: true)
        return try answer("petition-form", room.words("petition-form.title"), view, to: request)
    }

    private func enter(_ request: WebRequest) async throws(Problem) -> Response {
        let room = try await frame.desk.view(request)
        let form = try await uploads.pass { () async throws(Problem) in try await request.formWithFiles() }
        do throws(Problem) {
            let sent = try PetitionSubmission(office: form, on: request.now.localDate)
            let (user, now) = (try request.person().person.id, request.now)
            let received = try await frame.desk.at(petitions, request) { desk throws(PetitionDeskFailure) in
                try desk.submit(sent.form, by: user, at: now)
            }
            var view = PetitionSentView(received, request, room.words)
            view.href = "/steering/petitions/\(received.id)"
            var response = try answer("petition-sent", room.words("petition-sent.title"), view, to: request)
            response.headers[.cacheControl] = "no-store"
            return response
        } catch {
            guard error.status == .unprocessableContent else { throw error }
            let isStale = error.code == "petition-stale-form"
            var view = PetitionFormView(
                request, room, token: isStale ? petitions.token(at: request.now) : form["token"] ?? "", isOffice: true)
            view.take(form, error, request)
            return try answer(
                "petition-form", room.words("petition-form.title"), view, status: error.status, to: request)
        }
    }

    // MARK: The case

    private func show(_ request: WebRequest, _ problem: Problem?) async throws(Problem) -> Response {
        let room = try await frame.desk.view(request)
        let status = try room.status(request)
        guard let file = room.room.petitions[status.id] else { throw Problem(.notFound) }
        let sight = try PetitionSight(request, status, room)
        let papers =
            sight.readsPapers
            ? try await frame.desk.at(petitions, request) { desk throws(PetitionDeskFailure) in
                try desk.papers(of: file)
            } : nil
        var view = PetitionCaseView(status, file, papers, sight, request, room)
        view.problem = problem?.detail.text(request.services.catalogue, request.language)
        return try answer(
            "petition-case", view.title, view, status: problem?.status ?? .ok, to: request)
    }

    private func act(_ request: WebRequest) async throws(Problem) -> Response {
        let form = try await request.form()
        let room = try await frame.desk.view(request)
        let status = try room.status(request)
        do throws(Problem) {
            let sight = try PetitionSight(request, status, room)
            let order = try PetitionOrder.read(form, status, today: request.now.localDate)
            guard sight.mayDo(order) else { throw Problem(.forbidden(Self.keeping)) }
            switch order {
            case .command(let command): try await frame.desk.give([.petitions(command)], request)
            case .erase(let reason):
                let erasure = PapersErasure(
                    status.petition.submission.author, by: try request.person().person.id, at: request.now,
                    reason: reason.description)
                try await frame.desk.at(petitions, request) { desk throws(PetitionDeskFailure) in
                    try desk.erase(erasure)
                }
            }
        } catch {
            guard error.status == .unprocessableContent else { throw error }
            return try await show(request, error)
        }
        return Response(
            status: .seeOther,
            headers: [.location: "/steering/petitions/\(status.id)", .cacheControl: "no-store"])
    }

    /// A file for officers: always to be saved, never shown in place, whatever is in it.
    private func file(_ request: WebRequest) async throws(Problem) -> Response {
        let room = try await frame.desk.view(request)
        let status = try room.status(request)
        let sight = try PetitionSight(request, status, room)
        guard sight.readsPapers else { throw Problem(.forbidden(Self.keeping)) }
        let wanted = request.parameter("digest")
        let file = status.petition.submission.attachments.first { $0.digest.description == wanted }
        guard let file else { throw Problem(.notFound) }
        let bytes = try await frame.desk.at(petitions, request) { desk throws(PetitionDeskFailure) in
            try desk.bytes(of: file)
        }
        guard let bytes else { throw Problem(.notFound) }
        let name = "\(status.id)-\(wanted.prefix(8)).\(file.mediaType.rawValue)"
        return Response(
            status: .ok,
            headers: [
                .contentType: file.mediaType.mime, .contentDisposition: "attachment; filename=\"\(name)\"",
                .contentSecurityPolicy: "default-src 'none'; sandbox", .cacheControl: "private, no-store",
            ], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    // MARK: Promises and dialogues

    private func promises(_ request: WebRequest, _ problem: Problem?) async throws(Problem) -> Response {
        let room = try await frame.desk.view(request)
        var view = PromiseListView(request, room, memory.statuses(room), isInside: true)
        view.problem = problem?.detail.text(request.services.catalogue, request.language)
        return try answer(
            "promise-ledger", room.words("promises.title"), view, tab: "promises", status: problem?.status ?? .ok,
            to: request)
    }

    private func promise(_ request: WebRequest) async throws(Problem) -> Response {
        let form = try await request.form()
        do throws(Problem) {
            let command = try PromiseOrder.read(form)
            try await frame.desk.give([.petitions(command)], request)
        } catch {
            guard error.status == .unprocessableContent else { throw error }
            return try await promises(request, error)
        }
        return Response(
            status: .seeOther, headers: [.location: "/steering/promises", .cacheControl: "no-store"])
    }
}

/// What somebody inside may see of a case and do with it.
struct PetitionSight: Sendable {
    /// Whether the person keeps the register.
    let keeps: Bool
    /// Whether one of the person's posts answers for the case.
    let answers: Bool

    init(_ request: WebRequest, _ status: PetitionStatus, _ view: RoomView) throws(Problem) {
        let identity = try request.person()
        keeps = identity.mayUse(PetitionPages.keeping)
        let posts = view.room.roster.posts(of: identity.person.id, on: request.now.localDate)
        // Who answered for it on a past day does not read it today.
        let now = view.room.petitions.status(
            of: status.id, AsKnown(on: request.now.localDate), view.room.roster.calendar)
        answers = identity.mayUse([.department]) && now?.standing.post.map(posts.contains) ?? false
    }

    /// Whether the person reads who wrote, and what exactly.
    var readsPapers: Bool { keeps || answers }

    /// Whether the person may give an order: a post that answers for the case answers and no more.
    func mayDo(_ order: PetitionOrder) -> Bool {
        if keeps { return true }
        guard answers else { return false }
        switch order {
        case .command(.act(_, .answered, _)), .command(.act(_, .explained, _)), .command(.act(_, .resolved, _)),
            .command(.plan):
            return true
        case .command, .erase: return false
        }
    }
}
