import BorderVocabulary
import Steering
import SteeringRoom
import Web

/// Open bottlenecks by the projects and the targets that they block, as they were known.
struct OpenBlocks: Sendable {
    private var byProject: [String: [Bottleneck]] = [:]
    private var byTarget: [String: [Bottleneck]] = [:]

    init(_ view: RoomView) {
        let (book, day, moment) = (view.room.bottlenecks, view.day, view.vantage.moment)
        // What is closed off is seen on the bottlenecks' own page, by those who may.
        let closed = book.closedOff()
        for bottleneck in book.bottlenecks(on: day, recordedBy: moment) where bottleneck.isOpen {
            guard !closed.contains(bottleneck.id) else { continue }
            for blocked in book.blocked(by: bottleneck.id, on: day, recordedBy: moment) {
                switch blocked {
                case .project(let code, _): byProject[code.description, default: []].append(bottleneck)
                case .target(let id): byTarget[id.description, default: []].append(bottleneck)
                case .task, .money, .people: continue
                }
            }
        }
    }

    /// Those that block a project, the oldest first.
    subscript(project: ProjectID) -> [Bottleneck] { byProject[project.description] ?? [] }

    /// Those that block a target, the oldest first.
    subscript(target: TargetID) -> [Bottleneck] { byTarget[target.description] ?? [] }
}

/// A link to a bottleneck.
struct BlockLink: Sendable {
    let href: String
    let title: String
    /// Who answers for it, and for how many days.
    let about: String

    init(_ bottleneck: Bottleneck, _ view: RoomView) {
        href = "/steering/bottlenecks/\(bottleneck.id)" + RoomFrame.suffix(view.vantage)
        title = "\(bottleneck.opening.title)"
        let words = MeetingWords(view)
        about =
            words.post(bottleneck.owner) + " · "
            + words(
                "agenda.measure.bottleneck",
                [
                    "count": words.number(bottleneck.workingAge(on: view.day, by: view.room.roster.calendar))
                ])
    }
}
