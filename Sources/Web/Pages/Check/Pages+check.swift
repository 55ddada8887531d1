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
        let wanted = FindView(request, words)
        // The form leads to the page of the trip.
        if let trip = wanted.trip { return Response(status: .seeOther, headers: [.location: "/check/\(trip)"]) }
        var view: CheckView?
        if let log = request.services.publicLog {
            let bytes = try await LogRoutes.read(request) { () throws(TileFailure) in try log.tiles.checkpoint() }
            if let bytes, let signed = try? SignedCheckpoint(bytes) {
                view = CheckView(signed.checkpoint, key: log.key, at: CheckPage.address(of: request), words)
            }
        }
        return framer.response(
            PageDraft(name: "check", title: words("check.title"), section: nil, isLive: false),
            CheckPage(log: view, audit: AuditView(request, words), find: wanted), to: request)
    }
}

struct CheckPage: Sendable {
    /// Nil while nothing is published.
    fileprivate let log: CheckView?
    fileprivate let audit: AuditView?
    fileprivate let find: FindView

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

/// What the gate's own auditor says of today.
private struct AuditView: Sendable {
    let today: String
    let isBad: Bool
    /// Nothing is told of a log that does not hold.
    let isTold: Bool
    let ever: String?
    let latest: [Line]
    let overrides: String
    let href: String
    let state: AuditState

    /// One call by no rule.
    struct Line: Sendable {
        let trip: String
        let what: String
    }

    /// Nil where nobody audits.
    init?(_ request: WebRequest, _ words: Words) {
        guard let auditor = request.services.publicLog?.auditor else { return nil }
        let date = request.now.localDate
        let standing = auditor.standing(on: date)
        let day = standing.day
        let calls = words.number(day.calls)
        today =
            day.inversions == 0
            ? words("check.audit-fine", ["calls": calls])
            : words("check.audit-bad", ["calls": calls, "count": words.number(day.inversions)])
        let others = standing.clockFaults + standing.slotFaults
        isBad = standing.inversions > 0 || others > 0
        isTold = standing.flaw == nil
        ever = isBad ? words("check.audit-ever", ["count": words.number(standing.inversions + others)]) : nil
        latest = standing.latest.reversed().map { one in
            let reason = StoryWords(words).reason(.inversion(first: one.first), for: one.called)
            let time = words.formats.moment(one.at, today: date)
            return Line(
                trip: one.called.description, what: words("check.audit-one", ["time": time, "reason": reason]))
        }
        overrides = words("check.audit-overrides", ["count": words.number(day.overrides)])
        href = "/overrides?date=\(date)"
        state = AuditState(standing, words: words)
    }
}

/// The form that finds the page of a trip.
private struct FindView: Sendable {
    let given: String
    let wrong: String?
    let trip: TripID?

    init(_ request: WebRequest, _ words: Words) {
        let text = request.query["trip"] ?? ""
        given = String(text.prefix(40))
        // Who writes the number alone means the same.
        let isBare = (1...18).contains(text.utf8.count) && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
        trip = isBare ? UInt64(text).map(TripID.init) : try? TripID.parse(text)
        wrong = trip == nil && !text.isEmpty ? words("check.find-wrong", ["found": given]) : nil
    }
}

private struct CheckView: Sendable {
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
