import Application
import ArgumentParser
import Foundation
import Logging
import SQLiteStore
import SteeringWeb
import Web

/// `huunghi doctor`: looks at everything that the gate needs, and changes nothing.
struct Doctor: AsyncParsableCommand {
    static var configuration: CommandConfiguration { Words.configuration("doctor") }

    @OptionGroup var settings: SettingsOptions

    @Option(name: .long, help: Words.help("option.format"))
    var format = OutputFormat.table

    func run() async throws {
        try await Exit.reporting {
            let settings = try await Settings.read(settings)
            let examination = Examination(folder: URL(fileURLWithPath: settings.data, isDirectory: true))
            let findings = examination.findings(logger: Program.logger(settings.logLevel))
            var table = Table(columns: ["check", "result", "detail"])
            table.rows = findings.map { [Words.text($0.check), Words.text($0.verdict.word), $0.detail] }
            print(table.printed(as: format))
            guard findings.allSatisfy({ $0.verdict != .bad }) else {
                throw Exit(.unavailable, Words.text("doctor.wrong"))
            }
        }
    }
}

/// One look at a data folder.
struct Examination {
    enum Verdict {
        case fine, note, bad

        var word: String {
            switch self {
            case .fine: "doctor.ok"
            case .note: "doctor.note"
            case .bad: "doctor.bad"
            }
        }
    }

    struct Finding {
        let check: String
        let verdict: Verdict
        let detail: String

        init(_ check: String, _ verdict: Verdict, _ detail: String) {
            self.check = check
            self.verdict = verdict
            self.detail = detail
        }
    }

    /// Below this much free disk (bytes) a busy day could fill it.
    static let lowDisk: Int64 = 500_000_000

    let folder: URL

    func findings(logger: Logger) -> [Finding] {
        var findings = [assets]
        guard FileManager.default.fileExists(atPath: folder.path) else {
            return findings + [Finding("doctor.folder", .note, Words.text("doctor.missing"))]
        }
        let isWritable = FileManager.default.isWritableFile(atPath: folder.path)
        findings.append(
            Finding(
                "doctor.folder", isWritable ? .fine : .bad,
                Words.text(isWritable ? "doctor.writable" : "doctor.not-writable")))
        findings.append(disk)
        guard exists("log.db") else {
            return findings + [Finding("doctor.log", .note, Words.text("doctor.missing"))]
        }
        do throws(LogFailure) {
            let log = try SQLiteEventLog(directory: folder.path)
            let report = try Application.Replay.check(House.gate, in: log, logger: logger)
            findings.append(
                report.isIdentical
                    ? Finding("doctor.log", .fine, Words.text("doctor.records", ["count": "\(report.events)"]))
                    : Finding("doctor.log", .bad, Words.text("replay.differs")))
        } catch {
            // A gate at work is no fault; its log is looked through when it stands still.
            if case .inUse = error {
                findings.append(Finding("doctor.log", .note, Wording.sentence(error)))
            } else {
                findings.append(Finding("doctor.log", .bad, Wording.sentence(error)))
            }
        }
        return findings + [accounts, views]
    }

    private var assets: Finding {
        do throws(CatalogueFailure) {
            _ = try Catalogue.bundled(with: [SteeringWing.resources])
            return Finding("doctor.assets", .fine, Words.text("doctor.found"))
        } catch {
            return Finding("doctor.assets", .bad, "\(error)")
        }
    }

    private var disk: Finding {
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: folder.path)
        let free = (attributes?[.systemFreeSize] as? NSNumber)?.int64Value ?? 0
        return Finding(
            "doctor.disk", free < Self.lowDisk ? .bad : .fine,
            Words.text("doctor.free", ["size": "\(free / 1_000_000)"]))
    }

    private var accounts: Finding {
        guard exists("accounts.db") else { return Finding("doctor.accounts", .note, Words.text("doctor.missing")) }
        do {
            let people = try House.openAccounts(folder).people()
            return Finding("doctor.accounts", .fine, Words.text("doctor.people", ["count": "\(people.count)"]))
        } catch {
            return Finding("doctor.accounts", .bad, "\(error)")
        }
    }

    private var views: Finding {
        guard exists("views.db") else { return Finding("doctor.views", .note, Words.text("doctor.missing")) }
        do {
            let cursor = try House.openViews(folder).cursor()
            return Finding("doctor.views", .fine, Words.text("doctor.behind", ["position": "\(cursor.number)"]))
        } catch {
            return Finding("doctor.views", .bad, "\(error)")
        }
    }

    private func exists(_ file: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.appendingPathComponent(file).path)
    }
}
