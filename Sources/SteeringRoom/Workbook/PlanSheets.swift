import BorderVocabulary
import Steering

/// Plans, their groups of tasks, their targets with what changed them, and the way to each.
package enum PlanSheets {
    /// Plans of years and terms.
    package static let plans = Sheet(
        "plans",
        columns: [
            .needed("plan"), .needed("name"), .needed("years"), .needed("document"), .optional("adopted"),
            .optional("theme"), .optional("under"), .optional("targets"), .optional("groups"),
            .optional("published_as"), .optional("sample"),
        ]
    ) { (row) throws(SheetFault) in
        [
            .plans(
                .definePlan(
                    Plan(
                        try row.read("plan", PlanID.parse), name: try row.read("name", Line.parse),
                        span: try row.read("years", PlanSpan.parse), act: try act(row),
                        theme: try row.optional("theme", Line.parse), under: try row.optional("under", PlanID.parse),
                        officialTargets: try row.integer("targets", in: 1...PlanBook.Limit.listed),
                        officialGroups: try row.integer("groups", in: 1...PlanBook.Limit.listed),
                        publishedAs: try row.optional("published_as", IndicatorID.parse),
                        isSample: try row.flag("sample"))))
        ]
    }

    /// A plan's numbered groups of tasks.
    package static let groups = Sheet(
        "task-groups", columns: [.needed("plan"), .needed("number"), .needed("title"), .optional("sample")]
    ) { (row) throws(SheetFault) in
        guard let number = try row.integer("number", in: 1...PlanBook.Limit.listed) else {
            throw .missing(column: "number")
        }
        return [
            .plans(
                .defineTaskGroup(
                    TaskGroup(
                        try row.read("plan", PlanID.parse), number, title: try row.read("title", Line.parse),
                        isSample: try row.flag("sample"))))
        ]
    }

    /// Targets as they were first set.
    package static let targets = Sheet(
        "targets",
        columns: [
            .needed("target"), .needed("plan"), .optional("number"), .needed("name"), .needed("indicator"),
            .needed("unit"), .optional("area"), .needed("period"), .needed("aim"), .needed("value"),
            .optional("reading"), .optional("part"), .optional("owner"), .optional("group"), .needed("document"),
            .optional("adopted"), .optional("sample"),
        ]
    ) { (row) throws(SheetFault) in
        let target = Target(
            try row.read("target", TargetID.parse), of: try row.read("plan", PlanID.parse),
            number: try row.integer("number", in: 1...PlanBook.Limit.listed), name: try row.read("name", Line.parse),
            indicator: try row.read("indicator", IndicatorID.parse), unit: try row.read("unit", Line.parse),
            area: try row.optional("area", UnitID.parse) ?? .province, period: try row.read("period", Period.parse),
            owner: try row.optional("owner", PostID.parse),
            group: try row.integer("group", in: 1...PlanBook.Limit.listed), isSample: try row.flag("sample"))
        return [.plans(.setTarget(target, TargetTerms(try aim(row), isHeadline: try !row.flag("part")), try act(row)))]
    }

    /// Corrections and amendments of targets; each waits for a second person's yes.
    package static let changes = Sheet(
        "target-changes",
        columns: [
            .needed("target"), .needed("change"), .optional("version"), .needed("aim"), .needed("value"),
            .optional("reading"), .optional("part"), .optional("document"), .optional("adopted"),
            .optional("effective"), .needed("reason"),
        ]
    ) { (row) throws(SheetFault) in
        let target = try row.read("target", TargetID.parse)
        let reason = try row.read("reason", Line.parse)
        let isDropped = row.text("aim") == "dropped"
        let terms = TargetTerms(isDropped ? nil : try aim(row), isHeadline: try !row.flag("part"))
        switch try row.word("change", ChangeWord.self) {
        case .correction:
            guard let version = try row.integer("version", in: 1...PlanBook.Limit.versions) else {
                throw .missing(column: "version")
            }
            return [.plans(.correctTarget(target, version: version, terms, reason: reason))]
        case .amendment:
            let effective = try row.read("effective", LocalDate.parse)
            return [.plans(.amendTarget(target, terms, try act(row), effective: effective, rationale: reason))]
        }
    }

    /// The way to a target as a document gives it: points as `2026-03-31=2400`, parted by blanks.
    package static let trajectories = Sheet(
        "trajectories",
        columns: [
            .needed("target"), .needed("version"), .needed("points"), .needed("document"), .optional("adopted"),
        ]
    ) { (row) throws(SheetFault) in
        guard let version = try row.integer("version", in: 1...PlanBook.Limit.versions) else {
            throw .missing(column: "version")
        }
        let points = try row.list("points", TrajectoryPoint.parse)
        let path = TargetTrajectory(for: version, .given(act: try act(row)), points)
        return [.plans(.setTrajectory(try row.read("target", TargetID.parse), path))]
    }

    /// The rule of the lights from a day on: probabilities and distances behind the trajectory in percent.
    package static let lightRules = Sheet(
        "light-rules",
        columns: [
            .needed("version"), .needed("valid_from"), .needed("basis"), .needed("on_track_from"),
            .needed("at_risk_from"), .needed("at_risk_behind"), .needed("off_track_behind"),
            .needed("stale_after_days"),
        ]
    ) { (row) throws(SheetFault) in
        func number(_ column: String, _ range: ClosedRange<Int> = 0...100) throws(SheetFault) -> Int {
            guard let number = try row.integer(column, in: range) else { throw .missing(column: column) }
            return number
        }
        return [
            .plans(
                .publishLightRule(
                    LightRule(
                        version: try number("version", 1...PlanBook.Limit.lightRules),
                        validFrom: try row.read("valid_from", LocalDate.parse),
                        basis: try row.read("basis", Line.parse), onTrackPercent: try number("on_track_from"),
                        atRiskPercent: try number("at_risk_from"), atRiskBehind: try number("at_risk_behind"),
                        offTrackBehind: try number("off_track_behind"),
                        staleAfterDays: try number("stale_after_days", 1...3_660))))
        ]
    }

    private enum ChangeWord: String, CaseIterable, Sendable {
        case correction
        case amendment
    }

    private static func act(_ row: SheetRow) throws(SheetFault) -> PlanAct {
        PlanAct(try row.read("document", Line.parse), adopted: try row.optional("adopted", LocalDate.parse))
    }

    private static func aim(_ row: SheetRow) throws(SheetFault) -> TargetAim {
        let reading: RangeReading? = try row.optionalWord("reading")
        let value = row.text("value")
        return try row.read("aim") { (kind) throws(ParseFailure) in
            try TargetAim.parse(kind: kind, value: value, reading: reading)
        }
    }
}
