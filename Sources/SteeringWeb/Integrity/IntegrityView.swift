import BorderVocabulary
import Steering
import Web

/// What the page of detectors shows.
struct IntegrityView: Sendable {
    /// One look.
    struct Row: Sendable {
        let detector: String
        let asks: String
        let subject: String
        let badge: BadgeView
        let looked: String
        let counts: String
        let chance: String
        let isFound: Bool
        /// What else may explain it; only with a finding.
        let means: String?
        let cases: [IntegrityLink]
        /// How many cases are not shown.
        let more: String?
    }

    /// A detector, and which facts of the room it looks at.
    struct Note: Sendable {
        let detector: String
        let facts: String
    }

    /// Cases of one look that are shown.
    static let cases = 12

    let title: String
    let stretch: String
    let summary: String
    /// Looks that say something, what was found first.
    let rows: [Row]
    let hasRows: Bool
    /// Looks with too little, or to which the detector does not apply.
    let silent: [Row]
    let hasSilent: Bool
    let silence: String
    let notes: [Note]
    let cut: String?

    init(_ answer: IntegrityAnswer, _ words: IntegrityWords) {
        let set = answer.review.set
        let standing = set.standing(falseShare: 0.05)
        let all = answer.review.looks.enumerated().map { place, look in
            (look: look, row: Row(look, isStanding: standing.contains(place), answer, words))
        }
        title = words("integrity.title")
        stretch = words.stretch(answer.days)
        summary = IntegrityView.summary(set, words)
        let told = all.filter { !$0.look.isSilent }
        // What was found comes first; the order of the detectors stays.
        rows = told.filter(\.row.isFound).map(\.row) + told.filter { !$0.row.isFound }.map(\.row)
        silent = all.filter(\.look.isSilent).map(\.row)
        (hasRows, hasSilent) = (!rows.isEmpty, !silent.isEmpty)
        silence = words("integrity.silent", ["count": words.words.number(silent.count)])
        notes = IntegrityView.notes(words)
        cut = answer.review.looks.contains(where: \.isCut) ? words("integrity.cut", IntegrityView.bounds(words)) : nil
    }

    /// How many looks were made, and how many false ones that lets expect.
    static func summary(_ set: FindingSet, _ words: IntegrityWords) -> String {
        words(
            "integrity.summary",
            [
                "looks": words.words.number(set.findings.count), "tested": words.words.number(set.tested.count),
                "false": words.decimal(set.expectedFalse),
                "found": words.words.number(set.findings.count { $0.outcome == .found }),
            ])
    }

    /// Every detector with the facts it looks at.
    static func notes(_ words: IntegrityWords) -> [Note] {
        Detector.allCases.map { detector in
            Note(
                detector: words("integrity.detector." + detector.rawValue),
                facts: words("integrity.facts." + detector.rawValue))
        }
    }

    private static func bounds(_ words: IntegrityWords) -> [String: String] {
        [
            "statements": words.words.number(IntegrityScope.Limit.statements),
            "petitions": words.words.number(IntegrityScope.Limit.petitions),
            "targets": words.words.number(IntegrityScope.Limit.targets),
            "pairs": words.words.number(IntegrityScope.Limit.pairs),
        ]
    }
}

extension IntegrityLook {
    /// Whether the detector had too little, or does not apply.
    var isSilent: Bool {
        switch finding.outcome {
        case .tooLittle, .notApplicable: true
        case .nothing, .found: false
        }
    }
}

extension IntegrityView.Row {
    init(_ look: IntegrityLook, isStanding: Bool, _ answer: IntegrityAnswer, _ words: IntegrityWords) {
        let finding = look.finding
        detector = words("integrity.detector." + finding.detector.rawValue)
        asks = words("integrity.asks." + finding.detector.rawValue)
        subject = words.subject(look.subject, answer.roster)
        badge = words.badge(finding, isStanding: isStanding)
        looked = words("integrity.looked." + look.material.rawValue, ["count": words.words.number(look.looked)])
        isFound = finding.outcome == .found
        switch finding.outcome {
        case .tooLittle(let have, let need):
            counts = words("integrity.have", ["have": words.words.number(have), "need": words.words.number(need)])
        case .notApplicable: counts = "–"
        case .nothing, .found:
            counts = words(
                "integrity.counts", ["seen": words.words.number(finding.seen), "of": words.words.number(finding.of)])
        }
        chance = words.chance(finding.chance)
        means = isFound ? words("integrity.means." + finding.detector.rawValue) : nil
        cases = look.cases.prefix(IntegrityView.cases).map { words.link($0, of: look.subject, answer.targets) }
        let rest = look.cases.count - cases.count
        more = rest > 0 ? words("integrity.more", ["count": words.words.number(rest)]) : nil
    }
}
