import BorderVocabulary
import Steering
import SteeringRoom

/// What pages show beside the figures: plans of all years with targets on the first indicators, work, money and petitions.
/// All of it is made up. It comes in as tables, as a province would bring it.
struct PageScene {
    let scale: Scale
    let service: SteeringService
    let now: Timestamp

    static let targets = 18
    private static let offices = 20
    private static let tasks = 5_000
    private static let projects = 300
    private static let petitions = 5_000

    /// The cards of the indicators that have targets; before the figures, which would introduce them with their names alone.
    func define() throws {
        try take(
            "indicators", ["indicator", "unit", "valid_from", "aggregation"],
            measured.map {
                [FigureMill.indicator($0), "triệu đồng", "\(FigureMill.firstYear)-01-01", "sum"]
            })
    }

    /// Everything else, and two more people's hands for the figures of targets, so that the public sees them.
    func fill() throws {
        let mill = FigureMill(scale: scale)
        let years = (FigureMill.firstYear..<FigureMill.firstYear + scale.years).map { $0 }
        let offices = (1...Self.offices).map { "office-\($0)" }
        try take(
            "posts", ["post", "name", "kind"],
            [["chairman", "Sample chairman", "post"]]
                + offices.map {
                    [$0, "Sample \($0)", "body"]
                })
        try take(
            "appointments", ["user", "post", "from"],
            [["leader", "chairman", "2020-01-01"], ["lan", "office-1", "2020-01-01"]])
        try take(
            "offices", ["issuer", "office", "from", "basis"], [["chairman", "office-1", "2020-01-01", "sample act"]])
        try take(
            "documents", ["document", "number", "signed", "issuer", "kind", "title"],
            [["doc", "01/SAMPLE", "\(years.last ?? 0)-01-01", "chairman", "instruction", "Sample instruction"]])
        try take("points", ["document", "point", "text"], [["doc", "1", "Sample point"]])
        try take(
            "plans", ["plan", "name", "years", "document"],
            years.map {
                ["y\($0)", "Sample plan of \($0)", "\($0)", "Sample act of \($0)"]
            })
        try take(
            "targets",
            [
                "target", "plan", "number", "name", "indicator", "unit", "area", "period", "aim", "value", "owner",
                "document",
            ],
            years.flatMap { year in
                measured.map { number in
                    [
                        "t\(number)-\(year)", "y\(year)", "\(number + 1)", "Sample target \(number + 1)",
                        FigureMill.indicator(number), "triệu đồng", FigureMill.area(0), "\(year)", "at-least",
                        "\(20_000 + number * 2_000)", "office-\(number % Self.offices + 1)", "Sample act of \(year)",
                    ]
                }
            })
        try take(
            "tasks", ["task", "document", "point", "wording", "assigned", "lead", "verifier", "deadline"],
            (1...Self.tasks).map { number in
                [
                    "task-\(number)", "doc", "1", "Sample task \(number)", "\(years.last ?? 0)-01-01",
                    "office-\(number % Self.offices + 1)", "chairman", day(number, in: years.last ?? 0),
                ]
            })
        try take(
            "projects", ["project", "name", "owner", "from"],
            (1...Self.projects).map { number in
                [
                    "project-\(number)", "Sample project \(number)", "office-\(number % Self.offices + 1)",
                    "\(years.last ?? 0)-01-01",
                ]
            })
        try take(
            "petitions", ["reference", "channel", "group", "received", "summary", "accepted", "post", "routed"],
            (1...Self.petitions).map { number in
                let day = day(number, in: years.last ?? 0)
                return [
                    "sample-\(number)", "web", "firms", day, "Sample petition \(number)", day,
                    "office-\(number % Self.offices + 1)", day,
                ]
            })
        try show(mill)
    }

    private var measured: Range<Int> { 0..<min(Self.targets, scale.indicators) }

    private func day(_ number: Int, in year: Int) -> String {
        let (month, day) = (number % 12 + 1, number % 27 + 2)
        return "\(year)-" + (month < 10 ? "0" : "") + "\(month)-" + (day < 10 ? "0" : "") + "\(day)"
    }

    /// Approves and publishes what targets are measured by.
    private func show(_ mill: FigureMill) throws {
        let area = UnitID(stringLiteral: FigureMill.area(0))
        var numbers: [Int] = []
        for indicator in measured {
            let first = try Period.parse(mill.period(0)), last = try Period.parse(mill.period(mill.months - 1))
            guard
                let range = SeriesRange(
                    try IndicatorID.parse(FigureMill.indicator(indicator)), .result, first...last)
            else { continue }
            let found = try service.shelf.series(in: range, areas: [area], limit: mill.months)
            for some in try service.shelf.observations(of: found.map(\.series)) { numbers += some.map(\.sequence) }
        }
        for (user, make) in [
            ("minh", { .approve($0) }), ("hoa", { .publish($0) }),
        ] as [(UserID, (Int) -> FigureCommand)] {
            for answer in try service.give(numbers.map { .figures(make($0)) }, by: user, at: now) {
                _ = try answer.get()
            }
        }
    }

    private func take(_ name: String, _ header: [String], _ rows: [[String]]) throws {
        guard let sheet = Sheets.named(name) else { throw Failure(words: "no table \(name)") }
        let numbered = rows.enumerated().map { (line: $0.offset + 2, fields: $0.element) }
        for result in try service.take(numbered, header: header, of: sheet, by: "lan", at: now)
        where !result.outcome.isTaken {
            throw Failure(words: "\(name), line \(result.line): \(result.outcome)")
        }
    }
}
