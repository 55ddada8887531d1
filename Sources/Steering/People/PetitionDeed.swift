import BorderVocabulary

/// What the authority wrote back.
package struct Reply: Hashable, Sendable, Codable {
    /// The words, which everybody may read.
    package let text: LongText
    /// The number of the letter.
    package let document: Line?

    /// Joins the parts.
    package init(_ text: LongText, document: Line? = nil) {
        self.text = text
        self.document = document
    }
}

/// What those who wrote think of the outcome; raw values are stored.
package enum AuthorsVerdict: String, CaseIterable, Hashable, Sendable, Codable {
    case resolved
    case notResolved = "not-resolved"
}

/// What the office does with a petition.
package enum PetitionDeed: Hashable, Sendable, Codable {
    /// It is taken up.
    case accepted
    /// It is not taken up, for a reason of the list.
    case rejected(reason: TermID, reply: Reply)
    /// It is of another kind or topic than was thought.
    case classified(kind: TermID?, topic: TermID?)
    /// A post answers for it from now on; the periods run on.
    case routed(post: PostID)
    /// An answer was given. That is not yet a solution.
    case answered(reply: Reply)
    /// It will be done, as promised.
    case planned(reply: Reply, promise: PromiseID)
    /// It cannot be done, and why.
    case explained(reply: Reply)
    /// It is done, by the authority's word.
    case resolved(reply: Reply)
    /// A body outside the province answers for it.
    case transferredOutside(to: Line, reply: Reply)
    /// It is one matter with another petition; its author stays an author.
    case merged(into: PetitionID)
    case unmerged(because: Line)
    /// What the public reads of what was written: of the petition itself (0) or of the words of a later act.
    case summarised(text: LongText, act: Int)
    /// The public sees of it no more than its days and states.
    case withheld(because: Line)
    /// The office asked the author and was told so; it counts as no more than that.
    case asked(verdict: AuthorsVerdict)
}

/// What the author of a petition says with the secret of the case.
package enum PetitionSpeech: Hashable, Sendable, Codable {
    /// Whether the matter is settled.
    case judged(verdict: AuthorsVerdict, words: Sealed?)
    /// The matter is open again.
    case reopened(words: Sealed)
}

/// One thing that was done with a petition, by whom, when, and when it was recorded.
package struct PetitionAct: Hashable, Sendable {
    /// What was done.
    package enum Content: Hashable, Sendable {
        case deed(PetitionDeed)
        case speech(PetitionSpeech)
    }

    /// Its place among the acts of its petition, from 1.
    package let number: Int
    /// Its place among the acts of all petitions, from 1.
    package let sequence: Int
    package let content: Content
    /// The day on which it was done, by the word of who entered it.
    package let on: LocalDate
    package let entered: Observation.Mark
    /// That it was entered by mistake; it stays in sight.
    package internal(set) var struck: Observation.Mark?

    /// The act as known on a day, by what was recorded at a moment; nil where it does not count.
    package func seen(_ view: AsKnown) -> PetitionAct? {
        guard on <= view.day, view.sees(entered) else { return nil }
        guard let struck else { return self }
        guard struck.at.localDate > view.day || !view.sees(struck) else { return nil }
        // That it was struck out was not known then.
        var past = self
        past.struck = nil
        return past
    }
}
