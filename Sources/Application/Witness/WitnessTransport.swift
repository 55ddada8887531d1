import Cryptography
import TransparencyLog

/// What a witness is asked, without how it gets there.
package enum WitnessRequest: Hashable, Sendable {
    /// To cosign a checkpoint; the body is that of `AddCheckpoint`.
    case addCheckpoint([UInt8])
    /// What the values for draws of a log lead back to.
    case drawAnchor(of: NoteLine)
    /// To show a value for a draw; the body is that of `DrawRequest`.
    case reveal([UInt8])

    /// Where it is asked, below the address of the witness.
    package var path: String {
        switch self {
        case .addCheckpoint: "add-checkpoint"
        case .drawAnchor(let origin): Witness.hash(of: origin) + "/draw-anchor"
        case .reveal: "reveal"
        }
    }

    /// What is posted; nil for what is only read.
    package var body: [UInt8]? {
        switch self {
        case .addCheckpoint(let body), .reveal(let body): body
        case .drawAnchor: nil
        }
    }
}

/// What came back from a witness, none of which is believed yet.
package struct WitnessReply: Hashable, Sendable {
    /// The most bytes of a body that are read.
    package static let longest = 65_536

    /// The HTTP status.
    package let status: Int
    /// The media type.
    package let contentType: String
    /// The body.
    package let body: [UInt8]

    /// Joins the parts.
    package init(status: Int, contentType: String, body: [UInt8]) {
        self.status = status
        self.contentType = contentType
        self.body = body
    }

    init(_ answer: WitnessAnswer) {
        self.init(status: answer.status, contentType: answer.contentType, body: Array(answer.body.utf8))
    }

    init(_ answer: DrawAnswer) {
        self.init(status: answer.status, contentType: answer.contentType, body: Array(answer.body.utf8))
    }
}

/// A witness that cannot be reached, or whose answer is no HTTP or too long.
package struct WitnessUnreachable: Error, Hashable, Sendable {
    /// What the adapter says.
    package let cause: String

    /// Says why.
    package init(_ cause: String) {
        self.cause = cause
    }
}

/// The way to a witness. It may be slow, and must end when its task is cancelled.
package protocol WitnessTransport: Sendable {
    /// Asks once, and answers whatever came back.
    func send(_ request: WitnessRequest) async throws(WitnessUnreachable) -> WitnessReply
}

/// The way to a witness in the same process: for tests and simulations.
package struct LocalWitness: WitnessTransport {
    private let stand: WitnessStand

    /// Takes the witness.
    package init(_ stand: WitnessStand) {
        self.stand = stand
    }

    /// Asks; a memory that fails is a status of its own.
    package func send(_ request: WitnessRequest) async throws(WitnessUnreachable) -> WitnessReply {
        do {
            return try await stand.reply(to: request)
        } catch {
            return WitnessReply(status: 503, contentType: "text/plain", body: [])
        }
    }
}

extension WitnessStand {
    /// Answers whatever a witness may be asked by a log.
    package func reply(to request: WitnessRequest) throws(WitnessStoreFailure) -> WitnessReply {
        switch request {
        case .addCheckpoint(let body): return WitnessReply(try addCheckpoint(body))
        case .reveal(let body): return WitnessReply(try reveal(body))
        case .drawAnchor(let origin):
            let anchor = drawAnchor(of: Witness.hash(of: origin))
            return WitnessReply(
                status: anchor == nil ? 404 : 200, contentType: "text/plain; charset=utf-8",
                body: Array((anchor.map { $0.hex + "\n" } ?? "").utf8))
        }
    }
}
