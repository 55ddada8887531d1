import BorderVocabulary

/// The two times of a question: what had happened by a day, and what this system had recorded by a moment.
package struct AsKnown: Hashable, Sendable {
    package let day: LocalDate
    /// Nil for all that is recorded.
    package let recordedBy: Timestamp?

    /// Asks for a day.
    package init(on day: LocalDate, recordedBy: Timestamp? = nil) {
        self.day = day
        self.recordedBy = recordedBy
    }

    /// Whether a mark was made by then.
    func sees(_ mark: Observation.Mark) -> Bool { recordedBy.map { mark.at <= $0 } ?? true }
}
