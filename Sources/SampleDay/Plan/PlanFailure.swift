import BorderVocabulary

/// Why no sample day can be made from a file.
package enum PlanFailure: Error, Equatable, Sendable {
    /// The file has no row of this date; it has these.
    case noSuchDate(LocalDate, available: [LocalDate])
    /// The file has no rows.
    case noRows
    /// Figures of this date do not add up, measure by measure.
    case contradictions(LocalDate, [Contradiction])
    /// The row on this line counts unidentified goods among what crossed; goods are registered before they cross.
    case unidentifiedCleared(line: Int, vehicles: Int)
    /// More sample vehicles than `limit` would be needed.
    case tooManyVehicles(Int, limit: Int)
}
