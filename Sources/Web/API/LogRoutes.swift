import Application
import HTTPTypes
import Hummingbird
import NIOCore
import TransparencyLog

/// The public log as static files (C2SP tlog-tiles), below `/log`: anybody may read, keep and check all of it.
enum LogRoutes {
    static let all: [Route] = [
        Route(Endpoint(.get, "/log/checkpoint", "getLogCheckpoint", access: .public), handler: checkpoint),
        Route(Endpoint(.get, "/log/key", "getLogKey", access: .public), handler: key),
        Route(Endpoint(.get, "/log/tile/**", "getLogTile", access: .public, rate: .probe), handler: tile),
    ]

    @Sendable private static func checkpoint(_ request: WebRequest) async throws(Problem) -> Response {
        guard let log = request.services.publicLog,
            let bytes = try await read(request, { () throws(TileFailure) in try log.tiles.checkpoint() })
        else { throw Problem(.notFound) }
        return Response(
            status: .ok, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-cache"],
            body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    @Sendable private static func key(_ request: WebRequest) async throws(Problem) -> Response {
        guard let log = request.services.publicLog else { throw Problem(.notFound) }
        return Response(
            status: .ok, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-cache"],
            body: .init(byteBuffer: ByteBuffer(string: log.key.text + "\n")))
    }

    /// Tiles never change, partial ones neither: a wider one has another name.
    @Sendable private static func tile(_ request: WebRequest) async throws(Problem) -> Response {
        guard let log = request.services.publicLog, let path = TilePath(String(request.request.uri.path.dropFirst(5))),
            let bytes = try await read(request, { () throws(TileFailure) in try log.tiles.bytes(of: path) })
        else { throw Problem(.notFound) }
        return Response(
            status: .ok,
            headers: [
                .contentType: "application/octet-stream", .cacheControl: "public, max-age=31536000, immutable",
            ], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// Reads a file of the log on a thread that may block.
    static func read(
        _ request: WebRequest, _ body: @escaping @Sendable () throws(TileFailure) -> [UInt8]?
    ) async throws(Problem) -> [UInt8]? {
        let result = try await request.services.blocking.run { () -> Result<[UInt8]?, TileFailure> in
            do throws(TileFailure) { return .success(try body()) } catch { return .failure(error) }
        }.get()
        switch result {
        case .success(let bytes): return bytes
        case .failure: throw Problem(.unavailable)
        }
    }
}
