import Application
import BorderVocabulary
import Foundation
import GRDB
import Gate
import SQLiteStore
import Testing

/// What only a log on a disk can promise, and what can befall it.
@Suite("The log in a file")
struct SQLiteEventLogTests {
    private let directory: TemporaryDirectory
    private let gate = Town.gate

    init() throws { directory = try TemporaryDirectory() }

    private func open(
        _ access: SQLiteEventLog.Access = .readWrite, _ options: SQLiteEventLog.Options = .init()
    ) throws -> SQLiteEventLog {
        try SQLiteEventLog(directory: directory.path, access: access, options: options)
    }

    private func tamper(_ sql: String) throws {
        try DatabaseQueue(path: directory.path + "/log.db").write { try $0.execute(sql: sql) }
    }

    @Test func `is the same after it was closed and opened`() throws {
        let answer = Batches.answer("a")
        do {
            let log = try open()
            let batch = Batches.batch(
                at: 1, count: 2, try log.takeLease(of: gate), claims: [.take(Batches.plateA, TripID(1))],
                answers: [answer])
            try log.append(batch, to: gate)
            try log.save(Snapshot(position: Position(2), bytes: [1, 2, 3]), of: gate)
        }
        let log = try open()
        #expect(try log.head(of: gate) == Position(2))
        #expect(try log.records(of: gate) == [Batches.record(1), Batches.record(2)])
        #expect(try log.holder(of: Batches.plateA) == TripID(1))
        #expect(try log.answer(to: answer.key, of: gate) == answer)
        #expect(try log.latestSnapshot(of: gate)?.bytes == [1, 2, 3])
        #expect(try log.takeLease(of: gate) == Epoch(2))
    }

    @Test func `is synchronised to the disk with every batch`() throws {
        let log = try open()
        #expect(try log.settings() == SQLiteEventLog.Settings(journal: "wal", synchronous: 2))
    }

    @Test func `is not opened by two processes, and names the one that has it`() throws {
        let first = try open()
        #expect(throws: LogFailure.inUse("process \(getpid()) works on \(directory.path)")) { try open() }
        // One that only reads may come in beside it.
        let epoch = try first.takeLease(of: gate)
        try first.append(Batches.batch(at: 1, epoch), to: gate)
        let reader = try open(.readOnly)
        #expect(try reader.records(of: gate) == [Batches.record(1)])
    }

    @Test func `cannot be written by a reader`() throws {
        let epoch = try open().takeLease(of: gate)
        let reader = try open(.readOnly)
        #expect(throws: LogFailure.readOnly) { try reader.append(Batches.batch(at: 1, epoch), to: gate) }
        #expect(throws: LogFailure.readOnly) { try reader.takeLease(of: gate) }
        #expect(try reader.head(of: gate) == .start)
    }

    @Test(arguments: [
        "UPDATE batch SET bytes = zeroblob(length(bytes)) WHERE first = 3",
        "UPDATE batch SET checksum = zeroblob(32) WHERE first = 3",
        "UPDATE batch SET epoch = 9 WHERE first = 3",
        "UPDATE batch SET count = 1 WHERE first = 3",
        "UPDATE batch SET gate = 'lang-son' WHERE gate = 'lao-cai'",
    ])
    func `says where a batch was tampered with`(sql: String) throws {
        do {
            let log = try open()
            let epoch = try log.takeLease(of: gate)
            try log.append(Batches.batch(at: 1, count: 2, epoch), to: gate)
            if sql.contains("lao-cai") {
                // A batch of another gate, moved to where this one's next would be.
                let other = try log.takeLease(of: Town.otherGate)
                try log.append(Batches.batch(at: 1, count: 2, other), to: Town.otherGate)
                try log.append(Batches.batch(at: 3, count: 2, other), to: Town.otherGate)
            } else {
                try log.append(Batches.batch(at: 3, count: 2, epoch), to: gate)
            }
        }
        try tamper(sql.contains("lao-cai") ? "DELETE FROM batch WHERE gate = 'lao-cai' AND first = 1; \(sql)" : sql)
        let log = try open()
        #expect(throws: LogFailure.corrupt(at: Position(3), "the checksum of the batch is wrong")) {
            try log.read(gate, after: .start, limit: 10)
        }
        #expect(try log.read(gate, after: .start, limit: 1).count == 1)
    }

    @Test func `falls back to the snapshot before a damaged one`() throws {
        do {
            let log = try open()
            for position: UInt64 in [1, 2, 3] {
                try log.save(Snapshot(position: Position(position), bytes: [UInt8(position)]), of: gate)
            }
        }
        try tamper("UPDATE snapshot SET bytes = x'00' WHERE position = 3")
        #expect(try open().latestSnapshot(of: gate)?.position == Position(2))
        try tamper("UPDATE snapshot SET bytes = x'00'")
        let wrong = LogFailure.corrupt(at: Position(3), "the checksum of the snapshot is wrong")
        #expect(throws: wrong) { try open().latestSnapshot(of: gate) }
    }

    @Test func `that is full says so, keeps what it has, and goes on when there is room`() throws {
        let small: SQLiteEventLog.Options = .init(pageLimit: 40)
        var stored: UInt64 = 0
        do {
            let log = try open(.readWrite, small)
            let epoch = try log.takeLease(of: gate)
            #expect(throws: LogFailure.diskFull) {
                while true {
                    try log.append(Batches.batch(at: stored + 1, count: 100, epoch), to: gate)
                    stored += 100
                }
            }
            #expect(stored > 0)
            #expect(try log.head(of: gate) == Position(stored))
            #expect(try log.records(of: gate).count == Int(stored))
        }
        let log = try open()
        try log.append(Batches.batch(at: stored + 1, try log.takeLease(of: gate)), to: gate)
        #expect(try log.head(of: gate) == Position(stored + 1))
    }

    @Test func `is refused when it is no database, or of a later version`() throws {
        try Data("not a database, but long enough to be looked at".utf8).write(
            to: URL(filePath: directory.path + "/log.db"))
        let failure = #expect(throws: LogFailure.self) { try open() }
        guard case .corrupt = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        try FileManager.default.removeItem(atPath: directory.path + "/log.db")
        _ = try open()
        try tamper("PRAGMA user_version = 99")
        #expect(throws: LogFailure.unavailable("log.db has version 99; this software knows up to 1")) { try open() }
    }

    @Test func `drops answers that have outlived their use`() throws {
        let log = try open(.readWrite, .init(answerLife: 10))
        try log.append(Batches.batch(at: 1, try log.takeLease(of: gate), answers: [Batches.answer("a")]), to: gate)
        try log.save(Snapshot(position: Position(12), bytes: []), of: gate)
        #expect(try log.answer(to: Batches.answer("a").key, of: gate) != nil)
        try log.save(Snapshot(position: Position(13), bytes: []), of: gate)
        #expect(try log.answer(to: Batches.answer("a").key, of: gate) == nil)
    }
}
