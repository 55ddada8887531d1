import BorderVocabulary
import Steering
import Testing

/// Made-up plans and targets: none of them was ever adopted.
enum PlanSample {
    static let plan: PlanID = "kh-2023"
    static let target: TargetID = "score"
    static let indicator = "sample-score"

    static func number(_ text: String) throws -> DecimalNumber { try DecimalNumber.parse(text) }

    static func moment(_ day: String) -> Timestamp { Timestamp(date: Sample.day(day), time: .midnight) }

    static func act(_ document: String = "sample act", _ day: String? = "2023-01-06") throws -> PlanAct {
        PlanAct(try Sample.line(document), adopted: day.map(Sample.day))
    }

    static func plan(
        _ id: PlanID = plan, _ span: String = "2023", targets: Int? = nil, groups: Int? = nil, under: PlanID? = nil,
        isSample: Bool = false, theme: String? = nil
    ) throws -> Plan {
        Plan(
            id, name: try Sample.line("Sample plan"), span: try PlanSpan.parse(span), act: try act(),
            theme: try theme.map { try Sample.line($0) }, under: under, officialTargets: targets,
            officialGroups: groups, isSample: isSample)
    }

    static func target(
        _ id: TargetID = target, number: Int? = nil, indicator: String = indicator, unit: String = "points",
        period: String = "2023", owner: PostID? = nil, group: Int? = nil, isSample: Bool = false, plan: PlanID = plan,
        name: String = "Sample target"
    ) throws -> Target {
        Target(
            id, of: plan, number: number, name: try Sample.line(name), indicator: try IndicatorID.parse(indicator),
            unit: try Sample.line(unit), period: try Period.parse(period), owner: owner, group: group,
            isSample: isSample)
    }

    static func atLeast(_ bound: String, isHeadline: Bool = true) throws -> TargetTerms {
        TargetTerms(.atLeast(bound: try number(bound)), isHeadline: isHeadline)
    }

    static func range(_ low: String, _ high: String, _ reading: RangeReading) throws -> TargetAim {
        .range(low: try number(low), high: try number(high), reading: reading)
    }

    /// Figures by their periods: `"2023-01": "12"`.
    static func known(
        on day: String, _ values: KeyValuePairs<String, String>, _ aggregation: IndicatorCard.Aggregation = .sum,
        said: String? = nil, grade: FigureStatus.Grade = .reported, indicator: String = indicator,
        brokenOn: String? = nil
    ) throws -> PlanFigures {
        let indicator = try IndicatorID.parse(indicator)
        let figures = try values.enumerated().map { place, pair in
            PlanFigure(
                observation: place + 1, indicator, try Period.parse(pair.key), try Value.parse(pair.value),
                grade: grade, knownFrom: Sample.day(said ?? day))
        }
        return PlanFigures(
            knownOn: Sample.day(day), aggregation, figures, brokenOn: brokenOn.map(Sample.day))
    }

    /// A book with one plan and one target that is to reach 100.
    static func book(_ terms: TargetTerms? = nil, _ target: Target? = nil) throws -> PlanBook {
        var book = PlanBook()
        try book.give(.definePlan(try plan()), at: "2023-01-10")
        try book.give(
            .setTarget(try target ?? PlanSample.target(), try terms ?? atLeast("100"), try act()), at: "2023-01-10")
        return book
    }
}

extension PlanBook {
    /// Gives a command and takes what follows; answers whether anything did.
    @discardableResult
    mutating func give(
        _ command: PlanCommand, by user: UserID = Sample.lan, at day: String, unit: String? = "points",
        posts: Set<PostID> = []
    ) throws -> Bool {
        let facts = PlanFacts(unit: try unit.map { try Sample.line($0) }, posts: posts)
        let moment = PlanSample.moment(day)
        let events = try decide(command, by: user, at: moment, given: facts)
        for event in events { apply(event, by: user, at: moment) }
        return !events.isEmpty
    }

    /// What the sample target wanted, as text, by what was known on a day.
    func wanted(on day: String, _ basis: TargetBasis = .inForce, recordedBy moment: String? = nil) -> String? {
        let version = targets[PlanSample.target]?.version(
            on: Sample.day(day), basis, recordedBy: moment.map(PlanSample.moment))
        guard let version else { return nil }
        return version.terms.aim?.bound.map { "\($0)" } ?? "dropped"
    }
}
