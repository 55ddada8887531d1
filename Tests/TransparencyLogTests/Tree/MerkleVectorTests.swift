import Cryptography
import Foundation
import Testing
import TransparencyLog

/// The vectors of the project transparency-dev/merkle: proofs that hold, and many that must not.
@Suite(
    "The published vectors of Merkle proofs",
    .enabled(
        if: Vectors.has("merkle"), "The folder merkle of the vectors is not here; HUUNGHI_VECTORS names its place."))
struct MerkleVectorTests {
    struct Refused: Error {}

    /// A hash of a vector; a short text there stands for some root that is not looked at.
    struct Hash: Decodable {
        let bytes: [UInt8]

        init(from decoder: any Decoder) throws {
            bytes = Array(try decoder.singleValueContainer().decode(Data.self))
        }

        func digest() throws -> SHA256Digest {
            let isPlaceholder = bytes.starts(with: Array("don't care".utf8))
            let padded = isPlaceholder ? bytes + [UInt8](repeating: 0, count: 32 - bytes.count) : bytes
            guard let digest = SHA256Digest(bytes: padded) else { throw Refused() }
            return digest
        }
    }

    struct Inclusion: Decodable {
        let leafIdx: UInt64
        let treeSize: UInt64?
        let start: UInt64?
        let end: UInt64?
        let root: Hash
        let leafHash: Hash
        let proof: [Hash]?
        let wantErr: Bool

        func check() throws {
            let (leaf, root) = (try leafHash.digest(), try root.digest())
            let path = try (proof ?? []).map { try $0.digest() }
            if let treeSize {
                try InclusionProof(index: leafIdx, size: treeSize, path: path).check(leaf: leaf, root: root)
            } else {
                guard let start, let end, let subtree = Subtree(from: start, to: end) else { throw Refused() }
                try InclusionProof.check(leaf: leaf, at: leafIdx, path: path, in: subtree, root: root)
            }
        }
    }

    struct Consistency: Decodable {
        let size1: UInt64?
        let size2: UInt64?
        let start: UInt64?
        let end: UInt64?
        let size: UInt64?
        let root1: Hash
        let root2: Hash
        let proof: [Hash]?
        let wantErr: Bool

        func check() throws {
            let (earlierRoot, root) = (try root1.digest(), try root2.digest())
            let path = try (proof ?? []).map { try $0.digest() }
            if let size1, let size2 {
                try ConsistencyProof(earlier: size1, size: size2, path: path)
                    .check(earlierRoot: earlierRoot, root: root)
            } else {
                guard let start, let end, let size, let subtree = Subtree(from: start, to: end) else { throw Refused() }
                try ConsistencyProof.check(subtree, root: earlierRoot, path: path, inTreeOf: size, root: root)
            }
        }
    }

    @Test(arguments: [("merkle/inclusion", 98), ("merkle/subtreeinclusion", 204)])
    func `are answered as they ask, for inclusion`(folder: String, count: Int) throws {
        let vectors = try Vectors.decode(folder, as: Inclusion.self)
        #expect(vectors.count == count)
        for (file, vector) in vectors {
            #expect(holds(vector.check) == !vector.wantErr, "\(file.lastPathComponent)")
        }
    }

    @Test(arguments: [("merkle/consistency", 98), ("merkle/subtreeconsistency", 118)])
    func `are answered as they ask, for consistency`(folder: String, count: Int) throws {
        let vectors = try Vectors.decode(folder, as: Consistency.self)
        #expect(vectors.count == count)
        for (file, vector) in vectors {
            #expect(holds(vector.check) == !vector.wantErr, "\(file.path())")
        }
    }

    private func holds(_ check: () throws -> Void) -> Bool {
        do {
            try check()
            return true
        } catch {
            return false
        }
    }
}
