import BorderVocabulary

/// The years that a plan is for: one, or a term such as 2026–2030.
package struct PlanSpan: Hashable, Sendable, TextCoded {
    package let first: Int
    package let last: Int

    /// The grammar in the notation of `ParseFailure`.
    package static let accepted = "####, ####-####"

    /// Takes the first and the last year, or answers nil for an empty span, one of more than 50 years or of another time.
    package init?(_ first: Int, _ last: Int) {
        guard first <= last, last - first < 50, first >= 1970, last <= 9999 else { return nil }
        self.first = first
        self.last = last
    }

    /// Reads a year or a term.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> PlanSpan {
        guard !raw.isEmpty else { throw ParseFailure(.empty, found: raw, accepted: accepted) }
        let years = raw.split(separator: "-", omittingEmptySubsequences: false).map { year($0) }
        guard raw.utf8.count <= 9, 1...2 ~= years.count, let first = years[0], let last = years[years.count - 1] else {
            throw ParseFailure(.badFormat(accepted: accepted), found: raw)
        }
        guard let span = PlanSpan(first, last) else { throw ParseFailure(.outOfRange("1970…9999, ≤ 50"), found: raw) }
        return span
    }

    private static func year(_ text: some StringProtocol) -> Int? {
        let isYear = text.utf8.count == 4 && text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        return isYear ? Int(text) : nil
    }

    /// Whether it is more than a year.
    package var isTerm: Bool { first < last }

    /// Whether a period lies in it.
    package func covers(_ period: Period) -> Bool { first...last ~= period.year }

    /// The span in the form that `parse` reads.
    package var description: String { isTerm ? "\(first)-\(last)" : "\(first)" }
}

/// A plan of a year or of a term.
package struct Plan: Hashable, Sendable, Codable {
    package let id: PlanID
    package let name: Line
    package let span: PlanSpan
    /// The document that it comes from.
    package let act: PlanAct
    /// The theme of the year, in the document's words.
    package let theme: Line?
    /// The plan of the term that stands over it.
    package let under: PlanID?
    /// How many targets the document counts; the book may know fewer, and says so.
    package let officialTargets: Int?
    /// How many groups of tasks the document counts.
    package let officialGroups: Int?
    /// The indicator under which others publish how many targets were met, so that their count can stand beside ours.
    package let publishedAs: IndicatorID?
    /// Whether it is made up to show the system, and no plan of the province.
    package let isSample: Bool

    /// Joins the parts.
    package init(
        _ id: PlanID, name: Line, span: PlanSpan, act: PlanAct, theme: Line? = nil, under: PlanID? = nil,
        officialTargets: Int? = nil, officialGroups: Int? = nil, publishedAs: IndicatorID? = nil, isSample: Bool = false
    ) {
        self.id = id
        self.name = name
        self.span = span
        self.act = act
        self.theme = theme
        self.under = under
        self.officialTargets = officialTargets
        self.officialGroups = officialGroups
        self.publishedAs = publishedAs
        self.isSample = isSample
    }
}

/// One of a plan's numbered groups of tasks.
package struct TaskGroup: Hashable, Sendable, Codable {
    package let plan: PlanID
    /// Its number in the document, from 1.
    package let number: Int
    package let title: Line
    /// Whether it is made up, and not of the official list.
    package let isSample: Bool

    /// Joins the parts.
    package init(_ plan: PlanID, _ number: Int, title: Line, isSample: Bool = false) {
        self.plan = plan
        self.number = number
        self.title = title
        self.isSample = isSample
    }
}
