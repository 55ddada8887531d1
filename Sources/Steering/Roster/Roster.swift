import BorderVocabulary

/// A post or a body that answers for something.
package struct Post: Hashable, Sendable, Codable {
    /// What kind of thing it is.
    package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        /// One person's office, such as the chairman's.
        case post
        /// A department, a commune, a board.
        case body
    }

    package let id: PostID
    package let name: Line
    package let kind: Kind
    /// The body above it.
    package let parent: PostID?

    /// Joins the parts.
    package init(_ id: PostID, name: Line, kind: Kind, parent: PostID? = nil) {
        self.id = id
        self.name = name
        self.kind = kind
        self.parent = parent
    }
}

/// A person on a post, for a time.
package struct Membership: Hashable, Sendable, Codable {
    package let user: UserID
    package let post: PostID
    package let from: LocalDate
    /// The last day, or nil while it goes on.
    package internal(set) var until: LocalDate?

    /// Joins the parts.
    package init(_ user: UserID, on post: PostID, from: LocalDate, until: LocalDate? = nil) {
        self.user = user
        self.post = post
        self.from = from
        self.until = until
    }

    /// Whether it holds on a day.
    package func holds(on day: LocalDate) -> Bool { from <= day && until.map { day <= $0 } ?? true }
}

/// What may be asked of the roster.
package enum RosterCommand: Hashable, Sendable {
    /// Sets up a post or a body, or renames it; its history stays.
    case define(Post)
    /// Puts a person on a post.
    case appoint(Membership)
    /// Ends it on a day, which is the last.
    case end(UserID, on: PostID, last: LocalDate)
    /// Says that a day is not what its weekday says.
    case setDay(WorkingCalendar.Exception)
}

/// What happened to the roster.
package enum RosterEvent: Hashable, Sendable, Codable {
    case defined(Post)
    case appointed(Membership)
    case ended(user: UserID, post: PostID, last: LocalDate)
    case daySet(WorkingCalendar.Exception)
}

/// Why the roster was not changed.
package enum RosterRefusal: Error, Hashable, Sendable {
    case unknownPost(PostID)
    /// A body cannot stand under itself.
    case circle(PostID)
    case noSuchMembership(UserID, PostID)
    case endsBeforeItBegins(from: LocalDate)
    case full(limit: Int)
}

/// Posts, bodies, who held them when, and the days on which they work.
///
/// Work hangs on posts and not on persons, so that it survives a transfer (Popolo: post, person, membership).
package struct Roster: Hashable, Sendable {
    /// The bounds of what is held.
    package enum Limit {
        /// Posts and bodies.
        package static let posts = 20_000
        /// Memberships of all times.
        package static let memberships = 200_000
    }

    /// Every post and body as it is named now.
    package private(set) var posts: [PostID: Post] = [:]
    /// Every membership of a post, oldest first.
    package private(set) var memberships: [PostID: [Membership]] = [:]
    /// The working days.
    package private(set) var calendar = WorkingCalendar()
    private var count = 0

    /// An empty roster.
    package init() {}

    /// Whether a person held a post on a day.
    package func holds(_ user: UserID, _ post: PostID, on day: LocalDate) -> Bool {
        memberships[post]?.contains { $0.user == user && $0.holds(on: day) } ?? false
    }

    /// The posts of a person on a day, in the order of their names.
    package func posts(of user: UserID, on day: LocalDate) -> [PostID] {
        memberships.filter { $0.value.contains { $0.user == user && $0.holds(on: day) } }.map(\.key).sorted()
    }

    /// The post and all above it, itself first.
    package func line(above post: PostID) -> [PostID] {
        var line = [post]
        while let parent = posts[line[line.count - 1]]?.parent, !line.contains(parent) { line.append(parent) }
        return line
    }

    /// Says what would happen; nothing where it is already so.
    package func decide(
        _ command: RosterCommand, by user: UserID, at now: Timestamp
    ) throws(RosterRefusal) -> [RosterEvent] {
        switch command {
        case .define(let post): return try define(post)
        case .appoint(let membership): return try appoint(membership)
        case .end(let user, let post, let last): return try end(user, post, last)
        case .setDay(let exception):
            guard calendar.exceptions[exception.day] != exception else { return [] }
            guard calendar.exceptions.count < WorkingCalendar.Limit.exceptions else {
                throw .full(limit: WorkingCalendar.Limit.exceptions)
            }
            return [.daySet(exception)]
        }
    }

    /// Takes what happened; never refuses.
    package mutating func apply(_ event: RosterEvent, by user: UserID, at moment: Timestamp) {
        switch event {
        case .defined(let post): posts[post.id] = post
        case .appointed(let membership):
            memberships[membership.post, default: []].append(membership)
            count += 1
        case .ended(let user, let post, let last):
            guard let place = memberships[post]?.lastIndex(where: { $0.user == user }) else { return }
            memberships[post]?[place].until = last
        case .daySet(let exception): calendar.set(exception)
        }
    }

    private func define(_ post: Post) throws(RosterRefusal) -> [RosterEvent] {
        guard posts[post.id] != post else { return [] }
        if let parent = post.parent {
            guard posts[parent] != nil else { throw .unknownPost(parent) }
            guard !line(above: parent).contains(post.id) else { throw .circle(post.id) }
        }
        guard posts.count < Limit.posts || posts[post.id] != nil else { throw .full(limit: Limit.posts) }
        return [.defined(post)]
    }

    private func appoint(_ membership: Membership) throws(RosterRefusal) -> [RosterEvent] {
        guard posts[membership.post] != nil else { throw .unknownPost(membership.post) }
        if let until = membership.until, until < membership.from { throw .endsBeforeItBegins(from: membership.from) }
        guard !holds(membership.user, membership.post, on: membership.from) else { return [] }
        guard count < Limit.memberships else { throw .full(limit: Limit.memberships) }
        return [.appointed(membership)]
    }

    private func end(_ user: UserID, _ post: PostID, _ last: LocalDate) throws(RosterRefusal) -> [RosterEvent] {
        guard let membership = memberships[post]?.last(where: { $0.user == user }) else {
            throw .noSuchMembership(user, post)
        }
        guard last >= membership.from else { throw .endsBeforeItBegins(from: membership.from) }
        return membership.until == last ? [] : [.ended(user: user, post: post, last: last)]
    }
}
