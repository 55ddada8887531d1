import BorderVocabulary
import Cryptography
import Gate
import TransparencyLog

/// Makes receipts from the files of the public log. Calls block.
package struct ReceiptDesk: Sendable {
    private let tiles: any TileStore
    private let secret: PublicLogSecret

    /// Takes the files and the secret that opens their commitments.
    package init(tiles: any TileStore, secret: PublicLogSecret) {
        self.tiles = tiles
        self.secret = secret
    }

    /// The entries in which records stand, by their positions; those not published yet are left out.
    package func entries(of positions: [Position]) throws(TileFailure) -> [Position: UInt64] {
        guard let checkpoint = try read(try tiles.checkpoint()) else { return [:] }
        var finder = EntryFinder(StoreReader(tiles), size: checkpoint.checkpoint.size)
        var entries: [Position: UInt64] = [:]
        for position in positions {
            guard let found = try finder.entry(of: position) else { continue }
            entries[position] = found.index
        }
        return entries
    }

    /// The receipt of a record, opened for whom it concerns; nil while it is not published.
    ///
    /// It is under the head that witnesses cosigned where that holds the record, and under the latest otherwise.
    package func receipt(of record: LogRecord, opened: Bool) throws(TileFailure) -> RecordReceipt? {
        let opening = opened ? secret.opening(of: record) : nil
        for checkpoint in [try read(try tiles.cosignedCheckpoint()), try read(try tiles.checkpoint())] {
            guard let checkpoint else { continue }
            var finder = EntryFinder(StoreReader(tiles), size: checkpoint.checkpoint.size)
            guard let (index, entry) = try finder.entry(of: record.position) else { continue }
            return try RecordReceipt(
                of: record.position, in: entry, index: index, checkpoint: checkpoint, tiles: StoreReader(tiles),
                opening: opening)
        }
        return nil
    }

    private func read(_ bytes: [UInt8]?) throws(TileFailure) -> SignedCheckpoint? {
        bytes.flatMap { try? SignedCheckpoint($0) }
    }
}
