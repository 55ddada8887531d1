import BorderVocabulary
import Steering
import SteeringRoom
import Web

/// Makes the forms of acts on one conference.
struct ConferenceForms {
    private let conference: Conference
    private let words: MeetingWords

    init(_ conference: Conference, _ view: RoomView) {
        self.conference = conference
        words = MeetingWords(view)
    }

    /// The form of one kind of act, for a person who may do it as one of these posts.
    func form(
        _ kind: ConferenceAct.Kind, _ posts: [PostID], today: LocalDate, csrf: String, sent: Query?
    ) -> ActForm {
        ActForm(
            kind.rawValue, of: "conference", at: ConferencePages.path + "/\(conference.id)", csrf: csrf,
            posts: words.choices(posts), wants: wants(kind), today: today, sent: sent, words: words.words)
    }

    private func wants(_ kind: ConferenceAct.Kind) -> [ActForm.Want] {
        let reason = ActForm.Want.needed("reason")
        switch kind {
        case .addItem: return [.needed("text"), reason, .optional("post", .post)]
        case .removeItem: return [.needed("item", .choice(items)), reason]
        case .propose: return [.needed("item", .choice(items)), .needed("text", .text)]
        case .takePosition:
            return [.needed("item", .choice(items)), .needed("stance", .choice(stances)), .optional("reason")]
        case .hold:
            let all = conference.call.members.map(\.description).joined(separator: " ")
            return [.needed("attended", initial: all)]
        case .postpone: return [.needed("due", .date), reason]
        case .cancel: return [reason]
        case .conclude: return conclusion + [.optional("reason")]
        case .restate: return [.needed("conclusion", .choice(conclusions))] + conclusion + [reason]
        case .minute: return [.needed("document")]
        case .followUp: return [.needed("conclusion", .choice(conclusions)), .needed("text")]
        case .close: return [.needed("conclusion", .choice(conclusions)), .needed("evidence")]
        case .reopen: return [.needed("conclusion", .choice(conclusions)), reason]
        }
    }

    private var conclusion: [ActForm.Want] {
        [
            .needed("text", .text),
            .optional("item", .choice([ActForm.Choice(value: "", word: words("act.none"))] + items)),
            .optional("post", .post), .optional("support"), .optional("due", .date), .optional("review", .date),
        ]
    }

    private var items: [ActForm.Choice] {
        conference.items.filter(\.isOn).map { ActForm.Choice(value: "\($0.number)", word: "\($0.number). \($0.title)") }
    }

    private var conclusions: [ActForm.Choice] {
        conference.conclusions.map { point in
            let text = point.current.text.description.split(separator: "\n").first ?? ""
            return ActForm.Choice(value: "\(point.id.number)", word: "\(point.id.number). \(text.prefix(80))")
        }
    }

    private var stances: [ActForm.Choice] {
        Stance.allCases.map { ActForm.Choice(value: $0.rawValue, word: words("stance.\($0.rawValue)")) }
    }
}
