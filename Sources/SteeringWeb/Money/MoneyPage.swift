import BorderVocabulary
import Steering
import SteeringRoom
import Web

/// The page of a year's money, in words.
struct MoneyPage: Sendable {
    /// How many rows a list shows; the rest is in the answer to programs.
    static let limit = 30

    struct Figure: Sendable {
        let label: String
        let value: String
        let detail: String
    }

    struct Level: Sendable {
        let name: String
        let original: String
        let inForce: String
        let carriedOver: String
        let rate: String
        let rateOriginal: String
        let rateCarried: String
    }

    struct Month: Sendable {
        let name: String
        let paid: String
        let soFar: String
        let rate: String
        let planned: String
        let past: String
    }

    struct Part: Sendable {
        let name: String
        let plan: String
        let paid: String
        let rate: String
        let carried: String
    }

    struct Pace: Sendable {
        let href: String
        let name: String
        let code: String
        let owner: String
        let plan: String
        let paid: String
        let rate: String
        let expected: String
        let gap: String
        let basis: String
        let badges: [BadgeView]
        let blocks: [BlockLink]
        /// Behind, and nobody has said why.
        let isUnexplained: Bool
    }

    struct Rush: Sendable {
        let year: String
        let late: String
        let detail: String
        let advances: String
        let undone: String
    }

    struct Amendment: Sendable {
        let day: String
        let line: String
        let before: String
        let after: String
    }

    struct Advance: Sendable {
        let href: String
        let project: String
        let reference: String
        let paidOn: String
        let open: String
        let age: String
    }

    struct Choice: Sendable {
        let value: String
        let word: String
        let current: Bool
    }

    let year: String
    let title: String
    let days: [RoomItem]
    let age: String
    let isFresh: Bool
    let figures: [Figure]
    let levels: [Level]
    let closing: String
    let notes: [String]
    let chart: String
    let months: [Month]
    let rest: String?
    let outlook: String?
    let rushes: [Rush]
    let anyRushes: Bool
    let dimensions: [Choice]
    let parts: [Part]
    let anyParts: Bool
    let behind: [Pace]
    let behindSummary: String
    let anyBehind: Bool
    let amendments: [Amendment]
    let anyAmendments: Bool
    let advances: [Advance]
    let anyAdvances: Bool
    let api: String

    init(_ facts: MoneyFacts, _ view: RoomView) {
        let (words, book) = (view.words, view.room.money)
        let year = facts.year
        let suffix = RoomFrame.suffix(view.vantage)
        self.year = "\(year.year)"
        title = words("money.title", ["year": "\(year.year)"])
        days = RoomItem.day(view.vantage)
        isFresh = year.isPaidKnown
        age =
            year.latestFile.map {
                words(
                    "money.latest-file",
                    ["day": words.formats.date($0), "age": words.number($0.days(to: year.asked.day))])
            } ?? words("money.no-file")
        figures = MoneyPage.figures(facts, words)
        levels = PlanLevel.allCases.map { MoneyPage.level($0, facts.total, words) }
        closing =
            year.yearEnd.map {
                words("money.counts-until", ["day": words.formats.date($0.lastDay), "basis": "\($0.basis)"])
            } ?? words("money.counts-until-default", ["day": words.formats.date(year.lastDay)])
        notes = MoneyPage.notes(facts, words)
        chart = MoneyPage.chart(facts, words)
        // Before the treasury spoke of the year nothing is known of payments, which is not nought.
        let paid = { (amount: Money) in year.isPaidKnown ? words.millions(amount) : "–" }
        months = facts.months.filter(\.isThere).map { month in
            Month(
                name: words.month(month.number), paid: words.millions(month.paid),
                soFar: words.millions(month.soFar.part), rate: words.percent(month.soFar),
                planned: words.percent(permille: month.planned), past: words.percent(permille: month.past))
        }
        rest = MoneyPage.rest(year, words)
        outlook = MoneyPage.outlook(facts, words)
        rushes = facts.rushes.map { rush in
            Rush(
                year: "\(rush.year)", late: words.percent(rush.late),
                detail: words.millions(rush.late.part) + " / " + words.millions(rush.late.whole),
                advances: words.percent(rush.lateAdvances), undone: words.millions(rush.undone))
        }
        dimensions = MoneyYear.Dimension.allCases.map {
            Choice(
                value: $0.rawValue, word: words("money.by." + $0.rawValue), current: $0 == facts.question.dimension)
        }
        anyRushes = !rushes.isEmpty
        parts = year.slices(by: facts.question.dimension).map { slice in
            let sums = year.disbursement(slice)
            let rate = sums.rate(of: .allocated)
            return Part(
                name: view.name(of: slice), plan: words.millions(rate.whole), paid: paid(rate.part),
                rate: words.percent(rate), carried: words.percent(sums.rate(of: .allocated, withCarryOver: true)))
        }
        anyParts = !parts.isEmpty
        let late = facts.paces.filter { $0.isBehind || $0.isUntouched || $0.isOverPlan || $0.isOverCommitted }
        let blocks = OpenBlocks(view)
        behind = late.prefix(MoneyPage.limit).map { MoneyPage.pace($0, blocks, view) }
        anyBehind = !late.isEmpty
        behindSummary = words(
            "money.behind-summary",
            [
                "behind": words.number(facts.paces.count(where: \.isBehind)),
                "untouched": words.number(facts.paces.count(where: \.isUntouched)),
                "all": words.number(facts.paces.count),
            ])
        amendments = facts.amendments.prefix(MoneyPage.limit).map { amendment in
            Amendment(
                day: words.formats.date(amendment.version.saidOn), line: view.name(of: amendment.line),
                before: words.millions(amendment.before), after: words.millions(amendment.version.amount))
        }
        anyAmendments = !amendments.isEmpty
        advances = facts.advances.prefix(MoneyPage.limit).map { advance in
            Advance(
                href: "/steering/money/\(advance.charge.project)" + suffix,
                project: "\(book.project(advance.charge.project, on: view.day)?.name.description ?? "")",
                reference: "\(advance.entry.reference)", paidOn: words.formats.date(advance.entry.day),
                open: words.millions(advance.open), age: words.number(advance.age))
        }
        anyAdvances = !advances.isEmpty
        api = "/api/v1/steering/money?year=\(year.year)" + (suffix.isEmpty ? "" : "&" + suffix.dropFirst())
    }

    private static func figures(_ facts: MoneyFacts, _ words: Words) -> [Figure] {
        func share(_ key: String, _ ratio: Ratio) -> Figure {
            Figure(
                label: words(key), value: words.percent(ratio),
                detail: words.millions(ratio.part) + " / " + words.millions(ratio.whole))
        }
        let paid = facts.total.paid
        guard facts.year.isPaidKnown else {
            return [share("money.allocated-share", facts.total.allocatedShare)]
        }
        return [
            share("money.rate.prime-minister", facts.total.rate(of: .primeMinister)),
            share("money.rate.province", facts.total.rate(of: .province)),
            share("money.rate.carried", facts.total.rate(of: .province, withCarryOver: true)),
            share("money.allocated-share", facts.total.allocatedShare),
            Figure(
                label: words("money.open-advances"), value: words.millions(paid.openAdvances),
                detail: words("money.of-advances", ["amount": words.millions(paid.advances.total)])),
        ]
    }

    private static func level(_ level: PlanLevel, _ sums: Disbursement, _ words: Words) -> Level {
        let plan = sums[level]
        return Level(
            name: words("money.level." + level.rawValue), original: words.millions(plan.thisYear?.original),
            inForce: words.millions(plan.thisYear?.inForce), carriedOver: words.millions(plan.carriedOver?.inForce),
            rate: words.percent(sums.rate(of: level)), rateOriginal: words.percent(sums.rate(of: level, .original)),
            rateCarried: words.percent(sums.rate(of: level, withCarryOver: true)))
    }

    private static func notes(_ facts: MoneyFacts, _ words: Words) -> [String] {
        let paid = facts.total.paid
        var notes: [String] = []
        if .zero < paid.afterLastDay {
            notes.append(words("money.after-last-day", ["amount": words.millions(paid.afterLastDay)]))
        }
        if .zero < paid.undone { notes.append(words("money.undone", ["amount": words.millions(paid.undone)])) }
        return notes
    }

    private static func chart(_ facts: MoneyFacts, _ words: Words) -> String {
        func tenths(_ ratio: Ratio) -> Int? { ratio.basisPoints.map { $0 / 10 } }
        let months = facts.months
        var series = [
            ChartText.Series(
                label: words("money.chart.paid"), values: months.map { $0.isThere ? tenths($0.soFar) : nil })
        ]
        if facts.trajectory != nil {
            series.append(ChartText.Series(label: words("money.chart.planned"), values: months.map(\.planned)))
        }
        if !facts.shape.years.isEmpty {
            series.append(ChartText.Series(label: words("money.chart.past"), values: months.map(\.past)))
        }
        return ChartText(
            type: "line", title: words("money.chart.title"), labels: months.map { words.month($0.number) }, unit: "%",
            series: series
        ).tenths
    }

    private static func rest(_ year: MoneyYear, _ words: Words) -> String? {
        guard !year.isOver, let rest = year.restOfYear(), let perMonth = rest.perMonth else { return nil }
        return words(
            "money.rest",
            [
                "left": words.millions(rest.left), "months": words.number(rest.months),
                "perMonth": words.millions(perMonth), "soFar": words.millions(rest.perMonthSoFar),
            ])
    }

    private static func outlook(_ facts: MoneyFacts, _ words: Words) -> String? {
        let outlook = facts.year.isOver ? [] : facts.year.outlook(facts.shape)
        guard let low = outlook.first, let high = outlook.last else { return nil }
        let key = outlook.count < 3 ? "money.outlook-few" : "money.outlook"
        return words(
            key,
            [
                "low": words.millions(low.total), "lowYear": "\(low.year)", "high": words.millions(high.total),
                "highYear": "\(high.year)",
            ])
    }

    static func pace(_ pace: ProjectPace, _ blocks: OpenBlocks, _ view: RoomView) -> Pace {
        let (words, suffix) = (view.words, RoomFrame.suffix(view.vantage))
        let links = blocks[pace.project.id].map { BlockLink($0, view) }
        var badges: [BadgeView] = []
        if pace.isUntouched { badges.append(BadgeView(tone: "bad", icon: "no", word: words("money.badge.untouched"))) }
        if pace.isBehind { badges.append(BadgeView(tone: "wait", icon: "wait", word: words("money.badge.behind"))) }
        if pace.isOverPlan { badges.append(BadgeView(tone: "bad", icon: "held", word: words("money.badge.over"))) }
        if pace.isOverCommitted {
            badges.append(BadgeView(tone: "info", icon: "info", word: words("money.badge.over-committed")))
        }
        let basis =
            switch pace.basis {
            case .own(let trajectory): words("money.basis.own", ["document": "\(trajectory.document)"])
            case .province(let trajectory): words("money.basis.province", ["document": "\(trajectory.document)"])
            case .past(let years):
                words("money.basis.past", ["years": years.map { "\($0)" }.joined(separator: ", ")])
            case nil: words("money.basis.none")
            }
        return Pace(
            href: "/steering/money/\(pace.project.id)" + suffix, name: "\(pace.project.name)",
            code: "\(pace.project.id)", owner: view.name(of: pace.project.owner),
            plan: words.millions(pace.paid.whole), paid: pace.isPaidKnown ? words.millions(pace.paid.part) : "–",
            rate: pace.isPaidKnown ? words.percent(pace.paid) : "–", expected: words.millions(pace.expected),
            gap: words.millions(pace.gap),
            basis: basis, badges: badges, blocks: links,
            isUnexplained: links.isEmpty && (pace.isBehind || pace.isUntouched))
    }
}

/// A field that a form carries on.
struct RoomItem: Sendable {
    let name: String
    let value: String

    /// The day from which is looked, where it is not today.
    static func day(_ vantage: RoomVantage) -> [RoomItem] {
        vantage.isPast ? [RoomItem(name: "as-known-on", value: "\(vantage.day)")] : []
    }
}

extension RoomView {
    /// A post as the roster names it, or its short name.
    func name(of post: PostID) -> String { room.roster.posts[post]?.name.description ?? "\(post)" }

    /// A source or a programme as it is named, or its short name.
    func name(of heading: HeadingID) -> String { room.money.headings[heading]?.name.description ?? "\(heading)" }

    /// What a slice is of.
    func name(of slice: MoneySlice) -> String {
        if let owner = slice.owner { return name(of: owner) }
        if let unit = slice.unit { return "\(unit)" }
        if let heading = slice.programme ?? slice.source { return name(of: heading) }
        if let group = slice.group { return words("money.group." + group.rawValue) }
        return slice.project.map { "\($0)" } ?? ""
    }

    /// What a line of a plan is for.
    func name(of line: PlanLine) -> String {
        var parts = [words("money.level." + line.scope.level.rawValue)]
        if let id = line.project { parts.append(room.money.project(id, on: day)?.name.description ?? "\(id)") }
        if let programme = line.programme { parts.append(name(of: programme)) }
        parts.append(name(of: line.source))
        if line.isCarriedOver { parts.append(words("money.carried-over")) }
        return parts.joined(separator: " · ")
    }
}
