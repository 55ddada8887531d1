import Application
import BorderVocabulary
import Gate
import Steering
import SteeringRoom
import Web

extension ChairView.Waiting {
    /// What waits for who reads, by its kind, in each the longest first: decisions, petitions, tasks and figures; of the
    /// past nothing waits.
    static func all(for request: WebRequest, _ view: RoomView, _ figures: [WaitingFigures]) -> [[Self]] {
        guard !view.vantage.isPast else { return [] }
        let reader = TaskReader(request, view.room)
        return [
            decisions(reader, BottleneckReader(request, view.room), view), petitions(reader, view), tasks(reader, view),
            hands(figures, view),
        ]
    }

    /// So many of each kind in turn that they fit, so that one long list does not hide the others.
    static func fair(_ kinds: [[Self]], _ limit: Int) -> [Self] {
        var taken = kinds.map { _ in 0 }
        var left = limit
        while left > 0, kinds.indices.contains(where: { taken[$0] < kinds[$0].count }) {
            for kind in kinds.indices where left > 0 && taken[kind] < kinds[kind].count {
                taken[kind] += 1
                left -= 1
            }
        }
        return zip(kinds, taken).flatMap { $0.prefix($1) }
    }

    private static func mark(_ key: String, _ tone: String, _ icon: String, _ words: Words) -> BadgeView {
        BadgeView(tone: tone, icon: icon, word: words("plan.wait.mark." + key))
    }

    private static func petitions(_ reader: TaskReader, _ view: RoomView) -> [Self] {
        let (room, words) = (view.room, view.words)
        let waiting = room.petitions.waiting(
            for: reader.posts, on: view.day, within: ChairView.notice, room.roster.calendar)
        return waiting.map { waiting in
            let over = waiting.owedBy.days(to: view.day)
            let when =
                over > 0
                ? words("plan.wait.petition-over", ["days": words.number(over)])
                : words("plan.wait.petition-near", ["day": words.formats.date(waiting.owedBy)])
            return Self(
                path: "/steering/petitions/\(waiting.petition)",
                mark: over > 0 ? mark("over", "bad", "warning", words) : mark("near", "wait", "wait", words),
                what: when + " · " + words.post(waiting.post, room.roster), name: "\(waiting.heading)")
        }
    }

    private static func hands(_ figures: [WaitingFigures], _ view: RoomView) -> [Self] {
        figures.map { waiting in
            Self(
                path: "/steering/figures/\(waiting.indicator)",
                mark: mark(waiting.hand.rawValue, "info", "held", view.words),
                what: view.words("plan.wait." + waiting.hand.rawValue, ["count": view.words.number(waiting.count)])
                    + " · "
                    + view.words(
                        "plan.wait.entered", ["day": view.words.formats.date(waiting.since.localDate)]),
                name: "\(waiting.indicator)")
        }
    }

    private static func tasks(_ reader: TaskReader, _ view: RoomView) -> [Self] {
        let (room, words) = (view.room, view.words)
        return room.tasks.waiting(for: reader.posts, on: view.day, room.roster.calendar).map { waiting in
            // A rung may reach a post that a classified document does not bind.
            let terms = room.tasks[waiting.task].map(\.terms).flatMap { reader.mayRead($0.directive) ? $0 : nil }
            return Self(
                path: terms.map { "/steering/tasks/\($0.id)" } ?? "/steering/tasks",
                mark: words.badge(waiting.want), what: words.post(waiting.post, room.roster),
                name: terms?.wording.description ?? words("tasks.closed-document"))
        }
    }

    private static func decisions(
        _ reader: TaskReader, _ bottlenecks: BottleneckReader, _ view: RoomView
    ) -> [Self] {
        let say = PlanWords(words: view.words)
        return view.room.bottlenecks.bottlenecks(on: view.day).compactMap { bottleneck in
            guard bottleneck.isOpen, let wanted = bottleneck.wanted, reader.posts.contains(wanted.from) else {
                return nil
            }
            return Self(
                path: "/steering/bottlenecks/\(bottleneck.id)", mark: mark("decision", "wait", "call", view.words),
                what: say(
                    "wait.decision",
                    ["post": view.words.post(wanted.from, view.room.roster), "what": "\(wanted.what)"]),
                name: bottlenecks.title(bottleneck))
        }
    }
}

extension RoomDesk {
    /// The figures that wait for the hand of who reads, of those that were entered last; none for who approves and
    /// publishes nothing.
    func waitingFigures(_ request: WebRequest, _ view: RoomView) async throws(Problem) -> [WaitingFigures] {
        guard let identity = request.identity, !view.vantage.isPast else { return [] }
        var hands: Set<WaitingFigures.Hand> = []
        if identity.mayUse([.approver]) { hands.insert(.approve) }
        if identity.mayUse([.publisher]) { hands.insert(.publish) }
        guard !hands.isEmpty else { return [] }
        let (shelf, wanted, user) = (service.shelf, hands, identity.person.id)
        return try await look(request) { () throws(ShelfFailure) in
            let recent = try shelf.observations(
                after: try shelf.count() - FigureBook.looked, limit: FigureBook.looked)
            return view.room.figures.waiting(among: recent, for: user, with: wanted)
        }
    }
}

extension RoomView {
    /// The day of the last conference that was held before the day; nil where none was.
    var lastReview: LocalDate? {
        room.conferences.conferences(on: day, recordedBy: vantage.moment).compactMap(\.heldOn).filter { $0 < day }.max()
    }
}
