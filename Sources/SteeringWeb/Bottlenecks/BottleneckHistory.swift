import BorderVocabulary
import Steering
import Web

/// How the entries of a bottleneck's history are told.
enum BottleneckHistory {
    static func line(_ dated: Dated<BottleneckEntry>, _ view: RoomView, _ words: MeetingWords) -> HistoryLine {
        let told = told(dated.entry, view, words)
        let late = dated.daysLate > 0 ? words("history.late", ["count": words.number(dated.daysLate)]) : nil
        let who = [told.post.map(words.post), words("history.by", ["user": "\(dated.by)"]), late].compactMap { $0 }
        return HistoryLine(
            weight: told.weight, what: words("bottleneck.history.\(told.key)"), day: words.date(dated.day),
            lines: told.lines, who: who.joined(separator: " · "))
    }

    private struct Told {
        let key: String
        var lines: [String] = []
        var post: PostID?
        var weight = ""
    }

    private static func told(_ entry: BottleneckEntry, _ view: RoomView, _ words: MeetingWords) -> Told {
        switch entry {
        case .opened(let opening):
            var told = Told(key: "opened", lines: [opening.title.description], weight: "strong")
            if case .reported(let post) = opening.origin { told.post = post }
            return told
        case .acted(let act, let post):
            var told = told(act, view, words)
            told.post = post
            return told
        case .measured(let act):
            let (key, trouble) =
                switch act {
                case .goesOn(let trouble): ("goes-on", trouble)
                case .subsided(let trouble): ("subsided", trouble)
                case .contradicted(let trouble): ("contradicted", trouble)
                }
            let line = words.stream(trouble.stream) + ": " + words.measure(trouble.kind, trouble.peak)
            return Told(key: key, lines: [line], weight: key == "subsided" ? "" : "bad")
        case .tookIn(let other): return Told(key: "took-in", lines: ["\(other.id)"])
        case .letGo(let other): return Told(key: "let-go", lines: ["\(other)"])
        }
    }

    private static func told(_ act: BottleneckAct, _ view: RoomView, _ words: MeetingWords) -> Told {
        let key = act.kind.rawValue
        func party(_ id: AffectedID) -> String { words("history.party", ["party": "\(id)"]) }
        func evidence(_ evidence: Evidence) -> String {
            [evidence.reference, evidence.note].compactMap { $0?.description }.joined(separator: " – ")
        }
        switch act {
        case .reported(let progress): return Told(key: key, lines: [progress.description])
        case .handedOver(let post, let reason):
            return Told(key: key, lines: ["→ " + words.post(post), reason.description])
        case .causeRestated(let cause, let note, let reason):
            let name = words.cause(cause, view.room.bottlenecks, on: view.day)
            return Told(key: key, lines: [name, note?.description, reason.description].compactMap { $0 })
        case .blockedAdded(let things):
            return Told(key: key, lines: things.map { thing($0, words) })
        case .blockedRemoved(let blocked, let reason):
            return Told(key: key, lines: [thing(blocked, words), reason.description])
        case .affectedAdded(let party): return Told(key: key, lines: [party.name.description])
        case .decisionWanted(let wanted):
            return Told(key: key, lines: [wanted.what.description, "→ " + words.post(wanted.from)])
        case .decided(let what, let document): return Told(key: key, lines: [what.description, document.description])
        case .givenTo(let force, let reason):
            return Told(key: key, lines: [force.map { "\($0)" } ?? words("act.none"), reason.description])
        case .closed(let all): return Told(key: key, lines: all.map(evidence), weight: "strong")
        case .confirmed(let id, let shown):
            return Told(key: key, lines: [party(id), evidence(shown)], weight: "strong")
        case .objected(let id, let reason):
            return Told(key: key, lines: [party(id), reason.description], weight: "bad")
        case .reopened(let reason): return Told(key: key, lines: [reason.description], weight: "bad")
        case .merged(let other, let reason): return Told(key: key, lines: ["→ \(other)", reason.description])
        case .parted(let reason): return Told(key: key, lines: [reason.description])
        }
    }

    private static func thing(_ blocked: Blocked, _ words: MeetingWords) -> String {
        let thing = BottleneckView.Thing(blocked, from: nil, words)
        return [thing.kind, thing.name, thing.amount].filter { !$0.isEmpty }.joined(separator: " · ")
    }
}
