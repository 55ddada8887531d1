import Application
import BorderVocabulary
import Steering

/// A gate's log counted from its first record, for everybody who can read it: what a figure is checked against.
package enum GateCount {
    /// How many batches are read at a time.
    private static let page = 256

    /// The tallies of all days before one, in their order; `end` bounds the records that are read, and `tell` hears what
    /// each of them adds.
    ///
    /// Reads the whole log. Throws what the log throws; `corrupt` names the first record that does not decode.
    package static func tallies(
        of gate: GateID, in log: any EventLog, before day: LocalDate, upTo end: Position? = nil,
        _ tell: ((GateContribution) -> Void)? = nil
    ) throws(LogFailure) -> [DayTally] {
        var tallier = GateTallier(log: gate)
        try follow(&tallier, in: log, upTo: end, tell)
        return tallier.finished(before: day)
    }

    /// Takes what the log has after the last record that was taken.
    static func follow(
        _ tallier: inout GateTallier, in log: any EventLog, upTo end: Position? = nil,
        _ tell: ((GateContribution) -> Void)? = nil
    ) throws(LogFailure) {
        while true {
            let batches = try log.read(tallier.log, after: tallier.position, limit: page)
            guard !batches.isEmpty else { return }
            for batch in batches {
                for record in try RecordCodec.decode(batch) where record.position > tallier.position {
                    if let end, record.position > end { return }
                    tallier.take(record, tell)
                }
            }
        }
    }
}
