import BorderVocabulary

/// Figures of one indicator that wait for the same hand.
package struct WaitingFigures: Hashable, Sendable {
    /// What is wanted; raw values are words of pages.
    package enum Hand: String, CaseIterable, Hashable, Sendable {
        /// A second person's yes.
        case approve
        /// A third person who shows them to everybody.
        case publish
    }

    package let indicator: IndicatorID
    package let hand: Hand
    package let count: Int
    /// When the one that waits longest was entered.
    package let since: Timestamp
}

extension FigureBook {
    /// How many of the figures that were entered last are looked at: a table brings more than anybody approves one by one.
    package static let looked = 1_000

    /// What waits for a person with some hands among the figures that were entered last, longest first.
    ///
    /// What the person entered or approved waits for somebody else, and what was corrected since or is classified waits for
    /// nobody.
    package func waiting(
        among recent: [Observation], for user: UserID, with hands: Set<WaitingFigures.Hand>
    ) -> [WaitingFigures] {
        struct Key: Hashable {
            let indicator: IndicatorID
            let hand: WaitingFigures.Hand
        }
        let corrected = Set(recent.filter { $0.withdrawn == nil }.compactMap(\.statement.supersedes))
        var found: [Key: (count: Int, since: Timestamp)] = [:]
        for observation in recent where !corrected.contains(observation.sequence) {
            guard let hand = hand(wantedBy: observation, of: user), hands.contains(hand) else { continue }
            let key = Key(indicator: observation.statement.series.indicator, hand: hand)
            let known = found[key] ?? (0, observation.entered.at)
            found[key] = (known.count + 1, min(known.since, observation.entered.at))
        }
        return found.map { key, value in
            WaitingFigures(indicator: key.indicator, hand: key.hand, count: value.count, since: value.since)
        }.sorted { ($0.since, $0.indicator, $0.hand.rawValue) < ($1.since, $1.indicator, $1.hand.rawValue) }
    }

    private func hand(wantedBy observation: Observation, of user: UserID) -> WaitingFigures.Hand? {
        guard observation.withdrawn == nil, observation.published == nil, observation.entered.by != user else {
            return nil
        }
        guard let approved = observation.approved else { return .approve }
        let series = observation.statement.series
        let isClassified = card(of: series.indicator, on: calendar.days(of: series.period).upperBound)?.isClassified
        return approved.by == user || isClassified == true ? nil : .publish
    }
}
