import Application
import Cryptography
import HTTPTypes
import Hummingbird
import NIOCore
import TransparencyLog

/// The public log as static files (C2SP tlog-tiles), below `/log`: anybody may read, keep and check all of it.
package enum LogRoutes {
    static let all: [Route] = [
        Route(Endpoint(.get, "/log/checkpoint", "getLogCheckpoint", access: .public), handler: checkpoint),
        Route(
            Endpoint(.get, "/log/cosigned-checkpoint", "getCosignedCheckpoint", access: .public), handler: cosigned),
        Route(Endpoint(.get, "/log/draw-anchor", "getDrawAnchor", access: .public), handler: drawAnchor),
        Route(Endpoint(.get, "/log/key", "getLogKey", access: .public), handler: key),
        Route(Endpoint(.get, "/log/tile/**", "getLogTile", access: .public, rate: .probe), handler: tile),
    ]

    @Sendable private static func checkpoint(_ request: WebRequest) async throws(Problem) -> Response {
        guard let log = request.services.publicLog,
            let bytes = try await read(request, { () throws(TileFailure) in try log.tiles.checkpoint() })
        else { throw Problem(.notFound) }
        return WitnessRoutes.text(bytes)
    }

    /// The latest checkpoint that witnesses cosigned: never newer than the other, and older where they are slow.
    @Sendable private static func cosigned(_ request: WebRequest) async throws(Problem) -> Response {
        guard let log = request.services.publicLog,
            let bytes = try await read(request, { () throws(TileFailure) in try log.tiles.cosignedCheckpoint() })
        else { throw Problem(.notFound) }
        return WitnessRoutes.text(bytes)
    }

    /// What all values lead back to that the gate itself adds to draws.
    @Sendable private static func drawAnchor(_ request: WebRequest) async throws(Problem) -> Response {
        guard let anchor = request.services.publicLog?.drawAnchor else { throw Problem(.notFound) }
        let hex = try await request.services.blocking.run { anchor.value.hex }.get()
        return WitnessRoutes.text(Array("\(hex)\n".utf8))
    }

    @Sendable private static func key(_ request: WebRequest) async throws(Problem) -> Response {
        guard let log = request.services.publicLog else { throw Problem(.notFound) }
        return WitnessRoutes.text(Array("\(log.key.text)\n".utf8))
    }

    /// Tiles never change, partial ones neither: a wider one has another name.
    @Sendable private static func tile(_ request: WebRequest) async throws(Problem) -> Response {
        guard let log = request.services.publicLog, let path = TilePath(String(request.request.uri.path.dropFirst(5))),
            let bytes = try await read(request, { () throws(TileFailure) in try log.tiles.bytes(of: path) })
        else { throw Problem(.notFound) }
        return LogRoutes.tile(bytes)
    }

    /// A tile, to be kept for good.
    package static func tile(_ bytes: [UInt8]) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: "application/octet-stream", .cacheControl: "public, max-age=31536000, immutable",
            ], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// Reads a file of the log on a thread that may block.
    package static func read(
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
