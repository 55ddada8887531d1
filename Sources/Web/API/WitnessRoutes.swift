import Application
import Cryptography
import HTTPTypes
import Hummingbird
import NIOCore
import TransparencyLog

/// What a witness of other logs is asked (C2SP tlog-witness), below `/witness`.
///
/// Whoever signs for a log that is witnessed here may ask; the signature in the body is all that counts.
package enum WitnessRoutes {
    static let all: [Route] = [
        Route(
            Endpoint(
                .post, "/witness/add-checkpoint", "addCheckpoint", access: .public, bodyLimit: AddCheckpoint.longest),
            handler: { (request) async throws(Problem) in
                let body = try await body(of: request)
                return try await reply(request) { (stand) async throws(WitnessStoreFailure) in
                    try await stand.reply(to: .addCheckpoint(body))
                }
            }),
        Route(
            Endpoint(.post, "/witness/reveal", "revealDraw", access: .public, bodyLimit: DrawRequest.longest),
            handler: { (request) async throws(Problem) in
                let body = try await body(of: request)
                return try await reply(request) { (stand) async throws(WitnessStoreFailure) in
                    try await stand.reply(to: .reveal(body))
                }
            }),
        Route(
            Endpoint(.get, "/witness/key", "getWitnessKey", access: .public),
            handler: { (request) async throws(Problem) in
                guard let witness = request.services.witness else { throw Problem(.notFound) }
                return text(Array("\(witness.verifierKey.text)\n".utf8))
            }),
        Route(
            Endpoint(.get, "/witness/{log}/checkpoint", "getWitnessedCheckpoint", access: .public),
            handler: { (request) async throws(Problem) in
                let hash = request.parameter("log")
                return try await reply(request) { (stand) async throws(WitnessStoreFailure) in
                    let checkpoint = try await stand.checkpoint(of: hash)
                    return found(checkpoint?.bytes)
                }
            }),
        Route(
            Endpoint(.get, "/witness/{log}/draw-anchor", "getWitnessDrawAnchor", access: .public),
            handler: { (request) async throws(Problem) in
                let hash = request.parameter("log")
                return try await reply(request) { (stand) async throws(WitnessStoreFailure) in
                    found(await stand.drawAnchor(of: hash).map { Array("\($0.hex)\n".utf8) })
                }
            }),
        Route(
            Endpoint(.get, "/witness/{log}/draws/{index}", "getWitnessedDraw", access: .public),
            handler: { (request) async throws(Problem) in
                let hash = request.parameter("log")
                let index = Int(request.parameter("index")) ?? 0
                return try await reply(request) { (stand) async throws(WitnessStoreFailure) in
                    found(
                        try await stand.draw(index, of: hash).map { draw in
                            let (name, head) = (draw.name, draw.head)
                            return Array("draw \(name)\nsize \(head.size)\nroot \(head.root.base64)\n".utf8)
                        })
                }
            }),
    ]

    /// Any media type: the specification names none.
    private static func body(of request: WebRequest) async throws(Problem) -> [UInt8] {
        guard request.services.witness != nil else { throw Problem(.notFound) }
        let buffer = try await RequestBodyReader.collect(request.request, limit: request.endpoint.bodyLimit)
        return Array(buffer.readableBytesView)
    }

    private static func found(_ body: [UInt8]?) -> WitnessReply {
        WitnessReply(status: body == nil ? 404 : 200, contentType: "text/plain; charset=utf-8", body: body ?? [])
    }

    private static func reply(
        _ request: WebRequest,
        _ ask: @Sendable (WitnessStand) async throws(WitnessStoreFailure) -> WitnessReply
    ) async throws(Problem) -> Response {
        guard let witness = request.services.witness else { throw Problem(.notFound) }
        do {
            let reply = try await ask(witness)
            return Response(
                status: .init(code: reply.status),
                headers: [.contentType: reply.contentType, .cacheControl: "no-cache"],
                body: .init(byteBuffer: ByteBuffer(bytes: reply.body)))
        } catch {
            throw Problem(.unavailable)
        }
    }

    package static func text(_ bytes: [UInt8]) -> Response {
        Response(
            status: .ok, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-cache"],
            body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
