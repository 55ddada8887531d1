import BorderVocabulary

/// Where at the gates something was measured: a place, and one direction of it or both.
package struct GateStream: Hashable, Sendable, TextCoded {
    /// The gate, road or opening, by its name in the software.
    package let place: PlaceID
    /// One direction, or nil for both together.
    package let direction: TradeDirection?

    /// Joins the parts.
    package init(_ place: PlaceID, _ direction: TradeDirection? = nil) {
        self.place = place
        self.direction = direction
    }

    /// The stream as `huu-nghi` or `huu-nghi/export`.
    package var description: String { direction.map { "\(place)/\($0.code)" } ?? "\(place)" }

    /// Reads what `description` writes.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> GateStream {
        let parts = raw.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return GateStream(try PlaceID.parse(raw)) }
        guard let direction = TradeDirection(code: parts[1]) else {
            throw ParseFailure(.unknownCode, found: raw, accepted: "import, export")
        }
        return GateStream(try PlaceID.parse(parts[0]), direction)
    }
}

/// A stretch of one gate's log, both ends included: what a measure was made of, for everybody to look up.
package struct LogStretch: Hashable, Sendable, Codable {
    /// The log's name, as in the folder of the gate.
    package let log: Line
    /// The position of the first record.
    package let first: UInt64
    /// The position of the last record.
    package internal(set) var last: UInt64

    /// Joins the parts.
    package init(_ log: Line, first: UInt64, last: UInt64) {
        self.log = log
        self.first = first
        self.last = last
    }

    /// From the earlier beginning to the later end; of two logs, the first alone.
    package func joined(with other: LogStretch) -> LogStretch {
        guard log == other.log else { return self }
        return LogStretch(log, first: min(first, other.first), last: max(last, other.last))
    }
}

/// One measurement at a gate, over a bound or not: whether it means trouble is said by a `GateRule` and not here.
///
/// Whoever reads the gate's log sends one for each kind, stream and window that it measures, also when all is well,
/// because only a low measure ends a trouble. A window in which nothing could be measured, such as waiting while nobody
/// waits, has the measure 0. Windows of one kind and stream follow each other in time; the same signal again does no
/// harm.
package struct GateSignal: Hashable, Sendable {
    /// What is measured; each has its unit.
    package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        /// Minutes that nine in ten of those who crossed or still wait in the window had waited, at its end.
        case waitingP90 = "waiting-p90"
        /// Minutes of the one who had waited longest, of those who crossed or still wait in the window.
        case waitingLongest = "waiting-longest"
        /// Minutes for which a notice of no intake had been in force at the end of the window; 0 when none is.
        case noIntake = "no-intake"
        /// Minutes of opening hours since the last crossing, at the end of the window; 0 while the gate is closed by rule.
        case noCrossing = "no-crossing"
        /// Minutes since the last record of the gate's log, at the end of the window, within opening hours.
        case logGap = "log-gap"
        /// Vehicles that are there and have not crossed, at the end of the window.
        case backlog
    }

    package let kind: Kind
    package let stream: GateStream
    /// The window's first moment.
    package let from: Timestamp
    /// The moment at which the window ends, not in it.
    package let until: Timestamp
    /// The measure in the unit of its kind, not negative.
    package let measure: Int
    /// The records that it was made of; for a gap, the record before it.
    package let evidence: LogStretch

    /// Joins the parts.
    package init(
        _ kind: Kind, at stream: GateStream, from: Timestamp, until: Timestamp, measure: Int, evidence: LogStretch
    ) {
        self.kind = kind
        self.stream = stream
        self.from = from
        self.until = until
        self.measure = measure
        self.evidence = evidence
    }
}
