import Application
import BorderVocabulary
import Steering
import SteeringRoom
import Synchronization
import Web

/// What the detectors say, and how the room is kept, over the year up to a day.
struct IntegrityAnswer: Sendable {
    let review: IntegrityReview
    let health: RoomHealth
    /// The posts by their names.
    let roster: Roster
    /// The names of the targets that findings are about.
    let targets: [TargetID: Line]

    var days: ClosedRange<LocalDate> { review.days }
    var day: LocalDate { review.days.upperBound }
}

/// Asks the detectors, off the threads that serve, and remembers the days that were asked for last: while nothing is
/// recorded the answer to a day stays the same.
final class IntegrityDesk: Sendable {
    /// How many answers are remembered of what is public, and as many of what is not.
    private static let limit = 6
    /// Reviews that are made for strangers at the same time; more are asked to come again.
    private let door = Door(limit: 1)

    private struct Question: Equatable {
        let position: Position
        let vantage: Vantage
    }

    private let desk: RoomDesk
    private let answers = Mutex<[FigureView: [(question: Question, answer: IntegrityAnswer)]]>([:])

    /// Stands before a room.
    init(_ desk: RoomDesk) {
        self.desk = desk
    }

    /// The year up to the day of a request; `view` says whether all figures are looked at, or those that are public.
    func answer(_ request: WebRequest, _ view: FigureView) async throws(Problem) -> IntegrityAnswer {
        let point = try RoomVantage(request)
        let vantage = Vantage(knownOn: point.day, recordedBy: point.moment, view: view)
        guard view == .published else { return try await answer(from: vantage, request) }
        if let known = known(question(from: vantage).question) { return known }
        return try await door.pass { () async throws(Problem) in try await answer(from: vantage, request) }
    }

    private func answer(from vantage: Vantage, _ request: WebRequest) async throws(Problem) -> IntegrityAnswer {
        try await desk.look(request) { [self] () throws(ShelfFailure) in try answer(from: vantage) }
    }

    private func question(from vantage: Vantage) -> (room: Room, question: Question) {
        let (room, position) = desk.service.vantage
        return (room, Question(position: position, vantage: vantage))
    }

    private func known(_ question: Question) -> IntegrityAnswer? {
        answers.withLock { $0[question.vantage.view]?.first { $0.question == question }?.answer }
    }

    private func answer(from vantage: Vantage) throws(ShelfFailure) -> IntegrityAnswer {
        let (room, question) = question(from: vantage)
        if let known = known(question) { return known }
        let sight = PlanSight(room, on: RememberingShelf(desk.service.shelf), from: vantage)
        let scope = try IntegrityScope(sight, over: vantage.day.adding(days: -364)...vantage.day)
        let review = try IntegrityReview(scope)
        let answer = IntegrityAnswer(
            review: review, health: try RoomHealth(scope), roster: room.roster,
            targets: IntegrityDesk.names(review, room.plans, vantage.moment))
        answers.withLock { answers in
            answers[vantage.view, default: []].append((question, answer))
            if answers[vantage.view, default: []].count > Self.limit { answers[vantage.view]?.removeFirst() }
        }
        return answer
    }

    private static func names(
        _ review: IntegrityReview, _ plans: PlanBook, _ moment: Timestamp?
    ) -> [TargetID: Line] {
        review.looks.flatMap(\.cases).reduce(into: [:]) { names, item in
            guard case .target(let id) = item else { return }
            names[id] = plans.targets[id]?.target(recordedBy: moment)?.name
        }
    }
}
