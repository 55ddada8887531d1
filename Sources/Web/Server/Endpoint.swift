import Gate
import HTTPTypes

/// One operation of the server: what it is called, who may use it, and what it costs. Routes, the OpenAPI document and
/// the tests of access are all made from this.
package struct Endpoint: Sendable {
    /// How the server answers when it refuses.
    package enum Audience: Hashable, Sendable {
        /// Programs: problems as JSON.
        case program
        /// People with a browser: a page, and the sign-in page where one is missing.
        case reader
    }

    /// The method.
    package let method: HTTPRequest.Method
    /// The path with its parameters in braces, for example `/api/v1/trips/{trip}`.
    package let path: String
    /// The name of the operation, unique.
    package let operation: String
    /// Who may call it.
    package let access: Access
    /// What it costs.
    package let rate: RateClass
    /// The largest body, in bytes; 0 takes none.
    package let bodyLimit: Int
    /// Who reads the answer.
    package let audience: Audience
    /// What the OpenAPI document says of it; nil leaves it out.
    package let contract: Contract?

    /// Joins the parts.
    package init(
        _ method: HTTPRequest.Method, _ path: String, _ operation: String, access: Access, rate: RateClass = .read,
        bodyLimit: Int = 0, audience: Audience = .program, contract: Contract? = nil
    ) {
        self.method = method
        self.path = path
        self.operation = operation
        self.access = access
        self.rate = rate
        self.bodyLimit = bodyLimit
        self.audience = audience
        self.contract = contract
    }

    /// The segments of the path.
    var segments: [Substring] { path.split(separator: "/") }

    /// Whether the operation can change something, so that a cookie alone does not do.
    package var isUnsafe: Bool { method != .get && method != .head }
}

/// Who may call an operation.
package enum Access: Hashable, Sendable {
    /// Everybody; such operations answer nothing personal, and change nothing but what a witness remembers of logs whose
    /// signature they carry.
    case `public`
    /// Everybody who is signed in, in whatever capacity.
    case signedIn
    /// People who hold one of these duties.
    case duties([Duty])

    /// What the gate's own table says of a command.
    package static func command(_ name: CommandName) -> Access {
        .duties(Authority.duties(for: name).filter { $0 != .system })
    }

    /// The duties that may call; nil where any will do.
    package var duties: [Duty]? {
        switch self {
        case .public, .signedIn: nil
        case .duties(let duties): duties
        }
    }
}
