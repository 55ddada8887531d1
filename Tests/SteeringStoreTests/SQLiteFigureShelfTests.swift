import Application
import BorderVocabulary
import Foundation
import GRDB
import Gate
import Steering
import SteeringRoom
import SteeringStore
import Testing

@Suite("The shelf in its file")
struct SQLiteFigureShelfTests {
    @Test func `is there after a restart, and may be read beside the writer`() throws {
        let directory = try TemporaryDirectory()
        var traffic = ShelfTraffic(seed: 8)
        let shelf = try SQLiteFigureShelf(directory: directory.path)
        try shelf.take(try traffic.batch(200), through: 200)
        let reader = try SQLiteFigureShelf(directory: directory.path, access: .readOnly)
        let all = try shelf.observations(after: 0, limit: .max)
        #expect(try reader.observations(after: 0, limit: .max) == all)
        try shelf.take(try traffic.batch(200), through: 400)
        #expect(try reader.position() == 400)
        let again = try SQLiteFigureShelf(directory: directory.path)
        #expect(try again.observations(after: 0, limit: .max) == shelf.observations(after: 0, limit: .max))
        #expect(try again.observations(of: ShelfTraffic.all) == shelf.observations(of: ShelfTraffic.all))
    }

    @Test func `keeps nothing of a batch that failed, and takes it afterwards`() throws {
        let directory = try TemporaryDirectory()
        var traffic = ShelfTraffic(seed: 8)
        let shelf = try SQLiteFigureShelf(directory: directory.path)
        let first = try traffic.batch(100)
        let second = try traffic.batch(100)
        try shelf.take(first, through: 100)
        let before = try shelf.observations(after: 0, limit: .max)
        let other = try DatabaseQueue(path: directory.path + "/steering.db")
        // The last row of the batch is refused, when all the others were written.
        let last = before.count + second.count { if case .recorded = $0.event { true } else { false } }
        try other.write { db in
            try db.execute(
                sql: """
                    CREATE TRIGGER sample BEFORE INSERT ON number WHEN NEW.number = \(last)
                    BEGIN SELECT RAISE(ABORT, 'sample'); END
                    """)
        }
        #expect(throws: ShelfFailure.self) { try shelf.take(second, through: 200) }
        #expect(try shelf.position() == 100)
        #expect(try shelf.observations(after: 0, limit: .max) == before)
        try other.write { try $0.execute(sql: "DROP TRIGGER sample") }
        try shelf.take(second, through: 200)
        var plain = MemoryShelf()
        for record in first + second { plain.apply(record.event, at: record.at) }
        #expect(try shelf.observations(after: 0, limit: .max) == plain.observations(after: 0, limit: .max))
    }

    @Test func `of another version is made anew`() throws {
        let directory = try TemporaryDirectory()
        var traffic = ShelfTraffic(seed: 8)
        let shelf = try SQLiteFigureShelf(directory: directory.path)
        try shelf.take(try traffic.batch(50), through: 50)
        try DatabaseQueue(path: directory.path + "/steering.db").write { db in
            try db.execute(sql: "PRAGMA user_version = 99")
        }
        let again = try SQLiteFigureShelf(directory: directory.path)
        #expect(try again.position() == 0)
        #expect(try again.count() == 0)
    }

    @Test func `holds as many statements of a series as the book allows`() throws {
        let directory = try TemporaryDirectory()
        let shelf = try SQLiteFigureShelf(directory: directory.path)
        let series = try ShelfTraffic.all[0]
        let next = Series(series.indicator, series.period, series.kind, area: try UnitID.parse("6028"))
        let records = try (1...FigureBook.Limit.ofSeries).flatMap { number in
            try [series, next].map { series in
                FigureRecord(
                    .recorded(
                        Statement(
                            series, unit: try Line.parse("points"), value: try Value.parse("\(number)"),
                            knownOn: .notPrinted, status: try FigureStatus.parse("reported"),
                            source: try Line.parse("sample")), by: "lan"),
                    at: Timestamp(milliseconds: 1_767_225_600_000))
            }
        }
        try shelf.take(records, through: 5_000)
        let found = try shelf.observations(of: [series, next])
        #expect(found.map(\.count) == [FigureBook.Limit.ofSeries, FigureBook.Limit.ofSeries])
        #expect(found[0].map(\.sequence) == found[0].map(\.sequence).sorted())
        #expect(found[0].last.map { "\($0.statement.value)" } == "\(FigureBook.Limit.ofSeries)")
    }

    @Test func `that does not open, or holds what is no figure, says so`() throws {
        let directory = try TemporaryDirectory()
        #expect(throws: ShelfFailure.self) {
            try SQLiteFigureShelf(directory: directory.path, access: .readOnly).count()
        }
        var traffic = ShelfTraffic(seed: 8)
        let shelf = try SQLiteFigureShelf(directory: directory.path)
        try shelf.take(try traffic.batch(50), through: 50)
        try DatabaseQueue(path: directory.path + "/steering.db").write { db in
            try db.execute(sql: "UPDATE observation SET form = 7")
        }
        #expect(throws: ShelfFailure.self) { try shelf.observations(numbered: [1]) }
    }

    private func commands(_ values: [String]) throws -> [RoomCommand] {
        try values.map { value in
            let statement = Statement(
                Series(try IndicatorID.parse("sample-score"), try Period.parse("2024"), .result),
                unit: try Line.parse("points"), value: try Value.parse(value), knownOn: .notPrinted,
                status: try FigureStatus.parse("reported"), source: try Line.parse("sample"))
            return .figures(FigureSheet.command(statement))
        }
    }

    @Test func `is brought up to the log after a crash, and made again from it when it is gone`() throws {
        let (directory, other) = (try TemporaryDirectory(), try TemporaryDirectory())
        let now = Timestamp(milliseconds: 1_767_225_600_000)
        let log = MemoryEventLog()
        let first = try SteeringService(log, shelf: try SQLiteFigureShelf(directory: directory.path))
        _ = try first.give(try commands(["1", "2", "3"]), by: "lan", at: now)
        // What another process stored, and then fell before this shelf had it.
        let second = try SteeringService(log, shelf: MemoryLedger())
        _ = try second.give(try commands(["4", "2", "5"]), by: "lan", at: now)
        _ = try second.give([.figures(.approve(2))], by: "minh", at: now)
        let expected = try second.shelf.observations(after: 0, limit: .max)
        #expect(expected.count == 5)
        for path in [directory.path, other.path] {
            let shelf = try SQLiteFigureShelf(directory: path)
            let service = try SteeringService(log, shelf: shelf)
            #expect(try shelf.observations(after: 0, limit: .max) == expected)
            #expect(service.room == second.room)
            #expect(try shelf.position() == log.head(of: SteeringService.log).number)
        }
    }
}
