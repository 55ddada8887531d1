import BorderVocabulary
import Hummingbird
import Steering
import SteeringRoom
import Web

/// The page of administrative procedures.
struct ProcedurePages: Sendable {
    let frame: RoomFrame

    var routes: [Route] {
        [
            frame.page("/steering/procedures", "page-steering-procedures", .duties(RoomDuties.inside)) {
                (request) async throws(Problem) in
                let view = try await frame.desk.view(request)
                let page = ProcedurePage(try ProcedureFacts(view, request), view)
                return try frame.response(
                    "procedures", title: page.title, tab: "procedures", page, hasChart: true, to: request)
            }
        ]
    }
}

/// A year's dossiers, in words.
struct ProcedurePage: Sendable {
    /// How many procedures are listed; the rest is in the answer to programs.
    static let limit = 40

    struct Part: Sendable {
        let name: String
        let code: String
        let received: String
        let judged: String
        let onTime: String
        let rate: String
        let later: String
        let late: String
        let overdue: String
        let term: String
    }

    struct Count: Sendable {
        let word: String
        let about: String
        let count: String
    }

    struct Row: Sendable {
        let key: String
        let procedure: String
        let office: String
        let received: String
        let due: String
        let state: String
    }

    let title: String
    let year: String
    let days: [RoomItem]
    let judged: String
    let isFresh: Bool
    let offices: [MoneyPage.Choice]
    let figures: [MoneyPage.Figure]
    let standings: [Count]
    let chart: String
    let months: [Part]
    let byOffice: [Part]
    let byProcedure: [Part]
    let more: String?
    let doubts: [Count]
    let doubtful: [Row]
    let anyDoubtful: Bool
    let overdue: [Row]
    let anyOverdue: Bool
    let api: String

    init(_ facts: ProcedureFacts, _ view: RoomView) {
        let (words, cohort) = (view.words, facts.cohort)
        let suffix = RoomFrame.suffix(view.vantage)
        title = words("procedures.title", ["year": "\(facts.year)"])
        year = "\(facts.year)"
        days = RoomItem.day(view.vantage)
        isFresh = cohort.judgedOn != nil
        judged =
            cohort.judgedOn.map { words("procedures.judged-on", ["day": words.formats.date($0)]) }
            ?? words("procedures.no-file")
        var choices = [
            MoneyPage.Choice(value: "", word: words("procedures.all-offices"), current: facts.office == nil)
        ]
        choices += view.room.procedures.knownOffices.map {
            MoneyPage.Choice(value: "\($0)", word: view.name(of: $0), current: $0 == facts.office)
        }
        offices = choices
        figures = ProcedurePage.figures(cohort.total, words)
        standings = DossierStanding.allCases.map {
            Count(
                word: words("procedures.standing." + $0.rawValue),
                about: words($0.isJudged ? "procedures.in-denominator" : "procedures.not-in-denominator"),
                count: words.number(cohort.total[$0]))
        }
        months = cohort.months.map { ProcedurePage.part(words.month($0.month.month), "", $0.tally, words) }
        chart = ProcedurePage.chart(cohort, words)
        byOffice = cohort.offices.map { ProcedurePage.part(view.name(of: $0.office), "\($0.office)", $0.tally, words) }
        let ranked = cohort.procedures.sorted { ($1.tally.received, $0.code) < ($0.tally.received, $1.code) }
        byProcedure = ranked.prefix(ProcedurePage.limit).map { part in
            let name = view.room.procedures.procedures[part.code]?.name.description ?? "\(part.code)"
            return ProcedurePage.part(name, "\(part.code)", part.tally, words)
        }
        more =
            ranked.count > ProcedurePage.limit
            ? words("procedures.more", ["count": words.number(ranked.count - ProcedurePage.limit)]) : nil
        doubts = DossierDoubt.allCases.map {
            Count(word: words("procedures.doubt." + $0.rawValue), about: "", count: words.number(cohort.total[$0]))
        }
        doubtful = facts.doubtful.map { dossier in
            let state = dossier.doubts.map { words("procedures.doubt." + $0.rawValue) }.joined(separator: "; ")
            return ProcedurePage.row(dossier, state, view)
        }
        anyDoubtful = !doubtful.isEmpty
        overdue = facts.overdue.map { dossier in
            let days = dossier.lastDue.flatMap { due in cohort.judgedOn.map { due.day.days(to: $0) } } ?? 0
            return ProcedurePage.row(dossier, words("procedures.days-over", ["days": words.number(days)]), view)
        }
        anyOverdue = !overdue.isEmpty
        let office = facts.office.map { "&post=\($0)" } ?? ""
        api =
            "/api/v1/steering/procedures?year=\(facts.year)" + office
            + (suffix.isEmpty ? "" : "&" + suffix.dropFirst())
    }

    private static func figures(_ tally: DossierTally, _ words: Words) -> [MoneyPage.Figure] {
        func figure(_ key: String, _ part: Int, _ whole: Int) -> MoneyPage.Figure {
            MoneyPage.Figure(
                label: words(key), value: words.share(part, of: whole),
                detail: words.number(part) + " / " + words.number(whole))
        }
        let reported = tally.reportedStyle
        return [
            figure("procedures.on-time-rate", tally[.onTime], tally.judged),
            figure("procedures.reported-style", reported.part, reported.whole),
            figure("procedures.term-rate", tally.withinTerm, tally.termJudged),
            figure("procedures.online", tally.online, tally.received),
        ]
    }

    private static func part(_ name: String, _ code: String, _ tally: DossierTally, _ words: Words) -> Part {
        Part(
            name: name, code: code, received: words.number(tally.received), judged: words.number(tally.judged),
            onTime: words.number(tally[.onTime]), rate: words.share(tally[.onTime], of: tally.judged),
            later: words.number(tally[.byLaterDay]), late: words.number(tally[.late] + tally[.impossible]),
            overdue: words.number(tally[.overdue] + tally[.openPastFirstDay]),
            term: words.share(tally.withinTerm, of: tally.termJudged))
    }

    private static func chart(_ cohort: DossierCohort, _ words: Words) -> String {
        func tenths(_ part: Int, _ whole: Int) -> Int? { whole > 0 ? (part * 2000 + whole) / (2 * whole) : nil }
        return ChartText(
            type: "line", title: words("procedures.chart"), labels: cohort.months.map { words.month($0.month.month) },
            unit: "%",
            series: [
                ChartText.Series(
                    label: words("procedures.on-time-rate"),
                    values: cohort.months.map { tenths($0.tally[.onTime], $0.tally.judged) }),
                ChartText.Series(
                    label: words("procedures.reported-style"),
                    values: cohort.months.map { tenths($0.tally.reportedStyle.part, $0.tally.reportedStyle.whole) }),
            ]
        ).tenths
    }

    private static func row(_ dossier: DossierView, _ state: String, _ view: RoomView) -> Row {
        let words = view.words
        return Row(
            key: String(dossier.key.description.prefix(12)),
            procedure: view.room.procedures.procedures[dossier.procedure]?.name.description ?? "\(dossier.procedure)",
            office: view.name(of: dossier.office), received: words.formats.date(dossier.received.day),
            due: dossier.lastDue.map { words.formats.date($0.day) } ?? "–", state: state)
    }
}
