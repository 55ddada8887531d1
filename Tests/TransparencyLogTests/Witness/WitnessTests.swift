import Cryptography
import Testing
import TransparencyLog

@Suite("A witness")
struct WitnessTests {
    private let time: UInt64 = 1_700_000_000

    private func witness() throws -> Witness { Witness(try Keys.witness(), of: [try Keys.identity()]) }

    private func request(_ sample: SampleLog, from old: UInt64) throws -> [UInt8] {
        try AddCheckpoint(from: old, to: try sample.signed(), tiles: sample.tiles).body
    }

    /// The answer to a log that grew from 0 to 5 and then to a size.
    private func answer(
        to request: (_ sample: SampleLog) throws -> [UInt8]
    ) throws -> (answer: WitnessAnswer, isRemembered: Bool) {
        var sample = try SampleLog(5)
        let witness = try witness()
        let (_, memory) = witness.answer(try self.request(sample, from: 0), remembering: .init(), at: time)
        try sample.grow(to: 9)
        let (answer, later) = witness.answer(try request(sample), remembering: memory, at: time)
        return (answer, later != memory)
    }

    @Test func `cosigns what grew, and remembers it`() throws {
        var sample = try SampleLog(0)
        let witness = try witness()
        var memory = Witness.Memory()
        for size in [0, 1, 5, 5, 300, 70_000] {
            let old = sample.log.size
            try sample.grow(to: size)
            let (answer, next) = witness.answer(try request(sample, from: old), remembering: memory, at: time)
            guard case .cosigned(let signature, let signed) = answer else {
                Issue.record("\(answer)")
                return
            }
            memory = next
            let origin = signed.checkpoint.origin
            #expect(memory.latest == [origin: Witness.Head(size: UInt64(size), root: sample.log.root)])
            #expect(answer.status == 200)
            #expect(answer.body == signature.line)
            #expect(try signed.note.check([witness.verifierKey]).map(\.time) == [time])
            var client = try sample.signed()
            try client.add(answer: Array(answer.body.utf8), of: [witness.verifierKey])
            #expect(client == signed)
        }
    }

    @Test func `says where it stands to whoever asks for another step`() throws {
        for old in [0, 4, 6, 9] as [UInt64] {
            let (answer, isRemembered) = try answer { try request($0, from: old) }
            #expect(answer == .conflict(latest: 5))
            #expect(answer.status == 409)
            #expect(answer.contentType == "text/x.tlog.size")
            #expect(WitnessAnswer.latest(inConflict: Array(answer.body.utf8)) == 5)
            #expect(!isRemembered)
        }
    }

    @Test func `never goes back`() throws {
        let (answer, isRemembered) = try answer { _ in
            AddCheckpoint(old: 5, proof: [], checkpoint: try SampleLog(4).signed()).body
        }
        #expect(answer == .shrinking)
        #expect(answer.status == 400)
        #expect(!isRemembered)
    }

    @Test func `never cosigns two roots of one size`() throws {
        let (answer, isRemembered) = try answer { _ in
            let origin = try Keys.log().verifierKey.name.line
            let other = Checkpoint(origin: origin, size: 5, root: try SampleLog(6).log.root)
            return AddCheckpoint(old: 5, proof: [], checkpoint: SignedCheckpoint(other, signedBy: try Keys.log())).body
        }
        #expect(answer.status == 422)
        #expect(!isRemembered)
    }

    @Test func `wants the proof that belongs to the step`() throws {
        let mutations: [([SHA256Digest]) -> [SHA256Digest]] = [
            { _ in [] }, { $0 + [Merkle.emptyRoot] }, { Array($0.dropLast()) }, { [$0[0].flipped(1)] + $0.dropFirst() },
        ]
        for mutate in mutations {
            let (answer, isRemembered) = try answer { sample in
                var tree = sample.tree()
                let proof = mutate(try tree.consistencyProof(from: 5).path)
                return AddCheckpoint(old: 5, proof: proof, checkpoint: try sample.signed()).body
            }
            #expect(answer.status == 422)
            #expect(!isRemembered)
        }
        let first = AddCheckpoint(old: 0, proof: [Merkle.emptyRoot], checkpoint: try SampleLog(3).signed())
        #expect(try witness().answer(first.body, remembering: .init(), at: time).answer.status == 422)
    }

    @Test func `wants the empty tree's root of an empty tree`() throws {
        let origin = try Keys.log().verifierKey.name.line
        let checkpoint = Checkpoint(origin: origin, size: 0, root: SampleLog.leaf(1))
        let request = AddCheckpoint(
            old: 0, proof: [], checkpoint: SignedCheckpoint(checkpoint, signedBy: try Keys.log()))
        #expect(try witness().answer(request.body, remembering: .init(), at: time).answer.status == 422)
    }

    @Test func `knows its logs and their keys`() throws {
        let checkpoint = try SampleLog(3).checkpoint()
        let stranger = try Keys.log("gate.example/log", seed: 99)
        let forged = AddCheckpoint(old: 0, proof: [], checkpoint: SignedCheckpoint(checkpoint, signedBy: stranger))
        #expect(try witness().answer(forged.body, remembering: .init(), at: time).answer.status == 403)
        let other = try Keys.log("other.example/log")
        let foreign = Checkpoint(origin: other.verifierKey.name.line, size: 3, root: checkpoint.root)
        let unknown = AddCheckpoint(old: 0, proof: [], checkpoint: SignedCheckpoint(foreign, signedBy: other))
        #expect(try witness().answer(unknown.body, remembering: .init(), at: time).answer == .unknownLog)
    }

    @Test func `refuses a signature that is the log's by name and not in fact`() throws {
        var signed = try SampleLog(3).signed()
        let wrong = try SampleLog(4).signed().note.signatures[0]
        signed.add(wrong)
        let request = AddCheckpoint(old: 0, proof: [], checkpoint: signed)
        #expect(try witness().answer(request.body, remembering: .init(), at: time).answer.status == 403)
    }

    @Test func `witnesses several logs without mixing them`() throws {
        let second = try Keys.log("second.example/log", seed: 44)
        let witness = Witness(try Keys.witness(), of: [try Keys.identity(), LogIdentity(second.verifierKey)])
        let sample = try SampleLog(3)
        let (_, memory) = witness.answer(try request(sample, from: 0), remembering: .init(), at: time)
        let checkpoint = Checkpoint(origin: second.verifierKey.name.line, size: 3, root: SampleLog.leaf(0))
        let other = AddCheckpoint(old: 0, proof: [], checkpoint: SignedCheckpoint(checkpoint, signedBy: second))
        let (answer, both) = witness.answer(other.body, remembering: memory, at: time)
        #expect(answer.status == 200)
        #expect(both.latest.count == 2)
    }

    @Test(
        arguments: [
            ("", .oldSize), ("old\n\n", .oldSize), ("old 01\n\n", .oldSize), ("old -1\n\n", .oldSize),
            ("new 1\n\n", .oldSize), ("old 9223372036854775808\n\n", .oldSize), ("old 1\nAAAA\n\n", .proof),
            ("old 1\n", .proof), ("old 1\n\n", .checkpoint(.note(.unsigned))),
        ] as [(String, AddCheckpointFlaw)])
    func `says that it does not understand`(text: String, flaw: AddCheckpointFlaw) throws {
        let answer = try witness().answer(Array(text.utf8), remembering: .init(), at: time).answer
        #expect(answer == .malformed(flaw))
        #expect(answer.status == 400)
    }

    @Test(arguments: [(63, true), (64, false)])
    func `reads no longer proof than there can be`(count: Int, isRead: Bool) throws {
        let proof = [SHA256Digest](repeating: Merkle.emptyRoot, count: count)
        let body = AddCheckpoint(old: 1, proof: proof, checkpoint: try SampleLog(3).signed()).body
        #expect((try? AddCheckpoint(body)) != nil ? isRead : !isRead)
        let long = [UInt8](repeating: 10, count: AddCheckpoint.longest + 1)
        #expect(throws: AddCheckpointFlaw.tooLong(most: AddCheckpoint.longest)) { try AddCheckpoint(long) }
    }

    @Test func `is not believed by a client that does not know it, or whose checkpoint it did not see`() throws {
        let (known, stranger) = (try Keys.witness(1), try Keys.witness(2))
        var signed = try SampleLog(3).signed()
        let line = stranger.cosign(signed.checkpoint, at: time).line
        #expect(throws: NoteFlaw.noKnownSignature) {
            try signed.add(answer: Array(line.utf8), of: [known.verifierKey])
        }
        let other = known.cosign(try SampleLog(4).checkpoint(), at: time).line
        #expect(throws: NoteFlaw.wrongSignature(known.verifierKey.name)) {
            try signed.add(answer: Array(other.utf8), of: [known.verifierKey])
        }
        #expect(throws: NoteFlaw.malformedSignature(1)) {
            try signed.add(answer: Array("no\n".utf8), of: [known.verifierKey])
        }
        #expect(signed.note.signatures.count == 1)
    }

    @Test func `serves what it cosigned where the specification says`() throws {
        let origin = try #require(NoteLine("example.com/behind-the-sofa"))
        #expect(
            Witness.path(of: origin) == SHA256Digest(of: Array("example.com/behind-the-sofa".utf8)).hex + "/checkpoint")
    }

    @Test(arguments: ["", "5", "05\n", "5\n\n", "x\n", "-1\n"])
    func `tells its size in one form only`(text: String) {
        #expect(WitnessAnswer.latest(inConflict: Array(text.utf8)) == nil)
    }
}
