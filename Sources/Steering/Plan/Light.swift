import BorderVocabulary

/// How a target stands. Each has a shape, a word and a colour of its own; raw values are stored.
package enum Light: String, CaseIterable, Hashable, Sendable, Codable {
    case onTrack = "on-track"
    case atRisk = "at-risk"
    case offTrack = "off-track"
    case met
    case missed
    case noInformation = "no-information"

    /// Those that a person may set beside the rule's: the others are facts.
    package static let overridable: [Light] = [.onTrack, .atRisk, .offTrack]

    /// How much it asks for attention; more is worse.
    package var urgency: Int {
        switch self {
        case .met: 0
        case .onTrack: 1
        case .noInformation: 2
        case .atRisk: 3
        case .missed: 4
        case .offTrack: 5
        }
    }
}

/// The published rule by which lights are lit, from a day on.
///
/// When the period is over, the light is the attainment. Before, it is the worse of two: what the probability of
/// attainment says and what the distance from the trajectory says; where neither is known, what the responsible body
/// itself expects. Where nothing is known, or nothing new for too long, it is *no information*.
package struct LightRule: Hashable, Sendable, Codable {
    /// From 1; a judgement names it.
    package let version: Int
    package let validFrom: LocalDate
    /// The decision it comes from; nil for the one that is built in, which nobody has decided.
    package let basis: Line?
    /// On track from this probability of attainment on, in percent.
    package let onTrackPercent: Int
    /// At risk from this probability on, off track below.
    package let atRiskPercent: Int
    /// At risk when further behind the trajectory than this, in percent of it.
    package let atRiskBehind: Int
    /// Off track when further behind than this.
    package let offTrackBehind: Int
    /// No information when the newest figure of the period is older than this.
    package let staleAfterDays: Int

    /// Joins the parts.
    package init(
        version: Int, validFrom: LocalDate, basis: Line?, onTrackPercent: Int, atRiskPercent: Int, atRiskBehind: Int,
        offTrackBehind: Int, staleAfterDays: Int
    ) {
        self.version = version
        self.validFrom = validFrom
        self.basis = basis
        self.onTrackPercent = onTrackPercent
        self.atRiskPercent = atRiskPercent
        self.atRiskBehind = atRiskBehind
        self.offTrackBehind = offTrackBehind
        self.staleAfterDays = staleAfterDays
    }

    /// What holds until the province publishes a rule of its own.
    package static let builtIn = LightRule(
        version: 1, validFrom: .earliest, basis: nil, onTrackPercent: 70, atRiskPercent: 30, atRiskBehind: 3,
        offTrackBehind: 10, staleAfterDays: 130)

    /// Whether its steps lie in order.
    var isOrdered: Bool {
        0 < atRiskPercent && atRiskPercent < onTrackPercent && onTrackPercent < 100 && 0 <= atRiskBehind
            && atRiskBehind < offTrackBehind && 1...3660 ~= staleAfterDays
    }

    func light(probability: Double) -> Light {
        let percent = probability * 100
        if percent >= Double(onTrackPercent) { return .onTrack }
        return percent >= Double(atRiskPercent) ? .atRisk : .offTrack
    }

    func light(behindPercent: Double) -> Light {
        if behindPercent > Double(offTrackBehind) { return .offTrack }
        return behindPercent > Double(atRiskBehind) ? .atRisk : .onTrack
    }
}

/// Another light, set beside the rule's by a post for a reason and a time.
package struct LightOverride: Hashable, Sendable {
    package let light: Light
    package let reason: Line
    /// In whose name.
    package let post: PostID
    package let mark: PlanMark
    /// The last day on which it is shown.
    package let until: LocalDate
    /// Taken back before its time, with the reason.
    package internal(set) var lifted: Lifting?

    /// An end before its time.
    package struct Lifting: Hashable, Sendable {
        package let reason: Line
        package let mark: PlanMark
    }

    func wasMade(by moment: Timestamp) -> Bool { mark.at <= moment }

    /// Whether it is shown on a day; on the day of its lifting it is not.
    package func holds(on day: LocalDate, recordedBy moment: Timestamp? = nil) -> Bool {
        guard moment.map(wasMade) ?? true else { return false }
        let lifting = lifted.flatMap { lifting in moment.map { lifting.mark.at <= $0 } ?? true ? lifting : nil }
        return mark.at.localDate <= day && day <= until && (lifting.map { day < $0.mark.at.localDate } ?? true)
    }
}
