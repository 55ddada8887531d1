import Gate
import BorderVocabulary

/// Reads records that have left memory, on a thread of its own when the caller may not block.
actor LogArchive {
    private let gate: GateID
    private let log: any EventLog
    private let executor = ThreadExecutor(name: "log-archive")

    init(gate: GateID, log: any EventLog) {
        self.gate = gate
        self.log = log
    }

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Lets the thread end; nothing may be asked after it.
    nonisolated func shutdown() { executor.shutdown() }

    func records(after position: Position, upTo head: Position, limit: Int) throws(LogFailure) -> [LogRecord] {
        try read(after: position, upTo: head, limit: limit)
    }

    /// At most `limit` records after a position and not after `head`; blocks.
    nonisolated func read(
        after position: Position, upTo head: Position, limit: Int
    ) throws(LogFailure) -> [LogRecord] {
        var records: [LogRecord] = []
        var position = position
        while records.count < limit, position < head {
            // Most batches hold a few records; asking for a few batches keeps a small page cheap.
            let batches = try log.read(gate, after: position, limit: 16)
            guard let last = batches.last else { break }
            for batch in batches {
                for record in try RecordCodec.decode(batch) {
                    guard record.position > position, record.position <= head, records.count < limit else { continue }
                    records.append(record)
                }
            }
            position = last.last
        }
        return records
    }
}
