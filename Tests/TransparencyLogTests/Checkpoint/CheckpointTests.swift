import Cryptography
import Testing
import TransparencyLog

@Suite("A checkpoint")
struct CheckpointTests {
    private static let root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="

    /// The example of the specification of cosignatures.
    private static let specified = """
        example.com/behind-the-sofa
        20852163
        CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

        — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
        — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==

        """

    @Test func `of the specification is read and written`() throws {
        let signed = try SignedCheckpoint(Array(CheckpointTests.specified.utf8))
        #expect(signed.checkpoint.origin.text == "example.com/behind-the-sofa")
        #expect(signed.checkpoint.size == 20_852_163)
        #expect(signed.checkpoint.root.base64 == CheckpointTests.root)
        #expect(signed.checkpoint.extensions.isEmpty)
        #expect(
            signed.note.signatures.map(\.name.description) == ["example.com/behind-the-sofa", "witness.example.com/w1"])
        #expect(signed.note.signatures[1].bytes.count == 72)
        #expect(signed.bytes == Array(CheckpointTests.specified.utf8))
    }

    @Test(
        arguments: [
            ("", .origin), ("\n1\n\(root)\n", .origin), ("a", .origin),
            ("a\n", .size), ("a\n\n\(root)\n", .size), ("a\n01\n\(root)\n", .size), ("a\n+1\n\(root)\n", .size),
            ("a\n-1\n\(root)\n", .size), ("a\n1 \n\(root)\n", .size), ("a\n9223372036854775808\n\(root)\n", .size),
            ("a\n99999999999999999999\n\(root)\n", .size), ("a\n1\n", .root), ("a\n1\n\(root)", .root),
            ("a\n1\n\(root.dropLast())\n", .root), ("a\n1\n \(root)\n", .root), ("a\n1\nAAAA\n", .root),
            ("a\n1\n\(root)\n\nx\n", .extensionLine(1)), ("a\n1\n\(root)\nx\ny", .extensionLine(2)),
        ] as [(String, CheckpointFlaw)])
    func `is refused in any other form`(text: String, flaw: CheckpointFlaw) {
        #expect(throws: flaw) { try Checkpoint(text: Array(text.utf8)) }
    }

    @Test(arguments: ["a\n0\n\(root)\n", "a b+c\n9223372036854775807\n\(root)\n", "a\n1\n\(root)\nx\n y\n"])
    func `is written with the bytes that were read`(text: String) throws {
        #expect(try Checkpoint(text: Array(text.utf8)).text == text)
    }

    @Test func `is cosigned with its time`() throws {
        let witness = try Keys.witness()
        var signed = try SampleLog(3).signed()
        signed.add(witness.cosign(signed.checkpoint, at: 1_679_315_147))
        let read = try SignedCheckpoint(signed.bytes)
        let checked = try read.note.check([witness.verifierKey])
        #expect(checked.map(\.time) == [1_679_315_147])
        #expect(try read.note.check([try Keys.log().verifierKey]).map(\.time) == [nil])
    }

    @Test func `is not cosigned at another time or in another text`() throws {
        let witness = try Keys.witness()
        let signed = try SampleLog(3).signed()
        let line = witness.cosign(signed.checkpoint, at: 1_679_315_147)
        for place in line.bytes.indices {
            var bytes = line.bytes
            bytes[place] ^= 1
            var changed = signed
            changed.add(NoteSignature(name: line.name, keyID: line.keyID, bytes: bytes))
            #expect(throws: NoteFlaw.wrongSignature(line.name)) { try changed.note.check([witness.verifierKey]) }
        }
        var other = try SampleLog(4).signed()
        other.add(line)
        #expect(throws: NoteFlaw.wrongSignature(line.name)) { try other.note.check([witness.verifierKey]) }
    }
}

@Suite("A policy of trust")
struct TrustPolicyTests {
    private let names = [1, 2, 3] as [UInt8]

    @Test(arguments: [
        (0, 0, true), (1, 0, false), (1, 1, true), (2, 1, false), (2, 2, true), (3, 2, false), (3, 3, true),
    ])
    func `wants so many of its witnesses`(threshold: Int, cosigned: Int, isBelieved: Bool) throws {
        let witnesses = try names.map(Keys.witness)
        let policy = try TrustPolicy(
            logs: [try Keys.identity()], witnesses: witnesses.map(\.verifierKey), threshold: threshold)
        var signed = try SampleLog(3).signed()
        for witness in witnesses.prefix(cosigned) { signed.add(witness.cosign(signed.checkpoint, at: 9)) }
        signed.add(try Keys.witness(77).cosign(signed.checkpoint, at: 9))
        if isBelieved {
            #expect(try policy.check(signed).count == cosigned)
        } else {
            #expect(throws: TrustFlaw.tooFewWitnesses(cosigned, of: threshold)) { try policy.check(signed) }
        }
    }

    @Test func `believes no other log, and none that did not sign`() throws {
        let policy = try TrustPolicy(logs: [try Keys.identity()])
        let other = try Keys.log("other.example")
        let checkpoint = try SampleLog(3).checkpoint()
        let foreign = Checkpoint(origin: other.verifierKey.name.line, size: 3, root: checkpoint.root)
        #expect(throws: TrustFlaw.unknownLog(foreign.origin)) {
            try policy.check(SignedCheckpoint(foreign, signedBy: other))
        }
        #expect(throws: TrustFlaw.signatures(.noKnownSignature)) {
            try policy.check(SignedCheckpoint(checkpoint, signedBy: other))
        }
    }

    @Test func `counts two names of one key once`() throws {
        let name = try #require(KeyName("witness.example/alias"))
        let alias = try #require(Cosigner(name: name, seed: [UInt8](repeating: 101, count: 32)))
        let keys = [try Keys.witness(1).verifierKey, alias.verifierKey]
        #expect(throws: PolicyFlaw.outOfReach(threshold: 2, witnesses: 1)) {
            try TrustPolicy(logs: [try Keys.identity()], witnesses: keys, threshold: 2)
        }
        let policy = try TrustPolicy(
            logs: [try Keys.identity()], witnesses: keys + [try Keys.witness(2).verifierKey], threshold: 2)
        var signed = try SampleLog(3).signed()
        signed.add(try Keys.witness(1).cosign(signed.checkpoint, at: 9))
        signed.add(alias.cosign(signed.checkpoint, at: 9))
        #expect(throws: TrustFlaw.tooFewWitnesses(1, of: 2)) { try policy.check(signed) }
    }

    @Test func `is refused where it could never hold`() throws {
        let log = try Keys.identity()
        #expect(throws: PolicyFlaw.noLog) { try TrustPolicy(logs: []) }
        #expect(throws: PolicyFlaw.noLog) { try TrustPolicy(logs: [LogIdentity(origin: log.origin, keys: [])]) }
        #expect(throws: PolicyFlaw.notWitness(log.keys[0].name)) { try TrustPolicy(logs: [log], witnesses: log.keys) }
        #expect(throws: PolicyFlaw.outOfReach(threshold: -1, witnesses: 0)) {
            try TrustPolicy(logs: [log], threshold: -1)
        }
    }
}

@Suite("Two checkpoints of one log")
struct CheckpointComparisonTests {
    private func forked(_ size: Int) throws -> SignedCheckpoint {
        var log = GrowingLog()
        for index in 0..<size { try log.append(Array("forged \(index)".utf8)) }
        let origin = try Keys.log().verifierKey.name.line
        return SignedCheckpoint(Checkpoint(origin: origin, size: log.size, root: log.root), signedBy: try Keys.log())
    }

    @Test func `are the same, or grown by proof`() throws {
        let log = try Keys.identity()
        var sample = try SampleLog(5)
        let earlier = try sample.signed()
        #expect(try CheckpointComparison(earlier, earlier, of: log) == .same)
        try sample.grow(to: 9)
        let later = try sample.signed()
        var tree = sample.tree()
        let proof = try tree.consistencyProof(from: 5).path
        #expect(
            try CheckpointComparison(later, earlier, of: log, proof: proof)
                == .consistent(earlier: earlier, later: later))
        #expect(try CheckpointComparison(earlier, later, of: log) == .needsProof(earlier: earlier, later: later))
        let none = try SampleLog(0).signed()
        #expect(try CheckpointComparison(none, later, of: log) == .consistent(earlier: none, later: later))
    }

    @Test func `of one size with two roots are evidence that anybody can check`() throws {
        let log = try Keys.identity()
        let (one, other) = (try SampleLog(5).signed(), try forked(5))
        let comparison = try CheckpointComparison(one, other, of: log)
        guard case .equivocation(let evidence) = comparison else {
            Issue.record("Two histories were not told apart: \(comparison)")
            return
        }
        #expect(evidence.holds(against: log))
        #expect(!evidence.holds(against: LogIdentity(try Keys.log("gate.example/log", seed: 3).verifierKey)))
        #expect(!Equivocation(one, one).holds(against: log))
        #expect(!Equivocation(one, try forked(6)).holds(against: log))
    }

    @Test func `of two histories have no proof`() throws {
        let log = try Keys.identity()
        var sample = try SampleLog(5)
        let forged = try forked(3)
        try sample.grow(to: 9)
        var tree = sample.tree()
        let proof = try tree.consistencyProof(from: 3).path
        let later = try sample.signed()
        #expect(
            try CheckpointComparison(forged, later, of: log, proof: proof)
                == .unproven(earlier: forged, later: later, .wrongEarlierRoot))
    }

    @Test func `prove nothing where the log did not sign`() throws {
        let one = try SampleLog(5).signed()
        let forged = SignedCheckpoint(try forked(5).checkpoint, signedBy: try Keys.log("gate.example/log", seed: 9))
        #expect(throws: TrustFlaw.signatures(.noKnownSignature)) {
            try CheckpointComparison(one, forged, of: try Keys.identity())
        }
    }
}
