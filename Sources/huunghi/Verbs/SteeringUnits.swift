import Application
import ArgumentParser
import BorderVocabulary
import Steering
import SteeringRoom

/// `huunghi steering definitions`: what each indicator is, version by version.
struct SteeringDefinitions: AsyncParsableCommand {
    static var configuration: CommandConfiguration { Words.configuration("definitions", key: "steering-definitions") }

    @Argument(help: Words.help("steering-definitions.indicator"))
    var indicator: String?

    @Option(name: .long, help: Words.help("option.format"))
    var format = OutputFormat.table

    @OptionGroup var settings: SettingsOptions

    func run() async throws {
        try await Exit.reporting {
            let only = try indicator.map { try SteeringVerb.argument("INDICATOR", $0, IndicatorID.parse) }
            let cards = try House.readFigures(try await Settings.read(settings).data).book.cards
            if let only, cards[only] == nil { throw Exit(.refused, SteeringWords.sentence(.unknownIndicator(only))) }
            var table = Table(columns: [
                "indicator", "version", "valid_from", "unit", "direction", "aggregation", "calendar", "scope",
                "formula", "price_base", "comparison_base", "owner", "compiler", "origin", "quality", "break",
                "classified", "change_note",
            ])
            for id in cards.keys.sorted() where only == nil || id == only {
                for (place, card) in (cards[id] ?? []).enumerated() {
                    table.rows.append(["\(id)", "\(place + 1)"] + fields(card))
                }
            }
            print(table.printed(as: format))
        }
    }

    private func fields(_ card: IndicatorCard) -> [String] {
        func text(_ line: Line?) -> String { line.map { "\($0)" } ?? "" }
        return [
            "\(card.validFrom)", "\(card.unit)", card.direction.code, card.aggregation.code,
            card.calendar?.code ?? "", text(card.scope), text(card.formula), text(card.priceBase), text(card.base),
            text(card.owner), text(card.compiler), card.origin.code, "\(card.quality.filled)/5",
            card.isBreak ? "yes" : "no", card.isClassified ? "yes" : "no", text(card.changeNote),
        ]
    }
}

/// `huunghi steering units`: the administrative units of a day.
struct SteeringUnits: AsyncParsableCommand {
    static var configuration: CommandConfiguration { Words.configuration("units", key: "steering-units") }

    @Option(name: .customLong("on"), help: Words.help("steering-units.on"))
    var day: String?

    @Option(name: .long, help: Words.help("option.format"))
    var format = OutputFormat.table

    @OptionGroup var settings: SettingsOptions

    func run() async throws {
        try await Exit.reporting {
            let day =
                try day.map { try SteeringVerb.argument("--on", $0, LocalDate.parse) } ?? SystemClock().now().localDate
            let register = try House.readRoom(try await Settings.read(settings).data).loaded.room.units
            var table = Table(columns: ["code", "name", "level", "parent", "from", "until", "document"])
            table.rows = register.units(on: day).map { entry in
                [
                    "\(entry.unit.code)", "\(entry.name(on: day))", entry.unit.level.rawValue,
                    entry.parent(on: day).map { "\($0)" } ?? "", "\(entry.unit.from)",
                    entry.until.map { "\($0)" } ?? "", "\(entry.unit.document)",
                ]
            }
            print(table.printed(as: format))
        }
    }
}

/// `huunghi steering recut`: figures of units along the borders of others, marked as estimates and never recorded.
struct SteeringRecut: AsyncParsableCommand {
    static var configuration: CommandConfiguration { Words.configuration("recut", key: "steering-recut") }

    /// How many areas are looked at.
    private static let limit = 20_000

    @Argument(help: Words.help("steering.indicator"))
    var indicator: String

    @Argument(help: Words.help("steering.period"))
    var period: String

    @Option(name: .long, help: Words.help("steering-recut.basis"))
    var basis: String

    @OptionGroup var options: VantageOptions

    func run() async throws {
        try await Exit.reporting {
            let indicator = try SteeringVerb.argument("INDICATOR", self.indicator, IndicatorID.parse)
            let period = try SteeringVerb.argument("PERIOD", self.period, Period.parse)
            let basis = try SteeringVerb.argument("--basis", self.basis, IndicatorID.parse)
            let vantage = try options.vantage()
            let (loaded, shelf) = try House.readRoom(try await Settings.read(options.settings).data)
            let figures = Figures(loaded.room.figures, on: shelf)
            let last = figures.book.calendar.days(of: period).upperBound
            guard let card = figures.book.card(of: indicator, on: last),
                let range = SeriesRange(indicator, .result, period...period)
            else { throw Exit(.refused, SteeringWords.sentence(.unknownIndicator(indicator))) }
            let known = try Wording.shelf { () throws(ShelfFailure) in
                try figures.asKnown(in: range, from: vantage, limit: Self.limit)
            }
            // What several sources say differently on one day is not shared out.
            let values = known.reduce(into: [UnitID: Value]()) { values, one in
                let said = Set(one.answer.observations.map(\.statement.value))
                guard one.series.area != .province, let value = said.first else { return }
                values[one.series.area] = said.count == 1 ? value : .missing
            }
            do throws(RecutRefusal) {
                show(try loaded.room.units.recut(values, by: basis, card.aggregation))
            } catch { throw Exit(.refused, sentence(error)) }
        }
    }

    private func show(_ figures: [RecutFigure]) {
        var table = Table(columns: ["area", "value", "standing", "parts"])
        table.rows = figures.map { figure in
            let standing = figure.value == nil ? "no-information" : figure.isEstimated ? "estimated" : "exact"
            let word =
                switch options.format {
                case .table: Words.text("steering.standing.\(standing)")
                case .json, .csv: standing
                }
            return [
                "\(figure.unit)", figure.value.map { "\($0)" } ?? "", word,
                figure.parts.map { "\($0.from) × \($0.share)" }.joined(separator: "; "),
            ]
        }
        print(table.printed(as: options.format))
    }

    private func sentence(_ refusal: RecutRefusal) -> String {
        switch refusal {
        case .notAdditive: Words.text("steering-recut.not-additive")
        case .sharesIncomplete(let unit, let missing):
            Words.text("steering-recut.incomplete", ["unit": "\(unit)", "missing": "\(missing)"])
        }
    }
}
