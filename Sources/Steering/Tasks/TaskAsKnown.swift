import BorderVocabulary

/// What is being done about a task; raw values are words of files and addresses.
package enum TaskState: String, CaseIterable, Hashable, Sendable {
    /// The lead has said nothing yet.
    case assigned
    case accepted
    case underWay = "under-way"
    /// The lead says that it is done.
    case claimed
    /// The verifier said that it is not.
    case returned
    case verified
    case cancelled
    case reopened

    /// Whether something is left to do.
    package var isOpen: Bool { self != .verified && self != .cancelled }

    /// Whether a kind of step fits.
    package func accepts(_ kind: TaskStep.Kind) -> Bool {
        switch (self, kind) {
        case (.assigned, .accepted), (.claimed, .verified), (.claimed, .returned), (.claimed, .verifierReplaced): true
        case (.verified, .reopened), (.cancelled, .reopened): true
        case (.claimed, _), (.verified, _), (.cancelled, _): false
        case (_, .accepted), (_, .verified), (_, .returned), (_, .reopened): false
        case (.assigned, _), (.accepted, _), (.underWay, _), (.returned, _), (.reopened, _): true
        }
    }
}

/// A task as it stood after the steps that were known.
package struct TaskAsKnown: Hashable, Sendable {
    /// An extension that was asked for and is not decided.
    package struct Request: Hashable, Sendable {
        package let date: LocalDate
        package let reason: Line
        package let asked: LocalDate
    }

    /// The lead's word that it is done.
    package struct Claim: Hashable, Sendable {
        package let day: LocalDate
        /// When this system was told; later than the day where a paper was written up.
        package let entered: Timestamp
        package let by: UserID
        package let evidence: [TaskEvidence]
    }

    /// A post that had the lead from a day on.
    package struct Lead: Hashable, Sendable {
        package let post: PostID
        package let from: LocalDate
    }

    /// A time limit that held from a day on.
    package struct Limit: Hashable, Sendable {
        package let timing: TaskTiming
        package let from: LocalDate
    }

    package let terms: TaskTerms
    package private(set) var state = TaskState.assigned
    /// The leads after the first.
    private var successors: [Lead] = []
    package private(set) var support: [PostID]
    package private(set) var verifier: PostID
    /// The time limits after the first.
    private var changes: [Limit] = []
    /// How often the deadline was extended.
    package private(set) var extensions = 0
    package private(set) var request: Request?
    /// What was claimed last and not returned.
    package private(set) var claim: Claim?
    /// How often a claim was returned.
    package private(set) var returns = 0
    package private(set) var reopenings = 0
    /// The day on which it was verified or cancelled, while it is closed.
    package private(set) var closed: LocalDate?
    /// The day of the last step by anybody, or of its setting.
    package private(set) var lastStep: LocalDate
    /// The day on which the present lead or a supporting post was last heard.
    package private(set) var lastWord: LocalDate?

    init(_ terms: TaskTerms) {
        self.terms = terms
        support = terms.support
        verifier = terms.verifier
        lastStep = terms.assigned
    }

    /// Every lead, the first one first.
    package var leads: [Lead] { [Lead(post: terms.lead, from: terms.assigned)] + successors }

    /// Every time limit, the first one first.
    package var limits: [Limit] { [Limit(timing: terms.timing, from: terms.assigned)] + changes }

    /// The post that answers now.
    package var lead: PostID { successors.last?.post ?? terms.lead }

    /// Since when it answers.
    package var leadSince: LocalDate { successors.last?.from ?? terms.assigned }

    /// The time limit that holds now.
    package var timing: TaskTiming { changes.last?.timing ?? terms.timing }

    /// The first deadline that it had; extensions do not move it.
    package var original: LocalDate? {
        if let deadline = terms.timing.deadline { return deadline }
        for change in changes { if let deadline = change.timing.deadline { return deadline } }
        return nil
    }

    /// The day of the claim that was verified: when the lead was done, however long verifying took.
    package var completed: LocalDate? { state == .verified ? claim?.day : nil }

    /// The post to whose account a missed deadline goes: who had the lead before the deadline's day.
    ///
    /// A task that is handed on upon its last day, or later, stays on the account of who hands it on.
    package var answerable: PostID {
        guard let deadline = timing.deadline else { return lead }
        return successors.last { $0.from < deadline }?.post ?? terms.lead
    }

    /// Goes on by one step.
    mutating func take(_ entry: TaskRecord.Entry) {
        let (step, day) = (entry.taken.step, entry.taken.day)
        lastStep = day
        switch step.kind.part {
        case .lead, .leadOrSupport: lastWord = day
        case .verifier, .issuer: break
        }
        switch step {
        case .accepted: state = .accepted
        case .reported: state = .underWay
        case .extensionAsked(let date, let reason): request = Request(date: date, reason: reason, asked: day)
        case .extensionRefused: request = nil
        case .extended(let date, _, _):
            (request, extensions) = (nil, extensions + 1)
            changes.append(Limit(timing: .deadline(on: date), from: day))
        case .reviewed(let timing, _): changes.append(Limit(timing: timing, from: day))
        case .claimed(_, let evidence):
            (state, request) = (.claimed, nil)
            claim = Claim(day: day, entered: entry.at, by: entry.by, evidence: evidence)
        case .verified: (state, closed) = (.verified, day)
        case .returned: (state, claim, returns) = (.returned, nil, returns + 1)
        case .cancelled: (state, closed, request) = (.cancelled, day, nil)
        case .transferred(let post, _, _):
            (state, request, lastWord) = (.assigned, nil, nil)
            successors.append(Lead(post: post, from: day))
            support.removeAll { $0 == post }
        case .verifierReplaced(let post, _, _): verifier = post
        case .reopened: (state, closed, claim, reopenings) = (.reopened, nil, nil, reopenings + 1)
        }
    }
}
