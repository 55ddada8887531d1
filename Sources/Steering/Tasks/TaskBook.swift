import BorderVocabulary

/// What may be asked of the book of tasks.
package enum TaskCommand: Hashable, Sendable {
    case issue(Directive)
    /// Puts right what was mistyped of a directive, or changes who may read it; issuer and day of signing stay.
    case correct(Directive, reason: Line)
    case addPoint(DirectivePoint)
    case assign(TaskTerms)
    /// Takes a step: here and now, or as a paper says that it was taken on a day before.
    case take(TaskStep, on: TaskID, paper: OnPaper? = nil)
    /// Says which body keeps the directives of a post. Who may do so is the caller's business.
    case nameOffice(IssuingOffice)
    /// Sets the ladder for deadlines from a day on. Who may do so is the caller's business.
    case setLadder(EscalationLadder)
}

/// What happened to the book of tasks.
package enum TaskEvent: Hashable, Sendable, Codable {
    case issued(Directive)
    case corrected(directive: Directive, reason: Line)
    case pointAdded(DirectivePoint)
    case assigned(TaskTerms)
    case stepTaken(TakenStep)
    case officeNamed(IssuingOffice)
    case ladderSet(EscalationLadder)
}

/// Why a command was not done, with what would be accepted.
package enum TaskRefusal: Error, Hashable, Sendable {
    case unknownPost(PostID)
    case unknownDirective(DirectiveID)
    case unknownPoint(PointNumber, of: DirectiveID)
    case unknownTask(TaskID)
    /// The name is taken by another directive than the one given.
    case otherDirective(DirectiveID)
    /// The point was given with other words.
    case otherPoint(PointNumber, of: DirectiveID)
    /// The name is taken by another task than the one given.
    case otherTask(TaskID)
    /// The person holds none of the posts whose word this is.
    case notTheirs([PostID])
    /// Who holds the lead or supports it decides nothing about the task.
    case interested(PostID)
    /// Who claimed that it was done does not verify it.
    case ownClaim
    /// The verifier is the lead, supports it or stands beneath it.
    case verifierNotIndependent(PostID)
    /// A post does not set work on itself.
    case leadIsIssuer(PostID)
    case namedTwice(PostID)
    case inFuture(today: LocalDate)
    /// History goes forward.
    case tooEarly(earliest: LocalDate)
    /// In this state other steps are accepted.
    case notNow(TaskState, accepted: [TaskStep.Kind])
    /// A new date is later than this one.
    case notLater(than: LocalDate)
    /// The task has a deadline; it is extended and not reviewed.
    case hasDeadline(LocalDate)
    /// The task has no deadline; it is reviewed and not extended.
    case hasNoDeadline(review: LocalDate)
    /// Nobody asked for an extension.
    case nothingAsked
    case evidenceMissing
    /// The book that a link means has nothing of this name.
    case unknownLink(TaskLink)
    /// The rungs of a ladder rise.
    case rungsDoNotRise
    case full(limit: Int)
}

/// Directives, their points, the tasks that they set, and every step that was taken.
///
/// Nothing is edited: where a task stands is the answer to a question about a day, made from the steps that were known on
/// it (`TaskRecord.asKnown`). A step is known on the day on which it was taken. Days never go back within a task, so what
/// was known on a day is the beginning of its history.
package struct TaskBook: Hashable, Sendable {
    /// The bounds of what is held in memory.
    package enum Limit {
        /// Directives in all.
        package static let directives = 50_000
        /// Versions of one directive.
        package static let versions = 50
        /// Points of one directive.
        package static let points = 300
        /// Tasks in all.
        package static let tasks = 200_000
        /// Steps of one task.
        package static let steps = 500
        /// Supporting posts or links of one task.
        package static let mentions = 30
        /// Pieces of evidence of one step.
        package static let evidence = 20
        /// Ladders of all times, and offices of one issuer.
        package static let ladders = 200
        /// Rungs of a ladder.
        package static let rungs = 10
    }

    /// A directive as it read from a correction on.
    package struct Version: Hashable, Sendable {
        package let directive: Directive
        /// Why it was corrected; nil for the first.
        package let reason: Line?
        package let by: UserID
        package let at: Timestamp
    }

    /// Every directive with its corrections, the first version first.
    package internal(set) var directives: [DirectiveID: [Version]] = [:]
    /// The points of each directive as they were added.
    package internal(set) var points: [DirectiveID: [DirectivePoint]] = [:]
    /// Every task as it was assigned.
    package internal(set) var records: [TaskRecord] = []
    private var places: [TaskID: Int] = [:]
    /// The places of the tasks that serve something, by what they serve.
    private(set) var servants: [TaskLink: [Int]] = [:]
    /// The tasks of each directive as they were assigned.
    package internal(set) var assignments: [DirectiveID: [TaskID]] = [:]
    /// The offices that keep the directives of a post, oldest first.
    package internal(set) var offices: [PostID: [IssuingOffice]] = [:]
    /// The ladders, oldest first.
    package internal(set) var ladders: [EscalationLadder] = []

    /// An empty book.
    package init() {}

    /// The task of a name.
    package subscript(_ task: TaskID) -> TaskRecord? { places[task].map { records[$0] } }

    /// Says what would happen; nothing where it is already so.
    package func decide(
        _ command: TaskCommand, by user: UserID, at now: Timestamp, roster: Roster
    ) throws(TaskRefusal) -> [TaskEvent] {
        let asker = TaskAsker(user: user, today: now.localDate, roster: roster)
        switch command {
        case .issue(let directive): return try issue(directive, asker)
        case .correct(let directive, let reason): return try correct(directive, reason, asker)
        case .addPoint(let point): return try add(point, asker)
        case .assign(let terms): return try assign(terms, asker)
        case .take(let step, let task, let paper): return try take(step, on: task, paper, asker)
        case .nameOffice(let office): return try name(office, roster)
        case .setLadder(let ladder): return try set(ladder, roster)
        }
    }

    /// Takes what happened; never refuses.
    package mutating func apply(_ event: TaskEvent, by user: UserID, at moment: Timestamp) {
        switch event {
        case .issued(let directive):
            directives[directive.id] = [Version(directive: directive, reason: nil, by: user, at: moment)]
        case .corrected(let directive, let reason):
            directives[directive.id, default: []].append(
                Version(directive: directive, reason: reason, by: user, at: moment))
        case .pointAdded(let point): points[point.directive, default: []].append(point)
        case .assigned(let terms):
            places[terms.id] = records.count
            for link in Set(terms.links) { servants[link, default: []].append(records.count) }
            records.append(TaskRecord(terms, by: user, at: moment))
            assignments[terms.directive, default: []].append(terms.id)
        case .stepTaken(let taken):
            if let place = places[taken.task] { records[place].add(taken, by: user, at: moment) }
        case .officeNamed(let office): offices[office.issuer, default: []].append(office)
        case .ladderSet(let ladder): ladders.append(ladder)
        }
    }
}

/// Who asks for something, when, and by whose memberships it is judged.
struct TaskAsker {
    let user: UserID
    let today: LocalDate
    let roster: Roster

    func holds(_ post: PostID) -> Bool { roster.holds(user, post, on: today) }

    /// The first of the posts that the person holds.
    func hat(among posts: [PostID]) throws(TaskRefusal) -> PostID {
        guard let post = posts.first(where: holds) else { throw .notTheirs(posts) }
        return post
    }

    func check(known post: PostID) throws(TaskRefusal) {
        guard roster.posts[post] != nil else { throw .unknownPost(post) }
    }
}
