import Application
import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// A request that was let in, with all that its handler may ask.
package struct WebRequest: Sendable {
    /// Method, path, fields and body.
    package let request: Request
    /// The connection and the logger.
    package let context: WebContext
    /// What was called.
    package let endpoint: Endpoint
    /// The language of the answer.
    package let language: Language
    /// The address of the client.
    package let client: String
    /// Who asks; nil for somebody who is not signed in.
    package let identity: Identity?
    /// The query's items.
    package let query: Query
    /// When the request was let in.
    package let now: Timestamp
    /// What answers are made of.
    package let services: WebServices

    /// A parameter of the path, with percent signs decoded; empty if the route has none of this name.
    package func parameter(_ name: String) -> String {
        context.parameters.get(name) ?? ""
    }

    /// A parameter of the path that names a trip.
    package func trip() throws(Problem) -> TripID {
        try parse(parameter: "trip", TripID.parse)
    }

    /// Reads a parameter of the path.
    package func parse<Value>(
        parameter name: String, _ read: (String) throws(ParseFailure) -> Value
    ) throws(Problem) -> Value {
        do {
            return try read(parameter(name))
        } catch {
            throw Problem(.parameterValues([FieldError(pointer: name, error)]))
        }
    }

    /// Who asks, for routes that are not public.
    package func person() throws(Problem) -> Identity {
        guard let identity else { throw Problem(.unauthenticated) }
        return identity
    }

    /// The person and the capacity in which the request is made.
    package func actor() throws(Problem) -> Actor {
        var wanted: Duty?
        if let header = request.headers[.duty] {
            guard let duty = Duty(code: header) else { throw Problem(.header("X-Duty")) }
            wanted = duty
        }
        return try person().actor(asking: wanted, allowed: endpoint.access.duties)
    }

    /// Text in the request's language.
    package func text(_ key: String, _ values: [String: String] = [:]) -> String {
        services.catalogue.text(key, language, values)
    }
}

extension HTTPField.Name {
    static let duty = HTTPField.Name("X-Duty") ?? .from
    static let csrf = HTTPField.Name("X-CSRF-Token") ?? .from
    static let idempotencyKey = HTTPField.Name("Idempotency-Key") ?? .from
    static let idempotencyReplayed = HTTPField.Name("Idempotency-Replayed") ?? .from
    static let forwardedFor = HTTPField.Name("X-Forwarded-For") ?? .from
    static let lastEventID = HTTPField.Name("Last-Event-ID") ?? .from
    static let frameOptions = HTTPField.Name("X-Frame-Options") ?? .from
    static let referrerPolicy = HTTPField.Name("Referrer-Policy") ?? .from
    static let permissionsPolicy = HTTPField.Name("Permissions-Policy") ?? .from
    static let openerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy") ?? .from
    static let accelBuffering = HTTPField.Name("X-Accel-Buffering") ?? .from
}
