import Application
import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// Receives every request of one endpoint: limits, identity, capacity; then the handler; then the answer's dress.
struct Reception: HTTPResponder {
    typealias Context = WebContext

    let route: Route
    let hall: Hall

    func respond(to request: Request, context: WebContext) async throws -> Response {
        let start = ContinuousClock.now
        let visitor = Visitor(request, context, hall.services.configuration)
        var response: Response
        do throws(Problem) {
            response = try await receive(request, context, visitor)
        } catch {
            response = hall.response(to: error, route.endpoint.audience, request, visitor)
        }
        hall.dress(&response, for: request)
        hall.meters.count(route.endpoint, response.status, since: start)
        return response
    }

    private func receive(_ request: Request, _ context: WebContext, _ visitor: Visitor) async throws(Problem)
        -> Response
    {
        let endpoint = route.endpoint
        if let wait = hall.limiter.wait(endpoint.rate, .address(visitor.client)) {
            throw Problem(.rateLimited(seconds: wait.retryAfter))
        }
        try checkQuery(visitor.query)
        if endpoint.isUnsafe, request.headers[.fetchSite] == "cross-site" { throw Problem(.csrf) }

        var request = request
        let identity = try await identity(of: request)
        // Before the body is read, which may be large.
        try check(endpoint, identity)
        if let session = identity?.session, endpoint.isUnsafe {
            try await checkForm(of: &request, session.csrf)
        }
        if let identity, let wait = hall.limiter.wait(endpoint.rate, .person(identity.person.id.description)) {
            throw Problem(.rateLimited(seconds: wait.retryAfter))
        }
        let services = hall.services
        return try await route.handler(
            WebRequest(
                request: request, context: context, endpoint: endpoint, language: visitor.language,
                client: visitor.client, identity: identity, query: visitor.query, now: services.clock.now(),
                services: services))
    }

    /// Programs may only ask what is documented, so that a misspelt filter is not taken for no filter.
    private func checkQuery(_ query: Query) throws(Problem) {
        guard !query.isMalformed else { throw Problem(.queryMalformed) }
        guard let allowed = route.endpoint.contract?.queryItems else { return }
        var errors: [FieldError] = []
        var seen: Set<String> = []
        for item in query.items {
            let accepted = allowed.sorted().joined(separator: ", ")
            if !allowed.contains(item.name) {
                let name = String(item.name.prefix(64))
                let detail = Phrase("parse.unknown-member", ["accepted": .text(accepted)])
                errors.append(FieldError(pointer: name, code: "unknown-member", detail: detail, accepted: accepted))
            } else if !seen.insert(item.name).inserted {
                errors.append(FieldError(pointer: item.name, code: "repeated", detail: Phrase("parse.repeated")))
            } else if item.value.isEmpty, route.endpoint.path.hasPrefix("/api/v1/steering") {
                // A browser's form sends empty fields; a program that does so has lost what it meant.
                errors.append(FieldError(pointer: item.name, ParseFailure(.empty, found: "")))
            } else if item.name == "lang", Language(rawValue: item.value) == nil {
                errors.append(.code("lang", item.value, Language.allCases.map(\.rawValue)))
            }
        }
        guard errors.isEmpty else { throw Problem(.parameters(errors)) }
    }

    /// Public operations of programs do not ask who calls; pages greet whoever is signed in.
    private func identity(of request: Request) async throws(Problem) -> Identity? {
        switch (route.endpoint.access, route.endpoint.audience) {
        case (.public, .program): nil
        case (.public, .reader), (.signedIn, _), (.duties, _): try await hall.services.doorkeeper.identify(request)
        }
    }

    /// A cookie comes along without anybody's will; the form token does not.
    private func checkForm(of request: inout Request, _ csrf: String) async throws(Problem) {
        if let given = request.headers[.csrf] {
            guard Secret.areEqual(given, csrf) else { throw Problem(.csrf) }
            return
        }
        let type = request.headers[.contentType] ?? ""
        let hasFiles = type.lowercased().hasPrefix("multipart/form-data")
        guard hasFiles || type.hasPrefix("application/x-www-form-urlencoded") else { throw Problem(.csrf) }
        let body = try await RequestBodyReader.collect(request, limit: max(route.endpoint.bodyLimit, 4_096))
        request.body = .init(buffer: body)
        let given = hasFiles ? MultipartForm(body, type: type)?["csrf"] : Query(String(buffer: body))["csrf"]
        guard let given, Secret.areEqual(given, csrf) else { throw Problem(.csrf) }
    }

    private func check(_ endpoint: Endpoint, _ identity: Identity?) throws(Problem) {
        switch endpoint.access {
        case .public: return
        case .signedIn:
            guard let identity else { throw Problem(.unauthenticated) }
            guard identity.mayRead else { throw Problem(.scopeMissing) }
        case .duties(let duties):
            guard let identity else { throw Problem(.unauthenticated) }
            if identity.mayUse(duties) { return }
            // Tell a token with too few scopes from a person with other duties.
            let holds = identity.duties.contains { duties.contains($0.duty) }
            throw Problem(holds ? .scopeMissing : .forbidden(duties))
        }
    }
}

/// What a request says of its sender before anybody is asked.
struct Visitor: Sendable {
    let client: String
    let language: Language
    let query: Query

    init(_ request: Request, _ context: WebContext, _ configuration: WebConfiguration) {
        query = Query(request.uri.query)
        language =
            query["lang"].flatMap { Language(rawValue: $0) }
            ?? request.cookies["lang"].flatMap { Language(rawValue: $0.value) }
            ?? Language.preferred(by: request.headers[.acceptLanguage])
        let forwarded =
            configuration.trustsProxy
            ? request.headers[.forwardedFor]?.split(separator: ",").last?.filter { $0 != " " } : nil
        client = forwarded ?? context.channel?.remoteAddress?.ipAddress ?? "-"
    }
}

/// Comparison that takes the same time wherever two secrets differ.
enum Secret {
    static func areEqual(_ left: String, _ right: String) -> Bool {
        guard left.utf8.count == right.utf8.count else { return false }
        return zip(left.utf8, right.utf8).reduce(0 as UInt8) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

extension HTTPField.Name {
    static let fetchSite = HTTPField.Name("Sec-Fetch-Site") ?? .from
}
