import Application
import BorderVocabulary
import Steering
import SteeringRoom
import Web

/// What the pages of a plan are made of, gathered while the shelf is asked.
struct PlanScene: Sendable {
    let view: RoomView
    /// The plans known on the day, latest years first.
    let all: [Plan]
    /// The plan of the reader's wish, or the one of the day's year, or the latest before it.
    let plan: Plan?
    let standings: [TargetStanding]
    let tally: PlanTally?
    /// The same count by the targets as they were first set.
    let original: PlanTally?
    /// What others published of it.
    let published: [Observation]

    init(_ view: RoomView, _ sight: PlanSight, wish: String?) throws(ShelfFailure) {
        self.view = view
        all = view.room.plans.plans(on: view.day, recordedBy: view.vantage.moment)
        let years = all.filter { !$0.span.isTerm && $0.span.first <= view.day.year }
        plan = all.first { $0.id.description == wish } ?? years.first ?? all.first
        guard let plan else {
            (standings, tally, original, published) = ([], nil, nil, [])
            return
        }
        standings = try sight.standings(of: plan.id)
        tally = PlanTally(plan, on: view.day, .inForce, standings)
        original = try sight.tally(of: plan, .original)
        published = try sight.publishedCount(of: plan)
    }
}

/// One target with what the page of it needs besides.
struct TargetScene: Sendable {
    let standing: TargetStanding
    /// Whether a way in equal steps, and one by past seasons, can be laid to it.
    let linear: Bool
    let seasonal: Bool

    init?(_ id: TargetID, _ sight: PlanSight) throws(ShelfFailure) {
        guard let standing = try sight.standing(of: id) else { return nil }
        self.standing = standing
        linear = try sight.linearPath(to: id) != nil
        seasonal = try sight.seasonalPath(to: id) != nil
    }
}

extension RoomDesk {
    /// Looks at plans and figures from the day of the request, off the threads that serve.
    func sight<Value: Sendable>(
        _ request: WebRequest, _ body: @escaping @Sendable (RoomView, PlanSight) throws(ShelfFailure) -> Value
    ) async throws(Problem) -> Value {
        let view = try await view(request)
        let sight = PlanSight(
            view.room, on: service.shelf, from: Vantage(knownOn: view.day, recordedBy: view.vantage.moment))
        return try await ask(request) { () throws(LogFailure) in
            try LoadedRoom.ask { () throws(ShelfFailure) in try body(view, sight) }
        }
    }
}
