import BorderVocabulary

/// One thing that a report says otherwise than the report before.
package enum ReportDifference: Hashable, Sendable {
    /// The same question has another answer now.
    case revised(FrozenSeries, from: FrozenSeries)
    /// The indicator is counted by another version of its definition.
    case redefined(FrozenSeries, from: FrozenSeries)
    /// The indicator was not in the report before.
    case added(IndicatorID)
    /// The indicator was in the report before and is not in this one.
    case dropped(IndicatorID)
}

extension ReportSnapshot {
    /// What changed since the report before, in the order of that report's figures, then of this one's indicators.
    package func differences(since earlier: ReportSnapshot) -> [ReportDifference] {
        let now = Dictionary((revisited + figures).map { ($0.series, $0) }) { _, own in own }
        let changed = earlier.figures.flatMap { before -> [ReportDifference] in
            guard let after = now[before.series] else { return [] }
            var differences: [ReportDifference] = []
            if after.definition != before.definition { differences.append(.redefined(after, from: before)) }
            if after.said.map(\.value) != before.said.map(\.value) { differences.append(.revised(after, from: before)) }
            return differences
        }
        let (mine, theirs) = (outline.indicators, earlier.outline.indicators)
        return changed + mine.filter { !theirs.contains($0) }.map(ReportDifference.added)
            + theirs.filter { !mine.contains($0) }.map(ReportDifference.dropped)
    }
}
