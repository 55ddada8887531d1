import BorderVocabulary
import Steering
import Web

extension ChairView.Waiting {
    /// What waits for the posts of who reads in the books of tasks and bottlenecks; of the past nothing waits.
    static func all(for request: WebRequest, _ view: RoomView) -> [Self] {
        let reader = TaskReader(request, view.room)
        guard !view.vantage.isPast, !reader.posts.isEmpty else { return [] }
        return tasks(reader, view) + decisions(reader, BottleneckReader(request, view.room), view)
    }

    private static func tasks(_ reader: TaskReader, _ view: RoomView) -> [Self] {
        let (room, words) = (view.room, view.words)
        return room.tasks.waiting(for: reader.posts, on: view.day, room.roster.calendar).map { waiting in
            // A rung may reach a post that a classified document does not bind.
            let terms = room.tasks[waiting.task].map(\.terms).flatMap { reader.mayRead($0.directive) ? $0 : nil }
            return Self(
                path: terms.map { "/steering/tasks/\($0.id)" } ?? "/steering/tasks",
                what: words.badge(waiting.want).word + " · " + words.post(waiting.post, room.roster),
                name: terms?.wording.description ?? words("tasks.closed-document"))
        }
    }

    private static func decisions(_ reader: TaskReader, _ bottlenecks: BottleneckReader, _ view: RoomView) -> [Self] {
        let say = PlanWords(words: view.words)
        return view.room.bottlenecks.bottlenecks(on: view.day).compactMap { bottleneck in
            guard bottleneck.isOpen, let wanted = bottleneck.wanted, reader.posts.contains(wanted.from) else {
                return nil
            }
            return Self(
                path: "/steering/bottlenecks/\(bottleneck.id)",
                what: say(
                    "wait.decision",
                    ["post": view.words.post(wanted.from, view.room.roster), "what": "\(wanted.what)"]),
                name: bottlenecks.title(bottleneck))
        }
    }
}

extension RoomView {
    /// The day of the last conference that was held before the day; nil where none was.
    var lastReview: LocalDate? {
        room.conferences.conferences(on: day, recordedBy: vantage.moment).compactMap(\.heldOn).filter { $0 < day }.max()
    }
}
