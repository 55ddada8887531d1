import Cryptography

/// Sees to it that the logs it knows only ever grow, and says so with its cosignature (C2SP tlog-witness).
///
/// It never cosigns a smaller tree after a larger, nor two roots of one size. That holds only if its memory is stored
/// durably, in one step with the comparison, before an answer leaves the house.
package struct Witness: Sendable {
    /// What a witness must never forget: the largest tree of each log that it cosigned.
    package struct Memory: Hashable, Sendable {
        /// The heads by the origin of the log.
        package var latest: [NoteLine: Head]

        /// Takes what was stored; nothing for a witness that never cosigned.
        package init(_ latest: [NoteLine: Head] = [:]) {
            self.latest = latest
        }
    }

    /// A tree that was cosigned.
    package struct Head: Hashable, Sendable {
        /// The number of leaves.
        package let size: UInt64
        /// The root.
        package let root: SHA256Digest

        /// Names a tree.
        package init(size: UInt64, root: SHA256Digest) {
            self.size = size
            self.root = root
        }
    }

    private let logs: [NoteLine: LogIdentity]
    private let cosigner: Cosigner

    /// A witness of some logs; of two with one origin, the keys of both are known.
    package init(_ cosigner: Cosigner, of logs: [LogIdentity]) {
        self.cosigner = cosigner
        self.logs = Dictionary(logs.map { ($0.origin, $0) }) {
            LogIdentity(origin: $0.origin, keys: $0.keys + $1.keys)
        }
    }

    /// The key by which its cosignatures are known.
    package var verifierKey: VerifierKey { cosigner.verifierKey }

    /// What stands for a log in an address: the SHA-256 of its origin in hexadecimal digits.
    package static func hash(of origin: NoteLine) -> String {
        SHA256Digest(of: Array(origin.text.utf8)).hex
    }

    /// Where below its address a witness serves the latest checkpoint of a log that it cosigned.
    package static func path(of origin: NoteLine) -> String { hash(of: origin) + "/checkpoint" }

    /// Answers a request, and says what must be remembered before the answer is given.
    ///
    /// The time is in seconds since 1970. Whatever the answer, other logs' heads in the memory stay as they are.
    package func answer(
        _ body: some Collection<UInt8>, remembering memory: Memory, at time: UInt64
    ) -> (answer: WitnessAnswer, memory: Memory) {
        do {
            let request = try AddCheckpoint(body)
            let checkpoint = request.checkpoint.checkpoint
            if let refusal = refusal(of: request, after: memory.latest[checkpoint.origin]) { return (refusal, memory) }
            let cosignature = cosigner.cosign(checkpoint, at: time)
            var signed = request.checkpoint
            signed.add(cosignature)
            var memory = memory
            memory.latest[checkpoint.origin] = Head(size: checkpoint.size, root: checkpoint.root)
            return (.cosigned(cosignature, signed), memory)
        } catch {
            return (.malformed(error), memory)
        }
    }

    /// The checks in the order in which the specification names their answers; nil where all hold.
    private func refusal(of request: AddCheckpoint, after head: Head?) -> WitnessAnswer? {
        let checkpoint = request.checkpoint.checkpoint
        guard let log = logs[checkpoint.origin] else { return .unknownLog }
        do {
            try log.check(request.checkpoint)
        } catch {
            return .untrusted(error)
        }
        guard request.old <= checkpoint.size else { return .shrinking }
        let latest = head ?? Head(size: 0, root: Merkle.emptyRoot)
        guard request.old == latest.size else { return .conflict(latest: latest.size) }
        guard checkpoint.size > 0 || checkpoint.root == Merkle.emptyRoot else { return .inconsistent(.wrongRoot) }
        guard request.old > 0 else { return request.proof.isEmpty ? nil : .inconsistent(.wrongLength) }
        do {
            try ConsistencyProof(earlier: latest.size, size: checkpoint.size, path: request.proof)
                .check(earlierRoot: latest.root, root: checkpoint.root)
            return nil
        } catch {
            return .inconsistent(error)
        }
    }
}

/// What a witness says to a request.
package enum WitnessAnswer: Hashable, Sendable {
    /// 200: the cosignature, and the checkpoint with it, to be served to whoever watches the log.
    case cosigned(NoteSignature, SignedCheckpoint)
    /// 400: the body is not understood.
    case malformed(AddCheckpointFlaw)
    /// 400: the tree is said to have been larger before.
    case shrinking
    /// 403: the log did not sign this.
    case untrusted(TrustFlaw)
    /// 404: the log is not one that is witnessed here.
    case unknownLog
    /// 409: the last tree that was cosigned has another size.
    case conflict(latest: UInt64)
    /// 422: the tree does not begin with all of the last one.
    case inconsistent(ProofFlaw)

    /// The status of the HTTP answer.
    package var status: Int {
        switch self {
        case .cosigned: 200
        case .malformed, .shrinking: 400
        case .untrusted: 403
        case .unknownLog: 404
        case .conflict: 409
        case .inconsistent: 422
        }
    }

    /// The media type of the body.
    package var contentType: String {
        switch self {
        case .conflict: "text/x.tlog.size"
        case .cosigned, .malformed, .shrinking, .untrusted, .unknownLog, .inconsistent: "text/plain; charset=utf-8"
        }
    }

    /// The body: the cosignature's line, the size of the last tree, or nothing.
    package var body: String {
        switch self {
        case .cosigned(let signature, _): signature.line
        case .conflict(let latest): "\(latest)\n"
        case .malformed, .shrinking, .untrusted, .unknownLog, .inconsistent: ""
        }
    }

    /// The size that a witness remembers, from the body of its answer 409; nil for any other text.
    package static func latest(inConflict body: [UInt8]) -> UInt64? {
        guard body.last == UInt8(ascii: "\n") else { return nil }
        return UInt64(decimal: body.dropLast())
    }
}
