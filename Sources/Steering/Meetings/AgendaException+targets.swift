import BorderVocabulary

extension TargetStanding {
    /// The target as a matter for an agenda, measured in thousandths of probability that it is missed; nil where it is on
    /// its way, met, dropped, or nothing is known of it.
    ///
    /// A light stands for the least by which the rule shows it, so that a target without a forecast counts too: a missed
    /// one for 1000, one off track for what is missing to the bound of *at risk*, one at risk for what is missing to that
    /// of *on track*. A post's light takes nothing off an agenda; it may put something on.
    package var agendaException: AgendaException? {
        guard let least = [light.computed, light.override?.light].compactMap({ $0.flatMap(leastMiss) }).max() else {
            return nil
        }
        let byChance = probability.map { Int(((1 - $0) * 1000).rounded()) } ?? 0
        return AgendaException(
            AgendaSubject(.target, Line(description: target.id.description)), title: target.name, post: target.owner,
            measure: min(1000, max(least, byChance)))
    }

    /// The thousandths for which a light stands; nil for one that is no trouble, or of which nobody knows.
    private func leastMiss(_ light: Light) -> Int? {
        switch light {
        case .missed: 1000
        case .offTrack: (100 - self.light.rule.atRiskPercent) * 10
        case .atRisk: (100 - self.light.rule.onTrackPercent) * 10
        case .onTrack, .met, .noInformation: nil
        }
    }
}
