import ArgumentParser
import Configuration
import Foundation
import Logging
import SystemPackage
import TransparencyLog
import Web

/// Where the program finds its settings: flags before environment (`HUUNGHI_PORT`) before file before defaults.
struct SettingsOptions: ParsableArguments {
    @Option(name: .long, help: Words.help("option.config"))
    var config: String?

    @Option(name: .long, help: Words.help("option.data"))
    var data: String?

    @Option(name: .customLong("log-level"), help: Words.help("option.log-level"))
    var logLevel: String?
}

struct AddressOptions: ParsableArguments {
    @Option(name: .long, help: Words.help("option.host"))
    var host: String?

    @Option(name: .long, help: Words.help("option.port"))
    var port: Int?
}

struct Settings {
    let data: String
    let web: WebConfiguration
    let publicLog: PublicLogSettings
    /// The witness that stands here for other logs; nil where none does.
    let witness: WitnessSettings?
    /// Where a public source of chance is asked for its values; nil for nowhere.
    let beacon: URL?
    let logLevel: Logger.Level

    /// Reads every setting; a wrong one is answered with its name and what is accepted.
    static func read(
        _ options: SettingsOptions, _ address: AddressOptions? = nil, data: String? = nil
    ) async throws -> Settings {
        var flags: [AbsoluteConfigKey: ConfigValue] = [:]
        func set(_ key: AbsoluteConfigKey, _ value: ConfigContent?) {
            if let value { flags[key] = ConfigValue(value, isSecret: false) }
        }
        set("huunghi.data", (data ?? options.data).map(ConfigContent.string))
        set("huunghi.log.level", options.logLevel.map(ConfigContent.string))
        set("huunghi.host", (address?.host).map(ConfigContent.string))
        set("huunghi.port", (address?.port).map(ConfigContent.int))
        var providers: [any ConfigProvider] = [
            InMemoryProvider(name: "flags", values: flags), EnvironmentVariablesProvider(),
        ]
        if let file = options.config {
            do {
                providers.append(try await FileProvider<JSONSnapshot>(filePath: FilePath(file)))
            } catch {
                throw Exit(.refused, Words.text("error.config", ["file": file, "cause": "\(error)"]))
            }
        }
        let reader = ConfigReader(providers: providers).scoped(to: "huunghi")
        let port = reader.int(forKey: "port", default: 8080)
        guard 0...65535 ~= port else { throw Exit(.refused, Words.text("error.port", ["found": "\(port)"])) }
        let level = reader.string(forKey: "log.level", default: "info")
        guard let logLevel = Logger.Level(rawValue: level) else {
            throw Exit(
                .refused,
                Words.text(
                    "error.log-level",
                    ["found": level, "accepted": Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")]))
        }
        let origin = reader.string(forKey: "log.origin", default: "huunghi.example/\(House.gate)")
        guard let name = KeyName(origin) else { throw Exit(.refused, Words.text("error.origin", ["found": origin])) }
        return Settings(
            data: reader.string(forKey: "data", default: "var"),
            web: WebConfiguration(
                host: reader.string(forKey: "host", default: "127.0.0.1"), port: port,
                isSecure: reader.bool(forKey: "secure", default: false),
                trustsProxy: reader.bool(forKey: "trusts.proxy", default: false)),
            publicLog: PublicLogSettings(
                name: name, showsPlates: reader.bool(forKey: "log.plates", default: false),
                witnesses: try WitnessAddress.list(reader.string(forKey: "log.witnesses", default: ""))),
            witness: try WitnessSettings(
                name: reader.string(forKey: "witness.name"), logs: reader.string(forKey: "witness.logs", default: "")),
            beacon: try Settings.address(of: reader.string(forKey: "draw.beacon")), logLevel: logLevel)
    }

    private static func address(of text: String?) throws -> URL? {
        guard let text, !text.isEmpty else { return nil }
        guard let url = URL(string: text), ["http", "https"].contains(url.scheme), url.host != nil else {
            throw Exit(.refused, Words.text("error.beacon", ["found": text]))
        }
        return url
    }
}
