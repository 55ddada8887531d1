import BorderVocabulary
import Hummingbird
import Steering
import SteeringReport
import SteeringRoom
import Web

/// What every public page of the province needs: the words, the day, and addresses that keep it.
struct ProvinceShell: Sendable {
    let words: Words
    let speech: ReportWords
    let vantage: RoomVantage
    let path: String
    let today: LocalDate
    let isSample: Bool

    init(_ request: WebRequest, isSample: Bool) throws(Problem) {
        words = Words(request.services.catalogue, request.language)
        speech = ReportDesk.words(ReportLanguage(request.language), request.services.catalogue)
        vantage = try RoomVantage(request)
        path = request.request.uri.path
        today = request.now.localDate
        self.isSample = isSample
    }

    /// What an address carries on so that the day stays the same, with other items of a query.
    func suffix(_ items: [(String, String)] = []) -> String {
        var all = items
        if vantage.day < today { all.append(("as-known-on", "\(vantage.day)")) }
        if let moment = vantage.moment { all.append(("as-recorded-on", "\(moment.localDate)")) }
        return all.isEmpty ? "" : "?" + all.map { $0 + "=" + $1 }.joined(separator: "&")
    }

    /// An address whose answer stays as it is: both times are in it.
    func permanent(_ items: [(String, String)] = []) -> String {
        let recorded = vantage.moment?.localDate ?? today.adding(days: -1)
        let known = min(vantage.day, recorded)
        let all = items + [("as-known-on", "\(known)"), ("as-recorded-on", "\(recorded)")]
        return path + "?" + all.map { $0 + "=" + $1 }.joined(separator: "&")
    }

    /// The bar above a page.
    func bar(_ kept: [(String, String)] = []) -> KnownOnBar {
        KnownOnBar(
            path: path, day: "\(vantage.day)", today: "\(today)",
            said: words("room.past", ["day": words.formats.date(vantage.day)]),
            isPast: vantage.isPast, permanent: permanent(kept),
            kept: kept.map { KnownOnBar.Item(name: $0, value: $1) })
    }

    func downloads(below path: String, _ items: [(String, String)] = []) -> [ReportView.File] {
        DataFormat.allCases.map { format in
            ReportView.File(
                href: path + "/data/" + format.rawValue + suffix(items),
                word: words("reports.format." + format.rawValue), digest: "")
        }
    }

    /// Statements in one cell.
    func cell(_ all: [FrozenSeries]) -> String {
        all.flatMap(\.said).map { speech.value($0.value) }.joined(separator: " / ")
    }

    /// How sure the sources are.
    func grades(_ all: [FrozenSeries]) -> String {
        Set(all.flatMap(\.said).map { speech.grade($0.status) }).sorted().joined(separator: "; ")
    }
}

/// The bar with the day up to which all is known.
struct KnownOnBar: Sendable {
    struct Item: Sendable {
        let name: String
        let value: String
    }

    let path: String
    let day: String
    let today: String
    let said: String
    let isPast: Bool
    let permanent: String
    let kept: [Item]
}

/// What the dashboard shows.
struct ProvinceView: Sendable {
    struct Row: Sendable {
        let href: String
        let name: String
        let unit: String
        let plan: String
        let result: String
        let grade: String
        let known: String
    }

    let bar: KnownOnBar
    let sample: Bool
    let period: String
    let earlier: String?
    let later: String?
    let rows: [Row]
    let isEmpty: Bool
    let files: [ReportView.File]
    let suffix: String

    init(_ period: Period?, _ figures: [FrozenSeries], _ shell: ProvinceShell) {
        let kept = period.map { [("period", "\($0)")] } ?? []
        bar = shell.bar(kept)
        sample = shell.isSample
        self.period = period.map { "\($0)" } ?? ""
        func move(_ years: Int) -> String? {
            guard let period, let moved = Period(year: period.year + years, part: period.part, in: period.calendar),
                moved.firstDay <= shell.vantage.day
            else { return nil }
            return "/province" + shell.suffix([("period", "\(moved)")])
        }
        (earlier, later) = (move(-1), move(1))
        var order: [IndicatorID] = []
        for figure in figures where order.last != figure.indicator { order.append(figure.indicator) }
        rows = order.map { indicator in
            let all = figures.filter { $0.indicator == indicator }
            let (plans, results) = (all.filter(\.kind.isPlan), all.filter { !$0.kind.isPlan })
            return Row(
                href: "/province/\(indicator)" + shell.suffix(), name: shell.speech.name(all[0].name),
                unit: shell.speech.unit(all[0].unit), plan: shell.cell(plans),
                result: results.isEmpty ? shell.words("province.no-information") : shell.cell(results),
                grade: shell.grades(results),
                known: results.flatMap(\.said).map { shell.speech.knownOn($0.knownOn) }.joined(separator: "; "))
        }
        isEmpty = rows.isEmpty
        files = shell.downloads(below: "/province", kept)
        suffix = shell.suffix()
    }
}

/// What the page of one indicator shows.
struct IndicatorView: Sendable {
    struct Row: Sendable {
        let period: String
        let plan: String
        let result: String
        let grade: String
        let known: String
    }

    struct Fact: Sendable {
        let word: String
        let text: String
    }

    struct Saying: Sendable {
        let number: String
        let period: String
        let kind: String
        let value: String
        let known: String
        let grade: String
        let source: String
        let address: String?
        let mark: String?
    }

    let bar: KnownOnBar
    let sample: Bool
    let name: String
    let unit: String
    let code: String
    let rows: [Row]
    let isEmpty: Bool
    let card: [Fact]
    let version: String
    let history: [Saying]
    let files: [ReportView.File]
    var chart: String?
    let back: String

    init(
        _ id: IndicatorID, _ cards: [IndicatorCard], _ figures: [FrozenSeries], _ history: [Observation],
        _ shell: ProvinceShell
    ) {
        let latest = cards[cards.count - 1]
        bar = shell.bar()
        sample = shell.isSample
        name = shell.speech.name(latest.name)
        unit = shell.speech.unit(latest.unit)
        code = "\(id)"
        version = shell.words.number(cards.count)
        card = IndicatorView.facts(latest, shell)
        rows = Set(figures.map(\.period)).sorted(by: >).map { period in
            let all = figures.filter { $0.period == period }
            let (plans, results) = (all.filter(\.kind.isPlan), all.filter { !$0.kind.isPlan })
            return Row(
                period: "\(period)", plan: shell.cell(plans), result: shell.cell(results),
                grade: shell.grades(results),
                known: results.flatMap(\.said).map { shell.speech.knownOn($0.knownOn) }.joined(separator: "; "))
        }
        isEmpty = rows.isEmpty
        let standing = Set(figures.flatMap(\.said).map(\.observation))
        self.history = history.map { IndicatorView.saying($0, isStanding: standing.contains($0.sequence), shell) }
        files = shell.downloads(below: "/province/\(id)")
        chart = IndicatorChart(name, unit, figures)?.json
        back = "/province" + shell.suffix()
    }

    private static func saying(_ seen: Observation, isStanding: Bool, _ shell: ProvinceShell) -> Saying {
        let statement = seen.statement
        let source = "\(statement.source)"
        var mark: String?
        if let withdrawn = seen.withdrawn {
            mark = shell.words("province.withdrawn", ["reason": withdrawn.reason.map { "\($0)" } ?? "–"])
        } else if let number = statement.supersedes {
            mark = shell.words(
                "province.corrects",
                ["number": shell.words.number(number), "reason": statement.reason.map { "\($0)" } ?? "–"])
        } else if !isStanding {
            mark = shell.words("province.replaced")
        }
        return Saying(
            number: shell.words.number(seen.sequence), period: "\(statement.series.period)",
            kind: shell.speech("kind." + statement.series.kind.code), value: shell.speech.value(statement.value),
            known: shell.speech.knownOn(statement.knownOn), grade: "\(statement.status)", source: source,
            address: source.hasPrefix("https://") || source.hasPrefix("http://") ? source : nil, mark: mark)
    }

    private static func facts(_ card: IndicatorCard, _ shell: ProvinceShell) -> [Fact] {
        let fields: [(String, Line?)] = [
            ("unit", card.unit), ("scope", card.scope), ("formula", card.formula), ("price-base", card.priceBase),
            ("base", card.base), ("owner", card.owner), ("compiler", card.compiler),
            ("verification", card.quality.verification), ("sources", card.quality.sources),
            ("accuracy", card.quality.accuracyNeeded), ("limitations", card.quality.limitations),
            ("compensation", card.quality.compensation), ("change", card.changeNote),
        ]
        return fields.map { name, line in
            Fact(
                word: shell.words("card." + name),
                text: name == "unit" ? shell.speech.unit(card.unit) : line.map { "\($0)" } ?? shell.words("card.open"))
        }
    }
}
