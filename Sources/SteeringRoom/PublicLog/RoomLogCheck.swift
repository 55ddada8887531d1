import Application
import BorderVocabulary
import Steering
import TransparencyLog

/// What was found in a steering room's public log that is whole.
package struct RoomLogReport: Sendable {
    /// The head that was read.
    package let checkpoint: Checkpoint
    /// How many records it has, by kind.
    package let kinds: [RoomEventKind: Int]
    /// Every figure that was shown, in the order of showing.
    package let figures: [PublishedFigure]
}

/// Why a steering room's public log is not believed.
package enum RoomLogFlaw: Error, Hashable, Sendable {
    case checkpoint(CheckpointFlaw)
    case trust(TrustFlaw)
    /// Entries, tiles and root do not fit together.
    case log(AuditFlaw)
    /// An entry does not read.
    case entry(UInt64, CodecFailure)
    /// A record does not follow the one before it in place or time.
    case order(Position)
    /// A figure was shown by fewer than three people.
    case fewerThanThree(Int)
    /// A figure was shown twice, which nothing in the room can do.
    case shownTwice(Int)
}

/// Checks the public log of a steering room from its first entry on, with nothing but the log and the keys one believes.
package struct RoomLogCheck<Reader: TileReader> {
    private let reader: Reader
    private let policy: TrustPolicy

    /// Checks what a reader gives by a policy of keys.
    package init(_ reader: Reader, policy: TrustPolicy) {
        self.reader = reader
        self.policy = policy
    }

    /// Checks everything.
    package func run(_ bytes: [UInt8]) throws(RoomLogFlaw) -> RoomLogReport {
        let signed: SignedCheckpoint
        do throws(CheckpointFlaw) { signed = try SignedCheckpoint(bytes) } catch { throw .checkpoint(error) }
        do throws(TrustFlaw) { _ = try policy.check(signed) } catch { throw .trust(error) }
        var replay = Replay()
        var flaw: RoomLogFlaw?
        do throws(AuditFlaw) {
            try LogAudit(reader).check(signed.checkpoint) { index, entry in
                guard flaw == nil else { return }
                do throws(RoomLogFlaw) { try replay.take(Array(entry), index) } catch { flaw = error }
            }
        } catch { throw .log(error) }
        if let flaw { throw flaw }
        return RoomLogReport(checkpoint: signed.checkpoint, kinds: replay.kinds, figures: replay.figures)
    }
}

/// The records of a public log, one after the other.
private struct Replay {
    private(set) var kinds: [RoomEventKind: Int] = [:]
    private(set) var figures: [PublishedFigure] = []
    private var shown: Set<Int> = []
    private var next = Position(1)
    private var last = Timestamp.earliest

    mutating func take(_ bytes: [UInt8], _ index: UInt64) throws(RoomLogFlaw) {
        let entry: RoomEntry
        do throws(CodecFailure) { entry = try RoomEntry(bytes) } catch { throw .entry(index, error) }
        for record in entry.records {
            guard record.position == next, record.at >= last else { throw .order(record.position) }
            next = next.advanced(by: 1)
            last = record.at
            kinds[record.kind, default: 0] += 1
            // A figure is shown where it is published, and nowhere else.
            guard (record.kind == .published) == (record.figure != nil) else { throw .order(record.position) }
            guard let figure = record.figure else { continue }
            guard figure.isByThree else { throw .fewerThanThree(figure.number) }
            guard shown.insert(figure.number).inserted else { throw .shownTwice(figure.number) }
            figures.append(figure)
        }
    }
}
