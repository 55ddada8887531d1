import Cryptography
import Testing
import TransparencyLog

@Suite("A tree that grows")
struct LogTreeTests {
    /// The entries and roots that implementations of RFC 6962 have compared from the beginning.
    static let entries = [
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    ]
    static let roots = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]

    @Test func `has the roots of RFC 6962's first users`() throws {
        var tree = LogTree()
        for (size, root) in LogTreeTests.roots.enumerated() {
            #expect(tree.size == UInt64(size))
            #expect(tree.root.hex == root)
            if size < LogTreeTests.entries.count {
                tree.append(Merkle.leaf(try #require(Hex.bytes(LogTreeTests.entries[size]))))
            }
        }
    }

    @Test func `has at each size the root that the definition gives`() {
        var tree = LogTree()
        var leaves: [SHA256Digest] = []
        for index in 0..<1_100 {
            #expect(tree.root == Merkle.root(leaves))
            leaves.append(SampleLog.leaf(index))
            tree.append(leaves[index])
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `goes on after a stop at any size`(seed: UInt64) throws {
        var random = Seeded(seed)
        var tree = LogTree()
        var tiles = MemoryTiles()
        var leaves: [SHA256Digest] = []
        while leaves.count < 70_000 {
            let batch = Int.random(in: 1...[3, 300, 9_000][Int.random(in: 0..<3, using: &random)], using: &random)
            for _ in 0..<batch {
                leaves.append(SampleLog.leaf(leaves.count))
                tree.append(leaves[leaves.count - 1])
            }
            tiles.store(tree.takeTiles())
            let restarted = try LogTree(size: tree.size, from: tiles)
            #expect(restarted.root == tree.root)
            tree = restarted
        }
        #expect(tree.root == Merkle.root(leaves))
    }

    @Test(
        arguments: [
            (0, 0, true), (1, 1, true), (0, 15, true), (1, 2, true), (2, 4, true), (4, 7, true), (8, 13, true),
            (1, 3, false), (2, 5, false), (2, 6, false), (3, 5, false), (1, 15, false), (2, 1, false),
            (0, UInt64.max, true), (1 << 63, UInt64.max, true), (1 << 62, UInt64.max, false), (1, UInt64.max, false),
        ] as [(UInt64, UInt64, Bool)])
    func `has subtrees that begin at a multiple of their size`(start: UInt64, end: UInt64, isSubtree: Bool) {
        #expect((Subtree(from: start, to: end) != nil) == isSubtree)
    }
}
