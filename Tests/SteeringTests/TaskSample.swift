import BorderVocabulary
import Steering
import Testing

/// A made-up committee: a chairman, his office, two departments, a division of one of them and an inspectorate.
struct TaskSample {
    static let chairman: PostID = "chairman"
    static let office: PostID = "office"
    static let trade: PostID = "trade"
    static let finance: PostID = "finance"
    static let division: PostID = "trade-division"
    static let inspectorate: PostID = "inspectorate"

    /// Persons by the post that they hold in the sample.
    static let boss: UserID = "boss"
    static let clerk: UserID = "clerk"
    static let tradesman: UserID = "tradesman"
    static let financier: UserID = "financier"
    static let inspector: UserID = "inspector"
    static let stranger: UserID = "stranger"

    var roster = Roster()
    var book = TaskBook()

    /// A directive with one point; no task yet.
    init() throws {
        let posts: [(PostID, PostID?)] = [
            (Self.chairman, nil), (Self.office, Self.chairman), (Self.trade, Self.chairman),
            (Self.finance, Self.chairman), (Self.division, Self.trade), (Self.inspectorate, Self.chairman),
        ]
        for (post, parent) in posts {
            let name = try Sample.line("post \(post)")
            try seat(.define(Post(post, name: name, kind: .body, parent: parent)))
        }
        let people: [(UserID, PostID)] = [
            (Self.boss, Self.chairman), (Self.clerk, Self.office), (Self.tradesman, Self.trade),
            (Self.financier, Self.finance), (Self.inspector, Self.inspectorate),
        ]
        for (user, post) in people {
            try seat(.appoint(Membership(user, on: post, from: Sample.day("2025-01-01"))))
        }
        try give(.nameOffice(Self.keeping))
        try give(.issue(Self.directive()), by: Self.clerk)
        try give(.addPoint(Self.point()), by: Self.clerk)
    }

    /// The office keeps the chairman's directives.
    static var keeping: IssuingOffice {
        get throws {
            IssuingOffice(
                office, of: chairman, from: Sample.day("2025-01-01"), basis: try Sample.line("sample decision"))
        }
    }

    static func directive(
        _ id: DirectiveID = "tb-1", title: String = "sample notice", secrecy: Directive.Secrecy = .open
    ) throws -> Directive {
        Directive(
            id, number: try Sample.line("1/TB"), signed: Sample.day("2026-01-05"), issuer: chairman, form: .notice,
            title: try Sample.line(title), secrecy: secrecy, isSample: true)
    }

    static func point(_ number: String = "1", of directive: DirectiveID = "tb-1") throws -> DirectivePoint {
        DirectivePoint(
            try PointNumber.parse(number), of: directive, text: try LongText.parse("Do this.\nAnd that."))
    }

    /// A task of the trade department, to be verified by the inspectorate, due on Friday 2026-03-20.
    static func terms(
        _ id: TaskID = "task-1", assigned: String = "2026-01-06", lead: PostID = trade, support: [PostID] = [finance],
        verifier: PostID = inspectorate, timing: TaskTiming? = nil, links: [TaskLink] = []
    ) throws -> TaskTerms {
        TaskTerms(
            id, point: try PointNumber.parse("1"), of: "tb-1", wording: try Sample.line("do this"),
            assigned: Sample.day(assigned), lead: lead, support: support, verifier: verifier,
            timing: timing ?? .deadline(on: Sample.day("2026-03-20")), links: links)
    }

    static func evidence() throws -> [TaskEvidence] { [TaskEvidence(try Sample.line("report 12/BC"))] }

    static func noon(_ day: String) -> Timestamp { Timestamp(date: Sample.day(day), time: .midnight) }

    private mutating func seat(_ command: RosterCommand) throws {
        let moment = Self.noon("2026-01-01")
        for event in try roster.decide(command, by: Self.clerk, at: moment) {
            roster.apply(event, by: Self.clerk, at: moment)
        }
    }

    mutating func appoint(_ user: UserID, on post: PostID) throws {
        try seat(.appoint(Membership(user, on: post, from: Sample.day("2025-01-01"))))
    }

    /// Gives a command and takes what follows; answers whether anything did.
    @discardableResult
    mutating func give(
        _ command: TaskCommand, by user: UserID = clerk, on day: String = "2026-01-06"
    ) throws -> Bool {
        let events = try book.decide(command, by: user, at: Self.noon(day), roster: roster)
        for event in events { book.apply(event, by: user, at: Self.noon(day)) }
        return !events.isEmpty
    }

    @discardableResult
    mutating func take(
        _ step: TaskStep, by user: UserID, on day: String, task: TaskID = "task-1", paper: OnPaper? = nil
    ) throws -> Bool {
        try give(.take(step, on: task, paper: paper), by: user, on: day)
    }

    func refusal(_ command: TaskCommand, by user: UserID = clerk, on day: String = "2026-01-06") -> TaskRefusal? {
        do throws(TaskRefusal) {
            _ = try book.decide(command, by: user, at: Self.noon(day), roster: roster)
            return nil
        } catch { return error }
    }

    /// Where the sample task stands on a day.
    func standing(_ day: String, task: TaskID = "task-1") -> TaskStanding? {
        book.asKnown(task, on: Sample.day(day))?.standing
    }

    func state(_ day: String = "2026-12-31") -> TaskState? {
        book.asKnown("task-1", on: Sample.day(day))?.task.state
    }

    /// Claimed by the lead and verified by the inspector.
    mutating func finish(claimed: String, verified: String, task: TaskID = "task-1") throws {
        try take(
            .claimed(note: Sample.line("done"), evidence: Self.evidence()), by: Self.tradesman, on: claimed, task: task)
        try take(.verified(finding: Sample.line("seen")), by: Self.inspector, on: verified, task: task)
    }

    mutating func extend(to date: String, on day: String, by user: UserID = boss) throws {
        try take(
            .extended(to: Sample.day(date), reason: Sample.line("rain"), basis: Sample.line("2/TB")), by: user, on: day)
    }
}
