import Cryptography
import Testing
import TransparencyLog

@Suite("A proof made from tiles")
struct ProofTests {
    @Test func `of inclusion holds for each leaf of each small tree, and for nothing else`() throws {
        for size in 1...40 {
            let sample = try SampleLog(size)
            var tree = sample.tree()
            for index in 0..<size {
                let proof = try tree.inclusionProof(of: UInt64(index))
                try proof.check(leaf: SampleLog.leaf(index), root: sample.log.root)
                expectNoMutantHolds(proof, leaf: SampleLog.leaf(index), root: sample.log.root)
            }
        }
    }

    @Test func `of consistency holds for all pairs of small trees, and for nothing else`() throws {
        var roots = [Merkle.emptyRoot]
        for size in 1...40 {
            let sample = try SampleLog(size)
            roots.append(sample.log.root)
            var tree = sample.tree()
            for earlier in 1...size {
                let proof = try tree.consistencyProof(from: UInt64(earlier))
                try proof.check(earlierRoot: roots[earlier], root: roots[size])
                expectNoMutantHolds(proof, earlierRoot: roots[earlier], root: roots[size])
            }
        }
    }

    @Test(arguments: [257, 65_535, 65_536, 65_537, 70_000])
    func `holds in trees of several levels of tiles`(size: Int) throws {
        var random = Seeded(UInt64(size))
        let sample = try SampleLog(size)
        var tree = sample.tree()
        #expect(try tree.root() == sample.log.root)
        let leaves = (0..<size).map(SampleLog.leaf)
        for _ in 0..<60 {
            let index = Int.random(in: 0..<size, using: &random)
            let proof = try tree.inclusionProof(of: UInt64(index))
            try proof.check(leaf: leaves[index], root: sample.log.root)
            #expect(throws: ProofFlaw.self) { try proof.check(leaf: leaves[index].flipped(3), root: sample.log.root) }
            #expect(try tree.leaf(UInt64(index)) == leaves[index])
            #expect(try tree.entry(UInt64(index)) == SampleLog.entry(index))
        }
        for _ in 0..<8 {
            let earlier = Int.random(in: 1...size, using: &random)
            try tree.consistencyProof(from: UInt64(earlier))
                .check(earlierRoot: Merkle.root(leaves[..<earlier]), root: sample.log.root)
        }
    }

    @Test func `holds for every subtree of small trees`() throws {
        let size = 33
        let sample = try SampleLog(size)
        var tree = sample.tree()
        let leaves = (0..<size).map(SampleLog.leaf)
        for start in 0..<size {
            for end in start + 1...size {
                guard let subtree = Subtree(from: UInt64(start), to: UInt64(end)) else { continue }
                let root = Merkle.root(leaves[start..<end])
                let path = try tree.consistencyProof(of: subtree)
                try ConsistencyProof.check(
                    subtree, root: root, path: path, inTreeOf: UInt64(size), root: sample.log.root)
                #expect(throws: ProofFlaw.self) {
                    try ConsistencyProof.check(
                        subtree, root: root.flipped(0), path: path, inTreeOf: UInt64(size), root: sample.log.root)
                }
                for index in start..<end {
                    let path = try tree.inclusionProof(of: UInt64(index), in: subtree)
                    try InclusionProof.check(
                        leaf: leaves[index], at: UInt64(index), path: path, in: subtree, root: root)
                }
            }
        }
    }

    @Test func `is not made for what is not there`() throws {
        var tree = try SampleLog(5).tree()
        #expect(throws: TileFailure.beyond(size: 5)) { try tree.inclusionProof(of: 5) }
        #expect(throws: TileFailure.beyond(size: 5)) { try tree.consistencyProof(from: 6) }
        #expect(throws: TileFailure.beyond(size: 5)) { try tree.leaf(.max) }
        #expect(throws: TileFailure.beyond(size: 5)) { try tree.entry(5) }
    }

    @Test func `of consistency with nothing says nothing`() {
        #expect(throws: ProofFlaw.nothingToProve) {
            try ConsistencyProof(earlier: 0, size: 1, path: [])
                .check(earlierRoot: Merkle.emptyRoot, root: SampleLog.leaf(0))
        }
    }

    @Test(arguments: [0, 1, UInt64.max - 1, .max])
    func `survives any numbers`(number: UInt64) {
        let path = [SHA256Digest](repeating: Merkle.emptyRoot, count: 70)
        for size in [0, 1, UInt64.max] {
            #expect(throws: ProofFlaw.self) {
                try InclusionProof(index: number, size: size, path: path)
                    .check(leaf: Merkle.emptyRoot, root: Merkle.emptyRoot)
            }
            #expect(throws: ProofFlaw.self) {
                try ConsistencyProof(earlier: number, size: size, path: path)
                    .check(earlierRoot: Merkle.emptyRoot, root: Merkle.emptyRoot)
            }
        }
    }

    private func expectNoMutantHolds(_ proof: InclusionProof, leaf: SHA256Digest, root: SHA256Digest) {
        for path in mutants(of: proof.path) {
            #expect(throws: ProofFlaw.self) {
                try InclusionProof(index: proof.index, size: proof.size, path: path).check(leaf: leaf, root: root)
            }
        }
        #expect(throws: ProofFlaw.self) {
            try InclusionProof(index: proof.index + 1, size: proof.size, path: proof.path)
                .check(leaf: leaf, root: root)
        }
        #expect(throws: ProofFlaw.self) { try proof.check(leaf: leaf, root: root.flipped(200)) }
        #expect(throws: ProofFlaw.self) { try proof.check(leaf: leaf.flipped(1), root: root) }
    }

    private func expectNoMutantHolds(_ proof: ConsistencyProof, earlierRoot: SHA256Digest, root: SHA256Digest) {
        for path in mutants(of: proof.path) {
            #expect(throws: ProofFlaw.self) {
                try ConsistencyProof(earlier: proof.earlier, size: proof.size, path: path)
                    .check(earlierRoot: earlierRoot, root: root)
            }
        }
        #expect(throws: ProofFlaw.self) { try proof.check(earlierRoot: earlierRoot.flipped(9), root: root) }
        #expect(throws: ProofFlaw.self) { try proof.check(earlierRoot: earlierRoot, root: root.flipped(9)) }
    }

    /// The path with one bit changed in each hash, one hash more, one less, two in each other's place.
    private func mutants(of path: [SHA256Digest]) -> [[SHA256Digest]] {
        var mutants = [path + [Merkle.emptyRoot], [Merkle.emptyRoot] + path]
        for place in path.indices {
            var flipped = path
            flipped[place] = flipped[place].flipped(place * 11)
            var shorter = path
            shorter.remove(at: place)
            mutants += [flipped, shorter]
            guard place > 0, path[place] != path[place - 1] else { continue }
            var swapped = path
            swapped.swapAt(place, place - 1)
            mutants.append(swapped)
        }
        return mutants
    }
}
