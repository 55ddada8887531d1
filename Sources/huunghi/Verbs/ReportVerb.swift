import Application
import ArgumentParser
import BorderVocabulary
import Foundation
import Steering
import SteeringReport
import SteeringRoom
import Web

/// `huunghi steering report`: a report as a file, made again from what was frozen or drafted from what was known.
struct ReportVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration { Words.configuration("report", key: "steering-report") }

    @Argument(help: Words.help("steering-report.name"))
    var report: String?

    @Option(name: .long, help: Words.help("steering.period"))
    var period: String?

    @Option(name: .customLong("as-known-on"), help: Words.help("steering.as-known-on"))
    var knownOn: String?

    @Option(name: .long, help: Words.help("steering-report.view"))
    var view = FigureView.approved.rawValue

    @Option(name: .long, help: Words.help("steering-report.language"))
    var language = ReportLanguage.vietnamese.rawValue

    @Option(name: .long, help: Words.help("steering-report.format"))
    var format = ReportFormat.pdf.rawValue

    @Option(name: [.customShort("o"), .long], help: Words.help("steering-report.output"), completion: .file())
    var output: String?

    @OptionGroup var settings: SettingsOptions

    func run() async throws {
        try await Exit.reporting {
            guard let form = ReportFormat(rawValue: format) else {
                throw refusal("--format", format, ReportFormat.allCases.map(\.rawValue))
            }
            let (loaded, shelf) = try House.readRoom(try await Settings.read(settings).data)
            let edition =
                try report.map { try frozen($0, loaded.room.reports) }
                ?? draft(Figures(loaded.room.figures, on: shelf))
            let layout: DocumentFormat
            do throws(FormatFailure) { layout = try .bundled() } catch {
                throw Exit(.unavailable, error.words)
            }
            let forms = ReportForms(SystemPrinter(layout), format: layout, words: Words.report)
            let bytes: [UInt8]
            do throws(PrintFailure) { bytes = try await forms.bytes(edition, as: form) } catch {
                throw Exit(.unavailable, SteeringWords.sentence(error))
            }
            try write(bytes)
        }
    }

    private func write(_ bytes: [UInt8]) throws {
        guard let output else {
            FileHandle.standardOutput.write(Data(bytes))
            return
        }
        do { try Data(bytes).write(to: URL(filePath: output)) } catch {
            throw Exit(.unavailable, Words.text("steering-report.not-written", ["file": output]))
        }
    }

    private func frozen(_ name: String, _ book: ReportBook) throws -> ReportEdition {
        let id = try SteeringVerb.argument("REPORT", name, ReportID.parse)
        guard let edition = ReportEdition(id, in: book) else {
            throw Exit(.refused, SteeringWords.sentence(RoomRefusal.reports(.noSuchReport(id))))
        }
        return edition
    }

    /// A report of everything that was said of the period; nothing of it is stored.
    private func draft(_ figures: Figures) throws -> ReportEdition {
        let now = SystemClock().now()
        guard let speech = ReportLanguage(rawValue: language) else {
            throw refusal("--language", language, ReportLanguage.allCases.map(\.rawValue))
        }
        let period = try SteeringVerb.argument("--period", period ?? "", Period.parse)
        let day = try knownOn.map { try SteeringVerb.argument("--as-known-on", $0, LocalDate.parse) } ?? now.localDate
        let words = Words.report(speech)
        func line(_ key: String) throws -> Line { try SteeringVerb.argument(key, words.cover(key), Line.parse) }
        var cover = ReportCover(
            body: try line("body.value"), symbol: try SteeringVerb.argument("symbol", "BC-UBND", Line.parse),
            place: try line("place.value"), subject: try line("table-heading.value"), post: try line("post.value"))
        cover.authority = try line("authority.value")
        var outline = ReportOutline(
            "draft", period: period, knownOn: day,
            view: try SteeringVerb.argument("--view", view, FigureView.parse), language: speech, cover: cover,
            sections: [])
        let heading = try line("table-heading.value")
        let all = figures.book.cards.keys.sorted()
        outline.sections = [ReportSection(heading: heading, indicators: all)]
        let looked = try Wording.shelf { () throws(ShelfFailure) in
            try figures.snapshot(outline, since: nil, at: now)
        }
        // What nobody has said anything of is no part of a draft of everything.
        let spoken = Set(looked.figures.filter { !$0.said.isEmpty || !$0.later.isEmpty }.map(\.indicator))
        outline.sections = [ReportSection(heading: heading, indicators: all.filter(spoken.contains))]
        let snapshot = ReportSnapshot(
            outline, recordedBy: now, figures: looked.figures.filter { spoken.contains($0.indicator) })
        return ReportEdition(Report(draft: snapshot, at: now), previous: nil, attempt: 1)
    }

    private func refusal(_ name: String, _ found: String, _ accepted: [String]) -> Exit {
        Exit(
            .refused,
            SteeringWords.sentence(
                ParseFailure(.unknownCode, found: found, accepted: accepted.joined(separator: ", ")), in: name))
    }
}

extension Words {
    /// How reports speak a language.
    @Sendable static func report(_ language: ReportLanguage) -> ReportWords {
        ReportWords(language) { key in
            Language(tag: language.rawValue).flatMap { find(key, $0) }
        }
    }
}
