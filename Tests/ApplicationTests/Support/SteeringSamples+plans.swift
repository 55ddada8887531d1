import BorderVocabulary
import Steering

extension SteeringSamples {
    static func plans() throws -> [(String, PlanEvent)] {
        let reason = try Line.parse("lý do mẫu")
        let act = PlanAct(try Line.parse("sample act"), adopted: try LocalDate.parse("2026-01-02"))
        let number = try DecimalNumber.parse("7.50")
        let target = Target(
            "sample-target", of: "sample-plan", number: 3, name: try Line.parse("chỉ tiêu mẫu"),
            indicator: try IndicatorID.parse("sample-score"), unit: try Line.parse("points"), area: "20",
            period: try Period.parse("2026"), owner: "sample-post", group: 2)
        let bare = Target(
            "sample-bare", of: "sample-plan", name: try Line.parse("sample"),
            indicator: try IndicatorID.parse("sample-score"), unit: try Line.parse("points"),
            period: try Period.parse("2026-H1"), isSample: true)
        let aims: [TargetAim] =
            [
                .atLeast(bound: number), .atMost(bound: number), .milestone(due: try LocalDate.parse("2026-06-30")),
                .yes,
            ] + RangeReading.allCases.map { .range(low: number, high: number, reading: $0) }
        let path = { (method: TargetTrajectory.Method) throws in
            TargetTrajectory(for: 1, method, [TrajectoryPoint(through: try LocalDate.parse("2026-12-31"), number)])
        }
        let span = try PlanSpan.parse("2026")
        return [
            (
                "plan",
                .planDefined(
                    plan: Plan(
                        "sample-plan", name: reason, span: span, act: act, theme: reason, under: "sample-term",
                        officialTargets: 18, officialGroups: 14, publishedAs: try IndicatorID.parse("targets-met")))
            ),
            (
                "plan-bare",
                .planDefined(
                    plan: Plan(
                        "sample-term", name: reason, span: try PlanSpan.parse("2026-2030"),
                        act: PlanAct(reason, adopted: nil), isSample: true))
            ),
            ("group", .taskGroupDefined(group: TaskGroup("sample-plan", 1, title: reason, isSample: true))),
            ("described", .targetDescribed(target: target)),
            ("corrected", .targetCorrected(target: target.id, version: 1, terms: TargetTerms(.yes), reason: reason)),
            (
                "amended",
                .targetAmended(
                    target: target.id, terms: TargetTerms(nil, isHeadline: false), act: act,
                    effective: try LocalDate.parse("2026-02-01"), rationale: reason)
            ),
            ("confirmed", .versionConfirmed(target: target.id, version: 2)),
            ("path-given", .trajectorySet(target: target.id, trajectory: try path(.given(act: act)))),
            ("path-linear", .trajectorySet(target: target.id, trajectory: try path(.linear))),
            ("path-seasonal", .trajectorySet(target: target.id, trajectory: try path(.seasonal(years: [2024, 2025])))),
            ("lifted", .overrideLifted(target: target.id, reason: reason)),
            (
                "rule",
                .lightRulePublished(
                    rule: LightRule(
                        version: 2, validFrom: try LocalDate.parse("2026-02-01"), basis: reason, onTrackPercent: 75,
                        atRiskPercent: 25, atRiskBehind: 2, offTrackBehind: 8, staleAfterDays: 100))
            ),
        ]
            + aims.enumerated().map { place, aim in
                ("set-\(place)", .targetSet(target: place == 0 ? target : bare, terms: TargetTerms(aim), act: act))
            }
            + Light.allCases.map { light in
                (
                    "overridden-\(light.rawValue)",
                    .lightOverridden(
                        target: target.id, light: light, reason: reason, post: "sample-post", until: .latest)
                )
            }
    }
}
