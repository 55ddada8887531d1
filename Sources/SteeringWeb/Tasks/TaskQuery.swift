import BorderVocabulary
import Steering
import Web

/// What a request asks about tasks, in the words of its query; an empty value asks for nothing.
struct TaskQuery: Sendable {
    /// How many tasks a page lists.
    static let page = 100

    private(set) var filter = TaskFilter()
    /// The post as it was asked for; the filter has all beneath it, too.
    let post: PostID?
    let standing: TaskStanding?
    let state: TaskState?
    let from: LocalDate?
    let until: LocalDate?
    let offset: Int

    init(_ request: WebRequest, _ roster: Roster) throws(Problem) {
        post = try request.item("post", PostID.parse)
        standing = try request.word("standing")
        state = try request.word("state")
        from = try request.item("due-from", LocalDate.parse)
        until = try request.item("due-to", LocalDate.parse)
        offset = try request.whole("offset", in: 0...TaskBook.Limit.tasks) ?? 0
        filter.directive = try request.item("document", DirectiveID.parse)
        filter.link = try request.item("link", TaskLink.parse)
        filter.silentFor = try request.whole("silent", in: 0...36_500)
        if let standing { filter.standings = [standing] }
        if let state { filter.states = [state] }
        if from != nil || until != nil {
            let first = from ?? .earliest
            filter.due = first...max(first, until ?? .latest)
        }
        if let post {
            filter.posts = Set(roster.posts.keys.filter { roster.line(above: $0).contains(post) })
            // A post that nobody defined has no tasks, which is another answer than all tasks.
            if filter.posts.isEmpty { filter.posts = [post] }
        }
    }

    /// The filter without what only narrows the list, so that rates keep their denominators.
    var base: TaskFilter {
        var base = filter
        (base.standings, base.states, base.silentFor) = ([], [], nil)
        return base
    }
}

extension WebRequest {
    /// The text of an item of the query; nil where it is missing, or where a browser sends a field that was left empty.
    func given(_ name: String) -> String? {
        guard let text = query[name] else { return nil }
        return text.isEmpty && endpoint.audience == .reader ? nil : text
    }

    /// Reads an item of the query; nil where it is missing.
    func item<Value>(_ name: String, _ read: (String) throws(ParseFailure) -> Value) throws(Problem) -> Value? {
        guard let text = given(name) else { return nil }
        do throws(ParseFailure) { return try read(text) } catch {
            throw Problem(.parameterValues([FieldError(pointer: name, error)]))
        }
    }

    /// Reads a word of a closed list; nil where it is missing.
    func word<Value: CaseIterable & RawRepresentable<String>>(
        _ name: String, _: Value.Type = Value.self
    ) throws(Problem) -> Value? {
        guard let text = given(name) else { return nil }
        guard let value = Value(rawValue: text) else {
            throw Problem(.parameters([.code(name, text, Value.allCases.map(\.rawValue))]))
        }
        return value
    }

    /// Reads a whole number; nil where it is missing.
    func whole(_ name: String, in range: ClosedRange<Int>) throws(Problem) -> Int? {
        try item(name) { (text) throws(ParseFailure) in
            guard let number = Int(text) else { throw ParseFailure(.notANumber, found: text) }
            guard range.contains(number) else {
                throw ParseFailure(.outOfRange("\(range.lowerBound)…\(range.upperBound)"), found: text)
            }
            return number
        }
    }
}
