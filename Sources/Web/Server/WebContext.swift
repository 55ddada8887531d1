import Hummingbird
import Logging
import NIOCore

/// What the server knows of a request before anybody looks at it.
package struct WebContext: RequestContext {
    /// What the router keeps.
    package var coreContext: CoreRequestContextStorage
    /// The connection; nil in tests without a socket.
    package let channel: (any Channel)?

    /// Takes what the server hands over.
    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
    }
}
