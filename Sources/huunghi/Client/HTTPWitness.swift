import Application
import Foundation
import FoundationNetworking

/// A witness at an address (C2SP tlog-witness).
struct HTTPWitness: WitnessTransport {
    private let base: URL
    private let fetch = HTTPFetch(idle: 10, whole: 15, followsRedirects: false, connections: 2)

    /// Takes the address below which `add-checkpoint` is.
    init(_ base: URL) {
        self.base = base
    }

    func send(_ request: WitnessRequest) async throws(WitnessUnreachable) -> WitnessReply {
        var http = URLRequest(url: base.appendingPathComponent(request.path))
        if let body = request.body {
            http.httpMethod = "POST"
            http.httpBody = Data(body)
            http.setValue("text/plain; charset=utf-8", forHTTPHeaderField: "Content-Type")
        }
        do {
            let answer = try await fetch.answer(to: http, most: WitnessReply.longest)
            return WitnessReply(status: answer.status, contentType: answer.contentType, body: answer.body)
        } catch {
            throw WitnessUnreachable(error.cause)
        }
    }
}
