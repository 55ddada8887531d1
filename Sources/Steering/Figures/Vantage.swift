import BorderVocabulary

/// Which observations are looked at.
package enum FigureView: String, CaseIterable, Hashable, Sendable, Codable {
    /// All that was entered.
    case all
    /// What a second person stands by.
    case approved
    /// What a third person has shown to everybody.
    case published

    /// Reads the word.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> FigureView {
        for view in allCases where view.rawValue == raw { return view }
        throw ParseFailure(
            raw.isEmpty ? .empty : .unknownCode, found: raw, accepted: allCases.map(\.rawValue).joined(separator: ", "))
    }
}

/// From where one looks at the figures: the world's time, this system's time, and which of the three hands has passed.
package struct Vantage: Hashable, Sendable {
    /// What had been said by this day.
    package var day: LocalDate
    /// What this system had recorded by then; nil for all it has.
    package var moment: Timestamp?
    /// Whether approved or published observations alone are looked at.
    package var view: FigureView

    /// Joins the three; without the others, everything that is known of the day.
    package init(knownOn day: LocalDate, recordedBy moment: Timestamp? = nil, view: FigureView = .all) {
        self.day = day
        self.moment = moment
        self.view = view
    }

    /// The observation as it is seen, or nil where it is not.
    package func seen(_ observation: Observation) -> Observation? {
        guard let seen = moment.map({ observation.asRecorded(at: $0) }) ?? observation else { return nil }
        switch view {
        case .all: return seen
        case .approved: return seen.approved == nil ? nil : seen
        case .published: return seen.published == nil ? nil : seen
        }
    }
}
