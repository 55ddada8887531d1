import BorderVocabulary

/// What a matter on an agenda is; the order of cases breaks ties.
package enum AgendaKind: String, CaseIterable, Hashable, Sendable, Codable {
    /// An open conclusion of an earlier conference; measured in days since it was due, below zero before.
    case followUp = "follow-up"
    /// A target that is off its way; measured in thousandths of probability that it is missed.
    case target
    /// An open bottleneck; measured in working days of age.
    case bottleneck
    /// Money that is behind its plan; measured in thousandths of the plan.
    case money
    /// A task past its deadline; measured in working days.
    case task
    /// A petition past its period; measured in days.
    case petition
    /// Something that a person put there; not measured.
    case byHand = "by-hand"
}

/// What a matter is about: the same on two agendas is the same matter.
package struct AgendaSubject: Hashable, Sendable, Codable {
    package let kind: AgendaKind
    /// The name of the target, the task and so on in its own book.
    package let key: Line

    /// Joins the parts.
    package init(_ kind: AgendaKind, _ key: Line) {
        self.kind = kind
        self.key = key
    }
}

/// Something that does not go as it should, offered to an agenda.
package struct AgendaException: Hashable, Sendable, Codable {
    package let subject: AgendaSubject
    package let title: Line
    /// The post that answers for it.
    package let post: PostID?
    /// How bad it is, in the unit of its kind.
    package let measure: Int
    /// Whole đồng that hang on it, where anybody said.
    package let dong: Int64?

    /// Joins the parts.
    package init(_ subject: AgendaSubject, title: Line, post: PostID?, measure: Int, dong: Int64? = nil) {
        self.subject = subject
        self.title = title
        self.post = post
        self.measure = measure
        self.dong = dong
    }
}

/// How an agenda is drawn, published and dated: points for each kind of matter, and how many there is time for.
///
/// No law sets these numbers. They are this room's, everybody can read them, and a change is a new version.
package struct AgendaRule: Hashable, Sendable, Codable {
    /// Points for a kind: some for being there, and more the worse it is.
    package struct Weight: Hashable, Sendable, Codable {
        package let kind: AgendaKind
        /// Points for being there.
        package let base: Int
        /// One more point for each so many of its measure.
        package let step: Int
        /// The most points that the measure brings.
        package let cap: Int

        /// Joins the parts.
        package init(_ kind: AgendaKind, base: Int, step: Int, cap: Int) {
            self.kind = kind
            self.base = base
            self.step = step
            self.cap = cap
        }
    }

    package let version: Int
    package let from: LocalDate
    /// The document or habit that it comes from.
    package let basis: Line?
    /// How many matters there is time for; follow-ups and those put there by hand come on top.
    package let most: Int
    package let weights: [Weight]
    /// How many of a hundred members must have spoken before a matter that nobody objects to is adopted without debate.
    package let quorum: Int

    /// Joins the parts.
    package init(version: Int, from: LocalDate, basis: Line?, most: Int, weights: [Weight], quorum: Int) {
        self.version = version
        self.from = from
        self.basis = basis
        self.most = most
        self.weights = weights
        self.quorum = quorum
    }

    /// The rule that holds until the province sets its own.
    package static let first = AgendaRule(
        version: 1, from: .earliest, basis: nil, most: 12,
        weights: [
            Weight(.target, base: 60, step: 25, cap: 40), Weight(.bottleneck, base: 50, step: 5, cap: 40),
            Weight(.money, base: 45, step: 10, cap: 40), Weight(.task, base: 40, step: 5, cap: 40),
            Weight(.petition, base: 40, step: 5, cap: 40),
        ], quorum: 50)

    /// Whether its numbers make sense.
    package var isSound: Bool {
        version > 0 && (1...100).contains(most) && (0...100).contains(quorum)
            && weights.allSatisfy { $0.base >= 0 && $0.step > 0 && $0.cap >= 0 }
            && Set(weights.map(\.kind)).count == weights.count
    }

    /// The points of an exception; a kind without a weight gets none.
    package func points(of exception: AgendaException) -> Int {
        guard let weight = weights.first(where: { $0.kind == exception.subject.kind }) else { return 0 }
        return weight.base + min(max(exception.measure, 0) / weight.step, weight.cap)
    }

    /// Ranks exceptions: by points, then by the money that hangs on them, then by kind and name, so that the same
    /// exceptions always give the same agenda. Of two about the same subject the better placed stays.
    ///
    /// Follow-ups are ahead of all, and not counted against the limit. What there is no time for is not hidden: it stands
    /// at the end, as left out.
    package func draw(_ exceptions: some Sequence<AgendaException>) -> [AgendaDraw] {
        var seen: Set<AgendaSubject> = []
        var places = most
        return exceptions.map { AgendaDraw($0, points: points(of: $0), rule: version) }
            .sorted { $0.isAhead(of: $1) }
            .filter { seen.insert($0.exception.subject).inserted }
            .map { draw in
                var draw = draw
                guard draw.exception.subject.kind != .followUp else { return draw }
                places -= 1
                draw.isLeftOut = places < 0
                return draw
            }
    }
}

/// An exception with its place on an agenda, and why it has it.
package struct AgendaDraw: Hashable, Sendable, Codable {
    package let exception: AgendaException
    /// Its points by the rule.
    package let points: Int
    /// The version of the rule.
    package let rule: Int
    /// Whether there is no time for it.
    package internal(set) var isLeftOut = false

    init(_ exception: AgendaException, points: Int, rule: Int) {
        self.exception = exception
        self.points = points
        self.rule = rule
    }

    fileprivate func isAhead(of other: AgendaDraw) -> Bool {
        let (mine, theirs) = (exception.subject, other.exception.subject)
        if (mine.kind == .followUp) != (theirs.kind == .followUp) { return mine.kind == .followUp }
        if mine.kind == .followUp, exception.measure != other.exception.measure {
            return exception.measure > other.exception.measure
        }
        if points != other.points { return points > other.points }
        if exception.dong != other.exception.dong { return exception.dong ?? 0 > other.exception.dong ?? 0 }
        if mine.kind != theirs.kind { return mine.kind.order < theirs.kind.order }
        if mine.key != theirs.key { return mine.key.description < theirs.key.description }
        return exception.measure > other.exception.measure
    }
}

extension AgendaKind {
    fileprivate var order: Int { AgendaKind.allCases.firstIndex(of: self) ?? 0 }
}
