import Cryptography

/// Shows the values of a chain one after the other, each for one draw, and only after what is drawn from stands in a
/// tree that the witness has cosigned.
///
/// So nobody who writes the log could know the value while it could still be changed what is drawn from, and the witness
/// could not choose it: all values were promised with the anchor. That holds only if the memory is stored durably before
/// an answer leaves the house.
package struct DrawWitness: Sendable {
    /// How many values there are for each log.
    package static let chainLength = 131_072

    /// What a witness must never forget of a draw: for what a value was shown.
    package struct Draw: Hashable, Sendable {
        /// What was drawn.
        package let name: NoteLine
        /// The tree that had been cosigned before the value was shown.
        package let head: Witness.Head

        /// Notes a draw.
        package init(name: NoteLine, head: Witness.Head) {
            self.name = name
            self.head = head
        }
    }

    /// What is known of a log when it asks.
    package struct Memory: Hashable, Sendable {
        /// The tree that was cosigned last.
        package let head: Witness.Head?
        /// How many values were shown; they were shown in order.
        package let shown: Int
        /// For what the value was shown that is asked for; nil if it was not.
        package let draw: Draw?

        /// Joins what is known.
        package init(head: Witness.Head?, shown: Int, draw: Draw?) {
            self.head = head
            self.shown = shown
            self.draw = draw
        }
    }

    private let logs: [NoteLine: LogIdentity]
    private let cosigner: Cosigner
    private let secret: [UInt8]
    private let length: Int

    /// A witness of some logs with a secret of 32 bytes, from which the chain of each log follows, and its length; the
    /// cosigner signs what it says of the values that it shows.
    package init(
        secret: [UInt8], signedBy cosigner: Cosigner, of logs: [LogIdentity], length: Int = DrawWitness.chainLength
    ) {
        self.secret = secret
        self.cosigner = cosigner
        self.length = length
        self.logs = Dictionary(logs.map { ($0.origin, $0) }) {
            LogIdentity(origin: $0.origin, keys: $0.keys + $1.keys)
        }
    }

    /// The chain of a log; nil for one that is not witnessed here.
    package func chain(of origin: NoteLine) -> SeedChain? {
        guard logs[origin] != nil else { return nil }
        let seed = SHA256Digest(authenticating: Array("huunghi draw seed v1 \(origin)".utf8), key: secret)
        return SeedChain(seed: seed.bytes, length: length)
    }

    /// Answers a request; `.shown` with `isNew` must be remembered before the answer is given.
    ///
    /// A value that was shown before is shown again for the same draw, whatever has been cosigned since.
    package func answer(_ request: DrawRequest, remembering memory: Memory) -> DrawAnswer {
        guard let log = logs[request.origin], let chain = chain(of: request.origin) else { return .unknownLog }
        do {
            _ = try request.note.check(log.keys)
        } catch {
            return .untrusted(error)
        }
        guard request.index <= memory.shown + 1 else { return .skipped(next: memory.shown + 1) }
        guard let value = chain.value(request.index) else { return .exhausted }
        if let draw = memory.draw {
            guard draw.name == request.draw else { return .taken }
            return .shown(reveal(value, for: request, draw.head), draw, isNew: false)
        }
        guard request.index == memory.shown + 1 else { return .taken }
        guard let head = memory.head, head == request.head else { return .conflict(latest: memory.head?.size ?? 0) }
        let draw = Draw(name: request.draw, head: head)
        return .shown(reveal(value, for: request, head), draw, isNew: true)
    }

    private func reveal(_ value: SHA256Digest, for request: DrawRequest, _ head: Witness.Head) -> DrawReveal {
        let statement = DrawReveal.statement(
            origin: request.origin, index: request.index, draw: request.draw, value: value, head: head)
        return DrawReveal(value: value, head: head, signature: cosigner.attest(statement))
    }
}

/// What a witness says to a request for a draw.
package enum DrawAnswer: Hashable, Sendable {
    /// 200: the value, and what is to be remembered of it.
    case shown(DrawReveal, DrawWitness.Draw, isNew: Bool)
    /// 400: the body is not understood.
    case malformed(DrawRequestFlaw)
    /// 403: the log did not sign this.
    case untrusted(NoteFlaw)
    /// 404: the log is not one that is witnessed here.
    case unknownLog
    /// 409: the tree is not the one that was cosigned last.
    case conflict(latest: UInt64)
    /// 422: the values before this one were not asked for yet.
    case skipped(next: Int)
    /// 422: the value was shown for another draw.
    case taken
    /// 422: all values of the chain were shown.
    case exhausted

    /// The status of the HTTP answer.
    package var status: Int {
        switch self {
        case .shown: 200
        case .malformed: 400
        case .untrusted: 403
        case .unknownLog: 404
        case .conflict: 409
        case .skipped, .taken, .exhausted: 422
        }
    }

    /// The media type of the body.
    package var contentType: String {
        switch self {
        case .conflict: "text/x.tlog.size"
        case .shown, .malformed, .untrusted, .unknownLog, .skipped, .taken, .exhausted: "text/plain; charset=utf-8"
        }
    }

    /// The body: value and tree, the size of the last tree, the next index, or nothing.
    package var body: String {
        switch self {
        case .shown(let reveal, _, _): reveal.body
        case .conflict(let latest): "\(latest)\n"
        case .skipped(let next): "\(next)\n"
        case .malformed, .untrusted, .unknownLog, .taken, .exhausted: ""
        }
    }
}
