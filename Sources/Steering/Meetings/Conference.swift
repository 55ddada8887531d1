import BorderVocabulary

/// What a member says of a matter before the conference.
package enum Stance: String, CaseIterable, Hashable, Sendable, Codable {
    case agrees
    /// Agrees, with something to add that needs no debate.
    case agreesWithRemark = "agrees-with-remark"
    case objects
    /// Neither agrees nor objects, and wants to speak about it.
    case wantsToSpeak = "wants-to-speak"

    /// Whether the matter has to be spoken about.
    package var wantsDebate: Bool {
        switch self {
        case .agrees, .agreesWithRemark: false
        case .objects, .wantsToSpeak: true
        }
    }
}

/// A member's word on a matter before the conference.
package struct MemberPosition: Hashable, Sendable, Codable {
    package let stance: Stance
    /// Wanted from who objects or wants to speak.
    package let note: Line?

    /// Joins the parts.
    package init(_ stance: Stance, note: Line? = nil) {
        self.stance = stance
        self.note = note
    }
}

/// A matter that a person put on an agenda.
package struct HandItem: Hashable, Sendable, Codable {
    package let title: Line
    /// Why it has to be there although no rule brings it.
    package let reason: Line
    /// The post that answers for it.
    package let post: PostID?

    /// Joins the parts.
    package init(_ title: Line, reason: Line, post: PostID? = nil) {
        self.title = title
        self.reason = reason
        self.post = post
    }
}

/// The call to a conference.
package struct ConferenceCall: Hashable, Sendable, Codable {
    package let series: SeriesOfConferencesID
    package let on: LocalDate
    package let tiers: ConferenceTiers
    package let chair: PostID
    package let members: [PostID]
    package let place: Line?
    /// Whether it is made up, to show how the room works.
    package let isSample: Bool

    /// Calls a conference of a series for a day.
    package init(_ series: SeriesOfConferences, on day: LocalDate, place: Line? = nil) {
        self.series = series.id
        on = day
        tiers = series.tiers
        chair = series.chair
        members = series.members
        self.place = place
        isSample = series.isSample
    }
}

/// What is done about a conference.
package enum ConferenceAct: Hashable, Sendable, Codable {
    case postponed(to: LocalDate, reason: Line)
    case cancelled(reason: Line)
    case itemAdded(HandItem)
    case itemRemoved(item: Int, reason: Line)
    /// What the conference could conclude on a matter, for the members to read before.
    case proposed(item: Int, text: LongText)
    case positionTaken(item: Int, position: MemberPosition)
    case held(attended: [PostID])
    case concluded(Conclusion)
    /// A conclusion was written down wrongly; what stood there stays.
    case conclusionRestated(number: Int, conclusion: Conclusion, reason: Line)
    /// The minutes are a document now; after that no point is added.
    case minuted(document: Line)
    /// How far a conclusion is, in the words of a post that has to do it.
    case followedUp(number: Int, progress: Line)
    case conclusionClosed(number: Int, evidence: [Evidence])
    case conclusionReopened(number: Int, reason: Line)
}

/// One line of a conference's history.
package enum ConferenceEntry: Hashable, Sendable {
    case called(ConferenceCall)
    case agendaDrawn([AgendaDraw])
    case followUpsAdded([AgendaDraw])
    case acted(ConferenceAct, as: PostID)

    /// Whether it is a drawing of the whole agenda.
    var isDraw: Bool {
        switch self {
        case .agendaDrawn: true
        case .called, .followUpsAdded, .acted: false
        }
    }
}
