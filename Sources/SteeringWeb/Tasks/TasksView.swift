import Application
import BorderVocabulary
import Hummingbird
import Steering
import SteeringRoom
import Web

/// Tasks with their rates, by post and one by one: inside for those who work in the room, and for everybody.
struct TasksView: Sendable {
    struct Row: Sendable {
        let id: String
        let href: String?
        let wording: String
        let document: String
        let lead: String
        let due: String
        let first: String?
        let standing: BadgeView
        let state: BadgeView
        let over: String?
        let silence: String?
    }

    /// Something that waits for a post of whoever reads.
    struct Waiting: Sendable {
        let href: String?
        let wording: String
        let want: BadgeView
        let about: String
    }

    struct Option: Sendable {
        let value: String
        let word: String
        let chosen: Bool
    }

    let inside: Bool
    let path: String
    let asOf: String?
    let sample: Bool
    let waiting: [Waiting]
    let anyWaiting: Bool
    let rates: TaskRates
    let posts: [TaskDivision]
    let anyPosts: Bool
    let documents: [TaskDivision]
    let anyDocuments: Bool
    let groups: [TaskDivision]
    let anyGroups: Bool
    let standings: [Option]
    let states: [Option]
    let postOptions: [Option]
    let from: String
    let until: String
    let rows: [Row]
    let anyRows: Bool
    let hidden: String?
    let older: String?
    let newer: String?

    /// How many of the things that wait are shown, longest first.
    private static let waits = 20
    /// How many posts are offered to choose from; further ones are asked for by address.
    private static let choices = 500

    init(_ view: RoomView, _ query: TaskQuery, reader: TaskReader, address: TaskAddress) {
        let (book, words, day) = (view.room.tasks, view.words, view.day)
        let (roster, moment) = (view.room.roster, view.vantage.moment)
        inside = reader.isInTheRoom
        path = address.path
        asOf = view.vantage.isPast ? "\(day)" : nil
        waiting = view.vantage.isPast ? [] : Waiting.all(for: reader, view, address, limit: TasksView.waits)
        anyWaiting = !waiting.isEmpty
        let breakdown = book.breakdown(on: day, query.base, recordedBy: moment)
        rates = TaskRates(breakdown.all, words: words)
        posts = breakdown.byPost.sorted { $0.key < $1.key }.map {
            post, tally in
            TaskDivision(words.post(post, roster), href: address.with("post", "\(post)"), tally, words: words)
        }
        documents = breakdown.byDirective.sorted { $0.key < $1.key }
            .map { id, tally in
                let name = reader.mayRead(id) ? book.directive(id, asKnownOn: day)?.number.description : nil
                return TaskDivision(
                    name ?? words("tasks.closed-document"), href: address.with("document", "\(id)"), tally, words: words
                )
            }
        groups = breakdown.byGroup
            .sorted { $0.key.name.description < $1.key.name.description }
            .map { link, tally in
                TaskDivision(link.name.description, href: address.with("link", "\(link)"), tally, words: words)
            }
        (anyPosts, anyDocuments, anyGroups) = (!posts.isEmpty, !documents.isEmpty, !groups.isEmpty)
        let found = book.tasks(on: day, query.filter, recordedBy: moment)
        let readable = found.filter { reader.mayRead($0.task.terms.directive) }
        let page = readable.dropFirst(query.offset).prefix(TaskQuery.page)
        rows = page.map { Row($0, view, address: address) }
        anyRows = !rows.isEmpty
        sample = page.contains { book.directive($0.task.terms.directive)?.isSample ?? false }
        hidden =
            found.count > readable.count
            ? words("tasks.hidden", ["count": words.number(found.count - readable.count)]) : nil
        let (next, before) = (query.offset + TaskQuery.page, max(0, query.offset - TaskQuery.page))
        older = next < readable.count ? address.with("offset", "\(next)") : nil
        newer = query.offset > 0 ? address.with("offset", "\(before)") : nil
        standings = TaskStanding.allCases.map { standing in
            Option(
                value: standing.rawValue, word: words("task.standing." + standing.rawValue),
                chosen: standing == query.standing)
        }
        states = TaskState.allCases.map { state in
            Option(value: state.rawValue, word: words("task.state." + state.rawValue), chosen: state == query.state)
        }
        postOptions = roster.posts.values.sorted { $0.id < $1.id }.prefix(TasksView.choices).map { post in
            Option(value: "\(post.id)", word: post.name.description, chosen: post.id == query.post)
        }
        from = query.from?.description ?? ""
        until = query.until?.description ?? ""
    }
}

extension TasksView.Row {
    fileprivate init(_ found: StandingTask, _ view: RoomView, address: TaskAddress) {
        let (task, words, day) = (found.task, view.words, view.day)
        id = "\(task.terms.id)"
        href = address.of(task.terms.id)
        wording = task.terms.wording.description
        document = view.room.tasks.directive(task.terms.directive, asKnownOn: day)?.number.description ?? ""
        lead = words.post(task.lead, view.room.roster)
        due = words.timing(task.timing)
        first = task.extensions > 0 ? task.original.map { words("tasks.first", ["day": words.formats.date($0)]) } : nil
        standing = words.badge(found.standing)
        state = words.badge(task.state)
        let days = task.daysOver(on: day)
        over = days > 0 ? words("tasks.days-over", ["days": words.number(days)]) : nil
        let silence = task.silence(on: day)
        self.silence =
            task.state.isOpen && silence >= TasksView.longSilence
            ? words("tasks.silent", ["days": words.number(silence)]) : nil
    }
}

extension TasksView.Waiting {
    fileprivate static func all(
        for reader: TaskReader, _ view: RoomView, _ address: TaskAddress, limit: Int
    ) -> [Self] {
        guard !reader.posts.isEmpty else { return [] }
        let (room, words) = (view.room, view.words)
        let all = room.tasks.waiting(for: reader.posts, on: view.day, room.roster.calendar)
        return all.prefix(limit).map { waiting in
            // A rung may reach a post that a classified document does not bind.
            let terms = room.tasks[waiting.task].map(\.terms).flatMap { reader.mayRead($0.directive) ? $0 : nil }
            return Self(
                href: terms.flatMap { address.of($0.id) },
                wording: terms?.wording.description ?? words("tasks.closed-document"),
                want: words.badge(waiting.want),
                about: words(
                    "tasks.waits",
                    [
                        "post": words.post(waiting.post, room.roster), "day": words.formats.date(waiting.since),
                        "days": words.number(waiting.since.days(to: view.day)),
                    ]))
        }
    }
}

extension TasksView {
    /// From so many days on a page says that a task's lead has not been heard; it judges nothing.
    fileprivate static let longSilence = 30
}

/// Who reads, and what of the closed documents.
struct TaskReader: Sendable {
    let isInTheRoom: Bool
    let posts: Set<PostID>
    private let book: TaskBook
    private let today: LocalDate

    /// Somebody who works in the room, with the posts of today.
    init(_ request: WebRequest, _ room: Room) {
        let posts = request.identity.map { room.roster.posts(of: $0.person.id, on: request.now.localDate) }
        self.init(isInTheRoom: true, posts: Set(posts ?? []), book: room.tasks, today: request.now.localDate)
    }

    /// Everybody, whoever it is that asks.
    static func anybody(_ room: Room) -> TaskReader {
        TaskReader(isInTheRoom: false, posts: [], book: room.tasks, today: .earliest)
    }

    private init(isInTheRoom: Bool, posts: Set<PostID>, book: TaskBook, today: LocalDate) {
        self.isInTheRoom = isInTheRoom
        self.posts = posts
        self.book = book
        self.today = today
    }

    func mayRead(_ id: DirectiveID) -> Bool {
        book.mayRead(id, posts: posts, isInTheRoom: isInTheRoom, on: today)
    }
}

/// The address of a page of tasks with its query, from which the addresses of its links are made.
struct TaskAddress: Sendable {
    let path: String
    /// Where single tasks are shown; nil where they are not.
    let tasks: String?
    let items: [(name: String, value: String)]

    init(_ request: WebRequest, tasks: String?) {
        path = request.request.uri.path
        self.tasks = tasks
        items = request.query.items.filter { !["fragment", "lang"].contains($0.name) && !$0.value.isEmpty }
    }

    /// The same with one item of the query set; another list begins at its beginning.
    func with(_ name: String, _ value: String) -> String {
        let kept = items.filter { $0.name != name && $0.name != "offset" } + [(name, value)]
        return path + "?" + kept.map { $0.name + "=" + TaskAddress.escaped($0.value) }.joined(separator: "&")
    }

    func of(_ task: TaskID) -> String? {
        tasks.map { root in
            let day = items.first { $0.name == "as-known-on" }
            return root + "/\(task)" + (day.map { "?as-known-on=" + TaskAddress.escaped($0.value) } ?? "")
        }
    }

    /// A text as the value of an item of a query.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                escaped.unicodeScalars.append(Unicode.Scalar(byte))
            case _: escaped += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return escaped
    }
}
