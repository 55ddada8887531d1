import Application
import ArgumentParser
import BorderVocabulary
import Foundation
import Gate
import Logging
import SampleDay
import Web

/// `huunghi demo`: a published day with sample trucks, in the browser or headless.
struct Demo: AsyncParsableCommand {
    static var configuration: CommandConfiguration { Words.configuration("demo") }

    @Option(name: .long, help: Words.help("demo.bulletins"), completion: .file())
    var bulletins: String?

    @Option(name: .long, help: Words.help("demo.date"))
    var date: String?

    @Option(name: .long, help: Words.help("demo.seed"))
    var seed: UInt64 = 1

    @Option(name: .long, help: Words.help("demo.speed"))
    var speed = "60"

    @Flag(name: .long, help: Words.help("demo.headless"))
    var headless = false

    @Option(name: .long, help: Words.help("option.format"))
    var format = OutputFormat.table

    @OptionGroup var settings: SettingsOptions
    @OptionGroup var address: AddressOptions

    func run() async throws {
        try await Exit.reporting {
            let pace = try pace()
            let figures = try SampleFigures.read(bulletins)
            let plan = try SampleFigures.plan(figures, date: date, seed: seed)
            let folder =
                settings.data
                ?? FileManager.default.temporaryDirectory
                .appendingPathComponent("huunghi-demo-\(UUID().uuidString.prefix(8))").path
            // A demo without a named folder leaves nothing behind.
            defer { if settings.data == nil { try? FileManager.default.removeItem(atPath: folder) } }
            let settings = try await Settings.read(settings, address, data: folder)
            let day = DemoDay(plan: plan, pace: pace, format: format)
            if headless {
                try await day.runHeadless(settings)
            } else {
                try await day.runWithPages(settings)
            }
        }
    }

    private func pace() throws -> Pace {
        if speed == "max" { return .max }
        guard let times = Double(speed), 1...100_000 ~= times else {
            throw Exit(.refused, Words.text("error.speed", ["found": speed]))
        }
        return .times(times)
    }
}

/// Reads the published figures and makes the plan of a day; what is wrong with them is told in words.
enum SampleFigures {
    static func read(_ file: String?) throws -> PublishedFigures {
        let path = file ?? PublishedFigures.bundledPath
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Exit(.refused, Words.text("error.file", ["file": path]))
        }
        do throws(FiguresFailure) {
            return try PublishedFigures.parse([UInt8](data))
        } catch {
            throw Exit(.refused, Words.text("error.bulletins", ["cause": SampleWording.sentence(error)]))
        }
    }

    static func plan(_ figures: PublishedFigures, date: String?, seed: UInt64) throws -> DayPlan {
        var day: LocalDate?
        if let date {
            do throws(ParseFailure) { day = try LocalDate.parse(date) } catch {
                throw Exit(.refused, Words.text("error.date", ["found": date]))
            }
        }
        do throws(PlanFailure) {
            return try DayPlan.make(figures: figures, date: day, seed: seed)
        } catch {
            throw Exit(.refused, Words.text("error.bulletins", ["cause": SampleWording.sentence(error)]))
        }
    }
}
