import Cryptography
import Foundation
import TransparencyLog

/// Writes a log folder for the judges, and reads what others wrote.
///
/// `write <folder> <size>...` grows a log to each size, with a checkpoint `earlier/<size>` for all but the last, and
/// prints the keys of log and witness. `receipt <folder> <index>` prints a receipt. `audit <folder> <vkey>` reads all.
@main
enum Main {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        let folder = URL(filePath: arguments.dropFirst().first ?? ".")
        let rest = Array(arguments.dropFirst(2))
        switch arguments.first {
        case "write"?: try write(folder, sizes: rest.compactMap { Int($0) })
        case "receipt"?: try receipt(folder, index: UInt64(rest.first ?? "0") ?? 0)
        case "audit"?: try audit(folder, key: rest.first ?? "")
        case _: print("write <folder> <size>... | receipt <folder> <index> | audit <folder> <vkey>")
        }
    }

    private static func write(_ folder: URL, sizes: [Int]) throws {
        guard let name = KeyName("gate.example/log"), let witnessName = KeyName("witness.example/w1"),
            let signer = NoteSigner(name: name, seed: [UInt8](repeating: 1, count: 32)),
            let witness = Cosigner(name: witnessName, seed: [UInt8](repeating: 2, count: 32))
        else { return }
        var log = GrowingLog()
        for size in sizes {
            while log.size < size { try log.append(entry(log.size)) }
            for tile in log.takeTiles() { try save(tile.bytes, at: folder.appending(path: tile.path.description)) }
            let checkpoint = Checkpoint(origin: name.line, size: log.size, root: log.root)
            var signed = SignedCheckpoint(checkpoint, signedBy: signer)
            signed.add(witness.cosign(checkpoint, at: 1_700_000_000 + UInt64(size)))
            try save(signed.bytes, at: folder.appending(path: size == sizes.last ? "checkpoint" : "earlier/\(size)"))
        }
        print(signer.verifierKey.text)
        print(witness.verifierKey.text)
    }

    /// Entries of many lengths, among them none at all.
    private static func entry(_ index: UInt64) -> [UInt8] {
        Array("entry \(index) ".utf8.prefix(Int(index % 20))) + [UInt8](repeating: 0xC3, count: Int(index % 300))
    }

    private static func receipt(_ folder: URL, index: UInt64) throws {
        let bytes = try Data(contentsOf: folder.appending(path: "checkpoint"))
        let receipt = try LogReceipt(of: index, in: SignedCheckpoint(bytes), tiles: FolderTiles(folder: folder))
        FileHandle.standardOutput.write(Data(receipt.bytes))
    }

    private static func audit(_ folder: URL, key: String) throws {
        let signed = try SignedCheckpoint(try Data(contentsOf: folder.appending(path: "checkpoint")))
        try LogIdentity(try VerifierKey(key)).check(signed)
        try LogAudit(FolderTiles(folder: folder)).check(signed.checkpoint)
        print(signed.checkpoint.size)
    }

    private static func save(_ bytes: [UInt8], at file: URL) throws {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }
}

/// Tiles in a folder.
struct FolderTiles: TileReader {
    let folder: URL

    func bytes(of path: TilePath) throws(TileFailure) -> [UInt8]? {
        let file = folder.appending(path: path.description)
        guard FileManager.default.fileExists(atPath: file.path(percentEncoded: false)) else { return nil }
        do {
            return Array(try Data(contentsOf: file))
        } catch {
            throw .unreadable(path, "\(error)")
        }
    }
}
