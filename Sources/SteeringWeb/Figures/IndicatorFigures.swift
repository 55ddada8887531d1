import Application
import BorderVocabulary
import Foundation
import Gate
import Steering
import SteeringRoom
import Web

/// One indicator: what it is, and what was known of it, period by period.
struct IndicatorFigures: Sendable {
    struct Fact: Sendable {
        let label: String
        let value: String
    }

    struct Choice: Sendable {
        let value: String
        let word: String
        let chosen: Bool
    }

    struct Version: Sendable {
        let number: String
        let from: String
        let isBreak: Bool
        let note: String
    }

    struct Row: Sendable {
        let period: String
        let days: String
        let value: String
        let age: String
        let words: String
        let said: String
        let source: String
        let number: String
        let hands: String
        let before: String
        let mayApprove: Bool
        let mayPublish: Bool
        let isAssumed: Bool
        let csrf: String
    }

    let id: String
    let title: String
    let unit: String
    let path: String
    let facts: [Fact]
    let versions: [Version]
    let area: String
    let kind: String
    let kinds: [Choice]
    let views: [Choice]
    let rows: [Row]
    let hasRows: Bool
    let chart: String?
    let asOf: String?
    let back: String
    let api: String

    init(_ question: FigureQuestion, _ known: [KnownSeries], _ view: RoomView, _ request: WebRequest) {
        let (words, book) = (view.words, view.room.figures)
        let card = book.card(of: question.indicator, on: view.day) ?? book.cards[question.indicator]?.first
        id = "\(question.indicator)"
        title = words.indicator(question.indicator)
        unit = card.map { words.unit($0.unit) } ?? ""
        path = "/steering/figures/\(question.indicator)"
        facts = card.map { IndicatorFigures.facts($0, words) } ?? []
        versions = (book.cards[question.indicator] ?? []).enumerated().map { place, card in
            Version(
                number: "\(place + 1)",
                from: card.validFrom == .earliest ? words("figures.always") : words.formats.date(card.validFrom),
                isBreak: card.isBreak, note: card.changeNote.map { "\($0)" } ?? "")
        }
        area = "\(question.area)"
        kind = question.kind.code
        kinds = FigureKind.allCases.map {
            Choice(value: $0.code, word: words("figures.kind." + $0.code), chosen: $0 == question.kind)
        }
        views = FigureView.allCases.map {
            Choice(value: $0.rawValue, word: words("figures.view." + $0.rawValue), chosen: $0 == question.vantage.view)
        }
        rows = known.suffix(240).reversed().map { IndicatorFigures.row($0, view, request) }
        hasRows = !rows.isEmpty
        chart = IndicatorFigures.chart(known, title, unit)
        asOf = view.vantage.isPast ? "\(view.day)" : nil
        back = "/steering/figures" + RoomFrame.suffix(view.vantage)
        api =
            "/api/v1/steering/figures/\(question.indicator)?area=\(question.area)&kind=\(question.kind.code)"
            + "&view=\(question.vantage.view.rawValue)" + (view.vantage.isPast ? "&as-known-on=\(view.day)" : "")
    }

    private static func facts(_ card: IndicatorCard, _ words: Words) -> [Fact] {
        func text(_ line: Line?) -> String? { line.map { "\($0)" } }
        let all: [(String, String?)] = [
            ("scope", text(card.scope)), ("formula", text(card.formula)), ("price-base", text(card.priceBase)),
            ("base", text(card.base)), ("direction", words("figures.direction." + card.direction.code)),
            ("aggregation", words("figures.aggregation." + card.aggregation.code)),
            ("calendar", card.calendar.map { words("figures.calendar." + $0.code) }),
            ("origin", words("figures.origin." + card.origin.code)), ("owner", text(card.owner)),
            ("compiler", text(card.compiler)), ("verification", text(card.quality.verification)),
            ("sources", text(card.quality.sources)), ("accuracy", text(card.quality.accuracyNeeded)),
            ("limitations", text(card.quality.limitations)), ("compensation", text(card.quality.compensation)),
            ("classified", card.isClassified ? words("figures.classified") : nil),
        ]
        return all.map { Fact(label: words("figures.card." + $0.0), value: $0.1 ?? words("figures.not-said")) }
    }

    private static func row(_ known: KnownSeries, _ view: RoomView, _ request: WebRequest) -> Row {
        let (words, calendar) = (view.words, view.room.figures.calendar)
        let days = calendar.days(of: known.series.period)
        let (first, last) = (words.formats.date(days.lowerBound), words.formats.date(days.upperBound))
        func text(_ part: (Observation) -> String) -> String {
            known.answer.observations.map(part).joined(separator: " · ")
        }
        let (age, before): (String, [Observation]) =
            switch known.answer {
            case .known(_, let age, let before): (words("figures.age", ["days": "\(age)"]), before)
            case .noInformation(let age): (age.map { words("figures.over", ["days": "\($0)"]) } ?? "", [])
            }
        let only = known.answer.observations.count == 1 ? known.answer.observations.first : nil
        let user = request.identity?.person.id
        func may(_ duty: Duty) -> Bool { !view.vantage.isPast && request.identity?.mayUse([duty]) ?? false }
        return Row(
            period: "\(known.series.period)", days: "\(first) – \(last)",
            value: known.answer.observations.isEmpty
                ? words("figures.no-information") : text { "\($0.statement.value)" },
            age: age, words: text { "\($0.statement.status.words)" }, said: text { "\($0.statement.knownOn)" },
            source: text { "\($0.statement.source)" }, number: only.map { "\($0.sequence)" } ?? "",
            hands: text { words("figures.hands", hands($0)) },
            before: before.map { "\($0.statement.value) (\($0.statement.knownOn))" }.joined(separator: ", "),
            mayApprove: only.map { $0.approved == nil && $0.entered.by != user && may(.approver) } ?? false,
            mayPublish: only.map {
                $0.approved != nil && $0.published == nil && $0.entered.by != user && $0.approved?.by != user
                    && may(.publisher)
            } ?? false,
            isAssumed: calendar.isAssumed(for: known.series.period), csrf: request.identity?.session?.csrf ?? "")
    }

    private static func hands(_ observation: Observation) -> [String: String] {
        [
            "entered": "\(observation.entered.by)", "approved": observation.approved.map { "\($0.by)" } ?? "–",
            "published": observation.published.map { "\($0.by)" } ?? "–",
        ]
    }

    private struct Chart: Encodable {
        struct Series: Encodable {
            let label: String
            let values: [Double?]
        }

        let type: String
        let title: String
        let labels: [String]
        let unit: String
        let series: [Series]
    }

    /// The months, or the years where there are more of them; nothing where there are fewer than three.
    private static func chart(_ known: [KnownSeries], _ title: String, _ unit: String) -> String? {
        func fits(_ period: Period, _ isMonth: Bool) -> Bool {
            guard period.calendar == .statistical else { return false }
            if case .month = period.part { return isMonth }
            return period.part == .whole && !isMonth
        }
        let (months, years) = (
            known.filter { fits($0.series.period, true) }, known.filter { fits($0.series.period, false) }
        )
        let some = (months.count >= years.count ? months : years).suffix(120)
        guard some.count > 2 else { return nil }
        let values = some.map { series -> Double? in
            guard case .number(let number)? = series.answer.observations.first?.statement.value else { return nil }
            return Double("\(number)")
        }
        guard values.contains(where: { $0 != nil }) else { return nil }
        let chart = Chart(
            type: "line", title: title, labels: some.map { "\($0.series.period)" }, unit: unit,
            series: [Chart.Series(label: title, values: values)])
        return (try? JSONEncoder().encode(chart)).map { String(decoding: $0, as: UTF8.self) }
    }
}
