import BorderVocabulary

/// What one gate's log says of one day: every number of the gate's statistics is a sum over these.
///
/// It is made from the log alone and can be made again from it at any time (`seal`). Times of a log do not go back, so the
/// records of a day stand together: `first` to `last`.
package struct DayTally: Hashable, Sendable, Codable {
    /// The version of the rules by which days are counted now.
    package static let currentRules = 1

    /// The log.
    package let log: GateID
    package let day: LocalDate
    /// The version of the rules by which it was counted.
    package let rules: Int
    /// The position of the day's first record in the log; nil for a day without records.
    package let first: UInt64?
    /// The position of the day's last record.
    package let last: UInt64?
    /// How many records the numbers below rest upon.
    package let records: Int
    /// Positions of records of later days that changed this one, such as a weight that was corrected after the crossing.
    package let later: [UInt64]
    /// In the order of their keys.
    package let crossings: [CrossingCell]
    package let waits: [WaitingCell]
    package let fees: [FeeCell]
    /// Nil where no bulletin was closed for the day; gates without a vehicle are left out.
    package let backlog: [BacklogCell]?
    /// Gates that were to be open for at least a minute by the rules in force, in their order.
    package let open: [PlaceID]
    /// The digest of the records that the numbers rest upon, chained in their order.
    package let chain: Checksum
    /// The digest of `material`.
    package let seal: Checksum

    /// Joins the parts.
    package init(_ content: Content, seal: Checksum) {
        log = content.log
        day = content.day
        rules = content.rules
        first = content.first
        last = content.last
        records = content.records
        later = content.later
        crossings = content.crossings
        waits = content.waits
        fees = content.fees
        backlog = content.backlog
        open = content.open
        chain = content.chain
        self.seal = seal
    }

    /// A day that is counted and not yet sealed.
    package struct Content: Hashable, Sendable {
        package let log: GateID
        package let day: LocalDate
        package let rules: Int
        package let first: UInt64?
        package let last: UInt64?
        package let records: Int
        package let later: [UInt64]
        package let crossings: [CrossingCell]
        package let waits: [WaitingCell]
        package let fees: [FeeCell]
        package let backlog: [BacklogCell]?
        package let open: [PlaceID]
        package let chain: Checksum

        /// Joins the parts; the meaning of each is that of `DayTally`.
        package init(
            log: GateID, day: LocalDate, rules: Int = DayTally.currentRules, first: UInt64?, last: UInt64?,
            records: Int, later: [UInt64] = [], crossings: [CrossingCell] = [], waits: [WaitingCell] = [],
            fees: [FeeCell] = [], backlog: [BacklogCell]? = nil, open: [PlaceID] = [], chain: Checksum
        ) {
            self.log = log
            self.day = day
            self.rules = rules
            self.first = first
            self.last = last
            self.records = records
            self.later = later
            self.crossings = crossings
            self.waits = waits
            self.fees = fees
            self.backlog = backlog
            self.open = open
            self.chain = chain
        }

        /// The text whose SHA-256 seals the day: one line for each thing, in this order, each ending in a line feed.
        ///
        /// Whoever has the tally can compute it; whoever has the log can make the tally.
        package var material: String {
            func number(_ position: UInt64?) -> String { position.map { "\($0)" } ?? "-" }
            var lines = [
                "huu-nghi gate day", "log \(log)", "day \(day)", "rules \(rules)",
                "positions \(number(first)) \(number(last))", "records \(records)",
                "later" + later.map { " \($0)" }.joined(), "chain \(chain)",
            ]
            lines += crossings.map { "crossing \($0)" }
            lines += waits.map { "waiting \($0)" }
            lines += fees.map { "fee \($0)" }
            lines += (backlog ?? []).map { "backlog \($0)" }
            if backlog == nil { lines.append("no bulletin") }
            lines += open.map { "open \($0)" }
            return lines.map { $0 + "\n" }.joined()
        }
    }

    /// The tally without its seal.
    package var content: Content {
        Content(
            log: log, day: day, rules: rules, first: first, last: last, records: records, later: later,
            crossings: crossings, waits: waits, fees: fees, backlog: backlog, open: open, chain: chain)
    }

    /// Whether the log can have grown from the other tally of the same day to this one: it was counted by later rules, or
    /// from more records, none of which is missing.
    package func mayFollow(_ other: DayTally) -> Bool {
        guard log == other.log, day == other.day else { return false }
        if rules != other.rules { return rules > other.rules }
        guard later.starts(with: other.later), first == other.first || other.first == nil else { return false }
        let hasGrown = records > other.records || later.count > other.later.count
        return hasGrown && records >= other.records && (last ?? 0) >= (other.last ?? 0)
    }
}
