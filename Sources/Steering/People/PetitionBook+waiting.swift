import BorderVocabulary

/// A petition that waits for the post that answers for it.
package struct WaitingPetition: Hashable, Sendable {
    package let petition: PetitionID
    package let post: PostID
    /// What it is about, in words of the register alone.
    package let heading: Line
    /// The last day of the period that runs out first.
    package let owedBy: LocalDate
}

extension PetitionBook {
    /// The petitions given to any of these posts of which a period is over or ends within so many days, the first due
    /// first; one for each case, by the earliest period of all who wrote.
    package func waiting(
        for posts: Set<PostID>, on day: LocalDate, within days: Int, _ calendar: WorkingCalendar
    ) -> [WaitingPetition] {
        let view = AsKnown(on: day)
        let routed = posts.reduce(into: Set<PetitionID>()) { $0.formUnion(given[$1] ?? []) }
        return routed.compactMap { id -> WaitingPetition? in
            guard let status = status(of: id, view, calendar), status.lead == nil, let post = status.standing.post,
                posts.contains(post)
            else { return nil }
            let all = [status] + followers(of: status, view, calendar)
            guard let owedBy = all.compactMap(\.owedBy).min(), day.days(to: owedBy) <= days else { return nil }
            return WaitingPetition(petition: id, post: post, heading: heading(of: id, view), owedBy: owedBy)
        }.sorted { ($0.owedBy, $0.petition) < ($1.owedBy, $1.petition) }
    }
}
