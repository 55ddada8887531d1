import Application
import ArgumentParser
import Foundation
import Steering
import SteeringRoom
import TransparencyLog
import Web

/// `huunghi steering verify`: whether the steering room's public log is whole, and what it shows.
struct SteeringVerify: AsyncParsableCommand {
    static var configuration: CommandConfiguration { Words.configuration("verify", key: "steering-verify") }

    @Argument(help: Words.help("steering-verify.place"))
    var place: String

    @Option(name: .long, help: Words.help("verify.key"))
    var key: String?

    @Flag(name: .long, help: Words.help("steering-verify.figures"))
    var figures = false

    @Option(name: .long, help: Words.help("option.format"))
    var format = OutputFormat.table

    func run() async throws {
        try await Exit.reporting {
            var source = try PublicLogSource(place, at: "log-steering")
            let policy = try policy(try key ?? source.key())
            let checkpoint = try source.checkpoint()
            source.expect(size: (try? SignedCheckpoint(checkpoint))?.checkpoint.size ?? 0)
            let report: RoomLogReport
            do throws(RoomLogFlaw) { report = try RoomLogCheck(source, policy: policy).run(checkpoint) } catch {
                throw Exit(.differs, Self.sentence(error))
            }
            print(figures ? Self.shown(report).printed(as: format) : Self.counted(report).printed(as: format))
            guard format == .table else { return }
            print(
                Words.text(
                    "steering-verify.holds",
                    ["size": "\(report.checkpoint.size)", "figures": "\(report.figures.count)"]))
        }
    }

    private func policy(_ text: String) throws -> TrustPolicy {
        do {
            return try TrustPolicy(logs: [LogIdentity(try VerifierKey(text))])
        } catch {
            throw Exit(.refused, Words.text("verify.bad-key", ["found": text]))
        }
    }

    private static func counted(_ report: RoomLogReport) -> Table {
        var table = Table(columns: ["kind", "records"])
        table.rows = RoomEventKind.allCases.compactMap { kind in
            report.kinds[kind].map { ["\(kind)", "\($0)"] }
        }
        return table
    }

    private static func shown(_ report: RoomLogReport) -> Table {
        var table = Table(columns: [
            "number", "indicator", "period", "area", "kind", "value", "unit", "known_on", "words", "source",
        ])
        table.rows = report.figures.map { figure in
            let statement = figure.statement
            return [
                "\(figure.number)", "\(statement.series.indicator)", "\(statement.series.period)",
                "\(statement.series.area)", statement.series.kind.code, "\(statement.value)", "\(statement.unit)",
                "\(statement.knownOn)", "\(statement.status.words)", "\(statement.source)",
            ]
        }
        return table
    }

    private static func sentence(_ flaw: RoomLogFlaw) -> String {
        func say(_ key: String, _ values: [String: String] = [:]) -> String { Words.text(key, values) }
        return switch flaw {
        case .checkpoint(let cause): say("verify.no-checkpoint", ["cause": "\(cause)"])
        case .trust(let cause): say("verify.not-trusted", ["cause": "\(cause)"])
        case .log(let cause): say("verify.not-whole", ["cause": "\(cause)"])
        case .entry(let index, let cause): say("verify.bad-entry", ["index": "\(index)", "cause": "\(cause)"])
        case .order(let position): say("steering-verify.order", ["position": "\(position.number)"])
        case .fewerThanThree(let number): say("steering-verify.fewer-than-three", ["number": "\(number)"])
        case .shownTwice(let number): say("steering-verify.shown-twice", ["number": "\(number)"])
        }
    }
}
