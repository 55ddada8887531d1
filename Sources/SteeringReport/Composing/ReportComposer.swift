import BorderVocabulary
import Steering

/// Puts a frozen report into words. The same edition and the same words give the same document.
package struct ReportComposer {
    let edition: ReportEdition
    let words: ReportWords
    var ledger = NoteLedger()

    /// Composes the document of an edition.
    package static func document(_ edition: ReportEdition, _ words: ReportWords) -> Document {
        var composer = ReportComposer(edition: edition, words: words)
        return composer.document()
    }

    private mutating func document() -> Document {
        let outline = edition.outline
        var blocks = notice() + [.paragraph(spans: [.plain(text: basis)])]
        for (place, section) in outline.sections.enumerated() {
            blocks += self.section(section, number: place + 1)
        }
        blocks += changes(number: outline.sections.count + 1)
        blocks.append(.closing(closing: closing))
        blocks.append(.appendix(title: words("notes.title"), subtitle: words("notes.subtitle")))
        blocks.append(.notes(items: ledger.cited.enumerated().map { note($0 + 1, $1.series, $1.statement) }))
        return Document(
            language: outline.language, name: "\(words("kind")) – \(outline.cover.subject)", masthead: masthead,
            blocks: blocks)
    }

    private var masthead: Document.Masthead {
        let (cover, publication) = (edition.outline.cover, edition.report.publication)
        return Document.Masthead(
            nation: words("nation"), motto: words("motto"), above: cover.above?.description,
            body: cover.body.description,
            number: words(
                "number",
                [
                    "number": publication.map { "\($0.number)" } ?? "\u{2003}\u{2003}", "symbol": "\(cover.symbol)",
                ]),
            placeAndDate: publication.map { words.dated($0.date, in: cover.place) }
                ?? words("undated", ["place": "\(cover.place)"]),
            mark: mark, kind: words("kind"), subject: cover.subject.description,
            addressees: cover.addressees.map { words("to", ["name": "\($0)"]) })
    }

    /// What a reader must see before the first word: an example, a draft, what no longer holds.
    private var mark: String? {
        var marks = edition.outline.isSample ? [words("mark.sample")] : []
        switch edition.report.stage {
        case .frozen, .approved: marks.append(words("mark.draft"))
        case .returned: marks.append(words("mark.returned"))
        case .withdrawn: marks.append(words("mark.withdrawn"))
        case .published:
            if let later = edition.report.supersededBy {
                marks.append(words("mark.superseded", ["report": "\(later)"]))
            }
        }
        return marks.isEmpty ? nil : marks.joined(separator: " – ")
    }

    private var basis: String {
        words(
            "basis",
            [
                "period": "\(edition.outline.period)", "day": words.day(edition.outline.knownOn),
                "moment": words.moment(edition.snapshot.recordedBy), "report": "\(edition.outline.id)",
            ])
    }

    private var closing: Document.Closing {
        let cover = edition.outline.cover
        return Document.Closing(
            recipientsTitle: words("recipients"),
            recipients: cover.recipients.map { words("recipient", ["name": "\($0)"]) },
            authority: cover.authority?.description, post: cover.post.description,
            signatory: cover.signatory?.description)
    }

    private mutating func section(_ section: ReportSection, number: Int) -> [Document.Block] {
        var blocks = [Document.Block.heading(text: "\(Self.roman(number)). \(section.heading)", level: 1)]
        for text in section.passages {
            let spans = passage(text)
            if !spans.isEmpty { blocks.append(.paragraph(spans: spans)) }
        }
        if !section.indicators.isEmpty { blocks.append(.table(table: table(section))) }
        return blocks
    }

    /// A paragraph with its figures; what is no passage was refused when the report was frozen.
    private mutating func passage(_ text: LongText) -> [Document.Span] {
        let parts: [Passage.Part]
        do throws(ParseFailure) { parts = try Passage(text).parts } catch { parts = [.words(text.description)] }
        var spans: [Document.Span] = []
        for part in parts {
            switch part {
            case .words(let words): spans.append(.plain(text: words))
            case .figure(let citation):
                if let series = edition.snapshot.figure(citation) { spans += figures(series) }
            }
        }
        return spans
    }

    private mutating func table(_ section: ReportSection) -> Document.Table {
        var rows: [[[Document.Span]]] = []
        for (place, indicator) in section.indicators.enumerated() {
            let all = edition.snapshot.figures(of: indicator)
            let (plans, results) = (all.filter(\.kind.isPlan), all.filter { !$0.kind.isPlan })
            rows.append([
                [.plain(text: "\(place + 1)")], [.plain(text: words.name(all.first?.name ?? indicator))],
                [.plain(text: all.first.map { words.unit($0.unit) } ?? "")], figures(plans, none: words("not-planned")),
                figures(results, none: words("no-information")),
                [
                    .plain(
                        text: Set(results.flatMap(\.said).map { words.grade($0.status) }).sorted().joined(
                            separator: "; "))
                ],
            ])
        }
        return Document.Table(
            caption: words(
                "table.caption",
                [
                    "heading": "\(section.heading)", "day": words.day(edition.outline.knownOn),
                ]),
            columns: [
                .init(words("table.number"), .centre, share: 7), .init(words("table.indicator"), .start, share: 34),
                .init(words("table.unit"), .centre, share: 15), .init(words("table.plan"), .end, share: 14),
                .init(words("table.result"), .end, share: 16), .init(words("table.status"), .centre, share: 14),
            ],
            rows: rows)
    }

    /// The figures of several questions, or the word for none.
    mutating func figures(_ all: [FrozenSeries], none: String) -> [Document.Span] {
        var spans: [Document.Span] = []
        for series in all where !series.said.isEmpty {
            if !spans.isEmpty { spans.append(.plain(text: "; ")) }
            spans += figures(series)
        }
        return spans.isEmpty ? [.plain(text: none)] : spans
    }

    /// All that was said in answer to a question, each with its note.
    mutating func figures(_ series: FrozenSeries) -> [Document.Span] {
        var spans: [Document.Span] = []
        for statement in series.said {
            if !spans.isEmpty { spans.append(.plain(text: " / ")) }
            spans.append(
                .figure(
                    text: words.value(statement.value), note: ledger.number(of: statement, in: series)))
        }
        return spans.isEmpty ? [.plain(text: words("no-information"))] : spans
    }

    private func note(_ number: Int, _ series: FrozenSeries, _ statement: FrozenStatement) -> Document.Note {
        Document.Note(
            number: number,
            text: words(
                "note",
                [
                    "name": words.name(series.name), "card": "\(series.indicator)", "version": "\(series.definition)",
                    "period": "\(series.period)", "kind": words("kind." + series.kind.code),
                    "value": words.value(statement.value), "unit": words.unit(series.unit),
                    "observation": "\(statement.observation)", "day": words.knownOn(statement.knownOn),
                    "grade": words.grade(statement.status), "words": "\(statement.status)",
                    "approved": words(statement.isApproved ? "note.approved" : "note.not-approved"),
                ]),
            source: "\(statement.source)")
    }

    static func roman(_ number: Int) -> String {
        let tens = ["", "X", "XX", "XXX"][min(3, number / 10)]
        return tens + ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][number % 10]
    }
}
