/// What one source said about one figure. Two that are equal in all of it are one statement, however often it is sent.
///
/// Copies share their parts: a statement goes by the million from a table to the log and the shelf, and never changes.
package struct Statement: Hashable, Sendable {
    private struct Parts: Hashable, Sendable {
        let series: Series
        let unit: Line
        let value: Value
        let knownOn: KnownOn
        let status: FigureStatus
        let source: Line
        let supersedes: Int?
        let reason: Line?
    }

    private final class Shared: Sendable {
        let parts: Parts

        init(_ parts: Parts) {
            self.parts = parts
        }
    }

    private let shared: Shared

    /// Joins the parts.
    package init(
        _ series: Series, unit: Line, value: Value, knownOn: KnownOn, status: FigureStatus, source: Line,
        supersedes: Int? = nil, reason: Line? = nil
    ) {
        shared = Shared(
            Parts(
                series: series, unit: unit, value: value, knownOn: knownOn, status: status, source: source,
                supersedes: supersedes, reason: reason))
    }

    /// What it is about.
    package var series: Series { shared.parts.series }
    /// The unit as printed.
    package var unit: Line { shared.parts.unit }
    /// What was said.
    package var value: Value { shared.parts.value }
    /// When the world was told.
    package var knownOn: KnownOn { shared.parts.knownOn }
    /// How sure the source is, in its words.
    package var status: FigureStatus { shared.parts.status }
    /// Where it can be looked up.
    package var source: Line { shared.parts.source }
    /// The sequence number of the observation that this one corrects, within the same series.
    package var supersedes: Int? { shared.parts.supersedes }
    /// Why it differs from what was said before; a correction has one.
    package var reason: Line? { shared.parts.reason }

    /// Compares all parts.
    package static func == (left: Statement, right: Statement) -> Bool {
        left.shared === right.shared || left.shared.parts == right.shared.parts
    }

    /// Hashes all parts.
    package func hash(into hasher: inout Hasher) { shared.parts.hash(into: &hasher) }
}
