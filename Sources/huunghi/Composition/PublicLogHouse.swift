import Application
import Cryptography
import Foundation
import Logging
import TileFolder
import TransparencyLog
import Web

/// What is to be said of the public log: settings, because they are the installation's and not the gate's.
struct PublicLogSettings {
    /// The origin of the log and the name of its key, such as `langson.gov.vn/cua-khau`.
    let name: KeyName
    /// Whether plates stand in it.
    let showsPlates: Bool
}

/// The public log of a data folder: its files in `public`, its secret beside them.
struct PublicLogHouse {
    let shelf: PublicLogShelf
    let publisher: PublicLogPublisher
    let auditor: QueueAuditor

    static func files(in folder: URL) -> FolderTileStore {
        FolderTileStore(folder.appendingPathComponent("public").path)
    }

    init(
        _ folder: URL, _ settings: PublicLogSettings, log: any EventLog, feed: EventFeed, logger: Logger
    ) throws {
        let tiles = Self.files(in: folder)
        publisher = PublicLogPublisher(
            gate: House.gate, log: log, feed: feed, store: tiles, secret: try Self.secret(in: folder),
            name: settings.name, showsPlates: settings.showsPlates, logger: logger)
        auditor = QueueAuditor(store: tiles, key: publisher.verifierKey, logger: logger)
        shelf = PublicLogShelf(tiles: tiles, key: publisher.verifierKey, auditor: auditor)
        // Whoever copies the folder has the key beside it, as whoever asks the server has.
        let file = folder.appendingPathComponent("public", isDirectory: true)
        do {
            try FileManager.default.createDirectory(at: file, withIntermediateDirectories: true)
            try Data("\(publisher.verifierKey.text)\n".utf8)
                .write(to: file.appendingPathComponent("key"), options: .atomic)
        } catch {
            throw Exit(.unavailable, Words.text("error.folder", ["folder": file.path]))
        }
    }

    /// The secret, made at the first start; readable by its owner only. Without it the log cannot be continued under the
    /// same key, and its commitments cannot be opened.
    static func secret(in folder: URL) throws -> PublicLogSecret {
        let file = folder.appendingPathComponent("public-log.secret")
        if !FileManager.default.fileExists(atPath: file.path) {
            let made = FileManager.default.createFile(
                atPath: file.path, contents: Data(Secret.random(bytes: 32)), attributes: [.posixPermissions: 0o600])
            guard made else { throw Exit(.unavailable, Words.text("error.secret", ["file": file.path])) }
        }
        return try existingSecret(in: folder)
    }

    /// The secret of a folder that has one.
    static func existingSecret(in folder: URL) throws -> PublicLogSecret {
        let file = folder.appendingPathComponent("public-log.secret").path
        guard let bytes = FileManager.default.contents(atPath: file), let secret = PublicLogSecret(Array(bytes)) else {
            throw Exit(.unavailable, Words.text("error.secret", ["file": file]))
        }
        return secret
    }
}
