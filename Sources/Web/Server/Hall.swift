import HTTPTypes
import Hummingbird
import Logging

/// What all requests share: services, limits, counters, and how answers are dressed.
struct Hall: Sendable {
    let services: WebServices
    let pages: any PageSet
    let limiter: RateLimiter
    let meters: RequestMeters
    let logger: Logger

    /// The answer to a refused request: a page for readers where the pages have one, else problem JSON.
    func response(to problem: Problem, _ audience: Endpoint.Audience, _ request: Request, _ visitor: Visitor)
        -> Response
    {
        if problem.status.code >= 500 {
            logger.warning("request failed", metadata: ["path": "\(request.uri.path)", "problem": "\(problem.code)"])
        }
        switch audience {
        case .program: break
        case .reader:
            if let page = pages.response(to: problem, request: request, language: visitor.language, services: services)
            {
                return page
            }
        }
        return problem.response(services.catalogue, visitor.language)
    }

    /// Adds what browsers are to be told with every answer.
    func dress(_ response: inout Response, for request: Request) {
        var fields = response.headers
        fields[.xContentTypeOptions] = "nosniff"
        fields[.referrerPolicy] = "same-origin"
        fields[.openerPolicy] = "same-origin"
        fields[.frameOptions] = "DENY"
        if fields[.contentSecurityPolicy] == nil { fields[.contentSecurityPolicy] = Hall.policy }
        if fields[.cacheControl] == nil { fields[.cacheControl] = "no-cache" }
        if services.configuration.isSecure { fields[.strictTransportSecurity] = "max-age=31536000" }
        // The compressor would add bytes to an answer without a body; this mark keeps it away and is taken off again.
        if request.method == .head { fields[.contentEncoding] = "identity" }
        response.headers = fields
    }

    /// Everything from ourselves, no script or style in the page's text, in nobody's frame.
    static let policy = """
        default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; \
        frame-ancestors 'none'
        """
}

/// Answers paths and methods that no route has.
struct Signpost: RouterMiddleware {
    typealias Context = WebContext

    let table: RouteTable
    let hall: Hall

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError where error.status == .notFound {
            let visitor = Visitor(request, context, hall.services.configuration)
            let methods = table.methods(of: request.uri.path)
            let problem = Problem(methods.isEmpty ? .notFound : .methodNotAllowed(methods))
            let audience: Endpoint.Audience = request.uri.path.hasPrefix("/api/") ? .program : .reader
            var response = hall.response(to: problem, audience, request, visitor)
            hall.dress(&response, for: request)
            hall.meters.countUnknown(response.status)
            return response
        }
    }
}
