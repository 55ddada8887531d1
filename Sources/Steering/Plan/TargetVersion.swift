import BorderVocabulary

/// A version of a target: as it was set, put right, or changed by an act.
///
/// A correction and an amendment are two things (OCDS): the first says that we had typed it wrongly and that the act always
/// said so; the second that the act is another. A correction therefore has the day of what it corrects, and only *recorded
/// at* tells when we noticed.
package struct TargetVersion: Hashable, Sendable {
    /// Why there is this version.
    package enum Change: Hashable, Sendable, Codable {
        case original(act: PlanAct)
        case correction(of: Int, reason: Line)
        case amendment(act: PlanAct, effective: LocalDate, rationale: Line)
    }

    /// From 1, in the order of recording.
    package let number: Int
    package let change: Change
    package let terms: TargetTerms
    package let entered: PlanMark
    /// A second person's yes. Without it a correction or an amendment takes no part in any answer.
    package internal(set) var confirmed: PlanMark?

    /// The document that it rests on; a correction rests on that of what it corrects.
    package var act: PlanAct? {
        switch change {
        case .original(let act), .amendment(let act, _, _): act
        case .correction: nil
        }
    }

    /// Whether it was entered by a day and still waits for a second person's yes, without which it takes no part.
    package func isPending(on day: LocalDate) -> Bool {
        switch change {
        case .original: false
        case .correction, .amendment: entered.at.localDate <= day && confirmed.map { $0.at.localDate > day } ?? true
        }
    }

    /// The version as this system had it at a moment, or nil before it was entered.
    package func asRecorded(at moment: Timestamp?) -> TargetVersion? {
        guard let moment else { return self }
        guard entered.at <= moment else { return nil }
        var past = self
        if let mark = confirmed, mark.at > moment { past.confirmed = nil }
        return past
    }
}

/// From which of a target's versions an answer is given.
package enum TargetBasis: String, CaseIterable, Hashable, Sendable {
    /// As it was in force on the day, with its amendments.
    case inForce = "in-force"
    /// As it was first set, so that a target cut late does not make a good year.
    case original
}

/// A target with all its versions.
package struct TargetRecord: Hashable, Sendable {
    /// What it is about, each wording with its mark, oldest first.
    package private(set) var wordings: [PlanEntry<Target>]
    package private(set) var versions: [TargetVersion] = []
    package internal(set) var trajectories: [PlanEntry<TargetTrajectory>] = []
    package internal(set) var overrides: [LightOverride] = []
    /// What it is about, in the latest wording.
    package private(set) var target: Target

    init(_ target: Target, _ mark: PlanMark) {
        self.target = target
        wordings = [PlanEntry(target, mark)]
    }

    mutating func describe(_ target: Target, _ mark: PlanMark) {
        self.target = target
        wordings.append(PlanEntry(target, mark))
    }

    mutating func add(_ change: TargetVersion.Change, _ terms: TargetTerms, _ mark: PlanMark) {
        versions.append(TargetVersion(number: versions.count + 1, change: change, terms: terms, entered: mark))
    }

    mutating func confirm(_ version: Int, _ mark: PlanMark) {
        guard versions.indices.contains(version - 1) else { return }
        versions[version - 1].confirmed = mark
    }

    mutating func lift(_ lifting: LightOverride.Lifting) {
        guard let last = overrides.indices.last else { return }
        overrides[last].lifted = lifting
    }

    /// What it was about, in the wording of a moment; nil before it was entered.
    package func target(recordedBy moment: Timestamp?) -> Target? { wordings.latest(recordedBy: moment) }

    /// The version that counts on a day, with what confirmed corrections make of it; nil where none was known yet.
    ///
    /// Of amendments counts the latest that was adopted and in force by the day, and adopted before the period was over:
    /// a year that has ended is not made good by changing what it wanted.
    package func version(
        on day: LocalDate, _ basis: TargetBasis = .inForce, recordedBy moment: Timestamp? = nil
    ) -> TargetVersion? {
        let seen = versions.compactMap { $0.asRecorded(at: moment) }
        guard let original = seen.first, isKnown(original, on: day) else { return nil }
        let amendments = basis == .original ? [] : seen.filter { isKnown($0, on: day) && $0.number != original.number }
        // The later effective day wins; of one day, the later entry.
        let standing = amendments.max { (effective($0), $0.number) < (effective($1), $1.number) } ?? original
        var current = standing
        for version in seen where version.confirmed != nil {
            if case .correction(let corrected, _) = version.change, corrected == current.number { current = version }
        }
        return current
    }

    /// The number of the setting that a version puts right, or its own.
    package func setting(of number: Int) -> Int {
        var number = number
        while versions.indices.contains(number - 1), case .correction(let of, _) = versions[number - 1].change {
            number = of
        }
        return number
    }

    /// The trajectory that was known on a day for the version that counted then.
    package func trajectory(
        on day: LocalDate, recordedBy moment: Timestamp? = nil
    ) -> PlanEntry<TargetTrajectory>? {
        guard let version = version(on: day, recordedBy: moment) else { return nil }
        let setting = setting(of: version.number)
        return trajectories.last { entry in
            self.setting(of: entry.content.version) == setting && entry.content.isKnown(on: day, entered: entry.mark)
                && moment.map { entry.mark.at <= $0 } ?? true
        }
    }

    /// The override in force on a day.
    package func override(on day: LocalDate, recordedBy moment: Timestamp? = nil) -> LightOverride? {
        // A new one takes the place of the one before, also when it is lifted.
        let last = overrides.last { $0.mark.at.localDate <= day && (moment.map($0.wasMade) ?? true) }
        return last.flatMap { $0.holds(on: day, recordedBy: moment) ? $0 : nil }
    }

    private func effective(_ version: TargetVersion) -> LocalDate {
        guard case .amendment(let act, let effective, _) = version.change else { return .earliest }
        return max(effective, act.adopted ?? effective)
    }

    private func isKnown(_ version: TargetVersion, on day: LocalDate) -> Bool {
        switch version.change {
        // A plan is set before its result: one without a printed day was always known.
        case .original(let act): act.adopted.map { $0 <= day } ?? true
        case .amendment: version.confirmed != nil && effective(version) <= min(day, target.period.lastDay)
        case .correction: false
        }
    }
}
