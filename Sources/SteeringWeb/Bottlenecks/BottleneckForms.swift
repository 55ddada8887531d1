import BorderVocabulary
import Steering
import SteeringRoom
import Web

/// The form in which a bottleneck is raised, by the names of the columns of its table.
struct RaiseForm: Sendable {
    let csrf: String
    let open: Bool
    let fields: [ActForm.Field]

    /// `reporters` are the posts for which the person may speak; nil for all.
    init(_ view: RoomView, _ reporters: [PostID]?, today: LocalDate, csrf: String, sent: Query?) {
        self.csrf = csrf
        let (words, book) = (MeetingWords(view), view.room.bottlenecks)
        let causes = book.causes(on: today).map {
            ActForm.Choice(value: "\($0.id)", word: words.cause($0.id, book, on: today))
        }
        let forces = book.taskForces(on: today).filter { $0.works(on: today) }.map {
            ActForm.Choice(value: "\($0.id)", word: $0.name.description)
        }
        let yesNo = [
            ActForm.Choice(value: "no", word: words("act.no")), ActForm.Choice(value: "yes", word: words("act.yes")),
        ]
        let reporter: ActForm.Entry = reporters.map { .choice(words.choices($0)) } ?? .post
        var wants: [ActForm.Want] = [
            .needed("bottleneck"), .needed("title"), .optional("statement", .text), .needed("cause", .choice(causes)),
            .optional("cause_note"), .needed("owner", .post), .needed("reported_by", reporter),
            .needed("raised_on", .date, initial: "\(today)"),
        ]
        wants += BlockedText.columns.map { .optional($0.name) }
        wants += [
            .optional("affected"), .optional("wanted"), .optional("wanted_from", .post), .optional("wanted_by", .date),
            .optional("task_force", .choice([ActForm.Choice(value: "", word: words("act.none"))] + forces)),
            .optional("classified", .choice(yesNo)),
        ]
        open = sent != nil
        fields = wants.map { ActForm.Field($0, of: "bottleneck", act: "open", sent: sent, words: words.words) }
    }
}

/// Makes the forms of acts on one bottleneck.
struct BottleneckForms {
    private let bottleneck: Bottleneck
    private let view: RoomView
    private let words: MeetingWords
    private let reader: BottleneckReader

    init(_ bottleneck: Bottleneck, _ view: RoomView, _ reader: BottleneckReader) {
        self.bottleneck = bottleneck
        self.view = view
        self.reader = reader
        words = MeetingWords(view)
    }

    /// The form of one kind of act, for a person who may do it as one of these posts.
    func form(
        _ kind: BottleneckAct.Kind, _ posts: [PostID], today: LocalDate, csrf: String, sent: Query?
    ) -> ActForm {
        ActForm(
            kind.rawValue, of: "bottleneck", at: BottleneckPages.path + "/\(bottleneck.id)", csrf: csrf,
            posts: words.choices(posts), wants: wants(kind, today), today: today, sent: sent, words: words.words)
    }

    private func wants(_ kind: BottleneckAct.Kind, _ today: LocalDate) -> [ActForm.Want] {
        let text = ActForm.Want.needed("text")
        switch kind {
        case .report, .reopen, .part: return [text]
        case .handOver: return [.needed("post", .post), text]
        case .restateCause: return [.needed("cause", .choice(causes(today))), .optional("name"), text]
        case .addBlocked: return BlockedText.columns.map { .optional($0.name) }
        case .removeBlocked: return BlockedText.columns.map { .optional($0.name) } + [text]
        case .addAffected: return [.needed("party"), .needed("name"), .optional("post", .post)]
        case .wantDecision: return [text, .needed("post", .post), .optional("due", .date)]
        case .decide: return [text, .needed("document")]
        case .giveToTaskForce: return [.optional("task_force", .choice(forces(today))), text]
        case .close: return [.needed("evidence")]
        case .confirm: return [.needed("party", .choice(parties)), .needed("evidence"), .optional("text")]
        case .object: return [.needed("party", .choice(parties)), text]
        case .merge: return [.needed("into", .choice(others(today))), text]
        }
    }

    private func causes(_ today: LocalDate) -> [ActForm.Choice] {
        let book = view.room.bottlenecks
        return book.causes(on: today).map {
            ActForm.Choice(value: "\($0.id)", word: words.cause($0.id, book, on: today))
        }
    }

    private func forces(_ today: LocalDate) -> [ActForm.Choice] {
        [ActForm.Choice(value: "", word: words("act.none"))]
            + view.room.bottlenecks.taskForces(on: today).filter { $0.works(on: today) }.map {
                ActForm.Choice(value: "\($0.id)", word: $0.name.description)
            }
    }

    private var parties: [ActForm.Choice] {
        bottleneck.allAffected.map { ActForm.Choice(value: "\($0.id)", word: $0.name.description) }
    }

    private func others(_ today: LocalDate) -> [ActForm.Choice] {
        view.room.bottlenecks.bottlenecks(on: today).filter {
            $0.isOpen && $0.id != bottleneck.id && reader.mayRead($0.id)
        }.map {
            ActForm.Choice(value: "\($0.id)", word: "\($0.id) · \($0.opening.title)")
        }
    }
}
