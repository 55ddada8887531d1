import BorderVocabulary
import Gate
import Hummingbird
import Steering
import SteeringRoom
import Web

/// The detectors turned on the authority itself, and how the room is kept.
struct IntegrityPages: Sendable {
    let frame: RoomFrame

    var routes: [Route] {
        [
            frame.page("/steering/integrity", "page-steering-integrity", .duties(RoomDuties.inside)) {
                (request) async throws(Problem) in
                let facts = try await IntegrityFacts(frame.desk, request)
                let page = IntegrityView(facts)
                return try frame.response("integrity", title: page.title, tab: "integrity", page, to: request)
            },
            frame.page("/steering/health", "page-steering-health", .duties(RoomDuties.inside)) {
                (request) async throws(Problem) in
                let facts = try await IntegrityFacts(frame.desk, request)
                let page = HealthView(facts)
                return try frame.response("health", title: page.title, tab: "health", page, to: request)
            },
        ]
    }
}

/// A year up to the day asked for, looked at from all sides.
private struct IntegrityFacts: Sendable {
    let review: IntegrityReview
    let health: RoomHealth
    let words: Words
    let days: ClosedRange<LocalDate>

    init(_ desk: RoomDesk, _ request: WebRequest) async throws(Problem) {
        let view = try await desk.view(request)
        let day = view.day
        let days = day.adding(days: -364)...day
        let (room, shelf) = (view.room, desk.service.shelf)
        let vantage = Vantage(knownOn: day, recordedBy: view.vantage.moment)
        let answer = try await request.services.blocking.run {
            () -> Result<(IntegrityReview, RoomHealth), ShelfFailure> in
            do throws(ShelfFailure) {
                let sight = PlanSight(room, on: shelf, from: vantage)
                var standings: [(plan: PlanID, targets: [TargetStanding])] = []
                for plan in room.plans.plans(on: day, recordedBy: vantage.moment) {
                    standings.append((plan.id, try sight.standings(of: plan.id)))
                }
                let targets = standings.flatMap(\.targets).filter { $0.target.period.year == day.year }
                return .success(
                    (
                        IntegrityReview(room, standings, over: days, knownOn: day),
                        RoomHealth(room, targets: targets, over: days, knownOn: day)
                    ))
            } catch { return .failure(error) }
        }.get()
        switch answer {
        case .success((let review, let health)):
            self.review = review
            self.health = health
        case .failure: throw Problem(.unavailable)
        }
        words = view.words
        self.days = days
    }
}

/// What the page of detectors shows.
private struct IntegrityView: Sendable {
    struct Row: Sendable {
        let detector: String
        let asks: String
        let subject: String
        let badge: BadgeView
        let counts: String
        let chance: String
        let names: String
    }

    let title: String
    let stretch: String
    let summary: String
    let rows: [Row]

    init(_ facts: IntegrityFacts) {
        let words = facts.words
        title = words("integrity.title")
        stretch = words(
            "integrity.stretch",
            ["from": words.formats.date(facts.days.lowerBound), "to": words.formats.date(facts.days.upperBound)])
        let set = facts.review.set
        summary = words(
            "integrity.summary",
            [
                "looks": words.number(set.findings.count), "tested": words.number(set.tested.count),
                "false": IntegrityView.decimal(set.expectedFalse, words.language),
                "found": words.number(set.findings.count { $0.outcome == .found }),
            ])
        let standing = set.standing(falseShare: 0.05)
        rows = facts.review.looks.enumerated().map { place, look in
            Row(look, isStanding: standing.contains(place), words)
        }.sorted { $0.badge.tone == "bad" && $1.badge.tone != "bad" }
    }

    /// A number with two digits behind the sign of the language.
    static func decimal(_ number: Double, _ language: Language) -> String {
        let hundredths = Int((number * 100).rounded())
        let rest = hundredths % 100
        return "\(hundredths / 100)" + (language == .vi ? "," : ".") + (rest < 10 ? "0\(rest)" : "\(rest)")
    }
}

extension IntegrityView.Row {
    init(_ look: IntegrityLook, isStanding: Bool, _ words: Words) {
        let finding = look.finding
        detector = words("integrity.detector." + finding.detector.rawValue)
        asks = words("integrity.asks." + finding.detector.rawValue)
        subject =
            switch look.subject {
            case .post(let post): "\(post)"
            case .plan(let plan): "\(plan)"
            case .gates: words("integrity.subject.gates")
            }
        switch finding.outcome {
        case .tooLittle(let have, let need):
            badge = BadgeView(tone: "mute", icon: "none", word: words("integrity.outcome.too-little"))
            counts = words("integrity.have", ["have": words.number(have), "need": words.number(need)])
        case .notApplicable:
            badge = BadgeView(tone: "mute", icon: "none", word: words("integrity.outcome.not-applicable"))
            counts = ""
        case .nothing:
            badge = BadgeView(tone: "good", icon: "yes", word: words("integrity.outcome.nothing"))
            counts = words("integrity.counts", ["seen": words.number(finding.seen), "of": words.number(finding.of)])
        case .found:
            let word = isStanding || finding.chance == nil ? "found" : "perhaps"
            badge = BadgeView(tone: "bad", icon: "warning", word: words("integrity.outcome." + word))
            counts = words("integrity.counts", ["seen": words.number(finding.seen), "of": words.number(finding.of)])
        }
        chance =
            finding.chance.map { chance in
                chance < 0.01
                    ? words("integrity.rarer", ["times": words.number(Int(min(1e9, 1 / max(chance, 1e-9))))])
                    : IntegrityView.decimal(chance, words.language)
            } ?? "–"
        names = look.names.prefix(12).joined(separator: ", ")
    }
}

/// What the page of the room's own health shows.
private struct HealthView: Sendable {
    struct Row: Sendable {
        let measure: String
        let part: String
        let whole: String
        let share: String
    }

    let title: String
    let stretch: String
    let rows: [Row]

    init(_ facts: IntegrityFacts) {
        let words = facts.words
        title = words("health.title")
        stretch = words(
            "integrity.stretch",
            ["from": words.formats.date(facts.days.lowerBound), "to": words.formats.date(facts.days.upperBound)])
        rows = facts.health.shares.map { share in
            Row(
                measure: words("health.measure." + share.measure.rawValue), part: words.number(share.part),
                whole: words.number(share.whole),
                share: share.whole > 0 ? "\(words.number((share.part * 200 + share.whole) / (2 * share.whole))) %" : "–")
        }
    }
}
