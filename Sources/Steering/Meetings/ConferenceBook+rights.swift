import BorderVocabulary

extension ConferenceAct {
    /// What kind of act it is, by the word of forms and tables.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case addItem = "add-item"
        case removeItem = "remove-item"
        case propose
        case takePosition = "take-position"
        case hold
        case postpone
        case cancel
        case conclude
        case minute
        case followUp = "follow-up"
        case close
        case reopen
        case restate
    }

    /// What kind of act it is.
    package var kind: Kind {
        switch self {
        case .postponed: .postpone
        case .cancelled: .cancel
        case .itemAdded: .addItem
        case .itemRemoved: .removeItem
        case .proposed: .propose
        case .positionTaken: .takePosition
        case .held: .hold
        case .concluded: .conclude
        case .conclusionRestated: .restate
        case .minuted: .minute
        case .followedUp: .followUp
        case .conclusionClosed: .close
        case .conclusionReopened: .reopen
        }
    }
}

extension ConferenceBook {
    /// What a person may do about a conference today, with the posts as which they may.
    package func acts(
        on id: ConferenceID, for user: UserID, today: LocalDate, roster: Roster
    ) -> [(kind: ConferenceAct.Kind, posts: [PostID])] {
        guard let conference = conference(id, on: today) else { return [] }
        let held = roster.posts(of: user, on: today)
        return ConferenceAct.Kind.allCases.compactMap { kind in
            guard fits(kind, conference) else { return nil }
            let allowed = posts(for: kind, in: conference) ?? conference.doing
            let posts = held.filter { allowed.contains($0) }
            return posts.isEmpty ? nil : (kind, posts)
        }
    }

    private func fits(_ kind: ConferenceAct.Kind, _ conference: Conference) -> Bool {
        switch kind {
        case .removeItem, .propose, .takePosition: if conference.items.isEmpty { return false }
        case .followUp, .close, .reopen, .restate: if conference.conclusions.isEmpty { return false }
        case .addItem, .hold, .postpone, .cancel, .conclude, .minute: break
        }
        do throws(ConferenceRefusal) {
            try check(kind, in: conference)
            return true
        } catch { return false }
    }

    /// Whether an act of a kind makes sense in the state that a conference is in.
    func check(_ kind: ConferenceAct.Kind, in conference: Conference) throws(ConferenceRefusal) {
        switch kind {
        case .addItem, .removeItem, .propose, .takePosition, .hold, .postpone, .cancel:
            guard conference.state == .called else { throw .isOver(conference.id) }
        case .conclude, .minute:
            guard conference.heldOn != nil else { throw .notHeld(conference.id) }
            if let document = conference.minutes { throw .minutesClosed(document: document) }
        case .followUp, .close, .reopen, .restate:
            guard conference.heldOn != nil else { throw .notHeld(conference.id) }
        }
    }

    /// The posts to which a kind of act belongs, in order; nil where that hangs on the conclusion.
    func posts(for kind: ConferenceAct.Kind, in conference: Conference) -> [PostID]? {
        let running = running(conference.call.series)
        return switch kind {
        case .addItem, .removeItem, .propose, .hold, .postpone, .cancel, .conclude, .minute, .close, .restate: running
        case .takePosition: conference.call.members.sorted()
        case .reopen: Set(running + conference.call.members).sorted()
        case .followUp: nil
        }
    }
}

extension Conference {
    /// Every post that has to do something of what it concluded.
    fileprivate var doing: [PostID] {
        conclusions.flatMap { [$0.current.lead].compactMap { $0 } + $0.current.support }
    }
}
