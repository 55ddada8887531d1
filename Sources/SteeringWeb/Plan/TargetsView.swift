import BorderVocabulary
import Steering
import Web

/// A plan that a reader may choose.
struct PlanChoice: Sendable {
    let id: String
    let name: String
    let chosen: Bool
}

extension Room {
    /// The plan of a reader's wish, or the one of the day's year, or the latest before it.
    func plan(_ wish: String?, _ vantage: RoomVantage) -> (chosen: Plan?, all: [Plan]) {
        let all = plans.plans(on: vantage.day, recordedBy: vantage.moment)
        if let wish, let plan = all.first(where: { $0.id.description == wish }) { return (plan, all) }
        let years = all.filter { !$0.span.isTerm && $0.span.first <= vantage.day.year }
        return (years.first ?? all.first, all)
    }
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

    init(_ view: RoomView, _ wish: String?) {
        let say = PlanWords(words: view.words)
        let (room, vantage) = (view.room, view.vantage)
        let (chosen, all) = room.plan(wish, vantage)
        let suffix = RoomFrame.suffix(vantage)
        plans = all.map { PlanChoice(id: "\($0.id)", name: "\($0.name)", chosen: $0.id == chosen?.id) }
        day = vantage.isPast ? "\(vantage.day)" : nil
        plan = chosen.map { plan in
            PlanHead(
                name: "\(plan.name)", years: plan.span.description, theme: plan.theme?.description,
                act: say.act(plan.act),
                above: plan.under.flatMap { room.plans.plan($0, recordedBy: vantage.moment)?.name.description },
                sample: plan.isSample)
        }
        tally = chosen.map { TallyView(room, $0, vantage, say) }
        rows = (chosen.map { room.standings(of: $0.id, on: vantage.day, recordedBy: vantage.moment) } ?? []).map {
            TargetRow($0, say, suffix)
        }
        any = !rows.isEmpty
        let groups = chosen.map { room.plans.groups(of: $0.id, recordedBy: vantage.moment) } ?? []
        self.groups = groups.map { Group(number: "\($0.number)", title: "\($0.title)", sample: $0.isSample) }
        let official = chosen?.officialGroups ?? 0
        let known = groups.count { !$0.isSample }
        groupsMissing =
            official > known
            ? say(
                "groups.missing",
                ["official": view.words.number(official), "missing": view.words.number(official - known)]) : nil
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
