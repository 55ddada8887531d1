import Application
import BorderVocabulary
import Cryptography
import Gate
import Hummingbird
import TransparencyLog

extension Pages {
    /// How to check the queue oneself: where the public log stands, and the commands to copy.
    func check(_ request: WebRequest) async throws(Problem) -> Response {
        let words = words(request)
        var view: CheckView?
        if let log = request.services.publicLog {
            let bytes = try await LogRoutes.read(request) { () throws(TileFailure) in try log.tiles.checkpoint() }
            if let bytes, let signed = try? SignedCheckpoint(bytes) {
                view = CheckView(signed.checkpoint, key: log.key, at: CheckPage.address(of: request), words)
            }
        }
        return framer.response(
            PageDraft(name: "check", title: words("check.title"), section: nil, isLive: false),
            CheckPage(log: view), to: request)
    }
}

struct CheckPage: Sendable {
    /// Nil while nothing is published.
    let log: CheckView?

    /// The address under which the reader sees this page, for commands to copy.
    static func address(of request: WebRequest) -> String {
        let scheme = request.services.configuration.isSecure ? "https" : "http"
        let host = request.request.head.authority ?? ""
        // What a client says of the host goes into the page as text; only what can be a host does.
        let isHost =
            !host.isEmpty && host.utf8.count <= 253
            && host.allSatisfy { character in
                character.isASCII && (character.isLetter || character.isNumber || ".-:[]".contains(character))
            }
        return scheme + "://" + (isHost ? host : "localhost")
    }
}

struct CheckView: Sendable {
    let origin: String
    let size: String
    let root: String
    let key: String
    let address: String

    init(_ checkpoint: Checkpoint, key: VerifierKey, at address: String, _ words: Words) {
        origin = checkpoint.origin.text
        size = words.formats.number(Int(checkpoint.size))
        root = checkpoint.root.base64
        self.key = key.text
        self.address = address
    }
}
