import Application
import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird
import Steering
import SteeringRoom
import Web

/// What programs may send to the register: the same forms as on the pages, read by the same rules, without files.
///
/// What is sent again is what it was the first time: a form by its token, an act because it is already so.
struct PetitionWritingRoutes: Sendable {
    let desk: RoomDesk
    let petitions: PetitionDesk

    /// The largest body, in bytes.
    private static let limit = 64 * 1024
    private static let path = "/api/v1/petitions"
    private static let inside = "/api/v1/steering/petitions"

    var routes: [Route] {
        [
            Route(
                Endpoint(
                    .get, "/api/v1/petition-form", "getPetitionForm", access: .public,
                    contract: Contract(
                        "steering", answers: [200: .json("PetitionForm")], problems: [400, 429, 503]))
            ) { (request) async throws(Problem) in try await blank(request) },
            write(
                PetitionWritingRoutes.path, "sendPetition", .public, .submission, "PetitionInput", "PetitionReceipt",
                [413, 415], send),
            write(
                PetitionWritingRoutes.path + "/{petition}/words", "speakOfPetition", .public, .submission,
                "PetitionWords", "PetitionCase", [404, 413, 415], speak),
            write(
                PetitionWritingRoutes.inside, "enterPetition", .duties(PetitionPages.keeping), .command,
                "PetitionEntry", "PetitionReceipt", [401, 403, 413, 415], enter),
            write(
                PetitionWritingRoutes.inside + "/{petition}/acts", "actOnPetition", .duties(PetitionPages.acting),
                .command, "PetitionAct", "PetitionCase", [401, 403, 404, 413, 415], act),
        ]
    }

    private func write(
        _ path: String, _ operation: String, _ access: Access, _ rate: RateClass, _ body: String, _ answer: String,
        _ problems: [Int], _ handler: @escaping Route.Handler
    ) -> Route {
        Route(
            Endpoint(
                .post, path, operation, access: access, rate: rate, bodyLimit: PetitionWritingRoutes.limit,
                contract: Contract(
                    "steering", body: .json(body), answers: [200: .json(answer)],
                    problems: [400, 422, 429, 503] + problems)), handler: handler)
    }

    /// The token that a form wants, and what may be chosen on it today.
    private func blank(_ request: WebRequest) async throws(Problem) -> Response {
        let book = try await desk.view(request).room.petitions
        let (today, token) = (request.now.localDate, petitions.token(at: request.now))
        return TaskRoutes.json { json in
            json.member("token", token)
            json.member("validDays", Int(CaseSecrets.life.components.seconds / 86_400))
            json.list("groups", texts: PetitionerGroup.allCases.map(\.rawValue))
            json.list("topics", texts: book.terms(.topic, on: today).map(\.id.description))
            json.list("kinds", texts: book.terms(.kind, on: today).map(\.id.description))
        }
    }

    @Sendable private func send(_ request: WebRequest) async throws(Problem) -> Response {
        let fields = try await PetitionWritingRoutes.fields(
            request, ["token", "text", "group", "topic", "name", "phone", "address"])
        let sent = try PetitionSubmission(MultipartForm(fields: fields), on: request.now.localDate)
        return try await submit(sent.form, by: PetitionDesk.publicForm, request)
    }

    /// What officers write up for somebody.
    @Sendable private func enter(_ request: WebRequest) async throws(Problem) -> Response {
        let fields = try await PetitionWritingRoutes.fields(
            request,
            [
                "token", "text", "group", "topic", "name", "phone", "address", "channel", "received", "kind",
                "dialogue",
                "reference",
            ])
        let sent = try PetitionSubmission(office: MultipartForm(fields: fields), on: request.now.localDate)
        return try await submit(sent.form, by: try request.person().person.id, request)
    }

    private func submit(_ form: PetitionForm, by user: UserID, _ request: WebRequest) async throws(Problem) -> Response
    {
        let now = request.now
        let received = try await desk.at(petitions, request) { desk throws(PetitionDeskFailure) in
            try desk.submit(form, by: user, at: now)
        }
        return TaskRoutes.json { json in
            json.member("petition", "\(received.id)")
            json.member("secret", received.secret)
        }
    }

    /// The word of an author who knows the secret of the case.
    @Sendable private func speak(_ request: WebRequest) async throws(Problem) -> Response {
        let fields = Query(
            items: try await PetitionWritingRoutes.fields(request, ["token", "secret", "say", "words"]))
        let id = try (try await desk.view(request)).status(request).id
        let speech = try PetitionSpeechForm.read(fields)
        let (secret, token, now) = (fields["secret"] ?? "", fields["token"] ?? "", request.now)
        try await desk.at(petitions, request) { desk throws(PetitionDeskFailure) in
            try desk.speak(id, secret: secret, speech, token: token, at: now)
        }
        return try await show(request)
    }

    @Sendable private func act(_ request: WebRequest) async throws(Problem) -> Response {
        let fields = Query(
            items: try await PetitionWritingRoutes.fields(
                request,
                [
                    "deed", "on", "reason", "text", "document", "kind", "topic", "post", "what", "due", "body",
                    "petition", "verdict",
                ], number: "act"))
        let room = try await desk.view(request)
        let status = try room.status(request)
        let sight = try PetitionSight(request, status, room)
        let order = try PetitionOrder.read(fields, status, today: request.now.localDate)
        guard sight.mayDo(order) else { throw Problem(.forbidden(PetitionPages.keeping)) }
        switch order {
        case .command(let command): try await desk.give([.petitions(command)], request)
        case .erase(let reason):
            let erasure = PapersErasure(
                status.petition.submission.author, by: try request.person().person.id, at: request.now,
                reason: reason.description)
            try await desk.at(petitions, request) { desk throws(PetitionDeskFailure) in try desk.erase(erasure) }
        }
        return try await show(request)
    }

    /// The case as it stands now, as everybody may know it.
    private func show(_ request: WebRequest) async throws(Problem) -> Response {
        let view = try await desk.view(request)
        let status = try view.status(request)
        var response = PetitionRoutes.answer { $0.petition(status, view) }
        response.headers[.cacheControl] = "no-store"
        return response
    }

    /// The members of a body as the fields of a form; those that are missing are left out.
    private static func fields(
        _ request: WebRequest, _ names: [String], number: String? = nil
    ) async throws(Problem) -> [(name: String, value: String)] {
        let body = try await request.json()
        return try ObjectReader.body(body) { reader in
            var fields: [(name: String, value: String)] = []
            for name in names {
                if let text = reader.text(name) { fields.append((name, text)) }
            }
            if let number, let value = reader.integer(number, in: 0...Int64(Int32.max)) {
                fields.append((number, "\(value)"))
            }
            return fields
        }
    }
}
