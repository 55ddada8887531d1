import Application
import BorderVocabulary
import Foundation
import Gate
import Logging
import SampleDay

/// The bulletins that the room carries with it, and a way to run a day of them.
enum Published {
    static func text() throws -> String {
        let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/SampleDay/Published/bulletins.csv")
        return try String(contentsOf: url, encoding: .utf8)
    }

    static let header = "date,as_of,place,measure,direction,category,vehicles,source,note\n"

    static func figures(_ rows: String) throws -> PublishedFigures { try PublishedFigures.parse(header + rows) }

    struct Run {
        let plan: DayPlan
        let bulletin: Bulletin
        let records: [LogRecord]
        let gate: Gate
        let letGo: Int
    }

    /// Runs a day on a log in memory.
    static func run(
        _ figures: PublishedFigures, date: String? = nil, seed: UInt64 = 1, pace: Pace = .max,
        visitor: @escaping @Sendable (GateService) async -> Void = { _ in }
    ) async throws -> Run {
        let plan = try DayPlan.make(figures: figures, date: try date.map { try LocalDate.parse($0) }, seed: seed)
        let clock = SteppedClock(plan.opensAt)
        var policy = WriterPolicy()
        policy.recentRecords = 1 << 18
        let service = try GateService.open(
            gate: "lang-son", log: MemoryEventLog(), clock: clock, logger: Logger(label: "sample"), policy: policy)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await service.run() }
            group.addTask { await visitor(service) }
            defer { group.cancelAll() }
            var driver = DayDriver(plan: plan, service: service, clock: clock)
            var letGo = 0
            let bulletin = try await driver.run(pace: pace) { letGo = $0.letGo }
            let records = try service.feed.records(after: .start, limit: 1 << 18)
            let gate = service.read { gate, _ in copy gate }
            return Run(plan: plan, bulletin: bulletin, records: records, gate: gate, letGo: letGo)
        }
    }
}
