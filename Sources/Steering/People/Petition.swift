import BorderVocabulary

/// Marks names of petitions.
package enum PetitionKind {}
/// Marks names of those who wrote them.
package enum AuthorKind {}
/// Marks names of what was sent once.
package enum SubmissionKind {}
/// Marks names of dialogues.
package enum DialogueKind {}

/// Names a petition as its author knows it, such as `2026-000123`.
package typealias PetitionID = Identifier<PetitionKind>
/// Names an author without saying who it is; names and telephones are kept beside the log.
package typealias AuthorID = Identifier<AuthorKind>
/// Names what was sent once, so that the same form sent twice is one petition.
package typealias SubmissionID = Identifier<SubmissionKind>
/// Names a dialogue.
package typealias DialogueID = Identifier<DialogueKind>

/// The groups whose petitions the province counts; raw values are stored.
package enum PetitionerGroup: String, CaseIterable, Hashable, Sendable, Codable {
    case voters
    case firms
    case cooperatives
    case farmers
    case others
}

/// The way by which a petition came; raw values are stored.
package enum PetitionChannel: String, CaseIterable, Hashable, Sendable, Codable {
    /// The public form.
    case web
    case hotline
    case letter
    /// The citizens' reception office.
    case reception
    /// Passed on by the National Assembly or its deputies.
    case nationalAssembly = "national-assembly"
    /// Passed on by a people's council or its deputies.
    case peoplesCouncil = "peoples-council"
    case dialogue
}

/// What was sent: all that the log knows of it before the office does anything.
package struct SentPetition: Hashable, Sendable, Codable {
    package let id: SubmissionID
    package let author: AuthorID
    package let group: PetitionerGroup
    package let channel: PetitionChannel
    /// The day from which the periods count.
    package let received: LocalDate
    /// What was written; nil where it stands in another register alone, under the reference.
    package let text: Sealed?
    /// What it is about by its author's choice, and what it is before the rules where the sheet or officer says so.
    package let topic: TermID?
    package let kind: TermID?
    /// Where the matter lies.
    package let unit: UnitID?
    package let attachments: [AttachedFile]
    /// The dialogue at which it was asked.
    package let dialogue: DialogueID?
    /// The number under which another register has it.
    package let reference: Line?
    /// The digest of the secret with which its author speaks of it; nil where nobody was given one.
    package let key: Fingerprint?
    /// Whether it is made up and marked so wherever it is shown.
    package let isSample: Bool

    /// Joins the parts.
    package init(
        _ id: SubmissionID, by author: AuthorID, _ group: PetitionerGroup, _ channel: PetitionChannel,
        received: LocalDate, text: Sealed?, topic: TermID? = nil, kind: TermID? = nil, unit: UnitID? = nil,
        attachments: [AttachedFile] = [], dialogue: DialogueID? = nil, reference: Line? = nil,
        key: Fingerprint? = nil, isSample: Bool = false
    ) {
        self.id = id
        self.author = author
        self.group = group
        self.channel = channel
        self.received = received
        self.text = text
        self.topic = topic
        self.kind = kind
        self.unit = unit
        self.attachments = attachments
        self.dialogue = dialogue
        self.reference = reference
        self.key = key
        self.isSample = isSample
    }
}

/// A petition in the register. It is never changed; what is done with it stands beside it.
package struct Petition: Hashable, Sendable, Codable {
    package let id: PetitionID
    package let submission: SentPetition

    /// Joins a number and what was sent.
    package init(_ id: PetitionID, _ submission: SentPetition) {
        self.id = id
        self.submission = submission
    }

    /// Writes the number of a year: `2026-000123`.
    static func id(_ number: Int, in year: Int) -> PetitionID? {
        let digits = String(number)
        let text = "\(year)-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
        return ShortText(text).flatMap(PetitionID.init(stored:))
    }
}
