/// Where the server listens, and how much it lets itself be asked.
package struct WebConfiguration: Sendable {
    /// The address to listen on.
    package var host: String
    /// The port to listen on; 0 takes any free one.
    package var port: Int
    /// True where people reach the server over TLS (which a proxy ends): cookies are then `Secure`, with `__Host-`.
    package var isSecure: Bool
    /// True behind a proxy that sets `X-Forwarded-For`; the last address of it is then the client's.
    package var trustsProxy: Bool
    /// True where the trucks are sample trucks, which every page then says.
    package var isSample = false
    /// Every bound of the server.
    package var limits: WebLimits

    /// Listens on the loopback, without TLS, unless told otherwise.
    package init(
        host: String = "127.0.0.1", port: Int = 8080, isSecure: Bool = false, trustsProxy: Bool = false,
        limits: WebLimits = WebLimits()
    ) {
        self.host = host
        self.port = port
        self.isSecure = isSecure
        self.trustsProxy = trustsProxy
        self.limits = limits
    }

    /// The name of the session's cookie; browsers bind a `__Host-` cookie to this host and to TLS.
    var sessionCookie: String { isSecure ? "__Host-huunghi" : "huunghi" }
}
