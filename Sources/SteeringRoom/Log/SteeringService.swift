import Application
import BorderVocabulary
import Steering
import Synchronization

/// The one writer of the steering room: decides, stores durably, and only then answers.
///
/// The room lies in a log of its own name beside the gates' (docs/decisions/0016-two-times.md). Calls block; callers keep
/// them off shared threads.
package final class SteeringService: Sendable {
    /// The name under which the room lies in a store.
    package static let log: GateID = "steering"

    private let store: any EventLog
    private let epoch: Epoch
    private let state: Mutex<LoadedRoom>

    /// Takes the lease and reads the whole log.
    package init(_ store: any EventLog) throws(LogFailure) {
        self.store = store
        epoch = try store.takeLease(of: SteeringService.log)
        state = Mutex(try LoadedRoom.read(store))
    }

    /// The room as it is on the disk. The value is the caller's own: what comes later does not change it.
    package var room: Room { state.withLock { $0.room } }

    /// The position of the last record in it.
    package var position: Position { state.withLock { $0.position } }

    /// The room with the position up to which it tells the log.
    package var vantage: (room: Room, position: Position) {
        state.withLock { ($0.room, $0.position) }
    }

    /// Does several commands of one person as one batch; each is taken whole or refused by itself.
    ///
    /// Answers with the events of each, none where it was already so. After a failure the room is read again from the log,
    /// and giving the same commands again does no harm. A clock that jumped back stands still until it has caught up.
    package func give(
        _ commands: [RoomCommand], by user: UserID, at now: Timestamp
    ) throws(LogFailure) -> [Result<[RoomEvent], RoomRefusal>] {
        try state.withLock { loaded throws(LogFailure) in try give(commands, by: user, at: now, &loaded) }
    }

    private func give(
        _ commands: [RoomCommand], by user: UserID, at now: Timestamp, _ loaded: inout LoadedRoom
    ) throws(LogFailure) -> [Result<[RoomEvent], RoomRefusal>] {
        let first = loaded.position.advanced(by: 1)
        let moment = max(now, loaded.lastTime)
        var records: [RoomRecord] = []
        var answers: [Result<[RoomEvent], RoomRefusal>] = []
        // In place, and not on a copy: nobody sees the room before the batch is durable, because the lock is held.
        for command in commands {
            do throws(RoomRefusal) {
                let events = try loaded.room.decide(command, by: user, at: moment)
                for event in events {
                    let record = RoomRecord(at: moment, by: user, event: event)
                    loaded.take(record)
                    records.append(record)
                }
                answers.append(.success(events))
            } catch {
                answers.append(.failure(error))
            }
        }
        guard !records.isEmpty else { return answers }
        do throws(LogFailure) {
            try store.append(
                Batch(
                    first: first, count: records.count, epoch: epoch, bytes: RoomCodec.encode(records), claims: [],
                    answers: []),
                to: SteeringService.log)
        } catch {
            // Whether it is on the disk is for the disk to say; memory is thrown away either way.
            loaded = try LoadedRoom.read(store)
            throw error
        }
        return answers
    }
}

/// The steering room as its log tells it.
package struct LoadedRoom: Sendable {
    package private(set) var room = Room()
    /// The position of the last record in it.
    package private(set) var position = Position.start
    /// The time of that record; no later record is earlier.
    package private(set) var lastTime = Timestamp.earliest

    /// How many batches are read at a time.
    private static let page = 256

    /// Reads the room without the right to write.
    package static func read(_ store: any EventLog) throws(LogFailure) -> LoadedRoom {
        var loaded = LoadedRoom()
        try loaded.follow(store)
        return loaded
    }

    /// Takes what the log has after this position.
    package mutating func follow(_ store: any EventLog) throws(LogFailure) {
        while true {
            let batches = try store.read(SteeringService.log, after: position, limit: LoadedRoom.page)
            guard !batches.isEmpty else { return }
            for batch in batches {
                guard batch.first == position.advanced(by: 1) else {
                    throw .corrupt(at: position.advanced(by: 1), "records are missing")
                }
                for record in try RoomCodec.decode(batch) { take(record) }
            }
        }
    }

    mutating func take(_ record: RoomRecord) {
        room.apply(record.event, by: record.by, at: record.at)
        lastTime = max(lastTime, record.at)
        position = position.advanced(by: 1)
    }
}
