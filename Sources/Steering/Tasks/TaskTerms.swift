import BorderVocabulary

/// Marks names of tasks.
package enum TaskKind {}

/// Names a task.
package typealias TaskID = Identifier<TaskKind>

/// Until when a task is to be done, or when it is looked at again and why no deadline could be set.
package enum TaskTiming: Hashable, Sendable, Codable {
    case deadline(on: LocalDate)
    case review(on: LocalDate, because: Line)

    /// The day on which something is due: the result, or the review.
    package var day: LocalDate {
        switch self {
        case .deadline(let day), .review(let day, _): day
        }
    }

    /// The deadline, or nil where there is none.
    package var deadline: LocalDate? {
        switch self {
        case .deadline(let day): day
        case .review: nil
        }
    }
}

/// What a task serves, by its name in another book.
package struct TaskLink: Hashable, Sendable, Codable {
    /// The books; raw values are stored.
    package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        case target
        case taskGroup = "task-group"
        case project
        case bottleneck
        case petition
        /// A point of a conference's minutes, by conference and number.
        case conclusion
        /// A promise to a citizen or a firm.
        case promise
    }

    package let kind: Kind
    /// The name in that book, as text.
    package let name: Line

    /// Joins the parts.
    package init(_ kind: Kind, _ name: Line) {
        self.kind = kind
        self.name = name
    }

    /// A link to something by its name in its own book.
    package init(_ kind: Kind, named name: some CustomStringConvertible) {
        self.init(kind, Line(description: name.description))
    }

    /// Reads `task-group:3`: a kind, a colon, a name without blanks.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> TaskLink {
        let accepted = Kind.allCases.map { $0.rawValue + ":…" }.joined(separator: ", ")
        let parts = raw.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, !parts[1].contains(" ") else {
            throw ParseFailure(.badFormat(accepted: accepted), found: raw)
        }
        guard let kind = Kind(rawValue: String(parts[0])) else {
            throw ParseFailure(.unknownCode, found: raw, accepted: accepted)
        }
        return TaskLink(kind, try Line.parse(parts[1]))
    }
}

extension TaskLink: CustomStringConvertible {
    /// What `parse` reads.
    package var description: String { kind.rawValue + ":" + name.description }
}

/// A task as it was set. Posts answer for it, never persons, so that it survives a transfer.
package struct TaskTerms: Hashable, Sendable, Codable {
    package let id: TaskID
    package let directive: DirectiveID
    package let point: PointNumber
    /// What is to be done, in one line.
    package let wording: Line
    /// The day on which the lead was told.
    package let assigned: LocalDate
    /// The one post that answers.
    package let lead: PostID
    package let support: [PostID]
    /// The post that says whether it was done: another than the lead and the support, and none beneath the lead.
    package let verifier: PostID
    package let timing: TaskTiming
    package let links: [TaskLink]

    /// Joins the parts.
    package init(
        _ id: TaskID, point: PointNumber, of directive: DirectiveID, wording: Line, assigned: LocalDate, lead: PostID,
        support: [PostID] = [], verifier: PostID, timing: TaskTiming, links: [TaskLink] = []
    ) {
        self.id = id
        self.point = point
        self.directive = directive
        self.wording = wording
        self.assigned = assigned
        self.lead = lead
        self.support = support
        self.verifier = verifier
        self.timing = timing
        self.links = links
    }
}
