import Application
import ArgumentParser
import BorderVocabulary
import Foundation
import Gate
import Logging
import Metrics
import SQLiteStore
import SampleDay
import SteeringWeb
import Web

/// `huunghi serve`: the gate, open.
struct Serve: AsyncParsableCommand {
    static var configuration: CommandConfiguration { Words.configuration("serve") }

    @OptionGroup var settings: SettingsOptions
    @OptionGroup var address: AddressOptions

    @Option(name: .long, help: Words.help("serve.rules"))
    var rules = "lang-son"

    func run() async throws {
        try await Exit.reporting {
            guard ["lang-son", "none"].contains(rules) else {
                throw Exit(.refused, Words.text("error.rules", ["found": rules]))
            }
            let settings = try await Settings.read(settings, address)
            let logger = Program.logger(settings.logLevel)
            let metrics = Program.metrics()
            let clock = SystemClock()
            let house = try House.open(
                settings.data, publishing: settings.publicLog, clock: clock, logger: logger)
            let web = try WebServer(
                service: house.service, views: house.views, accounts: house.accounts, clock: clock,
                configuration: settings.web, logger: logger, metrics: metrics,
                publicLog: house.publicLog.shelf,
                witness: try settings.witness?.stand(in: house.folder, clock: clock),
                wings: [house.wing])
            let draws = house.publicLog.drawDesk(
                for: house.service, beacon: settings.beacon, clock: clock, logger: logger)
            let round = GateClock(service: house.service, clock: clock, logger: logger)
            let adopted = rules == "lang-son" ? LangSon.rules(on: clock.now().localDate) : []
            let running = Running(
                house: house, web: web, logger: logger,
                others: [
                    { try await house.adopt(adopted) },
                    { await round.run() },
                    { await draws?.run(every: round.interval) },
                    { try await Program.announce(web, house: house, now: clock.now()) },
                ])
            try await Program.run(running, settings)
        }
    }
}

/// What `serve` and `demo` share.
enum Program {
    static func logger(_ level: Logger.Level) -> Logger {
        Logger(label: "huunghi") { _ in StderrLog(level: level) }
    }

    static func metrics() -> PrometheusRegistry {
        let registry = PrometheusRegistry()
        MetricsSystem.bootstrap(registry)
        return registry
    }

    /// Prints where the gate listens and, while nobody has an account, the link with which the first one signs up.
    static func announce(_ web: WebServer, house: House, now: Timestamp) async throws {
        guard let address = await web.address() else { return }
        let url = "http://\(address)"
        print("listening \(url)")
        do throws(AccountFailure) {
            if try house.accounts.isEmpty() {
                print("set-up \(url)/set-up?token=\(try house.accounts.createSetUpLink(at: now))")
            }
        } catch {
            throw Exit(.unavailable, Words.text("error.accounts", ["cause": "\(error)"]))
        }
    }

    static func run(_ running: Running, _ settings: Settings) async throws {
        do {
            try await running.run()
        } catch let failure as WebServerFailure {
            switch failure {
            case .portInUse:
                throw Exit(
                    .unavailable,
                    Words.text("error.port-in-use", ["port": "\(settings.web.port)", "host": settings.web.host]))
            case .cannotListen(let cause), .resourceMissing(let cause):
                throw Exit(.unavailable, Words.text("error.log.unavailable", ["cause": cause]))
            }
        }
    }
}
