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

    /// Counts days of a log again, each from the records that its count was made of, and answers with what the log says.
    ///
    /// A count that a correction replaced is made again from the records that were there before the correction. Reads the
    /// log as far as the last of these records. `progress` hears how far it is.
    package static func recount(
        _ tallies: [DayTally], of gate: GateID, in log: any EventLog, progress: (Position) -> Void = { _ in }
    ) throws(LogFailure) -> [DayRecount] {
        var tallier = GateTallier(log: gate)
        var found: [DayRecount] = []
        // A day without records is over when a later one has some; any other with the last of its records.
        var silent = tallies.filter { $0.end == 0 }.sorted { $0.day < $1.day }[...]
        var spoken = tallies.filter { $0.end > 0 }.sorted { $0.end < $1.end }[...]
        while !silent.isEmpty || !spoken.isEmpty {
            let batches = try log.read(gate, after: tallier.position, limit: page)
            guard !batches.isEmpty else { break }
            for batch in batches {
                for record in try RecordCodec.decode(batch) where record.position > tallier.position {
                    while let next = silent.first, next.day < record.at.localDate {
                        found.append(DayRecount(recorded: next, fresh: tallier.sealed(next.day)))
                        silent.removeFirst()
                    }
                    while let next = spoken.first, next.end < record.position.number {
                        found.append(DayRecount(recorded: next, fresh: tallier.sealed(next.day)))
                        spoken.removeFirst()
                    }
                    tallier.take(record)
                }
            }
            progress(tallier.position)
        }
        return (found + (silent + spoken).map { DayRecount(recorded: $0, fresh: tallier.sealed($0.day)) })
            .sorted { ($0.recorded.day, $0.recorded.end) < ($1.recorded.day, $1.recorded.end) }
    }
}

/// A count of a day beside what the log says now.
package struct DayRecount: Hashable, Sendable {
    package let recorded: DayTally
    /// Nil where the log has no such day.
    package let fresh: DayTally?

    /// Whether the two are the same in everything.
    package var isEqual: Bool { recorded == fresh && recorded.isIntact }

    /// The parts in which they differ, by their names in `DayTally`; none where they are equal.
    package var differences: [String] {
        guard let fresh else { return ["log"] }
        let one = recorded.content
        let two = fresh.content
        var names: [String] = []
        func compare(_ name: String, _ isSame: Bool) { if !isSame { names.append(name) } }
        compare("positions", one.first == two.first && one.last == two.last && one.later == two.later)
        compare("records", one.records == two.records)
        compare("crossings", one.crossings == two.crossings)
        compare("waits", one.waits == two.waits)
        compare("fees", one.fees == two.fees)
        compare("backlog", one.backlog == two.backlog)
        compare("open", one.open == two.open)
        compare("chain", one.chain == two.chain)
        compare("seal", recorded.seal == fresh.seal && recorded.isIntact)
        return names
    }
}

extension DayTally {
    /// The position of the last record that it was made of; 0 for a day without records.
    package var end: UInt64 { max(last ?? 0, later.last ?? 0) }
}
