import BorderVocabulary
import Steering
import Web

/// A plan that a reader may choose.
struct PlanChoice: Sendable {
    let id: String
    let name: String
    let chosen: Bool
}

/// The targets of a plan.
struct TargetsView: Sendable {
    struct Group: Sendable {
        let number: String
        let title: String
        let sample: Bool
    }

    let plans: [PlanChoice]
    let day: String?
    let plan: PlanHead?
    let tally: TallyView?
    let rows: [TargetRow]
    let any: Bool
    let groups: [Group]
    let groupsMissing: String?
    let api: String

    /// What a plan says of itself.
    struct PlanHead: Sendable {
        let name: String
        let years: String
        let theme: String?
        let act: String
        let above: String?
        let sample: Bool
    }

    init(_ scene: PlanScene) {
        let say = PlanWords(words: scene.view.words)
        let (room, vantage, chosen) = (scene.view.room, scene.view.vantage, scene.plan)
        let suffix = RoomFrame.suffix(vantage)
        plans = scene.all.map { PlanChoice(id: "\($0.id)", name: "\($0.name)", chosen: $0.id == chosen?.id) }
        day = vantage.isPast ? "\(vantage.day)" : nil
        plan = chosen.map { plan in
            PlanHead(
                name: "\(plan.name)", years: plan.span.description, theme: plan.theme?.description,
                act: say.act(plan.act),
                above: plan.under.flatMap { room.plans.plan($0, recordedBy: vantage.moment)?.name.description },
                sample: plan.isSample)
        }
        tally = TallyView(scene, say)
        rows = scene.standings.map { TargetRow($0, say, suffix) }
        any = !rows.isEmpty
        let groups = chosen.map { room.plans.groups(of: $0.id, recordedBy: vantage.moment) } ?? []
        self.groups = groups.map { Group(number: "\($0.number)", title: "\($0.title)", sample: $0.isSample) }
        let official = chosen?.officialGroups ?? 0
        let known = groups.count { !$0.isSample }
        groupsMissing =
            official > known
            ? say(
                "groups.missing",
                ["official": scene.view.words.number(official), "missing": scene.view.words.number(official - known)])
            : nil
        api = "/api/v1/steering/targets?plan=\(chosen?.id.description ?? "")"
    }
}

extension PlanWords {
    /// A document with its day.
    func act(_ act: PlanAct) -> String {
        guard let day = act.adopted else { return self("act.undated", ["document": "\(act.document)"]) }
        return self("act", ["document": "\(act.document)", "day": words.formats.date(day)])
    }
}
