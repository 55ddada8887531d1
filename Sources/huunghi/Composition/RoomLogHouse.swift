import Application
import Foundation
import Logging
import SteeringRoom
import SteeringWeb
import TileFolder
import TransparencyLog

/// The public log of the steering room: its files in `public-steering`, its secret beside them.
struct RoomLogHouse {
    let shelf: RoomLogShelf
    let publisher: PublicLogPublisher
    /// What collects its cosignatures; nil where there are no witnesses.
    let collector: CosignatureCollector?

    init(_ folder: URL, _ settings: PublicLogSettings, log: any EventLog, room: SteeringService, logger: Logger) throws
    {
        let files = folder.appendingPathComponent("public-steering", isDirectory: true)
        let tiles = FolderTileStore(files.path)
        let secret = try SecretFile(folder, "steering-log.secret").made(PublicLogSecret.init)
        let publisher = PublicLogPublisher(
            SteeringService.log, log: log, following: RoomFollower(room),
            form: RoomEntries(secret: secret, shelf: room.shelf), store: tiles, secret: secret,
            name: PublicLogHouse.name(settings.name, of: "steering"), logger: logger)
        self.publisher = publisher
        let links = settings.witnesses.map { witness in
            WitnessLink(witness.key, over: HTTPWitness(witness.url), store: tiles, signer: publisher.signer)
        }
        collector =
            links.isEmpty ? nil : CosignatureCollector(from: links, for: publisher, store: tiles, logger: logger)
        shelf = RoomLogShelf(tiles: tiles, key: publisher.verifierKey)
        do {
            try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
            try Data("\(publisher.verifierKey.text)\n".utf8)
                .write(to: files.appendingPathComponent("key"), options: .atomic)
        } catch {
            throw Exit(.unavailable, Words.text("error.folder", ["folder": files.path]))
        }
    }
}
