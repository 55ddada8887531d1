import Application
import BorderVocabulary
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

/// Why the server did not start or run on.
package enum WebFailure: Error, Equatable, Sendable {
    /// Another program listens there.
    case portInUse(host: String, port: Int)
    /// The port may not be opened by this user.
    case notPermitted(host: String, port: Int)
    /// There is no such address on this machine.
    case addressUnknown(host: String)
    /// The catalogue of words or another resource is not where the program was installed.
    case resourceMissing(String)
    /// Anything else that the system says, with its words.
    case failed(String)
}

/// The HTTP side of a gate: API, pages, live events.
package struct WebServer: Service {
    /// All routes, for documents and tests.
    package let table: RouteTable
    /// What answers are made of.
    package let services: WebServices

    private let configuration: WebConfiguration
    private let hall: Hall
    private let logger: Logger
    private let onStart: @Sendable (Int) async -> Void

    /// Puts the server together; `onStart` is told the port once it listens.
    package init(
        service: GateService, views: any TripViews, accounts: any AccountStore, clock: any WallClock,
        configuration: WebConfiguration, pages: any PageSet = NoPages(),
        metrics: PrometheusRegistry = PrometheusRegistry(), logger: Logger,
        onStart: @escaping @Sendable (Int) async -> Void = { _ in }
    ) throws(WebFailure) {
        let catalogue: Catalogue
        do {
            catalogue = try Catalogue.bundled()
        } catch {
            throw .resourceMissing("Catalogue: \(error)")
        }
        let limits = configuration.limits
        let blocking = BlockingWork(threads: 4)
        let doorkeeper = Doorkeeper(
            accounts: accounts, clock: clock, configuration: configuration, blocking: blocking)
        services = WebServices(
            service: service, views: views, accounts: accounts, clock: clock, configuration: configuration,
            catalogue: catalogue, doorkeeper: doorkeeper,
            live: LiveEvents(feed: service.feed, limits: limits, metrics: metrics, logger: logger), metrics: metrics,
            blocking: blocking)
        let apiRoutes = APIRoutes.all
        let document = try OpenAPIDocument.route(for: apiRoutes.map(\.endpoint))
        table = RouteTable(apiRoutes + [document] + pages.routes())
        hall = Hall(
            services: services, pages: pages, limiter: RateLimiter(table: limits.rates, capacity: limits.buckets),
            meters: RequestMeters(metrics), logger: logger)
        self.configuration = configuration
        self.logger = logger
        self.onStart = onStart
    }

    /// The responder, for tests without a socket.
    package func responder() -> RouterResponder<WebContext> {
        let router = Router(context: WebContext.self, options: [.autoGenerateHeadEndpoints])
        router.add(middleware: Signpost(table: table, hall: hall))
        for route in table.routes {
            router.on(
                RouterPath(route.endpoint.path), method: route.endpoint.method,
                responder: Reception(route: route, hall: hall))
        }
        return router.buildResponder()
    }

    /// Serves until it is cancelled or shut down gracefully; then ends streams, answers what it took, and closes.
    package func run() async throws {
        let limits = configuration.limits
        let application = Application(
            responder: responder(),
            server: HTTPServerBuilder { HTTPConnection(responder: $0, limits: limits) },
            configuration: .init(
                address: .hostname(configuration.host, port: configuration.port), backlog: 4_096,
                availableConnectionsDelegate: MaximumAvailableConnections(limits.connections)),
            services: [services.live],
            onServerRunning: { [onStart] channel in await onStart(channel.localAddress?.port ?? 0) },
            logger: logger)
        do {
            try await application.run()
        } catch {
            throw translate(error)
        }
        await services.doorkeeper.stop()
        await services.blocking.stop()
    }

    private func translate(_ error: any Error) -> WebFailure {
        let (host, port) = (configuration.host, configuration.port)
        if let failure = error as? WebFailure { return failure }
        if let system = error as? IOError {
            switch system.errnoCode {
            case EADDRINUSE: return .portInUse(host: host, port: port)
            case EACCES, EPERM: return .notPermitted(host: host, port: port)
            case EADDRNOTAVAIL: return .addressUnknown(host: host)
            default: return .failed(String(describing: system))
            }
        }
        if error is SocketAddressError { return .addressUnknown(host: host) }
        return .failed(String(describing: error))
    }
}
