import BorderVocabulary

/// A figure that a text names instead of writing it: `{grdp-growth}`, or `{grdp-growth plan}` for what was planned.
package struct Citation: Hashable, Sendable {
    package let indicator: IndicatorID
    /// Whether the plan is meant, and not what was reached.
    package let isPlan: Bool

    /// Reads what stands between the braces.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> Citation {
        let words = raw.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 1 || (words.count == 2 && words[1] == "plan") else {
            throw ParseFailure(.badFormat(accepted: "{targets-met}, {targets-met plan}"), found: raw)
        }
        return Citation(indicator: try IndicatorID.parse(words[0]), isPlan: words.count == 2)
    }
}

/// A paragraph taken apart into words and the figures that it cites.
package struct Passage: Hashable, Sendable {
    /// A stretch of a paragraph.
    package enum Part: Hashable, Sendable {
        case words(String)
        case figure(Citation)
    }

    package let parts: [Part]

    /// Takes a text apart; a brace that is never closed, or does not name a figure, is refused.
    package init(_ text: LongText) throws(ParseFailure) {
        var parts: [Part] = []
        var rest = text.description[...]
        while let open = rest.firstIndex(of: "{") {
            if open > rest.startIndex { parts.append(.words(String(rest[..<open]))) }
            rest = rest[rest.index(after: open)...]
            guard let close = rest.firstIndex(of: "}") else {
                throw ParseFailure(.badFormat(accepted: "{targets-met}, {targets-met plan}"), found: rest)
            }
            parts.append(.figure(try Citation.parse(rest[..<close])))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { parts.append(.words(String(rest))) }
        self.parts = parts
    }

    /// The figures that it cites, in their order.
    package var citations: [Citation] {
        parts.compactMap { if case .figure(let citation) = $0 { citation } else { nil } }
    }

    /// Numbers that its author wrote out instead of citing them, so that nobody can look them up.
    ///
    /// Not counted are years, and what touches a slash or a letter, as dates and numbers of documents do.
    package var uncited: [String] {
        parts.flatMap { part -> [String] in
            guard case .words(let words) = part else { return [] }
            return words.split { $0.isWhitespace || "()“”\"".contains($0) }.compactMap(Passage.number)
        }
    }

    private static func number(in word: Substring) -> String? {
        let trimmed = word.drop { !$0.isNumber && !$0.isLetter && $0 != "/" }
        let kept = trimmed.prefix { $0.isNumber || $0.isLetter || "./,-–/%".contains($0) }
        let text = kept.reversed().drop { ".,-–%".contains($0) }.reversed()
        guard text.contains(where: \.isNumber), !text.contains(where: { $0.isLetter || $0 == "/" }) else { return nil }
        let isYear = text.count == 4 && text.allSatisfy(\.isNumber) && (text.first == "1" || text.first == "2")
        return isYear ? nil : String(text)
    }
}
