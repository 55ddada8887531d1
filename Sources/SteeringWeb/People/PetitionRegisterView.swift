import BorderVocabulary
import Steering
import Web

/// The register from inside: what waits, longest due first, by post, kind, group and stage.
struct PetitionRegisterView: Sendable {
    let figures: PetitionFigures
    let rows: [PetitionRow]
    let any: Bool
    let more: String?
    let mayEnter: Bool
    let states: [PeopleChoice]
    let posts: [PeopleChoice]
    let kinds: [PeopleChoice]
    let groups: [PeopleChoice]
    let asKnownOn: String?

    /// The most that are listed.
    private static let limit = 200

    init(_ request: WebRequest, _ view: RoomView, _ all: [PetitionStatus]) {
        let words = view.words
        let wanted = Filter(request)
        let some = all.filter { wanted.takes($0) }
        figures = PetitionFigures(some, view)
        let shown = some.filter { wanted.isShown($0) }.sorted { Self.urgency($0) < Self.urgency($1) }
        rows = shown.prefix(Self.limit).map { PetitionRow($0, view, inside: true) }
        any = !rows.isEmpty
        more =
            shown.count > Self.limit
            ? words("register.more", ["count": words.number(shown.count - Self.limit)]) : nil
        mayEnter = (request.identity?.mayUse(PetitionPages.keeping) ?? false) && !view.vantage.isPast
        asKnownOn = view.vantage.isPast ? "\(view.day)" : nil
        states = Filter.State.allCases.map {
            PeopleChoice(
                code: $0.rawValue, word: words("register.state." + $0.rawValue), chosen: $0 == wanted.state)
        }
        posts = Set(all.compactMap(\.standing.post)).sorted().map {
            PeopleChoice(code: "\($0)", word: words.post($0, view.room.roster), chosen: $0 == wanted.post)
        }
        kinds = Set(all.compactMap(\.own.kind)).sorted().map {
            PeopleChoice(
                code: "\($0)", word: words.term(.kind, $0, view.room.petitions, on: view.day), chosen: $0 == wanted.kind
            )
        }
        groups = PetitionerGroup.allCases.map {
            PeopleChoice(code: $0.rawValue, word: words.group($0), chosen: $0 == wanted.group)
        }
    }

    /// The earliest due day first; without one, the longest waiting behind them.
    private static func urgency(_ status: PetitionStatus) -> (LocalDate, LocalDate, PetitionID) {
        let isOpen = status.standing.stage.isOpen
        return (isOpen ? status.answerDue?.day ?? .latest : .latest, status.received, status.id)
    }
}

/// What the register is asked for.
private struct Filter {
    enum State: String, CaseIterable {
        case open
        case overdue
        case denied
        case reopened
        case all
    }

    let state: State
    let post: PostID?
    let kind: TermID?
    let group: PetitionerGroup?

    init(_ request: WebRequest) {
        state = State(rawValue: request.query["state"] ?? "") ?? .open
        post = request.query["post"].flatMap { try? PostID.parse($0) }
        kind = request.query["kind"].flatMap { try? TermID.parse($0) }
        group = request.query["group"].flatMap { PetitionerGroup(rawValue: $0) }
    }

    /// What the rates are about: all states of what is asked for, so that choosing the open ones hides no late answer.
    func takes(_ status: PetitionStatus) -> Bool {
        (post.map { $0 == status.standing.post } ?? true) && (kind.map { $0 == status.own.kind } ?? true)
            && (group.map { $0 == status.petition.submission.group } ?? true)
    }

    func isShown(_ status: PetitionStatus) -> Bool {
        switch state {
        case .open: status.standing.stage.isOpen
        case .overdue: status.answering == .overdue
        case .denied: status.settling == .denied
        case .reopened: status.standing.stage == .reopened
        case .all: true
        }
    }
}
