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
package enum WebServerFailure: Error, Equatable, Sendable {
    /// Another program listens there.
    case portInUse(host: String, port: Int)
    /// The address is not one of this machine, may not be used by this user, or the system says something else.
    case cannotListen(String)
    /// The words, the templates or the schemas are not where the program was installed.
    case resourceMissing(String)
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
    private let listening: Listening

    /// Puts the server together. It has the pages of the gate unless it is given others.
    ///
    /// `doorClock` measures sessions and tokens where the gate's own clock is a sample day's.
    package init(
        service: GateService, views: any TripViews, accounts: any AccountStore, clock: any WallClock,
        doorClock: (any WallClock)? = nil, configuration: WebConfiguration, logger: Logger,
        metrics: PrometheusRegistry = PrometheusRegistry(), publicLog: PublicLogShelf? = nil,
        witness: WitnessStand? = nil, pages: (any PageSet)? = nil,
        wings: [any WebWing] = []
    ) throws(WebServerFailure) {
        let limits = configuration.limits
        let blocking = BlockingWork(threads: limits.storeThreads)
        let pageSet: any PageSet
        let document: OpenAPIDocument
        do {
            let catalogue = try Catalogue.bundled(with: wings.map(\.resources))
            let doorkeeper = Doorkeeper(
                accounts: accounts, clock: doorClock ?? clock, configuration: configuration, blocking: blocking)
            services = WebServices(
                service: service, views: views, accounts: accounts, drivers: DriverRegister(accounts: accounts),
                clock: clock,
                configuration: configuration, catalogue: catalogue, doorkeeper: doorkeeper,
                live: LiveEvents(
                    service: service, doorkeeper: doorkeeper, limits: limits, metrics: metrics, logger: logger),
                metrics: metrics, commands: CommandMeters(metrics), blocking: blocking,
                publicLog: publicLog, witness: witness)
            pageSet = try pages ?? Pages(catalogue: catalogue, isSample: configuration.isSample, wings: wings)
            document = try OpenAPIDocument.bundled(catalogue, with: wings)
        } catch {
            throw .resourceMissing("\(error)")
        }
        let routes = APIRoutes.all + wings.flatMap { $0.operations }
        table = RouteTable(routes + [document.route(describing: routes.map(\.endpoint))] + pageSet.routes())
        hall = Hall(
            services: services, pages: pageSet, limiter: RateLimiter(table: limits.rates, capacity: limits.buckets),
            meters: RequestMeters(metrics), logger: logger)
        self.configuration = configuration
        self.logger = logger
        listening = Listening()
    }

    /// Where the server listens, as `host:port`, once it does; the port is the real one where any was asked for.
    ///
    /// Nil when the task is cancelled or the server ends before it listens; the server's own `run()` says why.
    package func address() async -> String? {
        guard let port = await listening.port() else { return nil }
        return configuration.host.contains(":") ? "[\(configuration.host)]:\(port)" : "\(configuration.host):\(port)"
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
            onServerRunning: { [listening] channel in listening.begin(channel.localAddress?.port ?? 0) },
            logger: logger)
        let result: Result<Void, any Error>
        do {
            // Streams never end by themselves, and the server waits for every answer: they are told first.
            result = .success(
                try await withGracefulShutdownHandler {
                    try await application.run()
                } onGracefulShutdown: { [services] in
                    services.live.end()
                })
        } catch {
            result = .failure(translate(error))
        }
        listening.end()
        await services.doorkeeper.stop()
        await services.blocking.stop()
        try result.get()
    }

    private func translate(_ error: any Error) -> any Error {
        if error is CancellationError { return error }
        if let system = error as? IOError, system.errnoCode == EADDRINUSE {
            return WebServerFailure.portInUse(host: configuration.host, port: configuration.port)
        }
        return WebServerFailure.cannotListen("\(error)")
    }
}
