import BorderVocabulary
import Steering

extension ReportComposer {
    /// What a reader must know before the first figure; nothing where there is nothing.
    mutating func notice() -> [Document.Block] {
        var items: [[Document.Span]] = []
        func say(_ key: String, _ values: [String: String] = [:]) { items.append([.plain(text: words(key, values))]) }

        let (report, figures) = (edition.report, edition.snapshot.figures)
        if edition.outline.isSample { say("warning.sample") }
        if let reason = report.reason { say("warning.reason", ["reason": "\(reason)"]) }
        if edition.attempt > 1 { say("warning.attempt", ["count": "\(edition.attempt)"]) }
        if let earlier = edition.outline.supersedes { say("warning.supersedes", ["report": "\(earlier)"]) }
        for series in edition.snapshot.later {
            items.append(
                [.plain(text: words("warning.later", ["name": words.name(series.name)]))]
                    + later(series) + [.plain(text: ".")])
        }
        let silent = figures.filter { $0.said.isEmpty && !$0.kind.isPlan }.map { words.name($0.name) }
        if !silent.isEmpty { say("warning.silent", ["names": silent.joined(separator: "; ")]) }
        let unapproved = figures.flatMap(\.said).count { !$0.isApproved }
        if unapproved > 0 {
            say("warning.not-approved", ["count": "\(unapproved)", "all": "\(figures.flatMap(\.said).count)"])
        }
        let split = figures.filter { $0.said.count > 1 }.map { words.name($0.name) }
        if !split.isEmpty { say("warning.split", ["names": split.joined(separator: "; ")]) }
        let uncited = edition.outline.sections.flatMap(\.passages).flatMap(Self.uncited)
        if !uncited.isEmpty {
            say("warning.uncited", ["count": "\(uncited.count)", "numbers": uncited.joined(separator: "; ")])
        }
        return items.isEmpty ? [] : [.notice(title: words("warning.title"), items: items)]
    }

    private mutating func later(_ series: FrozenSeries) -> [Document.Span] {
        var spans: [Document.Span] = []
        for statement in series.later {
            if !spans.isEmpty { spans.append(.plain(text: "; ")) }
            spans.append(
                .figure(
                    text: words.value(statement.value), note: ledger.number(of: statement, in: series)))
            spans.append(.plain(text: " (\(words.knownOn(statement.knownOn)))"))
        }
        return spans
    }

    private static func uncited(_ text: LongText) -> [String] {
        do throws(ParseFailure) { return try Passage(text).uncited } catch { return [] }
    }

    /// What is said otherwise than in the report before.
    mutating func changes(number: Int) -> [Document.Block] {
        let heading = Document.Block.heading(text: "\(Self.roman(number)). \(words("changes.title"))", level: 1)
        guard let previous = edition.previous else {
            return [heading, .paragraph(spans: [.plain(text: words("changes.first"))])]
        }
        let name = ["report": "\(previous.id)", "day": words.day(previous.snapshot.outline.knownOn)]
        let changes = edition.snapshot.differences(since: previous.snapshot)
        guard !changes.isEmpty else {
            return [heading, .paragraph(spans: [.plain(text: words("changes.none", name))])]
        }
        var items: [[Document.Span]] = []
        for change in changes { items.append(item(change)) }
        return [heading, .paragraph(spans: [.plain(text: words("changes.since", name))]), .points(items: items)]
    }

    private mutating func item(_ change: ReportDifference) -> [Document.Span] {
        switch change {
        case .revised(let after, let before):
            let about = "\(words.name(after.name)), \(words("kind." + after.kind.code)), \(after.period): "
            return [.plain(text: about)] + figures(before) + [.plain(text: " → ")] + figures(after)
                + [.plain(text: " \(words.unit(after.unit)).")]
        case .redefined(let after, let before):
            return [
                .plain(
                    text: words(
                        "changes.redefined",
                        [
                            "name": words.name(after.name), "before": "\(before.definition)",
                            "after": "\(after.definition)",
                        ]))
            ]
        case .added(let indicator):
            return [.plain(text: words("changes.added", ["name": words.name(indicator)]))]
        case .dropped(let indicator):
            return [.plain(text: words("changes.dropped", ["name": words.name(indicator)]))]
        }
    }
}
