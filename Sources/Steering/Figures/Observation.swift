import BorderVocabulary

/// What a number is of its indicator; raw values are stored.
package enum FigureKind: UInt8, CaseIterable, Hashable, Sendable, CodeWord {
    case plan = 0
    case planRange = 1
    case result = 2
    /// How many of so many, such as targets met.
    case count = 3

    /// The word in files.
    package var code: String {
        switch self {
        case .plan: "plan"
        case .planRange: "plan-range"
        case .result: "result"
        case .count: "count"
        }
    }

    /// Reads the word; said for itself, because each row of a table has one.
    package static func parse(_ raw: String) throws(ParseFailure) -> FigureKind {
        switch raw {
        case "result": return .result
        case "plan": return .plan
        case "plan-range": return .planRange
        case "count": return .count
        case _:
            throw ParseFailure(
                raw.isEmpty ? .empty : .unknownCode, found: raw, accepted: allCases.map(\.code).joined(separator: ", "))
        }
    }
}

/// How sure a source is of its number, with the words in which it says so.
package struct FigureStatus: Hashable, Sendable {
    /// What the words amount to; raw values are stored.
    package enum Grade: UInt8, CaseIterable, Hashable, Sendable, CodeWord {
        case plan = 0
        case expected = 1
        case estimate = 2
        case preliminary = 3
        case reported = 4
        case official = 5
        case revised = 6
        /// Computed from other figures, by us or by the source.
        case derived = 7
        /// The source should have it and does not.
        case missing = 8
        /// There is no such figure for this period.
        case notApplicable = 9

        /// The word in files.
        package var code: String {
            switch self {
            case .plan: "plan"
            case .expected: "expected"
            case .estimate: "estimate"
            case .preliminary: "preliminary"
            case .reported: "reported"
            case .official: "official"
            case .revised: "revised"
            case .derived: "derived"
            case .missing: "missing"
            case .notApplicable: "n/a"
            }
        }

        fileprivate static let words = Dictionary(uniqueKeysWithValues: allCases.map { ($0.code, $0) })
    }

    package let grade: Grade
    package let words: Line

    /// Pairs a grade with the words.
    package init(_ grade: Grade, words: Line) {
        self.grade = grade
        self.words = words
    }

    /// Reads words of which the first is a grade: `reported; 9 of them exceeded`.
    package static func parse(_ raw: String) throws(ParseFailure) -> FigureStatus {
        let words = try Line.parse(raw)
        let first = raw.utf8.prefix {
            $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ",")
        }
        if let grade = Grade.words[String(Substring(first))] { return FigureStatus(grade, words: words) }
        throw ParseFailure(
            .unknownCode, found: raw, accepted: Grade.allCases.map(\.code).joined(separator: ", "))
    }

    /// The same for any text.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> FigureStatus {
        try parse(String(raw))
    }
}

/// Figures that one question is about: an indicator in a period and an area, planned or reached.
package struct Series: Hashable, Sendable {
    package let indicator: IndicatorID
    package let period: Period
    package let kind: FigureKind
    /// The administrative unit that the figure is about.
    package let area: UnitID

    /// Joins the parts; without an area it is the province.
    package init(_ indicator: IndicatorID, _ period: Period, _ kind: FigureKind, area: UnitID = .province) {
        self.indicator = indicator
        self.period = period
        self.kind = kind
        self.area = area
    }
}

/// A statement as it was recorded. It is never changed; what is added later stands beside it.
package struct Observation: Hashable, Sendable {
    /// Who did something, and when this system recorded it.
    package struct Mark: Hashable, Sendable {
        package let by: UserID
        package let at: Timestamp
        /// The reason of a withdrawal.
        package let reason: Line?

        /// Joins the parts.
        package init(by user: UserID, at moment: Timestamp, reason: Line? = nil) {
            by = user
            at = moment
            self.reason = reason
        }
    }

    /// Its place among all observations, from 1.
    package let sequence: Int
    package let statement: Statement
    package let entered: Mark
    /// What was done to it since; most have nothing of it, and then it takes no room.
    private var later: Later?

    private final class Later: Hashable, Sendable {
        let approved: Mark?
        let published: Mark?
        let withdrawn: Mark?

        init(_ approved: Mark?, _ published: Mark?, _ withdrawn: Mark?) {
            self.approved = approved
            self.published = published
            self.withdrawn = withdrawn
        }

        static func == (left: Later, right: Later) -> Bool {
            left.approved == right.approved && left.published == right.published && left.withdrawn == right.withdrawn
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(approved)
            hasher.combine(published)
            hasher.combine(withdrawn)
        }
    }

    /// A statement as it is entered.
    package init(sequence: Int, statement: Statement, entered: Mark) {
        self.sequence = sequence
        self.statement = statement
        self.entered = entered
    }

    /// A second person's yes.
    package var approved: Mark? {
        get { later?.approved }
        set { mark(newValue, published, withdrawn) }
    }
    /// A third person has shown it to everybody.
    package var published: Mark? {
        get { later?.published }
        set { mark(approved, newValue, withdrawn) }
    }
    /// It was taken out of the answers.
    package var withdrawn: Mark? {
        get { later?.withdrawn }
        set { mark(approved, published, newValue) }
    }

    private mutating func mark(_ approved: Mark?, _ published: Mark?, _ withdrawn: Mark?) {
        let isPlain = approved == nil && published == nil && withdrawn == nil
        later = isPlain ? nil : Later(approved, published, withdrawn)
    }

    /// The observation as this system had it at a moment, or nil before it was entered.
    package func asRecorded(at moment: Timestamp) -> Observation? {
        guard entered.at <= moment else { return nil }
        var past = self
        if let mark = approved, mark.at > moment { past.approved = nil }
        if let mark = published, mark.at > moment { past.published = nil }
        if let mark = withdrawn, mark.at > moment { past.withdrawn = nil }
        return past
    }
}
