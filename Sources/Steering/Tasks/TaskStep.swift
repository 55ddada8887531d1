import BorderVocabulary

/// What shows that something was done.
package struct TaskEvidence: Hashable, Sendable, Codable {
    /// The SHA-256 of a file in 64 small hexadecimal digits.
    package struct FileDigest: Hashable, Sendable, TextCoded {
        /// The digits.
        package let description: String

        /// Reads 64 digits.
        package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> FileDigest {
            let accepted = "[0-9a-f]{64}"
            guard raw.utf8.count == 64 else { throw ParseFailure(.badLength(accepted: accepted), found: raw) }
            guard
                raw.utf8.allSatisfy({
                    UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || UInt8(ascii: "a")...UInt8(ascii: "f") ~= $0
                })
            else { throw ParseFailure(.badFormat(accepted: accepted), found: raw) }
            return FileDigest(description: String(raw))
        }
    }

    /// Where it can be looked up: a document number, an address.
    package let reference: Line
    package let digest: FileDigest?
    /// The file itself, where this system keeps it; whoever only names a digest has none.
    package let file: AttachedFile?

    /// Joins the parts.
    package init(_ reference: Line, digest: FileDigest? = nil, file: AttachedFile? = nil) {
        self.reference = reference
        self.digest = digest
        self.file = file
    }

    /// Reads a reference; a last word `sha256:` with 64 digits is the digest of its file.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> TaskEvidence {
        let text = raw.drop { $0 == " " }
        let mark = "sha256:"
        guard let last = text.split(separator: " ").last, last.hasPrefix(mark) else {
            return TaskEvidence(try Line.parse(text))
        }
        let digest = try FileDigest.parse(last.dropFirst(mark.count))
        let reference = text[..<last.startIndex].reversed().drop { $0 == " " }.reversed()
        return TaskEvidence(try Line.parse(String(reference)), digest: digest)
    }
}

/// One thing that is done about a task; the stored form of its history.
package enum TaskStep: Hashable, Sendable, Codable {
    /// The lead takes it on.
    case accepted
    /// The lead or a supporting post says how it goes.
    case reported(note: Line, evidence: [TaskEvidence])
    /// The lead asks for a later deadline.
    case extensionAsked(to: LocalDate, reason: Line)
    case extensionRefused(reason: Line)
    /// The issuer sets a later deadline; the first one stays in sight.
    case extended(to: LocalDate, reason: Line, basis: Line)
    /// The issuer looks at a task without a deadline and says what holds now.
    case reviewed(timing: TaskTiming, finding: Line)
    /// The lead says that it is done.
    case claimed(note: Line, evidence: [TaskEvidence])
    /// The verifying post agrees.
    case verified(finding: Line)
    /// The verifying post does not.
    case returned(reason: Line)
    case cancelled(reason: Line, basis: Line)
    /// Another post takes the lead; deadline and history go with the task.
    case transferred(to: PostID, reason: Line, basis: Line)
    case verifierReplaced(by: PostID, reason: Line, basis: Line)
    /// What was closed is open again, under the deadline that it had.
    case reopened(reason: Line)

    /// The kinds of steps, by the words of files and forms.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case accepted
        case reported
        case extensionAsked = "extension-asked"
        case extensionRefused = "extension-refused"
        case extended
        case reviewed
        case claimed
        case verified
        case returned
        case cancelled
        case transferred
        case verifierReplaced = "verifier-replaced"
        case reopened
    }

    /// Which kind it is.
    package var kind: Kind {
        switch self {
        case .accepted: .accepted
        case .reported: .reported
        case .extensionAsked: .extensionAsked
        case .extensionRefused: .extensionRefused
        case .extended: .extended
        case .reviewed: .reviewed
        case .claimed: .claimed
        case .verified: .verified
        case .returned: .returned
        case .cancelled: .cancelled
        case .transferred: .transferred
        case .verifierReplaced: .verifierReplaced
        case .reopened: .reopened
        }
    }

    /// What was shown with it.
    package var evidence: [TaskEvidence] {
        switch self {
        case .reported(_, let evidence), .claimed(_, let evidence): evidence
        case .accepted, .extensionAsked, .extensionRefused, .extended, .reviewed, .verified, .returned, .cancelled,
            .transferred, .verifierReplaced, .reopened:
            []
        }
    }
}

extension TaskStep.Kind {
    /// Whose word it is.
    package enum Part: Hashable, Sendable {
        case lead
        case leadOrSupport
        case verifier
        /// The issuer of the directive or the office that keeps it.
        case issuer
    }

    /// Whose word the step is.
    package var part: Part {
        switch self {
        case .accepted, .extensionAsked, .claimed: .lead
        case .reported: .leadOrSupport
        case .verified, .returned: .verifier
        case .extensionRefused, .extended, .reviewed, .cancelled, .transferred, .verifierReplaced, .reopened: .issuer
        }
    }
}

/// When a step was taken, where it was not taken here and now: on a day before, as a paper says.
package struct OnPaper: Hashable, Sendable, Codable {
    package let day: LocalDate
    /// The document that says so.
    package let source: Line

    /// Joins the parts.
    package init(_ day: LocalDate, source: Line) {
        self.day = day
        self.source = source
    }
}

/// A step of a task as it was taken.
package struct TakenStep: Hashable, Sendable, Codable {
    package let task: TaskID
    package let step: TaskStep
    /// The post whose word it is.
    package let post: PostID
    /// The day on which it was taken, which is when it is known.
    package let day: LocalDate
    /// The document that says so, where it was written up later.
    package let source: Line?

    /// Joins the parts.
    package init(_ step: TaskStep, of task: TaskID, by post: PostID, on day: LocalDate, source: Line? = nil) {
        self.step = step
        self.task = task
        self.post = post
        self.day = day
        self.source = source
    }
}
