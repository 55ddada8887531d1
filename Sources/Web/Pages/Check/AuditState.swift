import Application
import BorderVocabulary
import TransparencyLog

/// How far the gate's own auditor has come, in words.
struct AuditState: Sendable {
    /// What was checked; nil before the first checkpoint, and where the log does not hold.
    let checked: String?
    /// What is still being read; nil for nothing.
    let checking: String?
    /// Whether the public log does not hold.
    let flaw: Bool

    init(_ standing: AuditStanding, words: Words) {
        flaw = standing.flaw != nil
        checked =
            flaw
            ? nil
            : standing.checked.map { checkpoint in
                words(
                    "story.checked",
                    [
                        "position": words.number(Int(clamping: standing.position.number)),
                        "time": words.formats.moment(standing.at),
                        "size": words.number(Int(clamping: checkpoint.size)),
                    ])
            }
        checking =
            flaw || standing.isCaughtUp || standing.published == 0
            ? nil
            : words(
                "story.checking",
                [
                    "entries": words.number(Int(clamping: standing.entries)),
                    "size": words.number(Int(clamping: standing.published)),
                ])
    }
}
