/// The secret with which a request shows who sends it.
package enum Credential: Hashable, Sendable {
    /// Of `Authorization: Bearer`.
    case token(String)
    /// Of the session's cookie.
    case session(String)
}
