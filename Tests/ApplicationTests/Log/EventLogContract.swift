import Application
import BorderVocabulary
import Gate
import Testing

/// What every log promises, whatever it is made of.
@Suite("Every log")
struct EventLogContract {
    private let gate = Town.gate
    private let other = Town.otherGate

    @Test(arguments: LogAdapter.allCases)
    func `begins empty`(_ adapter: LogAdapter) throws {
        let open = try adapter.open()
        #expect(try open.log.head(of: gate) == .start)
        #expect(try open.log.read(gate, after: .start, limit: 10).isEmpty)
        #expect(try open.log.latestSnapshot(of: gate)?.position == nil)
        #expect(try open.log.holder(of: Batches.plateA) == nil)
    }

    @Test(arguments: LogAdapter.allCases)
    func `gives every writer of a gate a later epoch`(_ adapter: LogAdapter) throws {
        let open = try adapter.open()
        let first = try open.log.takeLease(of: gate)
        let second = try open.log.takeLease(of: gate)
        #expect(first < second)
        #expect(try open.log.takeLease(of: other) == first)
    }

    @Test(arguments: LogAdapter.allCases)
    func `keeps batches in order, each gate by itself`(_ adapter: LogAdapter) throws {
        let open = try adapter.open()
        let (log, epoch, otherEpoch) = (open.log, try open.log.takeLease(of: gate), try open.log.takeLease(of: other))
        try log.append(Batches.batch(at: 1, count: 3, epoch), to: gate)
        try log.append(Batches.batch(at: 1, count: 1, otherEpoch), to: other)
        try log.append(Batches.batch(at: 4, count: 2, epoch), to: gate)
        #expect(try log.head(of: gate) == Position(5))
        #expect(try log.head(of: other) == Position(1))
        #expect(try log.records(of: gate) == (1...5).map(Batches.record))
        #expect(try log.records(of: other) == [Batches.record(1)])
    }

    @Test(arguments: LogAdapter.allCases)
    func `reads the batch that holds the next record, and at most as many as asked`(_ adapter: LogAdapter) throws {
        let open = try adapter.open()
        let epoch = try open.log.takeLease(of: gate)
        for first: UInt64 in [1, 4, 7] { try open.log.append(Batches.batch(at: first, count: 3, epoch), to: gate) }
        let table: [(after: UInt64, limit: Int, firsts: [UInt64])] = [
            (0, 10, [1, 4, 7]), (1, 10, [1, 4, 7]), (2, 10, [1, 4, 7]), (3, 10, [4, 7]), (5, 1, [4]), (6, 10, [7]),
            (8, 10, [7]), (9, 10, []), (100, 10, []), (0, 0, []), (0, 2, [1, 4]),
        ]
        for row in table {
            let found = try open.log.read(gate, after: Position(row.after), limit: row.limit)
            #expect(found.map(\.first.number) == row.firsts, "after \(row.after), at most \(row.limit)")
        }
    }

    @Test(arguments: LogAdapter.allCases, [0, 1, 2, 4, 5] as [UInt64])
    func `refuses a batch that does not begin at its end`(_ adapter: LogAdapter, first: UInt64) throws {
        let open = try adapter.open()
        let epoch = try open.log.takeLease(of: gate)
        try open.log.append(Batches.batch(at: 1, count: 2, epoch), to: gate)
        #expect(throws: LogFailure.wrongPosition(expected: Position(3))) {
            try open.log.append(Batches.batch(at: first, epoch), to: gate)
        }
        #expect(try open.log.head(of: gate) == Position(2))
    }

    @Test(arguments: LogAdapter.allCases)
    func `refuses the writer of an earlier epoch`(_ adapter: LogAdapter) throws {
        let open = try adapter.open()
        let old = try open.log.takeLease(of: gate)
        let new = try open.log.takeLease(of: gate)
        #expect(throws: LogFailure.superseded(by: new)) { try open.log.append(Batches.batch(at: 1, old), to: gate) }
        try open.log.append(Batches.batch(at: 1, new), to: gate)
        #expect(try open.log.head(of: gate) == Position(1))
    }

    // MARK: Claims

    @Test(arguments: LogAdapter.allCases)
    func `holds a claim for one trip of one gate, until it is released`(_ adapter: LogAdapter) throws {
        let open = try adapter.open()
        let (log, mine, theirs) = (open.log, try open.log.takeLease(of: gate), try open.log.takeLease(of: other))
        let take = ClaimChange.take(Batches.plateA, TripID(1))
        try log.append(Batches.batch(at: 1, mine, claims: [take]), to: gate)
        #expect(try log.holder(of: Batches.plateA) == TripID(1))
        #expect(try log.holder(of: Batches.trailerA) == nil)

        // The other gate numbers its trips for itself: its trip 1 is another trip.
        let taken = LogFailure.claimed(Batches.plateA, by: TripID(1))
        #expect(throws: taken) { try log.append(Batches.batch(at: 1, theirs, claims: [take]), to: other) }
        #expect(throws: taken) {
            try log.append(Batches.batch(at: 2, mine, claims: [.take(Batches.plateA, TripID(2))]), to: gate)
        }
        // Nor can it release what is not its own.
        let release = ClaimChange.release(Batches.plateA, TripID(1))
        try log.append(Batches.batch(at: 1, theirs, claims: [release]), to: other)
        #expect(try log.holder(of: Batches.plateA) == TripID(1))

        try log.append(Batches.batch(at: 2, mine, claims: [release]), to: gate)
        try log.append(Batches.batch(at: 2, theirs, claims: [.take(Batches.plateA, TripID(9))]), to: other)
        #expect(try log.holder(of: Batches.plateA) == TripID(9))
    }

    @Test(arguments: LogAdapter.allCases)
    func `works through the claims of a batch in their order`(_ adapter: LogAdapter) throws {
        let open = try adapter.open()
        let epoch = try open.log.takeLease(of: gate)
        let changes: [ClaimChange] = [
            .take(Batches.plateA, TripID(1)), .take(Batches.plateA, TripID(1)), .release(Batches.plateA, TripID(1)),
            .take(Batches.plateA, TripID(2)), .take(Batches.trailerA, TripID(3)),
        ]
        try open.log.append(Batches.batch(at: 1, epoch, claims: changes), to: gate)
        #expect(try open.log.holder(of: Batches.plateA) == TripID(2))
        #expect(try open.log.holder(of: Batches.trailerA) == TripID(3))
    }

    @Test(arguments: LogAdapter.allCases)
    func `takes nothing of a batch of which it cannot take all`(_ adapter: LogAdapter) throws {
        let open = try adapter.open()
        let (log, mine, theirs) = (open.log, try open.log.takeLease(of: gate), try open.log.takeLease(of: other))
        try log.append(Batches.batch(at: 1, theirs, claims: [.take(Batches.plateB, TripID(7))]), to: other)
        try log.append(
            Batches.batch(at: 1, mine, claims: [.take(Batches.trailerA, TripID(1))], answers: [Batches.answer("old")]),
            to: gate)

        let claims: [ClaimChange] = [
            .release(Batches.trailerA, TripID(1)), .take(Batches.plateA, TripID(2)), .take(Batches.plateB, TripID(2)),
        ]
        #expect(throws: LogFailure.claimed(Batches.plateB, by: TripID(7))) {
            try log.append(Batches.batch(at: 2, mine, claims: claims, answers: [Batches.answer("new")]), to: gate)
        }
        #expect(throws: LogFailure.keyUsed(Batches.answer("old").key)) {
            try log.append(
                Batches.batch(
                    at: 2, mine, claims: Array(claims.prefix(2)),
                    answers: [Batches.answer("new"), Batches.answer("old")]), to: gate)
        }
        #expect(try log.head(of: gate) == Position(1))
        #expect(try log.holder(of: Batches.plateA) == nil)
        #expect(try log.holder(of: Batches.trailerA) == TripID(1))
        #expect(try log.answer(to: Batches.answer("new").key, of: gate) == nil)
    }

    // MARK: Keys and snapshots

    @Test(arguments: LogAdapter.allCases)
    func `answers a key as it was answered, in its gate and for its user`(_ adapter: LogAdapter) throws {
        let open = try adapter.open()
        let epoch = try open.log.takeLease(of: gate)
        let answers = [Batches.answer("a"), Batches.answer("b", fingerprint: 0, trip: nil)]
        try open.log.append(Batches.batch(at: 1, epoch, answers: answers), to: gate)
        for answer in answers { #expect(try open.log.answer(to: answer.key, of: gate) == answer) }
        #expect(try open.log.answer(to: answers[0].key, of: other) == nil)
        let somebodyElse = IdempotencyKey(user: "second-person", text: "a")
        #expect(try open.log.answer(to: somebodyElse, of: gate) == nil)
    }

    @Test(arguments: LogAdapter.allCases)
    func `keeps answers without events, and moves no position for them`(_ adapter: LogAdapter) throws {
        let open = try adapter.open()
        let (log, old, new) = (open.log, try open.log.takeLease(of: gate), try open.log.takeLease(of: gate))
        let (first, second) = (Batches.answer("first"), Batches.answer("second"))
        try log.append(Batches.batch(at: 1, count: 0, new, answers: [first]), to: gate)
        #expect(try log.head(of: gate) == .start)
        try log.append(Batches.batch(at: 1, count: 2, new), to: gate)
        try log.append(Batches.batch(at: 3, count: 0, new, answers: [second]), to: gate)
        try log.append(Batches.batch(at: 3, count: 1, new), to: gate)
        #expect(try log.records(of: gate) == (1...3).map(Batches.record))
        for answer in [first, second] { #expect(try log.answer(to: answer.key, of: gate) == answer) }

        // It is a batch like any other in all else.
        let (late, used) = (Batches.answer("late"), [Batches.answer("new"), first])
        let table: [(batch: Batch, failure: LogFailure)] = [
            (Batches.batch(at: 4, count: 0, old, answers: [late]), .superseded(by: new)),
            (Batches.batch(at: 3, count: 0, new, answers: [late]), .wrongPosition(expected: Position(4))),
            (Batches.batch(at: 4, count: 0, new, answers: used), .keyUsed(first.key)),
        ]
        for (batch, failure) in table {
            #expect(throws: failure) { try log.append(batch, to: gate) }
            #expect(try log.answer(to: batch.answers[0].key, of: gate) == nil)
        }
    }

    @Test(arguments: LogAdapter.allCases)
    func `gives back the latest snapshot`(_ adapter: LogAdapter) throws {
        let open = try adapter.open()
        for position: UInt64 in [10, 30, 20] {
            try open.log.save(Snapshot(position: Position(position), bytes: [UInt8(position)]), of: gate)
        }
        let latest = try #require(try open.log.latestSnapshot(of: gate))
        #expect(latest.position == Position(30))
        #expect(latest.bytes == [30])
        #expect(try open.log.latestSnapshot(of: other)?.position == nil)
    }
}
