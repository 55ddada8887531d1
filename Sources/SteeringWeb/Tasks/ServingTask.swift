import Steering
import Web

/// A task as the page of what it serves names it.
struct ServingTask: Sendable {
    /// Nil where whoever reads may not read the task.
    let href: String?
    let name: String
    let lead: String
    let due: String
    let state: BadgeView
    let standing: BadgeView

    /// The tasks that serve something, as they were known; of those that are closed off, that there is one.
    static func all(_ link: TaskLink, _ view: RoomView, _ reader: TaskReader) -> [ServingTask] {
        let words = view.words
        return view.room.tasks.serving(link, on: view.day, recordedBy: view.vantage.moment).map { found in
            let terms = found.task.terms
            let isOpen = reader.mayRead(terms.directive)
            return ServingTask(
                href: isOpen ? "/steering/tasks/\(terms.id)" + RoomFrame.suffix(view.vantage) : nil,
                name: isOpen ? terms.wording.description : words("tasks.closed-document"),
                lead: isOpen ? words.post(found.task.lead, view.room.roster) : "",
                due: words.timing(found.task.timing), state: words.badge(found.task.state),
                standing: words.badge(found.standing))
        }
    }
}
