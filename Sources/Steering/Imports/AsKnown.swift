import BorderVocabulary

/// From where a question looks: what was known on a day, by what this system had recorded at a moment.
///
/// The two times are those of docs/decisions/0016-two-times.md.
package struct AsKnown: Hashable, Sendable {
    /// The last day whose statements count.
    package let day: LocalDate
    /// Records after this moment are unseen; nil for all that there are.
    package let recordedBy: Timestamp?

    /// Looks from a day, and from a moment of recording if one is given.
    package init(on day: LocalDate, recordedBy moment: Timestamp? = nil) {
        self.day = day
        recordedBy = moment
    }

    /// Whether something was recorded by then and said by that day, withdrawn or not.
    package func isRecorded(_ kept: Kept<some Said>) -> Bool { kept.words.saidOn <= day && sees(kept.entered) }

    /// Whether a mark was made by then.
    func sees(_ mark: Observation.Mark) -> Bool { recordedBy.map { mark.at <= $0 } ?? true }
}

/// Something that was said on a day.
package protocol Said: Hashable, Sendable, Codable {
    /// The day of the document, the file or the decision.
    var saidOn: LocalDate { get }
}

/// Words that were kept as they were said, with who entered, approved and withdrew them.
package struct Kept<Words: Said>: Hashable, Sendable {
    package let words: Words
    package let entered: Observation.Mark
    /// A second person's yes.
    package internal(set) var approved: Observation.Mark?
    /// When and why it was taken out of the answers; it stays in sight.
    package internal(set) var withdrawn: Observation.Mark?

    init(_ words: Words, by user: UserID, at moment: Timestamp) {
        self.words = words
        entered = Observation.Mark(by: user, at: moment, reason: nil)
    }

    /// Whether it takes part in an answer.
    package func isKnown(_ asked: AsKnown) -> Bool {
        words.saidOn <= asked.day && asked.sees(entered) && !(withdrawn.map(asked.sees) ?? false)
    }
}
