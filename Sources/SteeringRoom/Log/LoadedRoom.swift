import Application
import BorderVocabulary
import Steering

/// The steering room as its log tells it, with the shelf beside it.
package struct LoadedRoom: Sendable {
    package private(set) var room = Room()
    /// The position of the last record in it.
    package private(set) var position = Position.start
    /// The time of that record; no later record is earlier.
    package private(set) var lastTime = Timestamp.earliest

    /// How many batches are read at a time.
    private static let page = 256

    /// Reads the room and brings a shelf up to where the log ends. What the shelf has already is not given to it again.
    package static func read(_ store: any EventLog, shelf: any FigureLedger) throws(LogFailure) -> LoadedRoom {
        var loaded = LoadedRoom()
        try loaded.follow(store, shelf: shelf)
        return loaded
    }

    /// Takes what the log has after this position.
    package mutating func follow(_ store: any EventLog, shelf: any FigureLedger) throws(LogFailure) {
        let shelved = Position(try LoadedRoom.ask { () throws(ShelfFailure) in try shelf.position() })
        while true {
            let batches = try store.read(SteeringService.log, after: position, limit: LoadedRoom.page)
            guard !batches.isEmpty else { return }
            for batch in batches {
                guard batch.first == position.advanced(by: 1) else {
                    throw .corrupt(at: position.advanced(by: 1), "records are missing")
                }
                guard batch.last > shelved else {
                    try pass(batch)
                    continue
                }
                let records = try RoomCodec.decode(batch)
                for record in records { take(record) }
                try LoadedRoom.shelve(records, through: batch.last, on: shelf)
            }
        }
    }

    /// Takes a batch that the shelf has; of its statements only their number matters here.
    private mutating func pass(_ batch: StoredBatch) throws(LogFailure) {
        let (records, statements, last) = try RoomCodec.decodeWithoutStatements(batch)
        for record in records { apply(record) }
        room.passOver(statements: statements)
        lastTime = max(lastTime, last)
        advance(by: batch.count)
    }

    mutating func take(_ record: RoomRecord) {
        apply(record)
        advance(by: 1)
    }

    /// Takes what happened, before it has a position.
    mutating func apply(_ record: RoomRecord) {
        room.apply(record.event, by: record.by, at: record.at)
        lastTime = max(lastTime, record.at)
    }

    /// Goes on by so many records that were applied.
    mutating func advance(by count: Int) { position = position.advanced(by: count) }

    /// Gives a shelf the figures of a durable batch.
    static func shelve(
        _ records: [RoomRecord], through last: Position, on shelf: any FigureLedger
    ) throws(LogFailure) {
        let figures = records.compactMap { record -> FigureRecord? in
            guard case .figures(let event) = record.event else { return nil }
            return FigureRecord(event, at: record.at)
        }
        try ask { () throws(ShelfFailure) in try shelf.take(figures, through: last.number) }
    }

    /// Asks a shelf; what it fails with is the log's failure too, because one cannot be without the other.
    package static func ask<Value>(_ body: () throws(ShelfFailure) -> Value) throws(LogFailure) -> Value {
        do throws(ShelfFailure) { return try body() } catch {
            switch error {
            case .unavailable(let cause): throw .unavailable(cause)
            }
        }
    }
}
