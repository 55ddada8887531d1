import Application
import BorderVocabulary
import Foundation
import Gate
import HTTPTypes
import Hummingbird
import Logging
import Metrics
import NIOCore
import SQLiteStore
import Synchronization
import TileFolder
import TransparencyLog
import Web

/// The whole server as `huunghi serve` runs it, on a gate with room for everybody, with two routes that only measure.
enum BenchServer {
    static let gate: GateID = "bench"

    /// Serves until it is told to end; prints its port, a declarant's token and a driver's pseudonym first.
    static func run(_ folder: String) async throws {
        // It does not outlive the benchmark that started it, however that ends.
        Thread {
            _ = try? FileHandle.standardInput.readToEnd()
            exit(0)
        }.start()
        let metrics = PrometheusRegistry()
        MetricsSystem.bootstrap(metrics)
        let logger = Logger(label: "bench") { _ in StreamLogHandler.standardError(label: "bench") }
        let clock = BenchClock()
        let log = try SQLiteEventLog(directory: folder)
        let views = try SQLiteTripViews(path: folder + "/views.db", gate: gate)
        let accounts = try SQLiteAccountStore(path: folder + "/accounts.db")
        let service = try GateService.open(gate: gate, log: log, clock: clock, logger: logger)
        let token = try token(accounts)
        let driver = try accounts.remember([DriverPapers(name: "Bench", phone: nil, document: "C9999999")])
        guard let secret = PublicLogSecret(Array(repeating: 7, count: 32)), let name = KeyName("bench.example/gate")
        else { throw BenchFailure("the public log has no name") }
        let publisher = PublicLogPublisher(
            gate: gate, log: log, feed: service.feed, store: FolderTileStore(folder + "/public"), secret: secret,
            name: name, logger: logger)
        var limits = WebLimits()
        limits.rates = .unlimited
        let web = try WebServer(
            service: service, views: views, accounts: accounts, clock: clock,
            configuration: WebConfiguration(port: 0, limits: limits), logger: logger, metrics: metrics,
            pages: MeasuringRoutes())
        let projector = ViewProjector(feed: service.feed, views: views, logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await service.run() }
            group.addTask { await projector.run() }
            group.addTask { await publisher.run() }
            group.addTask { try await web.run() }
            group.addTask {
                for outcome in await service.submit(
                    all: GateScenario.rules.map { Submission(.setRule($0), by: GateScenario.board) })
                {
                    _ = try outcome.get()
                }
                let port = await web.address()?.split(separator: ":").last ?? ""
                Console.say("listening \(port) \(token) \(driver[0])")
            }
            try await group.waitForAll()
        }
    }

    private static func token(_ accounts: SQLiteAccountStore) throws -> String {
        let user: UserID = "declarant"
        try accounts.addPerson(
            Person(id: user, name: "Bench", login: "bench", duties: [DatedDuty(.declarant, from: .earliest)]))
        let (_, secret) = try accounts.createToken(
            for: user, label: "bench", scopes: [.read, .duty(.declarant)], at: GateScenario.start,
            expiresAt: GateScenario.start + .seconds(86_400))
        return secret
    }
}

/// Routes beside the API, through the same reception.
private struct MeasuringRoutes: PageSet {
    func routes() -> [Route] {
        [
            Route(Endpoint(.post, "/bench/empty", "benchEmpty", access: .public, rate: .probe, bodyLimit: 4_096)) {
                (request) async throws(Problem) in
                guard let body = try? await request.request.body.collect(upTo: 4_096), body.readableBytes == 2 else {
                    preconditionFailure("An empty JSON object is two bytes.")
                }
                return Response(status: .ok, headers: [.contentType: "application/json"], body: .init(byteBuffer: body))
            },
            Route(Endpoint(.post, "/bench/burst", "benchBurst", access: .public, rate: .probe)) {
                (request) async throws(Problem) in
                let first = burst.withLock { burst in
                    defer { burst += burstSize }
                    return burst
                }
                let service = request.services.service
                await withDiscardingTaskGroup { group in
                    for number in first..<first + burstSize {
                        group.addTask {
                            do {
                                let declaration = try GateScenario.declaration(number)
                                _ = try await service.submit(
                                    Submission(.declare(declaration), by: GateScenario.declarant))
                            } catch {
                                preconditionFailure("A burst is accepted: \(error)")
                            }
                        }
                    }
                }
                return Response(status: .noContent)
            },
        ]
    }

    func response(to problem: Problem, request: Request, language: Language, services: WebServices) -> Response? { nil }
}

/// Updates of one burst: separate commands, given at once.
private let burstSize = 300
/// Numbers of declarations that the HTTP benchmark does not use.
private let burst = Mutex(4_000_000)
