import Application
import Foundation
import Logging
import ServiceLifecycle
import SteeringRoom
import UnixSignals
import Web

/// A piece of work that runs until it is told to stop.
struct Work: Service {
    let body: @Sendable () async throws -> Void

    func run() async throws {
        try await cancelWhenGracefulShutdown { try await body() }
    }
}

/// Everything that runs while the gate is open, in the order of dependency; it stops in the opposite order, so that
/// the writer goes last and finishes what was promised.
struct Running {
    let house: House
    let web: WebServer
    let logger: Logger
    var others: [@Sendable () async throws -> Void] = []

    func run() async throws {
        let house = house
        let projector = ViewProjector(feed: house.service.feed, views: house.views, logger: logger)
        var services: [ServiceGroupConfiguration.ServiceConfiguration] = [
            .init(service: Work { await house.service.run() }),
            .init(service: Work { await projector.run() }),
            .init(service: Work { await house.publicLog.publisher.run() }, successTerminationBehavior: .ignore),
            .init(service: Work { await house.publicLog.auditor.run() }, successTerminationBehavior: .ignore),
            .init(service: Work { await house.steeringLog.publisher.run() }, successTerminationBehavior: .ignore),
            .init(service: Work { await house.follower.run() }, successTerminationBehavior: .ignore),
            .init(service: web),
        ]
        for collector in [house.publicLog.collector, house.steeringLog.collector].compactMap(\.self) {
            services.append(.init(service: Work { await collector.run() }, successTerminationBehavior: .ignore))
        }
        // A demo's day that is over does not end the gate.
        services += others.map { .init(service: Work(body: $0), successTerminationBehavior: .ignore) }
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
    }
}
