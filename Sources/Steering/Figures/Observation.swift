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
    }

    package let grade: Grade
    package let words: Line

    /// Pairs a grade with the words.
    package init(_ grade: Grade, words: Line) {
        self.grade = grade
        self.words = words
    }

    /// Reads words of which the first is a grade: `reported; 9 of them exceeded`.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> FigureStatus {
        let words = try Line.parse(raw)
        let first = raw.utf8.prefix {
            $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ",")
        }
        for grade in Grade.allCases where grade.code.utf8.elementsEqual(first) {
            return FigureStatus(grade, words: words)
        }
        throw ParseFailure(
            .unknownCode, found: raw, accepted: Grade.allCases.map(\.code).joined(separator: ", "))
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

/// What one source said about one figure. Two that are equal in all of it are one statement, however often it is sent.
package struct Statement: Hashable, Sendable {
    package let series: Series
    package let unit: Line
    package let value: Value
    package let knownOn: KnownOn
    package let status: FigureStatus
    /// Where it can be looked up.
    package let source: Line
    /// The sequence number of the observation that this one corrects, within the same series.
    package let supersedes: Int?
    /// Why it differs from what was said before; a correction has one.
    package let reason: Line?

    /// Joins the parts.
    package init(
        _ series: Series, unit: Line, value: Value, knownOn: KnownOn, status: FigureStatus, source: Line,
        supersedes: Int? = nil, reason: Line? = nil
    ) {
        self.series = series
        self.unit = unit
        self.value = value
        self.knownOn = knownOn
        self.status = status
        self.source = source
        self.supersedes = supersedes
        self.reason = reason
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
    /// A second person's yes.
    package var approved: Mark?
    /// A third person has shown it to everybody.
    package var published: Mark?
    package var withdrawn: Mark?

    /// A statement as it is entered.
    package init(sequence: Int, statement: Statement, entered: Mark) {
        self.sequence = sequence
        self.statement = statement
        self.entered = entered
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
