import Application
import Cryptography
import Foundation
import Testing
import TileFolder
import TransparencyLog

/// Kinds of memory that a witness may have.
enum WitnessStoreKind: CaseIterable {
    case memory, folder

    /// A store, and one that opens what was stored again.
    func make(_ folder: TemporaryDirectory) -> (first: any WitnessStore, second: () -> any WitnessStore) {
        switch self {
        case .memory:
            let store = MemoryWitnessStore()
            return (store, { store })
        case .folder:
            let path = folder.path + "/witness"
            return (FolderWitnessStore(path), { FolderWitnessStore(path) })
        }
    }
}

@Suite("The memory of a witness")
struct WitnessStoreTests {
    private func line(_ text: String) throws -> NoteLine { try #require(NoteLine(text)) }

    private func signed(_ name: String, size: UInt64) throws -> SignedCheckpoint {
        let key = try #require(KeyName(name))
        let signer = try #require(NoteSigner(name: key, seed: [UInt8](repeating: 1, count: 32)))
        let root = SHA256Digest(of: [UInt8(size)])
        return SignedCheckpoint(Checkpoint(origin: key.line, size: size, root: root), signedBy: signer)
    }

    private func draw(_ number: Int) throws -> DrawWitness.Draw {
        DrawWitness.Draw(
            name: try line("slot \(number) of Hữu Nghị"),
            head: Witness.Head(size: UInt64(number), root: SHA256Digest(of: [UInt8(number % 256)])))
    }

    @Test(arguments: WitnessStoreKind.allCases)
    func `keeps the last checkpoint of each log`(kind: WitnessStoreKind) throws {
        let folder = try TemporaryDirectory()
        let (store, again) = kind.make(folder)
        #expect(try store.checkpoint(of: try line("a.example")) == nil)
        for size in [1, 9, 4] as [UInt64] {
            try store.store(try signed("a.example", size: size))
            try store.store(try signed("b.example", size: size + 1))
        }
        #expect(try again().checkpoint(of: try line("a.example")) == (try signed("a.example", size: 4)))
        #expect(try again().checkpoint(of: try line("b.example")) == (try signed("b.example", size: 5)))
    }

    @Test(arguments: WitnessStoreKind.allCases)
    func `keeps all draws in their order`(kind: WitnessStoreKind) throws {
        let folder = try TemporaryDirectory()
        let (store, again) = kind.make(folder)
        let (one, two) = (try line("a.example"), try line("b.example"))
        #expect(try store.draws(of: one) == 0)
        #expect(try store.draw(1, of: one) == nil)
        let count = 258
        for number in 1...count {
            try store.append(try draw(number), of: one)
            if [1, 2, 255, 256, 257, count].contains(number) {
                #expect(try again().draws(of: one) == number)
                #expect(try again().draw(number, of: one) == (try draw(number)))
                #expect(try again().draw(number + 1, of: one) == nil)
                #expect(try again().draw(1, of: one) == (try draw(1)))
            }
        }
        #expect(try again().draw(0, of: one) == nil)
        #expect(try again().draw(-1, of: one) == nil)
        #expect(try again().draws(of: two) == 0)
    }

    @Test func `does not go on from what does not read`() throws {
        let folder = try TemporaryDirectory()
        let path = folder.path + "/witness"
        let store = FolderWitnessStore(path)
        let origin = try line("a.example")
        try store.store(try signed("a.example", size: 3))
        try store.append(try draw(1), of: origin)
        let places = ["\(path)/\(Witness.path(of: origin))", "\(path)/\(Witness.hash(of: origin))/draws/0"]
        for place in places {
            let whole = try #require(FileManager.default.contents(atPath: place))
            try whole.dropLast(9).write(to: URL(fileURLWithPath: place))
        }
        #expect(throws: WitnessStoreFailure.self) { try store.checkpoint(of: origin) }
        #expect(throws: WitnessStoreFailure.self) { try store.draws(of: origin) }
        #expect(throws: WitnessStoreFailure.self) { try store.append(try draw(2), of: origin) }
        let logs = [LogIdentity(origin: origin, keys: [])]
        let name = try #require(KeyName("w.example"))
        let secret = try #require(WitnessSecret([UInt8](repeating: 1, count: 32)))
        #expect(throws: WitnessStoreFailure.self) {
            try WitnessStand(name: name, secret: secret, of: logs, store: store, clock: HandClock())
        }
    }
}
