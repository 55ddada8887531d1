import BorderVocabulary
import Gate
import Hummingbird
import Steering
import SteeringReport
import SteeringRoom
import Web

/// The detectors turned on the authority itself, and how the room is kept.
struct IntegrityPages: Sendable {
    let frame: RoomFrame
    let integrity: IntegrityDesk

    var routes: [Route] {
        [
            frame.page("/steering/integrity", "page-steering-integrity", .duties(RoomDuties.inside)) {
                (request) async throws(Problem) in
                let words = try IntegrityWords(request)
                let page = IntegrityView(try await integrity.answer(request, .all), words)
                return try frame.response(
                    "integrity", title: words("integrity.title"), tab: "integrity", page, to: request)
            },
            frame.page("/steering/health", "page-steering-health", .duties(RoomDuties.inside)) {
                (request) async throws(Problem) in
                let words = try IntegrityWords(request)
                let page = HealthView(try await integrity.answer(request, .all), words)
                return try frame.response("health", title: words("health.title"), tab: "health", page, to: request)
            },
        ]
    }
}

/// How findings and numbers of the room's health are written in a language.
struct IntegrityWords: Sendable {
    let words: Words
    let speech: ReportWords
    /// What an address carries on so that the day stays the same.
    let vantage: RoomVantage

    init(_ request: WebRequest) throws(Problem) {
        words = Words(request.services.catalogue, request.language)
        speech = ReportDesk.words(ReportLanguage(request.language), request.services.catalogue)
        vantage = try RoomVantage(request)
    }

    /// The text of a key with its placeholders filled.
    func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String { words(key, values) }

    /// A number with two digits behind the sign of the language.
    func decimal(_ number: Double) -> String {
        let hundredths = Int((number * 100).rounded())
        let rest = hundredths % 100
        return "\(hundredths / 100)" + (words.language == .vi ? "," : ".") + (rest < 10 ? "0\(rest)" : "\(rest)")
    }

    /// A part of a whole in whole percent; a dash where the whole is nothing.
    func percent(_ part: Int, of whole: Int) -> String {
        whole > 0 ? words.number((part * 200 + whole) / (2 * whole)) + " %" : "–"
    }

    /// How likely something is by chance alone; a dash where that is not reckoned with.
    func chance(_ chance: Double?) -> String {
        guard let chance else { return "–" }
        guard chance < 0.01 else { return decimal(chance) }
        return words("integrity.rarer", ["times": words.number(Int(min(1e9, 1 / max(chance, 1e-9))))])
    }

    /// From when to when.
    func stretch(_ days: ClosedRange<LocalDate>) -> String {
        words(
            "integrity.stretch",
            ["from": words.formats.date(days.lowerBound), "to": words.formats.date(days.upperBound)])
    }

    /// Who or what is looked at.
    func subject(_ subject: IntegrityLook.Subject, _ roster: Roster) -> String {
        switch subject {
        case .post(let post): roster.posts[post]?.name.description ?? "\(post)"
        case .owner(let owner): self.owner(owner, roster)
        case .plan(let plan): words("integrity.subject.plan", ["plan": "\(plan)"])
        case .plans: words("integrity.subject.plans")
        case .gates: words("integrity.subject.gates")
        case .figures: words("integrity.subject.figures")
        case .neighbours(let one, let other): speech.name(one) + " ↔ " + speech.name(other)
        case .payments: words("integrity.subject.payments")
        case .tasks: words("integrity.subject.tasks")
        case .room: words("integrity.subject.room")
        }
    }

    /// Who answers for a figure; a code of the roster is written as its name.
    func owner(_ owner: Line?, _ roster: Roster) -> String {
        guard let owner else { return words("integrity.subject.unowned") }
        let post = try? PostID.parse(owner.description)
        return post.flatMap { roster.posts[$0]?.name.description } ?? "\(owner)"
    }

    /// The badge of what a look comes to; `isStanding` where it stands among all that were made.
    func badge(_ finding: Finding, isStanding: Bool) -> BadgeView {
        switch finding.outcome {
        case .tooLittle: BadgeView(tone: "mute", icon: "none", word: words("integrity.outcome.too-little"))
        case .notApplicable: BadgeView(tone: "mute", icon: "none", word: words("integrity.outcome.not-applicable"))
        case .nothing: BadgeView(tone: "good", icon: "yes", word: words("integrity.outcome.nothing"))
        case .found where isStanding || finding.chance == nil:
            BadgeView(tone: "bad", icon: "warning", word: words("integrity.outcome.found"))
        case .found: BadgeView(tone: "wait", icon: "warning", word: words("integrity.outcome.perhaps"))
        }
    }

    /// A case with the page that shows it.
    func link(
        _ item: IntegrityCase, of subject: IntegrityLook.Subject, _ targets: [TargetID: Line]
    ) -> IntegrityLink {
        func page(_ path: String, _ word: String, _ items: [(String, String)] = []) -> IntegrityLink {
            var all = items
            if vantage.isPast { all.append(("as-known-on", "\(vantage.day)")) }
            let query = all.map { $0.0 + "=" + $0.1 }.joined(separator: "&")
            return IntegrityLink(href: "/steering/" + path + (query.isEmpty ? "" : "?" + query), word: word)
        }
        switch item {
        case .task(let task): return page("tasks/\(task)", "\(task)")
        case .target(let target): return page("targets/\(target)", targets[target]?.description ?? "\(target)")
        case .petition(let petition): return page("petitions/\(petition)", "\(petition)")
        case .figure(let series):
            let area = series.area == .province ? [] : [("area", "\(series.area)")]
            return page("figures/\(series.indicator)", speech.name(series.indicator) + " \(series.period)", area)
        case .gateDay(let day):
            return page("gates", words.formats.date(day), [("period", IntegrityWords.month(day))])
        case .year(let year): return page("money", "\(year)", [("year", "\(year)")])
        case .month(let first):
            let month = IntegrityWords.month(first)
            switch subject {
            case .gates: return page("gates", month, [("period", month)])
            case .tasks: return page("tasks", month)
            case .post, .owner, .plan, .plans, .figures, .neighbours, .payments, .room:
                return page("money", month, [("year", "\(first.year)")])
            }
        }
    }

    private static func month(_ day: LocalDate) -> String { String("\(day)".prefix(7)) }
}

/// A word that opens a page.
struct IntegrityLink: Sendable {
    let href: String
    let word: String
}
