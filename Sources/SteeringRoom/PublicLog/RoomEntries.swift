import Application
import BorderVocabulary
import Cryptography
import Steering
import TransparencyLog

/// The entries of the steering room's log.
///
/// Open are the figures that a third person has published, whole; of everything else the kind, the time and a commitment.
package struct RoomEntries: EntryForm {
    /// The name under which whole records are committed to.
    package static let commitmentName = "steering record"

    private let secret: PublicLogSecret
    private let shelf: any FigureShelf

    /// Takes published figures from a shelf that is never behind the log.
    package init(secret: PublicLogSecret, shelf: any FigureShelf) {
        self.secret = secret
        self.shelf = shelf
    }

    /// The entries for a batch.
    package func entries(of batch: StoredBatch) throws(LogFailure) -> [[UInt8]] {
        let records = try RoomCodec.decode(batch)
        let figures = try published(records)
        var entries: [[UInt8]] = []
        var body = ByteWriter(reserving: 4_096)
        var (skipped, count, milliseconds) = (0, 0, Int64(0))
        func end() {
            var writer = ByteWriter(reserving: body.bytes.count + 24)
            writer.byte(RoomEntry.format)
            writer.unsigned(batch.first.number)
            writer.count(skipped)
            writer.count(count)
            writer.fixed(body.bytes)
            entries.append(writer.bytes)
            body.removeAll()
            skipped += count
            (count, milliseconds) = (0, 0)
        }
        for (offset, record) in records.enumerated() {
            if body.bytes.count >= RoomEntry.roomyBytes { end() }
            let position = batch.first.advanced(by: offset)
            PublicRoomRecord(
                position: position, at: record.at, kind: RoomEventKind(of: record.event), figure: figures[offset],
                commitment: TransparencyLog.Commitment(
                    to: RoomCodec.encode([record]), named: Array(RoomEntries.commitmentName.utf8),
                    salt: secret.salt(at: position))
            ).write(to: &body, since: milliseconds)
            milliseconds = record.at.milliseconds
            count += 1
        }
        if count > 0 { end() }
        return entries
    }

    /// What an entry is about.
    package func outline(of entry: [UInt8]) throws(CodecFailure) -> EntryOutline {
        let entry = try RoomEntry(entry)
        return EntryOutline(batch: entry.batch, last: entry.last, commitments: entry.records.map(\.commitment))
    }

    /// The figures that records show to everybody, by their place in the batch.
    private func published(_ records: [RoomRecord]) throws(LogFailure) -> [Int: PublishedFigure] {
        var shown: [(offset: Int, number: Int, by: UserID)] = []
        for (offset, record) in records.enumerated() {
            if case .figures(.published(let number, let user)) = record.event { shown.append((offset, number, user)) }
        }
        guard !shown.isEmpty else { return [:] }
        let numbers = shown.map(\.number)
        let observations = try LoadedRoom.ask { () throws(ShelfFailure) in
            try shelf.observations(numbered: numbers)
        }
        var figures: [Int: PublishedFigure] = [:]
        for (shown, observation) in zip(shown, observations) {
            guard let observation else { throw .unavailable("observation \(shown.number) is not on the shelf") }
            figures[shown.offset] = PublishedFigure(observation, publisher: shown.by, secret: secret)
        }
        return figures
    }
}

/// Tells when the steering room's log has grown, by looking.
package struct RoomFollower: LogFollower {
    private let service: SteeringService
    private let clock: any Clock<Duration>
    private let interval: Duration

    /// Looks at a room every so often.
    package init(
        _ service: SteeringService, every interval: Duration = .seconds(1),
        clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.service = service
        self.interval = interval
        self.clock = clock
    }

    /// Waits until the room has more.
    package func hasMore(after position: Position) async throws(LogFailure) -> Bool {
        while service.position <= position {
            guard (try? await clock.sleep(for: interval)) != nil else { return false }
        }
        return true
    }
}
