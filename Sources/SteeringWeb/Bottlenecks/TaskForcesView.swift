import BorderVocabulary
import Steering
import SteeringRoom
import Web

/// Task forces with what they have brought about.
struct TaskForcesView: Sendable {
    struct Force: Sendable {
        let id: String
        let name: String
        let state: BadgeView
        let facts: [FactLine]
        let counts: [FigureCell]
        let toll: [FigureCell]
        let tollNote: String?
        let href: String
        let sample: Bool
    }

    let forces: [Force]
    let any: Bool

    init(_ view: RoomView) {
        let words = MeetingWords(view)
        forces = view.room.bottlenecks.taskForces(on: view.day, recordedBy: view.vantage.moment).map {
            Force($0, view, words)
        }
        any = !forces.isEmpty
    }
}

extension TaskForcesView.Force {
    init(_ force: TaskForce, _ view: RoomView, _ words: MeetingWords) {
        let (book, moment) = (view.room.bottlenecks, view.vantage.moment)
        id = "\(force.id)"
        name = force.name.description
        sample = force.isSample
        state =
            force.works(on: view.day)
            ? BadgeView(tone: "info", icon: "open", word: words("task-force.works"))
            : BadgeView(tone: "mute", icon: "none", word: words("task-force.over"))
        facts = [
            FactLine(words("task-force.mandate"), force.mandate.description),
            FactLine(words("task-force.chair"), words.post(force.chair)),
            FactLine(words("task-force.members"), words.posts(force.members)),
            FactLine(
                words("task-force.term"),
                words.date(force.from) + " – " + (force.until.map(words.date) ?? words("task-force.no-end"))),
            TaskForcesView.Force.meetings(force.id, view, words),
        ]
        let yield = book.yield(of: force.id, on: view.day, recordedBy: moment)
        func cell(_ key: String, _ count: Int, _ whole: Int?) -> FigureCell {
            FigureCell(words("task-force.count.\(key)"), words.number(count), of: whole.map(words.number))
        }
        counts = [
            cell("given", yield.given, nil), cell("open", yield.open, yield.given),
            cell("confirmed", yield.confirmed, yield.given), cell("unconfirmed", yield.unconfirmed, yield.given),
            cell("taken-away", yield.takenAway, yield.given), cell("reopenings", yield.reopenings, nil),
            FigureCell(
                words("task-force.count.oldest"), yield.agesOfOpen.first.map(words.number) ?? words("task-force.none")),
            FigureCell(
                words("task-force.count.median"),
                yield.agesOfClosed.isEmpty
                    ? words("task-force.none") : words.number(yield.agesOfClosed[yield.agesOfClosed.count / 2])),
        ]
        toll = BottlenecksView.cells(yield.toll, words)
        tollNote = BottlenecksView.note(yield.toll, words)
        href =
            BottleneckPages.path + "?state=all&task-force=\(force.id)"
            + (view.vantage.isPast ? "&as-known-on=\(view.day)" : "")
    }

    /// How many meetings of it were held, of all that were called.
    private static func meetings(_ force: TaskForceID, _ view: RoomView, _ words: MeetingWords) -> FactLine {
        let book = view.room.conferences
        let series = Set(
            book.allSeries(on: view.day, recordedBy: view.vantage.moment).filter { $0.taskForce == force }.map(\.id))
        let called = book.conferences(on: view.day, recordedBy: view.vantage.moment).filter {
            series.contains($0.call.series)
        }
        return FactLine(
            words("task-force.meetings"), words.part(called.count { $0.heldOn != nil }, called.count))
    }
}
