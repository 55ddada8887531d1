import Application
import BorderVocabulary
import Gate
import TransparencyLog
import Web

/// The story of one trip, as `huunghi verify --trip` prints it.
struct StoryPrint {
    private let report: PublicLogReport
    private let story: TripStory

    /// Fails for a trip that the log does not have.
    init(_ report: PublicLogReport, of trip: TripID) throws {
        guard let story = report.queue.story(of: trip) else {
            throw Exit(.refused, Words.text("verify.no-trip", ["trip": trip.description]))
        }
        self.report = report
        self.story = story
    }

    func show(as format: OutputFormat) {
        switch format {
        case .json: print(story.json(StoryMark(report)))
        case .csv: print(table(story.chapters.flatMap { $0.before + $0.ahead }).printed(as: .csv))
        case .table: lines.forEach { print($0) }
        }
    }

    private func table(_ passings: [TripStory.Passing]) -> Table {
        var table = Table(columns: ["at", "trip", "class", "why"])
        table.rows = passings.sorted { $0.call.position < $1.call.position }.map { passing in
            [
                "\(passing.call.at.localDate) \(passing.call.at.localTime)", "\(passing.call.trip)",
                Words.story?.queueClass(passing.call) ?? "",
                Words.story?.reason(passing.reason, for: passing.call.trip) ?? "",
            ]
        }
        return table
    }

    private var lines: [String] {
        guard let words = Words.story else { return [] }
        func say(_ key: String, _ values: [String: String] = [:]) -> String { Words.common("story." + key, values) }
        var lines = [say("title", ["trip": "\(story.life.trip)"]), words.verdict(story)]
        for fact in words.standing(story) { lines.append("  \(fact.name): \(fact.value)") }
        if story.standing == nil { lines.append("  " + say("not-waiting")) }
        for chapter in story.chapters {
            lines += ["", words.heading(chapter.wait), "  " + words.beginning(chapter.wait)]
            if let end = words.end(chapter.wait) { lines.append("  " + end) }
            if !chapter.isWhole { lines.append("  " + say("not-whole")) }
            lines += [
                say("ahead"),
                chapter.ahead.isEmpty ? "  " + say("ahead-none") : table(chapter.ahead).printed(as: .table),
            ]
            lines += more(chapter.aheadCount - chapter.ahead.count)
            let before = chapter.counts[.cameBefore] ?? 0
            lines.append(say("before", ["count": "\(before)"]))
            if !chapter.before.isEmpty { lines.append(table(chapter.before).printed(as: .table)) }
            lines += more(before - chapter.before.count)
        }
        let checkpoint = report.checkpoint
        lines += [
            "",
            say(
                "checked",
                [
                    "position": "\(report.queue.position.number)",
                    "time": "\(report.queue.last.localDate) \(report.queue.last.localTime)",
                    "size": "\(checkpoint.size)",
                ]),
        ]
        return lines
    }

    private func more(_ count: Int) -> [String] {
        count > 0 ? ["  " + Words.common("story.more", ["count": "\(count)"])] : []
    }
}
