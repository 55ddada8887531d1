import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird
import NIOCore
import Steering
import SteeringRoom
import Web

/// What everybody may see of the detectors and of the room's health: counts and explanations, no names, nothing that is
/// classified; by the figures that were published.
struct PublicIntegrityPages: Sendable {
    let frame: RoomFrame
    let integrity: IntegrityDesk

    /// The forms in which it is given away.
    enum Form: String, CaseIterable {
        case csv
        case json
    }

    var routes: [Route] {
        [
            frame.page("/province/integrity", "page-province-integrity", .public, .lookup) {
                (request) async throws(Problem) in
                let shell = try ProvinceShell(request, isSample: frame.framer.isSample)
                let words = try IntegrityWords(request)
                let view = PublicIntegrityView(try await integrity.answer(request, .published), words, shell)
                let draft = PageDraft(
                    name: "province-integrity", title: words("integrity.title"), section: "province", isLive: false,
                    styles: ["room.css", "report.css"])
                return frame.framer.response(
                    draft, body: frame.publicBody("province-integrity", view, to: request), to: request)
            },
            frame.page("/province/integrity/data/{format}", "province-integrity-data", .public, .lookup) {
                (request) async throws(Problem) in try await download(request)
            },
        ]
    }

    private func download(_ request: WebRequest) async throws(Problem) -> Response {
        let text = request.parameter("format")
        guard let form = Form(rawValue: text) else { throw Problem(.notFound) }
        let answer = try await integrity.answer(request, .published)
        let table = IntegrityTable(
            answer, try IntegrityWords(request), recordedBy: try RoomVantage(request).moment ?? request.now,
            isSample: frame.framer.isSample)
        let (bytes, type): (String, String) =
            switch form {
            case .csv: (table.csv, "text/csv; charset=utf-8; header=present")
            case .json: (table.json, "application/json")
            }
        return ReportDesk.download(
            [UInt8](bytes.utf8), "integrity-\(answer.day).\(form.rawValue)", type, request)
    }
}

/// What the public page shows.
struct PublicIntegrityView: Sendable {
    /// One detector with all its looks.
    struct Row: Sendable {
        let detector: String
        let asks: String
        let facts: String
        let looks: String
        let judged: String
        let badge: BadgeView
        let found: String
        let perhaps: String
    }

    let bar: KnownOnBar
    let sample: Bool
    let stretch: String
    let summary: String
    let rows: [Row]
    let health: [HealthView.Row]
    let forecasts: HealthView.Forecasts?
    let tooFew: String
    let ages: String
    let files: [IntegrityLink]
    let back: String

    init(_ answer: IntegrityAnswer, _ words: IntegrityWords, _ shell: ProvinceShell) {
        bar = shell.bar()
        sample = shell.isSample
        stretch = words.stretch(answer.days)
        summary = IntegrityView.summary(answer.review.set, words)
        rows = DetectorCount.all(answer.review).map { Row($0, words) }
        health = HealthView.rows(answer.health, words)
        forecasts = HealthView.Forecasts(answer.health.forecasts, words)
        tooFew = HealthView.tooFew(answer.health.forecasts, words)
        let all = answer.health.ages
        ages = words(
            "integrity.public.ages",
            [
                "all": words.words.number(all.ages.count), "late": words.words.number(all.late),
                "habit": words.words.number(all.ages.count { $0.usualDays == nil }),
            ])
        files = PublicIntegrityPages.Form.allCases.map { form in
            IntegrityLink(
                href: "/province/integrity/data/" + form.rawValue + shell.suffix(),
                word: words("reports.format." + form.rawValue))
        }
        back = "/province" + shell.suffix()
    }
}

extension FigureAges {
    /// How many indicators lack the figure that would be there by their own habit.
    var late: Int { ages.count { $0.daysLate(on: day) != nil } }
}

extension PublicIntegrityView.Row {
    init(_ count: DetectorCount, _ words: IntegrityWords) {
        detector = words("integrity.detector." + count.detector.rawValue)
        asks = words("integrity.asks." + count.detector.rawValue)
        facts = words("integrity.facts." + count.detector.rawValue)
        looks = words.words.number(count.looks)
        judged = words.words.number(count.judged)
        found = words.words.number(count.found)
        perhaps = words.words.number(count.perhaps)
        badge =
            switch (count.judged, count.found, count.perhaps) {
            case (0, _, _): BadgeView(tone: "mute", icon: "none", word: words("integrity.outcome.too-little"))
            case (_, 0, 0): BadgeView(tone: "good", icon: "yes", word: words("integrity.outcome.nothing"))
            case (_, 0, _): BadgeView(tone: "wait", icon: "warning", word: words("integrity.outcome.perhaps"))
            case (_, _, _): BadgeView(tone: "bad", icon: "warning", word: words("integrity.outcome.found"))
            }
    }
}
