import Application
import BorderVocabulary
import Gate
import Logging
import Testing

/// Opens a gate over a log, lets it run while the body works with it, and stops it.
enum RunningGate {
    static func with(
        _ log: any EventLog, gate: GateID = Town.gate, clock: HandClock = HandClock(),
        logger: Logger = WarningCounter().logger, policy: WriterPolicy = WriterPolicy(),
        _ body: (GateService) async throws -> Void
    ) async throws {
        let service = try GateService.open(gate: gate, log: log, clock: clock, logger: logger, policy: policy)
        try await with(service, body)
    }

    static func with(_ service: GateService, _ body: (GateService) async throws -> Void) async throws {
        try await withThrowingTaskGroup { group in
            group.addTask { await service.run() }
            do {
                try await body(service)
            } catch {
                group.cancelAll()
                throw error
            }
            group.cancelAll()
        }
    }
}

extension GateService {
    /// Sets the rules of `Town`.
    func furnish() async throws {
        for outcome in await submit(all: Town.rules.map { Town.submission(.setRule($0)) }) { _ = try outcome.get() }
    }

    @discardableResult
    func give(_ command: Command, key: String? = nil, fingerprint: UInt64 = 0) async throws(CommandFailure) -> Receipt {
        try await submit(Town.submission(command, key: key, fingerprint: fingerprint))
    }

    /// The whole committed state, to be compared.
    var stateBytes: [UInt8] { read { gate, _ in GateStateCodec.encodeWhole(gate) } }

    var openTrips: Int { read { gate, _ in gate.trips.count } }
}
