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
    /// How many answers are remembered.
    private static let limit = 6

    private struct Question: Equatable {
        let position: Position
        let vantage: Vantage
    }

    private let desk: RoomDesk
    private let answers = Mutex<[(question: Question, answer: IntegrityAnswer)]>([])

    /// Stands before a room.
    init(_ desk: RoomDesk) {
        self.desk = desk
    }

    /// The year up to the day of a request; `view` says whether all figures are looked at, or those that are public.
    func answer(_ request: WebRequest, _ view: FigureView) async throws(Problem) -> IntegrityAnswer {
        let point = try RoomVantage(request)
        let vantage = Vantage(knownOn: point.day, recordedBy: point.moment, view: view)
        return try await desk.look(request) { [self] () throws(ShelfFailure) in try answer(from: vantage) }
    }

    private func answer(from vantage: Vantage) throws(ShelfFailure) -> IntegrityAnswer {
        let (room, position) = desk.service.vantage
        let question = Question(position: position, vantage: vantage)
        if let known = answers.withLock({ $0.first { $0.question == question }?.answer }) { return known }
        let sight = PlanSight(room, on: RememberingShelf(desk.service.shelf), from: vantage)
        let scope = try IntegrityScope(sight, over: vantage.day.adding(days: -364)...vantage.day)
        let review = try IntegrityReview(scope)
        let answer = IntegrityAnswer(
            review: review, health: try RoomHealth(scope), roster: room.roster,
            targets: IntegrityDesk.names(review, room.plans, vantage.moment))
        answers.withLock { answers in
            answers.append((question, answer))
            if answers.count > Self.limit { answers.removeFirst() }
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
