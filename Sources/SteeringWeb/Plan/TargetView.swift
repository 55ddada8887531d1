import Application
import BorderVocabulary
import Steering
import Web

/// One target with all that can be said of it.
struct TargetView: Sendable {
    struct Month: Sendable {
        let month: String
        let reached: String
        let planned: String
    }

    struct Trial: Sendable {
        let year: String
        let p50: String
        let range: String
        let actual: String
        let inside: BadgeView
    }

    struct Forecast: Sendable {
        let p10: String
        let p50: String
        let p90: String
        let chance: String
        let method: String
        let error: String
        let trials: [Trial]
    }

    struct Version: Sendable {
        let number: String
        let change: String
        let aim: String
        let basis: String
        let entered: String
        let confirmed: String?
        let counts: Bool
        /// The form by which who asks may confirm it.
        let confirmable: Bool
        let target: String
        let csrf: String
    }

    struct Override: Sendable {
        let light: BadgeView
        let post: String
        let reason: String
        let from: String
        let until: String
        let ended: String?
    }

    struct Path: Sendable {
        let version: String
        let method: String
        let entered: String
        let counts: Bool
    }

    let row: TargetRow
    let plan: String
    let planPath: String
    let indicator: String
    let lineage: String
    let unit: String
    let period: String
    let owner: String?
    let act: String
    let rule: String
    let softness: String?
    let chart: String?
    let months: [Month]
    let anyMonth: Bool
    let forecast: Forecast?
    let noForecast: String?
    let gap: String?
    let versions: [Version]
    let paths: [Path]
    let anyPath: Bool
    let overrides: [Override]
    let anyOverride: Bool
    let blocks: [BlockLink]
    let anyBlocks: Bool
    let tasks: [ServingTask]
    let anyTasks: Bool
    let api: String
    let forms: TargetForms?
    var problem: String?

    init(_ scene: TargetScene, _ view: RoomView, _ request: WebRequest) {
        let standing = scene.standing
        let say = PlanWords(words: view.words)
        let target = standing.target
        let suffix = RoomFrame.suffix(view.vantage)
        row = TargetRow(standing, say, suffix)
        plan = view.room.plans.plan(target.plan)?.name.description ?? "\(target.plan)"
        planPath = "/steering/targets" + (suffix.isEmpty ? "?" : suffix + "&") + "plan=\(target.plan)"
        indicator = "\(target.indicator)"
        lineage = "/steering/lineage/\(target.indicator)/\(standing.newest?.period ?? target.period)" + suffix
        unit = say.words.unit(target.unit)
        period = say.period(target.period)
        owner = target.owner.map { view.room.roster.posts[$0]?.name.description ?? "\($0)" }
        act = standing.settingAct.map(say.act) ?? ""
        rule = say(
            "light.rule", ["version": "\(standing.light.rule.version)", "basis": say.basis(standing.light.rule)])
        softness = say.softness(standing.softness)
        chart = TargetChart(standing, say)?.json
        months = standing.months.filter { $0.reached != nil || $0.planned != nil }.map { month in
            Month(
                month: say("month", ["month": "\(month.month)"]),
                reached: month.reached.map(say.decimal) ?? say("none"),
                planned: month.planned.map(say.decimal) ?? say("none"))
        }
        anyMonth = !months.isEmpty
        forecast = standing.forecast?.forecast.map { TargetView.forecast($0, standing, say) }
        noForecast = standing.forecast.flatMap(say.answer)
        gap = standing.gap.map { gap in
            say(
                gap.behindPercent > 0 ? "gap.behind" : "gap.ahead",
                [
                    "percent": say.decimal(gap.behindPercent.magnitude, 1),
                    "day": view.words.formats.date(gap.point.through), "planned": say.decimal(gap.point.value),
                    "reached": say.decimal(gap.reached),
                ])
        }
        let seen = standing.record.versions.compactMap { $0.asRecorded(at: view.vantage.moment) }
        let identity = view.vantage.isPast ? nil : request.identity
        versions = seen.map { TargetView.version($0, standing, say, identity) }
        paths = standing.record.trajectories.map { entry in
            Path(
                version: "\(entry.content.version)", method: say.method(entry.content.method),
                entered: say.mark(entry.mark), counts: entry == standing.trajectory)
        }
        anyPath = !paths.isEmpty
        overrides = standing.record.overrides.map { override in
            Override(
                light: say.badge(override.light), post: "\(override.post)", reason: "\(override.reason)",
                from: say.mark(override.mark), until: view.words.formats.date(override.until),
                ended: override.lifted.map { say("override.lifted", ["reason": "\($0.reason)"]) })
        }
        anyOverride = !overrides.isEmpty
        blocks = OpenBlocks(view)[target.id].map { BlockLink($0, view) }
        anyBlocks = !blocks.isEmpty
        tasks = ServingTask.all(TaskLink(.target, named: target.id), view, TaskReader(request, view.room))
        anyTasks = !tasks.isEmpty
        api = "/api/v1/steering/targets/\(target.id)" + suffix
        forms = identity.flatMap { TargetForms(scene, view, $0, say) }
    }

    private static func forecast(
        _ forecast: TargetForecast, _ standing: TargetStanding, _ say: PlanWords
    ) -> Forecast {
        let scale = say.scale(standing)
        let unit = say.words.unit(standing.target.unit)
        let median = forecast.medianErrorPercent.map { say("percent", ["percent": say.decimal($0, 1)]) }
        return Forecast(
            p10: say.decimal(forecast.p10, scale), p50: say.decimal(forecast.p50, scale),
            p90: say.decimal(forecast.p90, scale),
            chance: standing.probability.map(say.percent) ?? say("none"),
            method: say.method(forecast),
            error: say(
                "forecast.error",
                [
                    "median": median ?? say.decimal(forecast.medianError, scale) + " " + unit,
                    "inside": "\(forecast.inside)", "years": "\(forecast.trials.count)",
                ]),
            trials: forecast.trials.map { trial in
                Trial(
                    year: "\(trial.year)", p50: say.decimal(trial.p50, scale),
                    range: say.decimal(trial.p10, scale) + "–" + say.decimal(trial.p90, scale),
                    actual: say.decimal(trial.actual, scale),
                    inside: BadgeView(
                        tone: trial.isInside ? "good" : "wait", icon: trial.isInside ? "yes" : "no",
                        word: say(trial.isInside ? "forecast.inside" : "forecast.outside")))
            })
    }

    private static func version(
        _ version: TargetVersion, _ standing: TargetStanding, _ say: PlanWords, _ identity: Identity?
    ) -> Version {
        let mayConfirm = identity.map {
            $0.mayUse(RoomDuties.keeping + RoomDuties.leading) && $0.person.id != version.entered.by
        }
        return Version(
            number: "\(version.number)", change: say.change(version.change),
            aim: say.aim(version.terms.aim, standing.target), basis: say.basis(version.change),
            entered: say.mark(version.entered), confirmed: version.confirmed.map(say.mark),
            counts: version.number == standing.version.number,
            confirmable: version.confirmed == nil && mayConfirm ?? false, target: "\(standing.target.id)",
            csrf: identity?.session?.csrf ?? "")
    }
}

/// What who asks may do to a target.
struct TargetForms: Sendable {
    struct Choice: Sendable {
        let code: String
        let word: String
    }

    let csrf: String
    let target: String
    /// Whether a light may be set in the name of one of the posts.
    let mayOverride: Bool
    let posts: [Choice]
    let lights: [Choice]
    let from: String
    let until: String
    let lift: Bool
    let linear: Bool
    let seasonal: Bool

    init?(_ scene: TargetScene, _ view: RoomView, _ identity: Identity, _ say: PlanWords) {
        guard let session = identity.session else { return nil }
        let standing = scene.standing
        csrf = session.csrf
        target = "\(standing.target.id)"
        let posts = view.room.roster.posts(of: identity.person.id, on: view.day)
        self.posts = posts.filter { $0 != standing.target.owner }.map { post in
            Choice(code: "\(post)", word: view.room.roster.posts[post]?.name.description ?? "\(post)")
        }
        let mayLead = identity.mayUse(RoomDuties.leading)
        mayOverride = mayLead && !self.posts.isEmpty && view.day <= standing.target.period.lastDay
        lights = Light.overridable.map { Choice(code: $0.rawValue, word: say("light." + $0.rawValue)) }
        from = "\(view.day)"
        until = "\(min(view.day.adding(days: PlanBook.Limit.overrideDays), standing.target.period.lastDay))"
        lift = mayLead && standing.light.override != nil
        let mayKeep = identity.mayUse(RoomDuties.keeping)
        linear = mayKeep && scene.linear
        seasonal = mayKeep && scene.seasonal
    }
}

extension TargetStanding {
    /// The document of the version that counts; that of a correction is what it corrects.
    var settingAct: PlanAct? { record.versions[record.setting(of: version.number) - 1].act }
}

extension PlanWords {
    func basis(_ rule: LightRule) -> String { rule.basis?.description ?? self("light.built-in") }

    func change(_ change: TargetVersion.Change) -> String {
        switch change {
        case .original: self("version.original")
        case .correction(let number, _): self("version.correction", ["number": "\(number)"])
        case .amendment(_, let effective, _): self("version.amendment", ["day": words.formats.date(effective)])
        }
    }

    /// The document and the reason of a version.
    func basis(_ change: TargetVersion.Change) -> String {
        switch change {
        case .original(let act): act.document.description + (act.adopted == nil ? "" : " · " + day(act))
        case .correction(_, let reason): reason.description
        case .amendment(let act, _, let rationale): self.act(act) + " · " + rationale.description
        }
    }

    private func day(_ act: PlanAct) -> String { act.adopted.map(words.formats.date) ?? "" }

    func method(_ method: TargetTrajectory.Method) -> String {
        switch method {
        case .given(let act): self("path.given", ["document": self.act(act)])
        case .linear: self("path.linear")
        case .seasonal(let years):
            self("path.seasonal", ["years": years.map(String.init).joined(separator: ", ")])
        }
    }

    func method(_ forecast: TargetForecast) -> String {
        let values = ["version": "\(TargetForecast.version)", "base": decimal(forecast.base)]
        switch forecast.method {
        case .soFar(let month):
            return self("forecast.so-far", values.merging(["month": "\(month)"]) { first, _ in first })
        case .yearBefore:
            return self("forecast.year-before", values.merging(["year": "\(forecast.year - 1)"]) { first, _ in first })
        }
    }
}
