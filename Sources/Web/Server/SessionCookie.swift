import Application
import HTTPTypes
import Hummingbird

/// The cookie of a session: not for scripts, not for other sites, and bound to TLS where there is TLS.
package enum SessionCookie {
    /// The value of `Set-Cookie` that signs in.
    package static func set(_ session: Session, _ configuration: WebConfiguration) -> String {
        field(configuration, value: session.token, age: nil)
    }

    /// The value of `Set-Cookie` that signs out.
    package static func clear(_ configuration: WebConfiguration) -> String {
        field(configuration, value: "", age: 0)
    }

    private static func field(_ configuration: WebConfiguration, value: String, age: Int?) -> String {
        var field = "\(configuration.sessionCookie)=\(value); Path=/; HttpOnly; SameSite=Lax"
        if configuration.isSecure { field += "; Secure" }
        if let age { field += "; Max-Age=\(age)" }
        return field
    }
}
