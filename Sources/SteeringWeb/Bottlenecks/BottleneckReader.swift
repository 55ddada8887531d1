import Application
import BorderVocabulary
import Steering
import Web

/// Who reads, and what of the bottlenecks that are closed off.
struct BottleneckReader: Sendable {
    private let posts: Set<PostID>
    private let room: Room
    private let today: LocalDate
    private let closed: Set<BottleneckID>

    /// Somebody who works in the room, with the posts of today; whatever day they look at.
    init(_ request: WebRequest, _ room: Room) {
        let posts = request.identity.map { room.roster.posts(of: $0.person.id, on: request.now.localDate) }
        self.posts = Set(posts ?? [])
        self.room = room
        today = request.now.localDate
        closed = room.bottlenecks.closedOff()
    }

    func mayRead(_ id: BottleneckID) -> Bool {
        !closed.contains(id)
            || !room.bottlenecks.concerned(by: id, roster: room.roster, on: today).isDisjoint(with: posts)
    }

    /// What a page tells of what is closed to its reader: the name alone.
    func title(_ bottleneck: Bottleneck) -> String {
        mayRead(bottleneck.id) ? bottleneck.opening.title.description : bottleneck.id.description
    }
}
