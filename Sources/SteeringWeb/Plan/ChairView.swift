import BorderVocabulary
import Steering
import Web

/// The chairman's page: what moved, what is at risk, what waits.
struct ChairView: Sendable {
    struct Movement: Sendable {
        let name: String
        let path: String
        let light: BadgeView
        let changes: [String]
    }

    /// Something that waits for a person.
    struct Waiting: Sendable {
        let path: String
        /// What is wanted, in a word.
        let mark: BadgeView
        /// The same with whose it is, or until when.
        let what: String
        /// The thing itself.
        let name: String
    }

    let plan: TargetsView.PlanHead?
    let plans: [PlanChoice]
    /// Whether there is more than one plan to choose from.
    let anyChoice: Bool
    let day: String?
    let tally: TallyView?
    let since: String
    let sinceText: String
    let latest: String
    let moved: [Movement]
    let anyMoved: Bool
    let risks: [TargetRow]
    let anyRisk: Bool
    let silent: String?
    let overridden: String?
    let waiting: [Waiting]
    let anyWaiting: Bool
    let moreWaiting: String?

    /// How many lines of a list the page shows.
    static let lines = 8
    /// How many days before its end an override is put before the reader.
    static let notice = 7

    init(
        _ scene: PlanScene, before: [TargetStanding], since: LocalDate, figures: [WaitingFigures], _ request: WebRequest
    ) {
        let view = scene.view
        let say = PlanWords(words: view.words)
        let (day, now) = (view.day, scene.standings)
        let suffix = RoomFrame.suffix(view.vantage)
        let facts = TargetsView(scene)
        plan = facts.plan
        plans = facts.plans
        anyChoice = plans.count > 1
        self.day = facts.day
        tally = facts.tally
        self.since = "\(since)"
        sinceText = view.words.formats.date(since)
        latest = "\(day)"
        let earlier = Dictionary(before.map { ($0.target.id, $0) }) { first, _ in first }
        moved = now.compactMap { TargetMovement(from: earlier[$0.target.id], to: $0) }
            .sorted { $0.urgency > $1.urgency }.prefix(ChairView.lines)
            .map { movement in
                Movement(
                    name: "\(movement.now.target.name)",
                    path: "/steering/targets/\(movement.now.target.id)" + suffix,
                    light: say.badge(movement.now.light.shown),
                    changes: movement.changes.map { say.change($0, movement.now) })
            }
        anyMoved = !moved.isEmpty
        let urgent = now.filter { [.atRisk, .offTrack, .missed].contains($0.light.shown) }
        risks = urgent.sorted { $0.light.shown.urgency > $1.light.shown.urgency }.prefix(ChairView.lines)
            .map { TargetRow($0, say, suffix) }
        anyRisk = !risks.isEmpty
        let silence = now.count { $0.light.shown == .noInformation }
        silent = silence == 0 ? nil : say("chair.silent", ["count": view.words.number(silence)])
        let overrides = now.count { $0.light.override != nil }
        overridden = overrides == 0 ? nil : say("chair.overridden", ["count": view.words.number(overrides)])
        let all =
            ChairView.Waiting.all(for: request, view, figures) + [ChairView.waiting(now, day, say, suffix)]
        let count = all.reduce(0) { $0 + $1.count }
        waiting = ChairView.Waiting.fair(all, ChairView.lines)
        moreWaiting = count > waiting.count ? say("chair.more", ["count": view.words.number(count)]) : nil
        anyWaiting = !waiting.isEmpty
    }

    private static func waiting(
        _ standings: [TargetStanding], _ day: LocalDate, _ say: PlanWords, _ suffix: String
    ) -> [Waiting] {
        func mark(_ key: String, _ tone: String, _ icon: String) -> BadgeView {
            BadgeView(tone: tone, icon: icon, word: say("wait.mark." + key))
        }
        return standings.flatMap { standing -> [Waiting] in
            let path = "/steering/targets/\(standing.target.id)" + suffix
            var waiting = standing.record.versions.filter { $0.isPending(on: day) }.map { version in
                Waiting(
                    path: path + "#versions", mark: mark("confirm", "wait", "info"),
                    what: say("wait.version", ["number": "\(version.number)"]),
                    name: "\(standing.target.name)")
            }
            if let override = standing.light.override, day.days(to: override.until) <= notice {
                waiting.append(
                    Waiting(
                        path: path + "#override", mark: mark("override", "wait", "wait"),
                        what: say("wait.override", ["day": say.words.formats.date(override.until)]),
                        name: "\(standing.target.name)"))
            }
            return waiting
        }
    }
}

extension PlanWords {
    /// One thing that changed about a target.
    func change(_ change: TargetMovement.Change, _ now: TargetStanding) -> String {
        switch change {
        case .set: self("moved.set", ["aim": aim(now.aim, now.target)])
        case .light(let from, let to):
            self("moved.light", ["from": self("light." + from.rawValue), "to": self("light." + to.rawValue)])
        case .outcome(let from, let to):
            self("moved.outcome", ["from": self("outcome." + from.rawValue), "to": self("outcome." + to.rawValue)])
        case .probability(let from, let to):
            self("moved.probability", ["from": percent(from), "to": percent(to)])
        case .version(_, let number):
            self("moved.version", ["number": "\(number)", "aim": aim(now.aim, now.target)])
        case .figure(let figure):
            self("moved.figure", ["value": value(figure.value), "period": period(figure.period)])
        case .overridden(let override):
            self("moved.overridden", ["light": self("light." + override.light.rawValue), "post": "\(override.post)"])
        case .overrideEnded(let override):
            self("moved.override-ended", ["light": self("light." + override.light.rawValue)])
        }
    }
}
