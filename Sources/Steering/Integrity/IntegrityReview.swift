import BorderVocabulary

/// The detectors turned on the room itself, over a stretch of days, as known on a day. Nothing of it is kept.
///
/// Which facts each detector looks at is told group by group: `IntegrityReview+tasks.swift` and its neighbours, and in
/// docs/steering/integrity.md.
package struct IntegrityReview: Hashable, Sendable {
    package let days: ClosedRange<LocalDate>
    /// Every look, in the order of the detectors; each detector has at least one.
    package let looks: [IntegrityLook]

    /// How far gate and customs may lie apart, as a share, before it counts as a difference.
    package static let tolerance = 0.01

    /// Looks at everything that the room has.
    package init(_ scope: IntegrityScope) throws(ShelfFailure) {
        days = scope.days
        var found = IntegrityReview.tasks(scope)
        found += try IntegrityReview.plans(scope)
        found += try IntegrityReview.figures(scope)
        found += try IntegrityReview.neighbours(scope)
        found += IntegrityReview.money(scope)
        found += IntegrityReview.gates(scope)
        found += IntegrityReview.people(scope)
        let byDetector = Dictionary(grouping: found, by: \.finding.detector)
        looks = Detector.allCases.flatMap { detector in
            byDetector[detector] ?? [IntegrityLook(.room, .tooLittle(detector, 0), of: .nothing)]
        }
    }

    /// All findings together, for what chance alone would give.
    package var set: FindingSet { FindingSet(looks.map(\.finding)) }
}
