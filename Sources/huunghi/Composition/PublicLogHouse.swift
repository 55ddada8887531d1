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
    /// Who is asked to cosign its checkpoints.
    let witnesses: [WitnessAddress]
}

/// The public log of a data folder: its files in `public`, its secret beside them.
struct PublicLogHouse {
    let shelf: PublicLogShelf
    let publisher: PublicLogPublisher
    /// The lines to its witnesses.
    let links: [WitnessLink]
    /// What collects their cosignatures; nil where there are no witnesses.
    let collector: CosignatureCollector?
    let auditor: QueueAuditor

    static func files(in folder: URL) -> FolderTileStore {
        FolderTileStore(folder.appendingPathComponent("public").path)
    }

    init(
        _ folder: URL, _ settings: PublicLogSettings, log: any EventLog, feed: EventFeed, logger: Logger
    ) throws {
        let tiles = Self.files(in: folder)
        let secret = try Self.secret(in: folder)
        let publisher = PublicLogPublisher(
            gate: House.gate, log: log, feed: feed, store: tiles, secret: secret, name: settings.name,
            showsPlates: settings.showsPlates, logger: logger)
        self.publisher = publisher
        links = settings.witnesses.map { witness in
            WitnessLink(witness.key, over: HTTPWitness(witness.url), store: tiles, signer: publisher.signer)
        }
        collector =
            links.isEmpty ? nil : CosignatureCollector(from: links, for: publisher, store: tiles, logger: logger)
        auditor = QueueAuditor(store: tiles, key: publisher.verifierKey, logger: logger)
        shelf = PublicLogShelf(tiles: tiles, key: publisher.verifierKey, secret: secret, auditor: auditor)
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

    /// Who draws slots, with the chain of this log and the lines to its witnesses.
    func drawDesk(
        for service: GateService, beacon: URL?, clock: any WallClock, logger: Logger
    ) -> DrawDesk? {
        guard let secret = shelf.secret else { return nil }
        return DrawDesk(
            service: service, own: secret.drawChain, others: links, beacon: beacon.map { HTTPBeacon($0) },
            tiles: shelf.tiles, clock: clock, actor: GateClock.actor, logger: logger)
    }

    /// The key's name of another log of the same house.
    static func name(_ name: KeyName, of part: String) -> KeyName {
        guard let line = NoteLine("\(name)/\(part)"), let name = KeyName(line) else {
            preconditionFailure("A name with a plain word behind a slash is a name.")
        }
        return name
    }

    /// The secret, made at the first start; readable by its owner only. Without it the log cannot be continued under the
    /// same key, and its commitments cannot be opened.
    static func secret(in folder: URL) throws -> PublicLogSecret {
        try SecretFile(folder, "public-log.secret").made(PublicLogSecret.init)
    }

    /// The secret of a folder that has one.
    static func existingSecret(in folder: URL) throws -> PublicLogSecret {
        try SecretFile(folder, "public-log.secret").existing(PublicLogSecret.init)
    }
}

/// 32 bytes that nobody can guess, in a file of their own that its owner alone can read.
struct SecretFile {
    private let file: String

    init(_ folder: URL, _ name: String) {
        file = folder.appendingPathComponent(name).path
    }

    /// The secret, made where there is none.
    func made<Value>(_ read: ([UInt8]) -> Value?) throws -> Value {
        if !FileManager.default.fileExists(atPath: file) {
            let made = FileManager.default.createFile(
                atPath: file, contents: Data(Secret.random(bytes: 32)), attributes: [.posixPermissions: 0o600])
            guard made else { throw Exit(.unavailable, Words.text("error.secret", ["file": file])) }
        }
        return try existing(read)
    }

    /// The secret of a file that is there.
    func existing<Value>(_ read: ([UInt8]) -> Value?) throws -> Value {
        guard let bytes = FileManager.default.contents(atPath: file), let secret = read(Array(bytes)) else {
            throw Exit(.unavailable, Words.text("error.secret", ["file": file]))
        }
        return secret
    }
}
