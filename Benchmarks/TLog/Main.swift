import Cryptography
import TransparencyLog

/// Measures the log in memory, one line of JSON for each figure: `{"what": …, "per_second": …}`.
///
/// `tlog-bench [<entries>] [<bytes of an entry>] [<entries of a batch>]`
@main
enum Main {
    static func main() throws {
        let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        let count = numbers.first ?? 200_000
        let entry = [UInt8](repeating: 0x42, count: numbers.dropFirst().first ?? 200)
        let batch = numbers.dropFirst(2).first ?? 256
        guard let name = KeyName("gate.example/log"),
            let signer = NoteSigner(name: name, seed: [UInt8](repeating: 1, count: 32))
        else { return }

        var tiles = MemoryTiles()
        var last: SignedCheckpoint?
        let size = try measure("append", count) {
            var log = GrowingLog()
            while log.size < count {
                for _ in 0..<min(batch, count - Int(log.size)) { try log.append(numbered(entry, log.size)) }
                tiles.store(log.takeTiles())
                last = SignedCheckpoint(
                    Checkpoint(origin: name.line, size: log.size, root: log.root), signedBy: signer)
            }
            return log.size
        }
        guard let last, size == count else { return }
        try measure("verify", count) { try LogAudit(tiles).check(last.checkpoint) }

        let proofs = 2_000
        var tree = TileTree(size: size, from: tiles)
        try measure("prove and check", proofs) {
            for number in 0..<UInt64(proofs) {
                let index = number &* 7_919 % size
                try tree.inclusionProof(of: index)
                    .check(leaf: Merkle.leaf(numbered(entry, index)), root: last.checkpoint.root)
            }
        }
        let leaf = Merkle.leaf(entry)
        var node = leaf
        measure("node", 1_000_000) { for _ in 0..<1_000_000 { node = Merkle.node(leaf, node) } }
        measure("sign", 2_000) { for _ in 0..<2_000 { _ = SignedCheckpoint(last.checkpoint, signedBy: signer) } }
        try measure("open", 2_000) {
            for _ in 0..<2_000 { _ = try SignedCheckpoint(last.bytes).note.check([signer.verifierKey]) }
        }
        let json = Array(
            #"{"at":"2026-11-25T08:00:00Z","event":"called","lane":"L2","place":17,"plate":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08","rule":"2026-07/3","trip":"T-2026-004711"}"#
                .utf8)
        try measure("canonical JSON, read and written", 20_000) {
            for _ in 0..<20_000 { _ = CanonicalJSON.bytes(of: try CanonicalJSON.value(json)) }
        }
    }

    /// An entry that is not like the others.
    private static func numbered(_ entry: [UInt8], _ index: UInt64) -> [UInt8] {
        var entry = entry
        for place in 0..<min(8, entry.count) { entry[place] = UInt8(truncatingIfNeeded: index >> UInt64(8 * place)) }
        return entry
    }

    @discardableResult
    private static func measure<Value>(_ what: String, _ count: Int, _ body: () throws -> Value) rethrows -> Value {
        let clock = ContinuousClock()
        let start = clock.now
        let value = try body()
        let seconds = (clock.now - start) / Duration.seconds(1)
        print("{\"what\": \"\(what)\", \"per_second\": \(Int(Double(count) / seconds))}")
        return value
    }
}
