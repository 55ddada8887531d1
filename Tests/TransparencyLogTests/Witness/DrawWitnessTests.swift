import Cryptography
import Testing
import TransparencyLog

@Suite("A witness of draws")
struct DrawWitnessTests {
    private static let shown = 2
    private static let length = 40
    private static let head = Witness.Head(size: 5, root: SampleLog.leaf(5))
    private static let other = Witness.Head(size: 5, root: SampleLog.leaf(6))
    private static let earlier = Witness.Head(size: 3, root: SampleLog.leaf(3))

    private static func cosigner() throws -> Cosigner {
        let name = try #require(KeyName("witness.example/draws"))
        return try #require(Cosigner(name: name, seed: [UInt8](repeating: 4, count: 32)))
    }

    private func witness() throws -> DrawWitness {
        DrawWitness(
            secret: [UInt8](repeating: 9, count: 32), signedBy: try Self.cosigner(), of: [try Keys.identity()],
            length: Self.length)
    }

    private static func line(_ text: String) throws -> NoteLine { try #require(NoteLine(text)) }

    /// A witness that has shown two values, the last for `slot 2` over the earlier tree, and then cosigned `head`.
    private func memory(asking index: Int) throws -> DrawWitness.Memory {
        let draw =
            1...Self.shown ~= index
            ? DrawWitness.Draw(name: try Self.line("slot \(index)"), head: Self.earlier) : nil
        return DrawWitness.Memory(head: Self.head, shown: Self.shown, draw: draw)
    }

    private func request(
        _ index: Int, _ draw: String, _ head: Witness.Head = head, by signer: NoteSigner? = nil
    ) throws -> DrawRequest {
        try #require(
            DrawRequest(index: index, draw: try Self.line(draw), head: head, signedBy: try signer ?? Keys.log()))
    }

    private func answer(_ request: DrawRequest) throws -> DrawAnswer {
        try witness().answer(request, remembering: try memory(asking: request.index))
    }

    @Test func `shows the next value for a draw over the tree that it cosigned last`() throws {
        let answer = try answer(try request(3, "slot 3"))
        guard case .shown(let reveal, let draw, isNew: true) = answer else {
            Issue.record("\(answer)")
            return
        }
        let chain = try #require(try witness().chain(of: Keys.log().verifierKey.name.line))
        #expect(reveal.value == chain.value(3))
        #expect(SeedChain.before(reveal.value) == chain.value(2))
        #expect(reveal.head == Self.head)
        #expect(draw == DrawWitness.Draw(name: try Self.line("slot 3"), head: Self.head))
        let origin = try Keys.log().verifierKey.name.line
        let key = try Self.cosigner().verifierKey
        #expect(reveal.isSigned(by: key, origin: origin, index: 3, draw: try Self.line("slot 3")))
        #expect(!reveal.isSigned(by: key, origin: origin, index: 3, draw: try Self.line("slot 4")))
        #expect(!reveal.isSigned(by: key, origin: origin, index: 2, draw: try Self.line("slot 3")))
        #expect(answer.status == 200)
        #expect(DrawReveal(Array(answer.body.utf8)) == reveal)
    }

    @Test(arguments: [1, 2])
    func `shows a value again for the same draw, with the tree of the first time`(index: Int) throws {
        for head in [Self.head, Self.other, Self.earlier] {
            let answer = try answer(try request(index, "slot \(index)", head))
            guard case .shown(let reveal, _, isNew: false) = answer else {
                Issue.record("\(answer)")
                return
            }
            #expect(reveal.head == Self.earlier)
        }
    }

    @Test(arguments: [(1, "slot 2"), (2, "slot 1"), (2, "slot 3")])
    func `shows no value for a second draw`(index: Int, draw: String) throws {
        #expect(try answer(try request(index, draw)) == .taken)
    }

    @Test(arguments: [(3, 200), (4, 422), (40, 422), (41, 422)])
    func `leaves no value out`(index: Int, status: Int) throws {
        let answer = try answer(try request(index, "slot"))
        #expect(answer.status == status)
        if status == 422 { #expect(answer == .skipped(next: 3)) }
    }

    @Test func `wants exactly the tree that it cosigned last`() throws {
        for head in [Self.other, Self.earlier, Witness.Head(size: 6, root: SampleLog.leaf(5))] {
            let answer = try answer(try request(3, "slot 3", head))
            #expect(answer == .conflict(latest: 5))
            #expect(answer.contentType == "text/x.tlog.size")
            #expect(answer.body == "5\n")
        }
        let never = DrawWitness.Memory(head: nil, shown: 0, draw: nil)
        #expect(try witness().answer(try request(1, "slot 1"), remembering: never) == .conflict(latest: 0))
    }

    @Test func `shows nothing to whoever does not sign for the log`() throws {
        let forged = try answer(try request(3, "slot 3", by: try Keys.log(seed: 99)))
        #expect(forged.status == 403)
        let foreign = try answer(try request(3, "slot 3", by: try Keys.log("other.example/log")))
        #expect(foreign == .unknownLog)
        // A signature of one request is none of another.
        let signature = try request(2, "slot 2").note.signatures[0]
        let text = String(decoding: try request(3, "slot 3").note.text, as: UTF8.self)
        let moved = try DrawRequest(Array((text + "\n" + signature.line).utf8))
        #expect(try answer(moved).status == 403)
    }

    @Test func `has nothing to show after the last value`() throws {
        let full = DrawWitness.Memory(head: Self.head, shown: Self.length, draw: nil)
        let request = try request(Self.length + 1, "slot")
        #expect(try witness().answer(request, remembering: full) == .exhausted)
    }

    @Test func `has another chain for each log and each secret`() throws {
        let names = try ["gate.example/log", "other.example/log"].map { try Keys.log($0).verifierKey.name.line }
        let logs = names.map { LogIdentity(origin: $0, keys: []) }
        let cosigner = try Self.cosigner()
        let values = [1, 2].flatMap { (secret: UInt8) in
            names.map {
                DrawWitness(
                    secret: [UInt8](repeating: secret, count: 32), signedBy: cosigner, of: logs, length: 9
                ).chain(of: $0)?.value(9)
            }
        }
        #expect(Set(values).count == 4)
        #expect(!values.contains(nil))
    }

    @Test func `reads what was written, and nothing else`() throws {
        let request = try request(3, "slot 3")
        #expect(try DrawRequest(request.body) == request)
        let text = String(decoding: request.note.text, as: UTF8.self)
        let flaws: [(String, String, DrawRequestFlaw)] = [
            ("draw v1", "draw v2", .header), ("origin ", "of ", .origin), ("index 3", "index 0", .index),
            ("index 3", "index 03", .index), ("index 3", "index -3", .index), ("draw slot", "drew slot", .draw),
            ("slot 3", String(repeating: "x", count: 201), .draw), ("size 5", "size five", .size),
            ("root ", "root A", .root), ("draw slot 3\n", "", .draw),
        ]
        for (old, new, flaw) in flaws {
            let body = Array((text.replacing(old, with: new) + "\n" + request.note.signatures[0].line).utf8)
            #expect(throws: flaw) { try DrawRequest(body) }
        }
        #expect(throws: DrawRequestFlaw.root) {
            try DrawRequest(Array((text + "more\n\n" + request.note.signatures[0].line).utf8))
        }
        #expect(throws: DrawRequestFlaw.tooLong(most: DrawRequest.longest)) {
            try DrawRequest([UInt8](repeating: 10, count: DrawRequest.longest + 1))
        }
        #expect(throws: DrawRequestFlaw.self) { try DrawRequest(Array(text.utf8)) }
        for body in ["", "x\n5\ny\n", String(repeating: "0", count: 64) + "\n5\n"] {
            #expect(DrawReveal(Array(body.utf8)) == nil)
        }
    }
}
