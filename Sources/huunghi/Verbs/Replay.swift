import Application
import ArgumentParser
import Logging
import SQLiteStore

/// `huunghi replay`: whether the state that the gate starts from is the one that its whole history gives.
struct Replay: AsyncParsableCommand {
    static var configuration: CommandConfiguration { Words.configuration("replay") }

    @OptionGroup var settings: SettingsOptions

    @Option(name: .long, help: Words.help("option.format"))
    var format = OutputFormat.table

    func run() async throws {
        try await Exit.reporting {
            let settings = try await Settings.read(settings)
            let log = try House.openExistingLog(settings.data)
            let head = try Wording.log { () throws(LogFailure) in try log.head(of: House.gate) }
            var bar = ProgressBar(Words.text("replay.progress"))
            let clock = ContinuousClock()
            let start = clock.now
            let report = try Wording.log { () throws(LogFailure) in
                try Application.Replay.check(House.gate, in: log, logger: Program.logger(settings.logLevel)) {
                    bar.show(Int($0.number), of: Int(head.number))
                }
            }
            bar.finish()
            let elapsed = (clock.now - start) / .milliseconds(1)
            var table = Table(columns: ["events", "state", "result", "seconds"])
            table.rows = [
                [
                    "\(report.events)", report.digest,
                    Words.text(report.isIdentical ? "replay.identical" : "replay.different"),
                    "\((elapsed / 10).rounded() / 100)",
                ]
            ]
            print(table.printed(as: format))
            guard report.isIdentical else { throw Exit(.differs, Words.text("replay.differs")) }
        }
    }
}
