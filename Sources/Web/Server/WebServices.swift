import Application
import BorderVocabulary
import Logging
import Metrics
import NIOPosix
import TransparencyLog

/// What answers are made of: handed to every handler, owned by the server.
package struct WebServices: Sendable {
    /// The gate.
    package let service: GateService
    /// Tables that follow the log.
    package let views: any TripViews
    /// People.
    package let accounts: any AccountStore
    /// Drivers and their pseudonyms.
    package let drivers: DriverRegister
    /// The time.
    package let clock: any WallClock
    /// Where the server listens, and its bounds.
    package let configuration: WebConfiguration
    /// The words.
    package let catalogue: Catalogue
    /// Who is signed in.
    package let doorkeeper: Doorkeeper
    /// Streams of events.
    package let live: LiveEvents
    /// What is counted.
    package let metrics: PrometheusRegistry
    /// What is counted of commands.
    let commands: CommandMeters
    /// Threads for stores that block.
    package let blocking: BlockingWork
    /// The public log; nil where none is published.
    package let publicLog: PublicLogShelf?
    /// The witness of other logs; nil where none stands here.
    package let witness: WitnessStand?

    var limits: WebLimits { configuration.limits }
}

/// The public log as it is served.
package struct PublicLogShelf: Sendable {
    /// Its files.
    package let tiles: any TileStore
    /// The key with which its checkpoints are verified.
    package let key: VerifierKey
    /// What opens its commitments; nil where none is opened here.
    package let secret: PublicLogSecret?
    /// What the gate's own values for draws lead back to.
    package let drawAnchor: DrawAnchor?
    /// What makes receipts; nil where no commitment is opened.
    package var desk: ReceiptDesk? { secret.map { ReceiptDesk(tiles: tiles, secret: $0) } }

    /// Who checks it all the time; nil where nobody does.
    package let auditor: QueueAuditor?

    /// Joins the parts.
    package init(
        tiles: any TileStore, key: VerifierKey, secret: PublicLogSecret? = nil, auditor: QueueAuditor? = nil
    ) {
        self.tiles = tiles
        self.key = key
        self.secret = secret
        drawAnchor = secret.map { DrawAnchor(of: $0.drawChain) }
        self.auditor = auditor
    }
}

/// Threads for calls that block, so that event loops and tasks never do.
package struct BlockingWork: Sendable {
    private let pool: NIOThreadPool

    /// Starts threads.
    package init(threads: Int) {
        pool = NIOThreadPool(numberOfThreads: max(1, threads))
        pool.start()
    }

    /// Runs a query of the views on one of the threads.
    package func callAsFunction<Value: Sendable>(
        views body: @escaping @Sendable () throws(ViewFailure) -> Value
    ) async throws(Problem) -> Value {
        switch await run({ () -> Result<Value, ViewFailure> in
            do throws(ViewFailure) { return .success(try body()) } catch { return .failure(error) }
        }) {
        case .success(.success(let value)): return value
        case .success(.failure(let failure)): throw Problem(views: failure)
        case .failure(let problem): throw problem
        }
    }

    /// Runs a query of the accounts on one of the threads.
    package func callAsFunction<Value: Sendable>(
        accounts body: @escaping @Sendable () throws(AccountFailure) -> Value
    ) async throws(Problem) -> Value {
        switch await run({ () -> Result<Value, AccountFailure> in
            do throws(AccountFailure) { return .success(try body()) } catch { return .failure(error) }
        }) {
        case .success(.success(let value)): return value
        case .success(.failure(let failure)): throw Problem(accounts: failure)
        case .failure(let problem): throw problem
        }
    }

    /// Runs anything on one of the threads; fails only when they were stopped.
    package func run<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Result<Value, Problem> {
        do {
            return .success(try await pool.runIfActive(body))
        } catch {
            return .failure(Problem(.stopping))
        }
    }

    /// Ends the threads; what waits for them fails.
    package func stop() async {
        try? await pool.shutdownGracefully()
    }
}
