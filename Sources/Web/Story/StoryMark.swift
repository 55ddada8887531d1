import Application
import BorderVocabulary
import TransparencyLog

/// Up to where a story was checked.
package struct StoryMark: Sendable {
    /// The last record that was replayed.
    let position: Position
    /// When it was made.
    let at: Timestamp
    /// The size of the last signed checkpoint that all of it was held against; nil before the first.
    let checked: UInt64?
    /// How many entries were replayed.
    let entries: UInt64
    /// The size of the newest checkpoint.
    let published: UInt64

    /// What the gate's own auditor says.
    init(_ standing: AuditStanding) {
        position = standing.position
        at = standing.at
        checked = standing.checked?.size
        entries = standing.entries
        published = standing.published
    }

    /// What a check of the whole log says.
    package init(_ report: PublicLogReport) {
        position = report.queue.position
        at = report.queue.last
        checked = report.checkpoint.size
        entries = report.checkpoint.size
        published = report.checkpoint.size
    }
}
