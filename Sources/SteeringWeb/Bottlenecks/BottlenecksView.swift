import BorderVocabulary
import Steering
import SteeringRoom
import Web

/// A number with its name and, where it is a part of something, the whole.
struct FigureCell: Sendable {
    let name: String
    let value: String
    let of: String?

    init(_ name: String, _ value: String, of: String? = nil) {
        self.name = name
        self.value = value
        self.of = of
    }
}

/// The list of bottlenecks.
struct BottlenecksView: Sendable {
    struct Row: Sendable {
        let href: String
        let id: String
        let title: String
        let state: BadgeView
        let age: String
        let days: String
        let owner: String
        let cause: String
        let waits: String?
        let money: String?
        let sample: Bool
    }

    struct Rule: Sendable {
        let id: String
        let what: String
        let calm: String
        let place: String
        let owner: String
        let since: String
        let basis: String
    }

    let path = BottleneckPages.path
    let asOf: String?
    let lead: String
    let counts: [FigureCell]
    let toll: [FigureCell]
    let tollNote: String?
    let states: [ActForm.Choice]
    let owners: [ActForm.Choice]
    let causes: [ActForm.Choice]
    let forces: [ActForm.Choice]
    let rows: [Row]
    let anyRows: Bool
    /// How many more there are that the reader may not read.
    let hidden: String?
    let newer: String?
    let older: String?
    let rules: [Rule]
    let anyRules: Bool
    let sample: Bool
    let posts: [ActForm.Choice]
    var fault: String?
    var raise: RaiseForm?

    init(_ view: RoomView, _ query: BottleneckQuery, reader: BottleneckReader) {
        let (words, book) = (MeetingWords(view), view.room.bottlenecks)
        let moment = view.vantage.moment
        let all = book.bottlenecks(on: view.day, recordedBy: moment)
        let counts = BottleneckCounts(all)
        asOf = view.vantage.isPast ? "\(view.day)" : nil
        lead = words("bottlenecks.lead")
        self.counts = BottlenecksView.cells(counts, words)
        let open = all.filter(\.isOpen)
        let toll = Toll(of: open.flatMap { book.blocked(by: $0.id, on: view.day, recordedBy: moment) })
        self.toll = BottlenecksView.cells(toll, words)
        tollNote = BottlenecksView.note(toll, words)
        let matching = all.filter(query.takes)
        let found = matching.filter { reader.mayRead($0.id) }
        // Of all, because by filters one could learn what is closed off.
        let closed = all.count { !reader.mayRead($0.id) }
        hidden = closed > 0 ? words("bottlenecks.hidden", ["count": words.number(closed)]) : nil
        rows = found.dropFirst(query.offset).prefix(BottleneckQuery.page).map { Row($0, view, words) }
        anyRows = !rows.isEmpty
        sample = rows.contains(where: \.sample)
        let suffix = BottlenecksView.query(query, asOf)
        newer = query.offset > 0 ? path + suffix(max(0, query.offset - BottleneckQuery.page)) : nil
        let next = query.offset + BottleneckQuery.page
        older = next < found.count ? path + suffix(next) : nil
        states = BottleneckQuery.Which.allCases.map {
            ActForm.Choice(
                value: $0.rawValue, word: words("bottlenecks.which.\($0.rawValue)"), chosen: $0 == query.which)
        }
        owners = words.choices(Set(all.map(\.owner)).sorted()).map {
            ActForm.Choice(value: $0.value, word: $0.word, chosen: $0.value == query.owner?.description)
        }
        causes = book.causes(on: view.day).map {
            ActForm.Choice(
                value: "\($0.id)", word: words.cause($0.id, book, on: view.day), chosen: $0.id == query.cause)
        }
        forces = book.taskForces(on: view.day, recordedBy: moment).map {
            ActForm.Choice(value: "\($0.id)", word: $0.name.description, chosen: $0.id == query.taskForce)
        }
        rules = book.gateRules.holding(on: view.day).map { Rule($0, words) }
        anyRules = !rules.isEmpty
        posts = words.allPosts
    }

    private static func cells(_ counts: BottleneckCounts, _ words: MeetingWords) -> [FigureCell] {
        func cell(_ key: String, _ count: Int, _ whole: Int) -> FigureCell {
            FigureCell(words("bottlenecks.count.\(key)"), words.number(count), of: words.number(whole))
        }
        let closed = counts.confirmed + counts.unconfirmed
        return [
            cell("open", counts.open, counts.raised), cell("unconfirmed", counts.unconfirmed, closed),
            cell("confirmed", counts.confirmed, closed), cell("reopened", counts.reopened, counts.raised),
            cell("measured", counts.measured, counts.raised),
            cell("against-measure", counts.closedAgainstMeasure, closed),
        ]
    }

    static func cells(_ toll: Toll, _ words: MeetingWords) -> [FigureCell] {
        [
            FigureCell(words("toll.money"), words.words.amount(toll.money)),
            FigureCell(words("toll.projects"), words.number(toll.projects)),
            FigureCell(words("toll.targets"), words.number(toll.targets)),
            FigureCell(words("toll.tasks"), words.number(toll.tasks)),
            FigureCell(words("toll.people"), words.number(Int(toll.people))),
        ]
    }

    /// What was left out of a sum, and what nobody said.
    static func note(_ toll: Toll, _ words: MeetingWords) -> String? {
        var notes: [String] = []
        if toll.repeated > 0 { notes.append(words("toll.repeated", ["count": words.number(toll.repeated)])) }
        if toll.projectsWithoutAmount > 0 {
            notes.append(words("toll.without-amount", ["count": words.number(toll.projectsWithoutAmount)]))
        }
        return notes.isEmpty ? nil : notes.joined(separator: " ")
    }

    private static func query(_ query: BottleneckQuery, _ asOf: String?) -> (Int) -> String {
        { offset in
            var items = ["state=\(query.which.rawValue)", "offset=\(offset)"]
            if let owner = query.owner { items.append("post=\(owner)") }
            if let cause = query.cause { items.append("cause=\(cause)") }
            if let force = query.taskForce { items.append("task-force=\(force)") }
            if let asOf { items.append("as-known-on=\(asOf)") }
            return "?" + items.joined(separator: "&")
        }
    }
}

extension BottlenecksView.Row {
    init(_ bottleneck: Bottleneck, _ view: RoomView, _ words: MeetingWords) {
        let book = view.room.bottlenecks
        href = BottleneckPages.path + "/\(bottleneck.id)" + RoomFrame.suffix(view.vantage)
        id = "\(bottleneck.id)"
        title = bottleneck.opening.title.description
        state = words.badge(bottleneck.state)
        age = words.number(bottleneck.age(on: view.day))
        days = words(
            "bottleneck.working-days",
            ["count": words.number(bottleneck.workingAge(on: view.day, by: view.room.roster.calendar))])
        owner = words.post(bottleneck.owner)
        cause = words.cause(bottleneck.cause, book, on: view.day)
        waits = bottleneck.wanted.map { words.post($0.from) }
        let toll = Toll(of: book.blocked(by: bottleneck.id, on: view.day, recordedBy: view.vantage.moment))
        money = toll.money == .zero ? nil : words.words.amount(toll.money)
        sample = bottleneck.opening.isSample
    }
}

extension BottlenecksView.Rule {
    init(_ rule: GateRule, _ words: MeetingWords) {
        id = "\(rule.id)"
        what = words(
            "gate-rule.opens",
            ["measure": words.measure(rule.kind, rule.opensAt), "minutes": words.number(rule.heldFor)])
        calm = words(
            "gate-rule.calm",
            ["measure": words.measure(rule.kind, rule.calmBelow), "minutes": words.number(rule.calmFor)])
        place = rule.stream.map(words.stream) ?? words("gate-rule.everywhere")
        owner = words.post(rule.owner)
        since = words.date(rule.from)
        basis = rule.basis.description
    }
}
