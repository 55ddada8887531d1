import BorderVocabulary
import Steering
import SteeringRoom
import Web

/// Open bottlenecks by the projects that they block, as they were known.
struct ProjectBlocks: Sendable {
    private var byProject: [String: [Bottleneck]] = [:]

    init(_ view: RoomView) {
        let (book, day, moment) = (view.room.bottlenecks, view.day, view.vantage.moment)
        // What is closed off is seen on the bottlenecks' own page, by those who may.
        let closed = book.closedOff()
        for bottleneck in book.bottlenecks(on: day, recordedBy: moment) where bottleneck.isOpen {
            guard !closed.contains(bottleneck.id) else { continue }
            for blocked in book.blocked(by: bottleneck.id, on: day, recordedBy: moment) {
                if case .project(let code, _) = blocked { byProject[code.description, default: []].append(bottleneck) }
            }
        }
    }

    /// Those that block a project, the oldest first.
    subscript(project: ProjectID) -> [Bottleneck] { byProject[project.description] ?? [] }
}

/// A link to a bottleneck.
struct BlockLink: Sendable {
    let href: String
    let title: String

    init(_ bottleneck: Bottleneck, _ view: RoomView) {
        href = "/steering/bottlenecks/\(bottleneck.id)" + RoomFrame.suffix(view.vantage)
        title = "\(bottleneck.opening.title)"
    }
}
