import Application
import HTTPTypes
import Hummingbird
import NIOCore
import TransparencyLog
import Web

/// The steering room's public log as it is served.
package struct RoomLogShelf: Sendable {
    /// Its files.
    package let tiles: any TileStore
    /// The key with which its checkpoints are verified.
    package let key: VerifierKey

    /// Joins the two.
    package init(tiles: any TileStore, key: VerifierKey) {
        self.tiles = tiles
        self.key = key
    }
}

/// The steering room's public log as static files (C2SP tlog-tiles), below `/log-steering`.
struct RoomLogRoutes: Sendable {
    let log: RoomLogShelf

    var routes: [Route] {
        let log = log
        return [
            Route(Endpoint(.get, "/log-steering/checkpoint", "getSteeringCheckpoint", access: .public)) {
                (request) async throws(Problem) in
                try await text(request) { () throws(TileFailure) in try log.tiles.checkpoint() }
            },
            Route(Endpoint(.get, "/log-steering/cosigned-checkpoint", "getCosignedSteering", access: .public)) {
                (request) async throws(Problem) in
                try await text(request) { () throws(TileFailure) in try log.tiles.cosignedCheckpoint() }
            },
            Route(Endpoint(.get, "/log-steering/key", "getSteeringLogKey", access: .public)) {
                (request) async throws(Problem) in
                try await text(request) { () throws(TileFailure) in Array("\(log.key.text)\n".utf8) }
            },
            Route(Endpoint(.get, "/log-steering/tile/**", "getSteeringTile", access: .public, rate: .probe)) {
                (request) async throws(Problem) in try await tile(request)
            },
        ]
    }

    private func text(
        _ request: WebRequest, _ read: @escaping @Sendable () throws(TileFailure) -> [UInt8]?
    ) async throws(Problem) -> Response {
        guard let bytes = try await LogRoutes.read(request, read) else { throw Problem(.notFound) }
        return WitnessRoutes.text(bytes)
    }

    /// Tiles never change, partial ones neither: a wider one has another name.
    private func tile(_ request: WebRequest) async throws(Problem) -> Response {
        let tiles = log.tiles
        guard let path = TilePath(String(request.request.uri.path.dropFirst("/log-steering/".count))),
            let bytes = try await LogRoutes.read(request, { () throws(TileFailure) in try tiles.bytes(of: path) })
        else { throw Problem(.notFound) }
        return LogRoutes.tile(bytes)
    }
}
