import BorderVocabulary
import Steering

/// The rows of figures, each with what it is at the point that was asked about.
struct FigureTable {
    /// What a row is: the codes are for programs, people read words.
    private enum Standing: String {
        case known, before, unordered, undated, withdrawn
        case noInformation = "no-information"
    }

    private let format: OutputFormat
    private var table = Table(columns: [
        "indicator", "period", "kind", "value", "unit", "standing", "words", "known_on", "certain_from", "age",
        "number", "entered_by", "approved_by", "source", "detail", "area", "published_by",
    ])

    init(format: OutputFormat) {
        self.format = format
    }

    var isEmpty: Bool { table.rows.isEmpty }

    var printed: String { table.printed(as: format) }

    mutating func add(_ series: Series, of figures: Figures, from vantage: Vantage, withHistory: Bool) throws {
        let day = vantage.day
        let history = try Wording.shelf { () throws(ShelfFailure) in
            try figures.shelf.observations(of: [series])[0]
        }
        let all = history.compactMap(vantage.seen)
        guard !all.isEmpty else { return }
        let undated = all.filter { $0.certainFrom == nil && $0.withdrawn == nil }
        let answer = try Wording.shelf { () throws(ShelfFailure) in try figures.asKnown(series, from: vantage) }
        switch answer {
        case .known(let latest, let age, let before):
            for observation in latest { add(observation, .known, age: age) }
            if withHistory {
                for observation in before {
                    let isOrdered = latest.allSatisfy { observation.isSaid(before: $0, in: history) }
                    let age = observation.certainFrom.map { $0.days(to: day) }
                    add(observation, isOrdered ? .before : .unordered, age: age)
                }
            }
        case .noInformation(let age):
            if undated.isEmpty || withHistory { add(nothingOf: series, age: age) }
            if !withHistory { undated.forEach { add($0, .undated, age: nil) } }
        }
        guard withHistory else { return }
        undated.forEach { add($0, .undated, age: nil) }
        // Nothing that was said later than the day shows here, withdrawn or not.
        for observation in all where observation.withdrawn != nil && observation.certainFrom.map({ $0 <= day }) ?? true
        {
            add(observation, .withdrawn, age: nil)
        }
    }

    private mutating func add(nothingOf series: Series, age: Int?) {
        let head = ["\(series.indicator)", "\(series.period)", series.kind.code, "", ""]
        let gap = [word(.noInformation), "", "", "", age.map(String.init) ?? ""]
        table.rows.append(head + gap + Array(repeating: "", count: 5) + ["\(series.area)", ""])
    }

    private mutating func add(_ observation: Observation, _ standing: Standing, age: Int?) {
        let statement = observation.statement
        table.rows.append([
            "\(statement.series.indicator)", "\(statement.series.period)", statement.series.kind.code,
            "\(statement.value)", "\(statement.unit)", word(standing), "\(statement.status.words)",
            "\(statement.knownOn)", observation.certainFrom.map { "\($0)" } ?? "", age.map(String.init) ?? "",
            "\(observation.sequence)", "\(observation.entered.by)", observation.approved.map { "\($0.by)" } ?? "",
            "\(statement.source)", (observation.withdrawn?.reason ?? statement.reason).map { "\($0)" } ?? "",
            "\(statement.series.area)", observation.published.map { "\($0.by)" } ?? "",
        ])
    }

    private func word(_ standing: Standing) -> String {
        switch format {
        case .table: Words.text("steering.standing.\(standing.rawValue)")
        case .json, .csv: standing.rawValue
        }
    }
}
