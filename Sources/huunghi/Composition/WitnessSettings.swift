import Application
import Foundation
import TileFolder
import TransparencyLog

/// A witness of this gate's log: its key, and where it is asked.
struct WitnessAddress {
    let key: VerifierKey
    let url: URL

    /// Reads `<key> <url>`, several of them with commas or line ends between.
    static func list(_ text: String) throws -> [WitnessAddress] {
        try Listed.items(text).map { item in
            let parts = item.split(separator: " ")
            guard parts.count == 2, let key = try? VerifierKey(String(parts[0])), key.kind == .cosignature,
                let url = URL(string: String(parts[1])), url.scheme == "http" || url.scheme == "https",
                url.host != nil
            else { throw Exit(.refused, Words.text("error.witness-address", ["found": item])) }
            return WitnessAddress(key: key, url: url)
        }
    }
}

/// The witness that stands in this installation for the logs of others.
struct WitnessSettings {
    let name: KeyName
    let logs: [LogIdentity]

    /// Reads the name of its key and the keys of the logs, with commas or line ends between; nil without a name.
    init?(name: String?, logs: String) throws {
        guard let name, !name.isEmpty else { return nil }
        guard let key = KeyName(name) else {
            throw Exit(.refused, Words.text("error.witness-name", ["found": name]))
        }
        self.name = key
        self.logs = try Listed.items(logs).map { item in
            guard let key = try? VerifierKey(item), key.kind == .note else {
                throw Exit(.refused, Words.text("error.witness-log", ["found": item]))
            }
            return LogIdentity(key)
        }
    }

    /// The witness with its memory and its secret in a data folder.
    func stand(in folder: URL, clock: any WallClock) throws -> WitnessStand {
        let secret = try SecretFile(folder, "witness.secret").made(WitnessSecret.init)
        let store = FolderWitnessStore(folder.appendingPathComponent("witness").path)
        do {
            return try WitnessStand(name: name, secret: secret, of: logs, store: store, clock: clock)
        } catch {
            throw Exit(.unavailable, Words.text("error.witness-store", ["cause": "\(error)"]))
        }
    }
}

/// A setting that is a list.
private enum Listed {
    static func items(_ text: String) -> [String] {
        text.split(whereSeparator: { $0 == "," || $0.isNewline })
            .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
}
