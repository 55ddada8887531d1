import BorderVocabulary

/// A conclusion of a conference by its number, for ever the same.
package struct ConclusionID: Hashable, Comparable, Sendable, TextCoded {
    package let conference: ConferenceID
    /// From 1.
    package let number: Int

    /// Joins the parts.
    package init(_ conference: ConferenceID, _ number: Int) {
        self.conference = conference
        self.number = number
    }

    /// The conclusion as `kt-xh-2026-03/2`.
    package var description: String { "\(conference)/\(number)" }

    /// Reads what `description` writes.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> ConclusionID {
        let parts = raw.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int(parts[1]), number > 0, "\(number)" == parts[1] else {
            throw ParseFailure(.badFormat(accepted: "[a-z0-9-]/#"), found: raw)
        }
        return ConclusionID(try ConferenceID.parse(parts[0]), number)
    }

    /// Orders by conference, then by number.
    package static func < (left: ConclusionID, right: ConclusionID) -> Bool {
        (left.conference, left.number) < (right.conference, right.number)
    }
}

/// By when something has to be done, or looked at again.
package enum ConclusionDue: Hashable, Sendable, Codable {
    case by(LocalDate)
    /// No deadline can be set; on that day it is looked at again.
    case review(on: LocalDate, reason: Line)

    /// The day, of either kind.
    package var day: LocalDate {
        switch self {
        case .by(let day): day
        case .review(let day, _): day
        }
    }
}

/// A point of the minutes.
package struct Conclusion: Hashable, Sendable, Codable {
    package let text: LongText
    /// The number of the matter on the agenda.
    package let item: Int?
    /// The post that has to do it; nil where nobody has to do anything.
    package let lead: PostID?
    package let support: [PostID]
    /// Nil only where nobody has to do anything.
    package let due: ConclusionDue?

    /// Joins the parts.
    package init(
        _ text: LongText, item: Int? = nil, lead: PostID? = nil, support: [PostID] = [], due: ConclusionDue? = nil
    ) {
        self.text = text
        self.item = item
        self.lead = lead
        self.support = support
        self.due = due
    }
}

/// What the book of tasks is to take from a conclusion; giving it again is for that book to see.
package struct TaskDraft: Hashable, Sendable {
    package let conclusion: ConclusionID
    package let text: LongText
    package let lead: PostID
    package let support: [PostID]
    package let due: ConclusionDue
    /// The day of the conference.
    package let concludedOn: LocalDate
    /// Number and day of the minutes, once they are there.
    package let minutes: Line?
    package let isSample: Bool
}
