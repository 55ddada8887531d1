import Application
import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird

/// Signing in as a program, and tokens.
enum PeopleRoutes {
    static let all: [Route] = [
        Route(
            Endpoint(
                .post, "/api/v1/session", "signIn", access: .public, rate: .signIn, bodyLimit: 4_096,
                contract: Contract(
                    "people", body: .json("Credentials"), answers: [201: .json("Session")],
                    problems: [400, 401, 403, 413, 415, 422, 429, 503], headers: ["SetCookie"])),
            handler: signIn),
        Route(
            Endpoint(
                .get, "/api/v1/session", "getSession", access: .signedIn,
                contract: Contract("people", answers: [200: .json("Session")], problems: [400, 401, 403, 429, 503])),
            handler: { (request) throws(Problem) in
                let identity = try request.person()
                return request.json(.ok, [.cacheControl: "no-store"]) {
                    $0.session(identity.person, identity.session, identity.usable)
                }
            }),
        Route(
            Endpoint(
                .delete, "/api/v1/session", "signOut", access: .signedIn,
                contract: Contract(
                    "people", answers: [204: .none], problems: [400, 401, 403, 429, 503], headers: ["SetCookie"])),
            handler: { (request) async throws(Problem) in
                try await request.services.doorkeeper.signOut(request.request)
                let cookie = SessionCookie.clear(request.services.configuration)
                return Response(status: .noContent, headers: [.setCookie: cookie])
            }),
        Route(
            Endpoint(
                .get, "/api/v1/tokens", "listTokens", access: .signedIn,
                contract: Contract("people", answers: [200: .json("Tokens")], problems: [400, 401, 403, 429, 503])),
            handler: tokens),
        Route(
            Endpoint(
                .post, "/api/v1/tokens", "createToken", access: .signedIn, rate: .signIn, bodyLimit: 4_096,
                contract: Contract(
                    "people", body: .json("TokenRequest"), answers: [201: .json("NewToken")],
                    problems: [400, 401, 403, 413, 415, 422, 429, 503])),
            handler: createToken),
        Route(
            Endpoint(
                .delete, "/api/v1/tokens/{token}", "revokeToken", access: .signedIn, rate: .command,
                contract: Contract(
                    "people", answers: [204: .none], problems: [400, 401, 403, 404, 429, 503])),
            handler: revokeToken),
    ]

    @Sendable private static func signIn(_ request: WebRequest) async throws(Problem) -> Response {
        let json = try await request.json()
        let (login, password, duty) = try ObjectReader.body(json) { reader -> (String, String, Duty?)? in
            let login = reader.must("login") { $0.words($1, limit: 64) }
            let password = reader.must("password") { $0.words($1, limit: 1_024) }
            let duty = reader.coded("duty", Duty.self)
            guard let login, let password else { return nil }
            return (login, password, duty)
        }
        let (person, session) = try await request.services.doorkeeper.signIn(
            login: login, password: password, duty: duty)
        let cookie = SessionCookie.set(session, request.services.configuration)
        let duties = person.duties(at: request.now).map(\.duty)
        return request.json(.created, [.setCookie: cookie, .cacheControl: "no-store"]) {
            $0.session(person, session, duties)
        }
    }

    @Sendable private static func tokens(_ request: WebRequest) async throws(Problem) -> Response {
        let user = try request.person().person.id
        let now = request.now
        let tokens = try await request.services.doorkeeper.asking { (accounts) throws(AccountFailure) in
            try accounts.tokens(of: user, at: now)
        }
        return request.json(.ok, [.cacheControl: "no-store"]) { json in
            json.list("tokens", tokens) { json, token in json.object { $0.token(token) } }
        }
    }

    @Sendable private static func createToken(_ request: WebRequest) async throws(Problem) -> Response {
        let identity = try request.person()
        // A token must not be able to make itself immortal, or wider.
        guard identity.session != nil else { throw Problem(.scopeMissing) }
        let json = try await request.json()
        let usable = identity.usable
        let (label, scopes, days) = try ObjectReader.body(json) { $0.tokenRequest(usable) }
        let now = request.now
        let (token, secret) = try await request.services.doorkeeper.asking { (accounts) throws(AccountFailure) in
            try accounts.createToken(
                for: identity.person.id, label: label, scopes: scopes, at: now,
                expiresAt: now + .seconds(days * 86_400))
        }
        return request.json(.created, [.cacheControl: "no-store"]) { json in
            json.token(token)
            json.member("secret", secret)
        }
    }

    @Sendable private static func revokeToken(_ request: WebRequest) async throws(Problem) -> Response {
        let user = try request.person().person.id
        let id = request.parameter("token")
        let now = request.now
        let isFound = try await request.services.doorkeeper.asking { (accounts) throws(AccountFailure) in
            guard try accounts.tokens(of: user, at: now).contains(where: { $0.id == id }) else { return false }
            try accounts.revoke(tokenID: id)
            return true
        }
        guard isFound else { throw Problem(.notFound) }
        request.services.doorkeeper.forget()
        return Response(status: .noContent)
    }
}

extension ObjectReader {
    fileprivate mutating func tokenRequest(
        _ usable: [Duty]
    ) -> (label: String, scopes: Set<APIToken.Scope>, days: Int64)? {
        let label = must("label") { $0.words($1, limit: 200) }
        let days = integer("days", in: 1...366) ?? 90
        var scopes: Set<APIToken.Scope> = []
        if value("scopes") == nil { missing("scopes") }
        let accepted = ["read"] + usable.map(\.code)
        for (element, pointer) in list("scopes", limit: 20) ?? [] {
            guard case .text(let text) = element else {
                errors.addShape(.type(pointer, element, wanted: "string"))
                continue
            }
            if text == "read" {
                scopes.insert(.read)
            } else if let duty = Duty(code: text), usable.contains(duty) {
                scopes.insert(.duty(duty))
            } else {
                errors.addMeaning(.code(pointer, text, accepted))
            }
        }
        return label.map { ($0, scopes, days) }
    }
}

extension JSONWriter {
    /// Writes who is signed in, and what a form must bring back.
    fileprivate mutating func session(_ person: Person, _ session: Session?, _ duties: [Duty]) {
        member("user", person.id.description)
        member("name", person.name)
        member("duty", code: session?.duty)
        list("duties", texts: duties.map(\.code))
        member("firm", session?.firm?.digits)
        member("csrf", session?.csrf)
        member("expiresAt", session?.expiresAt.iso8601)
    }

    /// Writes the members of a token, without its secret.
    fileprivate mutating func token(_ token: APIToken) {
        member("token", token.id)
        member("label", token.label)
        list(
            "scopes",
            texts: token.scopes.map { scope in
                switch scope {
                case .read: "read"
                case .duty(let duty): duty.code
                }
            }.sorted())
        member("createdAt", token.createdAt.iso8601)
        member("expiresAt", token.expiresAt.iso8601)
    }
}
