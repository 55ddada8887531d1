import BorderVocabulary
import Steering
import Web

/// A petition in a list.
struct PetitionRow: Sendable {
    let code: String
    let href: String
    let received: String
    let about: String
    let group: String
    let post: String
    let due: String
    let stage: BadgeView
    let answering: BadgeView
    let word: BadgeView?
    let merged: String?
    let isSample: Bool

    init(_ status: PetitionStatus, _ view: RoomView, inside: Bool) {
        let words = view.words
        code = status.id.description
        href = (inside ? "/steering/petitions/" : "/petitions/") + code + RoomFrame.suffix(view.vantage)
        received = words.day(status.received)
        about =
            status.own.topic.map { words.term(.topic, $0, view.room.petitions, on: view.day) }
            ?? words("petition.no-topic")
        group = words.group(status.petition.submission.group)
        post = status.standing.post.map { words.post($0, view.room.roster) } ?? words("petition.no-post")
        due = status.answerDue.map { words.day($0.day) } ?? words("petition.period.none")
        stage = words.badge(status.standing.stage)
        answering = words.badge(status.answering)
        word = words.badge(status.word)
        merged = status.lead.map { words("petition.merged-into", ["petition": "\($0)"]) }
        isSample = status.petition.submission.isSample
    }
}

/// The public list: how the petitions stand, how long they take, which rules there are, and the latest of them.
struct PetitionListView: Sendable {
    struct Rule: Sendable {
        let kind: String
        let answer: String
        let resolution: String
    }

    let known: KnownBar
    let wrong: String?
    let figures: PetitionFigures
    let rules: [Rule]
    let anyRules: Bool
    let rows: [PetitionRow]
    let pages: String?
    let newer: String?
    let older: String?

    /// Petitions on one page.
    private static let size = 20

    init(_ request: WebRequest, _ view: RoomView, _ statuses: [PetitionStatus]) {
        let words = view.words
        known = KnownBar(request, view)
        wrong = request.query["code"].flatMap { $0.trimmed.isEmpty ? nil : words("petitions.find-wrong") }
        figures = PetitionFigures(statuses, view)
        rules = PetitionListView.rules(view)
        anyRules = !rules.isEmpty
        let latest = Array(statuses.reversed())
        let last = max(1, (latest.count + Self.size - 1) / Self.size)
        let page = min(max(1, request.query["page"].flatMap { Int($0) } ?? 1), last)
        rows = latest.dropFirst((page - 1) * Self.size).prefix(Self.size).map {
            PetitionRow($0, view, inside: false)
        }
        pages = last > 1 ? words("petitions.page", ["page": words.number(page), "all": words.number(last)]) : nil
        func address(_ number: Int) -> String {
            "/petitions?page=\(number)" + (view.vantage.isPast ? "&as-known-on=\(view.day)" : "")
        }
        newer = page > 1 ? address(page - 1) : nil
        older = page < last ? address(page + 1) : nil
    }

    /// The periods for what is received on the day.
    static func rules(_ view: RoomView) -> [Rule] {
        let book = view.room.petitions
        return book.terms(.kind, on: view.day).map { kind in
            Rule(
                kind: view.words.name(kind),
                answer: view.words.period(book.period(kind.id, .answer, received: view.day, view.known)),
                resolution: view.words.period(book.period(kind.id, .resolution, received: view.day, view.known)))
        }
    }
}
