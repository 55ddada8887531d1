import Application
import Cryptography
import Foundation
import TransparencyLog

/// The memory of a witness as a folder: for each log `<hash of its origin>/checkpoint` as it is served, and the draws in
/// `<hash>/draws/<page>`, a line each.
package struct FolderWitnessStore: WitnessStore {
    /// So many draws are in one file: each is written with one that is never long.
    private static let page = 256
    private static let longestPage = page * (DrawRequest.longestName + 80)

    private let folder: DurableFolder

    /// Takes a folder; it is made when the first log is cosigned.
    package init(_ folder: String) {
        self.folder = DurableFolder(URL(fileURLWithPath: folder, isDirectory: true))
    }

    /// The checkpoint; a file that does not read is a failure.
    package func checkpoint(of origin: NoteLine) throws(WitnessStoreFailure) -> SignedCheckpoint? {
        guard let bytes = try read(Witness.path(of: origin), most: Note.Limit.bytes) else { return nil }
        do {
            return try SignedCheckpoint(bytes)
        } catch {
            throw .damaged("\(Witness.path(of: origin)): \(error)")
        }
    }

    /// Replaces the checkpoint, and waits until the disk has it under its name.
    package func store(_ checkpoint: SignedCheckpoint) throws(WitnessStoreFailure) {
        try write(checkpoint.bytes, to: Witness.path(of: checkpoint.checkpoint.origin))
    }

    /// Counts the draws; pages are full but for the last.
    package func draws(of origin: NoteLine) throws(WitnessStoreFailure) -> Int {
        // Doubles until there is no page, then halves: pages follow each other without a gap.
        var (known, missing) = (0, 1)
        while folder.exists(name(missing - 1, origin)) { (known, missing) = (missing, missing * 2) }
        while missing - known > 1 {
            let middle = (known + missing) / 2
            if folder.exists(name(middle - 1, origin)) { known = middle } else { missing = middle }
        }
        guard known > 0 else { return 0 }
        return (known - 1) * Self.page + (try lines(known - 1, origin).count)
    }

    /// The draw, from its page.
    package func draw(_ index: Int, of origin: NoteLine) throws(WitnessStoreFailure) -> DrawWitness.Draw? {
        guard index > 0 else { return nil }
        let lines = try lines((index - 1) / Self.page, origin)
        let place = (index - 1) % Self.page
        return place < lines.count ? lines[place] : nil
    }

    /// Writes the last page anew with one line more.
    package func append(_ draw: DrawWitness.Draw, of origin: NoteLine) throws(WitnessStoreFailure) {
        let page = try draws(of: origin) / Self.page
        let lines = try lines(page, origin) + [draw]
        try write(Array(lines.map { $0.line + "\n" }.joined().utf8), to: name(page, origin))
    }

    private func name(_ page: Int, _ origin: NoteLine) -> String { "\(Witness.hash(of: origin))/draws/\(page)" }

    private func lines(_ page: Int, _ origin: NoteLine) throws(WitnessStoreFailure) -> [DrawWitness.Draw] {
        let name = name(page, origin)
        guard let bytes = try read(name, most: Self.longestPage) else { return [] }
        guard let text = String(validating: bytes, as: UTF8.self), text.isEmpty || text.utf8.last == 0x0A else {
            throw .damaged(name)
        }
        var draws: [DrawWitness.Draw] = []
        for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
            guard draws.count < Self.page, let draw = DrawWitness.Draw(line: Substring(line)) else {
                throw .damaged(name)
            }
            draws.append(draw)
        }
        return draws
    }

    private func read(_ name: String, most: Int) throws(WitnessStoreFailure) -> [UInt8]? {
        let bytes: [UInt8]?
        do {
            bytes = try folder.read(name, most: most)
        } catch {
            throw .unavailable("\(error)")
        }
        guard (bytes?.count ?? 0) <= most else { throw .damaged(name) }
        return bytes
    }

    private func write(_ bytes: [UInt8], to name: String) throws(WitnessStoreFailure) {
        do {
            try folder.write(bytes, to: name, settling: true)
        } catch {
            throw .unavailable("\(error)")
        }
    }
}

extension DrawWitness.Draw {
    /// Size, root and name, with a blank between each two.
    fileprivate var line: String { "\(head.size) \(head.root.base64) \(name)" }

    fileprivate init?(line: Substring) {
        let parts = line.split(separator: " ", maxSplits: 2)
        guard parts.count == 3, let size = UInt64(parts[0]),
            let root = Base64.bytes(parts[1]).flatMap({ SHA256Digest(bytes: $0) }),
            let name = NoteLine(String(parts[2]))
        else { return nil }
        self.init(name: name, head: Witness.Head(size: size, root: root))
    }
}
