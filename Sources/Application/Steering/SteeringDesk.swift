import BorderVocabulary
import Steering

/// The steering book as its log tells it.
package struct LoadedBook: Sendable {
    package fileprivate(set) var book = SteeringBook()
    /// The position of the last record in it.
    package fileprivate(set) var position = Position.start
    /// The time of that record; no later record is earlier.
    package fileprivate(set) var lastTime = Timestamp.earliest
}

/// The one writer of the steering book: decides, stores durably, and only then answers.
///
/// The book lies in a log of its own name beside the gates' (docs/decisions/0016-two-times.md).
package struct SteeringDesk {
    /// The name under which the book lies in a store.
    package static let log: GateID = "steering"
    /// How many batches are read at a time.
    private static let page = 256

    private let store: any EventLog
    private let epoch: Epoch
    private var loaded: LoadedBook

    /// Takes the lease and reads the whole book.
    package init(_ store: any EventLog) throws(LogFailure) {
        self.store = store
        epoch = try store.takeLease(of: SteeringDesk.log)
        loaded = try SteeringDesk.load(store)
    }

    /// The book as it is on the disk.
    package var book: SteeringBook { loaded.book }

    /// Reads the book without the right to write.
    package static func load(_ store: any EventLog) throws(LogFailure) -> LoadedBook {
        var loaded = LoadedBook()
        while true {
            let batches = try store.read(log, after: loaded.position, limit: page)
            guard !batches.isEmpty else { return loaded }
            for batch in batches {
                guard batch.first == loaded.position.advanced(by: 1) else {
                    throw .corrupt(at: loaded.position.advanced(by: 1), "records are missing")
                }
                for record in try SteeringCodec.decode(batch) {
                    loaded.book.apply(record.event, at: record.at)
                    loaded.lastTime = max(loaded.lastTime, record.at)
                    loaded.position = loaded.position.advanced(by: 1)
                }
            }
        }
    }

    /// Does several commands of one person as one batch; each is taken whole or refused by itself.
    ///
    /// Answers with the events of each, none where it was already so. After a failure the book is read again from the log,
    /// and giving the same commands again does no harm. A clock that jumped back stands still until it has caught up.
    package mutating func give(
        _ commands: [SteeringCommand], by user: UserID, at now: Timestamp
    ) throws(LogFailure) -> [Result<[SteeringEvent], SteeringRefusal>] {
        var draft = loaded
        let moment = max(now, loaded.lastTime)
        var records: [SteeringCodec.Record] = []
        var answers: [Result<[SteeringEvent], SteeringRefusal>] = []
        for command in commands {
            do throws(SteeringRefusal) {
                let events = try draft.book.decide(command, by: user, at: moment)
                for event in events {
                    draft.book.apply(event, at: moment)
                    records.append(SteeringCodec.Record(at: moment, event: event))
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
                    first: loaded.position.advanced(by: 1), count: records.count, epoch: epoch,
                    bytes: SteeringCodec.encode(records), claims: [], answers: []),
                to: SteeringDesk.log)
        } catch {
            // Whether it is on the disk is for the disk to say; memory is thrown away either way.
            loaded = try SteeringDesk.load(store)
            throw error
        }
        draft.position = loaded.position.advanced(by: records.count)
        draft.lastTime = moment
        loaded = draft
        return answers
    }
}
