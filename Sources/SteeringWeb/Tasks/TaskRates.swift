import Steering
import Web

/// The rates of a set of tasks as pages show them: each with its part, its whole and its percentage.
struct TaskRates: Sendable {
    struct Row: Sendable {
        let name: String
        let part: String
        let whole: String
        let percent: String
        let about: String
    }

    let total: String
    let summary: String
    let rows: [Row]
    /// The rate that reports usually give, with the words that say what it leaves out.
    let usual: String
    /// Further counts that a rate would hide.
    let notes: [String]

    init(_ tally: TaskTally, words: Words) {
        total = words.number(tally.total)
        summary = words(
            "tasks.summary",
            [
                "total": words.number(tally.total), "due": words.number(tally.due),
                "ontime": words.number(tally[.onTime]),
            ])
        func row(_ key: String, _ share: TaskShare, _ values: [String: String] = [:]) -> Row {
            Row(
                name: words("tasks.rate." + key), part: words.number(share.part), whole: words.number(share.whole),
                percent: words.percent(share) ?? words("tasks.rate.none"),
                about: words("tasks.rate." + key + ".about", values))
        }
        rows = [
            row("on-time", tally.onTime),
            row(
                "extended", tally.extended,
                ["all": words.number(tally.extendedAtAll), "more": words.number(tally.extendedMoreThanOnce)]),
            row("late", tally.late), row("unverified", tally.unverified),
            row("overdue", tally.overdue, ["cancelled": words.number(tally[.cancelledOverdue])]),
            row("without-deadline", tally.withoutDeadline),
        ]
        usual = words("tasks.usual", ["share": words.share(tally.completionAsReported)])
        notes = [
            ("tasks.note.running", tally[.running]), ("tasks.note.cancelled", tally[.cancelled]),
            ("tasks.note.returned", tally.returned), ("tasks.note.reopened", tally.reopened),
            ("tasks.note.paper", tally.onTimeByPaperAlone),
        ].filter { $0.1 > 0 }.map { words($0.0, ["count": words.number($0.1)]) }
    }
}

/// One line of a table that divides tasks by post, by document or by what they serve.
struct TaskDivision: Sendable {
    let name: String
    let href: String
    let total: String
    let due: String
    let onTime: String
    let extended: String
    let late: String
    let overdue: String
    let withoutDeadline: String

    init(_ name: String, href: String, _ tally: TaskTally, words: Words) {
        self.name = name
        self.href = href
        total = words.number(tally.total)
        due = words.number(tally.due)
        onTime = words.share(tally.onTime)
        extended = words.number(tally.extended.part)
        late = words.number(tally.late.part)
        overdue = words.number(tally.overdue.part)
        withoutDeadline = words.number(tally.withoutDeadline.part)
    }
}
