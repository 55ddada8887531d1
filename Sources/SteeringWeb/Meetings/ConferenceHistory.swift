import BorderVocabulary
import Steering
import Web

/// How the entries of a conference's history are told.
enum ConferenceHistory {
    static func line(_ dated: Dated<ConferenceEntry>, _ words: MeetingWords) -> HistoryLine {
        let told = told(dated.entry, words)
        let late = dated.daysLate > 0 ? words("history.late", ["count": words.number(dated.daysLate)]) : nil
        let who = [told.post.map(words.post), words("history.by", ["user": "\(dated.by)"]), late].compactMap { $0 }
        return HistoryLine(
            weight: told.weight, what: words("conference.history.\(told.key)"), day: words.date(dated.day),
            lines: told.lines, who: who.joined(separator: " · "))
    }

    private struct Told {
        let key: String
        var lines: [String] = []
        var post: PostID?
        var weight = ""
    }

    private static func told(_ entry: ConferenceEntry, _ words: MeetingWords) -> Told {
        switch entry {
        case .called(let call): return Told(key: "called", lines: [words.date(call.on)], weight: "strong")
        case .agendaDrawn(let draws):
            return Told(
                key: "drawn", lines: [words("conference.history.matters", ["count": words.number(draws.count)])])
        case .followUpsAdded(let draws):
            return Told(
                key: "followed", lines: [words("conference.history.matters", ["count": words.number(draws.count)])])
        case .acted(let act, let post):
            var told = told(act, words)
            told.post = post
            return told
        }
    }

    private static func told(_ act: ConferenceAct, _ words: MeetingWords) -> Told {
        let key = act.kind.rawValue
        func item(_ number: Int) -> String { words("history.item", ["number": words.number(number)]) }
        func point(_ number: Int) -> String { words("history.point", ["number": words.number(number)]) }
        switch act {
        case .postponed(let day, let reason):
            return Told(key: key, lines: ["→ " + words.date(day), reason.description], weight: "bad")
        case .cancelled(let reason): return Told(key: key, lines: [reason.description], weight: "bad")
        case .itemAdded(let hand): return Told(key: key, lines: [hand.title.description, hand.reason.description])
        case .itemRemoved(let number, let reason):
            return Told(key: key, lines: [item(number), reason.description], weight: "bad")
        case .proposed(let number, let text): return Told(key: key, lines: [item(number), text.description])
        case .positionTaken(let number, let position):
            let stance = words("stance.\(position.stance.rawValue)")
            return Told(key: key, lines: [item(number) + ": " + stance, position.note?.description].compactMap { $0 })
        case .held(let attended):
            return Told(
                key: key, lines: [words("conference.history.there", ["count": words.number(attended.count)])],
                weight: "strong")
        case .concluded(let conclusion): return Told(key: key, lines: [conclusion.text.description])
        case .conclusionRestated(let number, let conclusion, let reason):
            return Told(key: key, lines: [point(number), conclusion.text.description, reason.description])
        case .minuted(let document): return Told(key: key, lines: [document.description], weight: "strong")
        case .followedUp(let number, let progress): return Told(key: key, lines: [point(number), progress.description])
        case .conclusionClosed(let number, let evidence):
            return Told(key: key, lines: [point(number)] + evidence.map(\.reference.description), weight: "strong")
        case .conclusionReopened(let number, let reason):
            return Told(key: key, lines: [point(number), reason.description], weight: "bad")
        }
    }
}
