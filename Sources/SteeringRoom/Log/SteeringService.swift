import Application
import BorderVocabulary
import Steering
import Synchronization

/// The one writer of the steering room: decides, stores durably, and only then answers.
///
/// The room lies in a log of its own name beside the gates' (docs/decisions/0016-two-times.md); its observations stand on a
/// shelf that follows that log. Calls block; callers keep them off shared threads.
package final class SteeringService: Sendable {
    /// The name under which the room lies in a store.
    package static let log: GateID = "steering"

    /// Where the observations stand.
    package let shelf: any FigureShelf

    private let store: any EventLog
    private let ledger: any FigureLedger
    private let epoch: Epoch
    private let state: Mutex<LoadedRoom>

    /// Takes the lease, reads the whole log, and brings the shelf up to it.
    package init(_ store: any EventLog, shelf: any FigureLedger) throws(LogFailure) {
        self.store = store
        self.shelf = shelf
        ledger = shelf
        epoch = try store.takeLease(of: SteeringService.log)
        state = Mutex(try LoadedRoom.read(store, shelf: shelf))
    }

    /// The room as it is on the disk. The value is the caller's own: what comes later does not change it.
    package var room: Room { state.withLock { $0.room } }

    /// The position of the last record in it.
    package var position: Position { state.withLock { $0.position } }

    /// The room with the position up to which it tells the log.
    package var vantage: (room: Room, position: Position) { state.withLock { ($0.room, $0.position) } }

    /// Does several commands of one person as one batch; each is taken whole or refused by itself.
    ///
    /// Answers with the events of each, none where it was already so. After a failure the room is read again from the log,
    /// and giving the same commands again does no harm. A clock that jumped back stands still until it has caught up.
    package func give(
        _ commands: [RoomCommand], by user: UserID, at now: Timestamp
    ) throws(LogFailure) -> [Result<[RoomEvent], RoomRefusal>] {
        try state.withLock { loaded throws(LogFailure) in
            let before = loaded
            do throws(LogFailure) { return try give(commands, by: user, at: now, &loaded) } catch {
                // Whether it is on the disk is for the disk to say; what was thought of meanwhile is thrown away.
                loaded = before
                loaded = try LoadedRoom.read(store, shelf: ledger)
                throw error
            }
        }
    }

    private func give(
        _ commands: [RoomCommand], by user: UserID, at now: Timestamp, _ loaded: inout LoadedRoom
    ) throws(LogFailure) -> [Result<[RoomEvent], RoomRefusal>] {
        let first = loaded.position.advanced(by: 1)
        let moment = max(now, loaded.lastTime)
        var draft = FigureDraft(after: loaded.room.figures.count)
        let concerns = commands.map(\.concern)
        let shelved = try LoadedRoom.ask { () throws(ShelfFailure) in try ledger.facts(concerns) }
        var records: [RoomRecord] = []
        var answers: [Result<[RoomEvent], RoomRefusal>] = []
        for (index, command) in commands.enumerated() {
            let facts = draft.facts(concerns[index], over: shelved[index])
            do throws(RoomRefusal) {
                let events = try loaded.room.decide(command, by: user, at: moment, given: facts)
                for event in events {
                    let record = RoomRecord(at: moment, by: user, event: event)
                    loaded.apply(record)
                    if case .figures(let figure) = event { draft.apply(figure, at: moment) }
                    records.append(record)
                }
                answers.append(.success(events))
            } catch {
                answers.append(.failure(error))
            }
        }
        guard !records.isEmpty else { return answers }
        records = records.joined()
        loaded.advance(by: records.count)
        try store.append(
            Batch(
                first: first, count: records.count, epoch: epoch, bytes: RoomCodec.encode(records), claims: [],
                answers: []),
            to: SteeringService.log)
        // The log has it, so it is promised; a shelf that failed is brought up from the log before anything else.
        try LoadedRoom.shelve(records, through: loaded.position, on: ledger)
        return answers
    }
}
