import BorderVocabulary
import Steering
import SteeringRoom
import Web

/// A form with the fields that it wants, filled with what was sent where that was refused.
struct TaskForm: Sendable {
    struct Field: Sendable {
        /// How a value is given.
        enum Shape: Hashable, Sendable {
            case text, line, date, post, choice, files
        }

        let id: String
        let name: String
        let label: String
        let hint: String?
        let value: String
        let isText: Bool
        let isLine: Bool
        let isDate: Bool
        let isPost: Bool
        let isChoice: Bool
        let isFiles: Bool
        let isNeeded: Bool
        let options: [TasksView.Option]

        /// `prefix` tells the fields of one form from those of another; `own` is a label of this form alone.
        init(
            _ name: String, _ shape: Shape, isNeeded: Bool, value: String, prefix: String,
            options: [TasksView.Option] = [], words: Words
        ) {
            let key = "task.field." + name
            id = prefix + "-" + name
            self.name = name
            label = words.catalogue.find(key + "." + prefix, words.language) ?? words(key)
            hint = words.catalogue.find(key + ".hint", words.language)
            self.value = value
            (isText, isLine, isDate) = (shape == .text, shape == .line, shape == .date)
            (isPost, isChoice, isFiles) = (shape == .post, shape == .choice, shape == .files)
            self.isNeeded = isNeeded
            self.options = options.map {
                TasksView.Option(value: $0.value, word: $0.word, chosen: $0.value == value || $0.chosen)
            }
        }
    }

    /// What the form sends besides its fields: its name, under `step`.
    let step: String
    let action: String
    let csrf: String
    let title: String
    let open: Bool
    let fields: [Field]
    /// Whether files may come with it.
    let hasFiles: Bool

    /// The form of one step.
    init(_ kind: TaskStep.Kind, of task: TaskID, csrf: String, sent: MultipartForm?, words: Words) {
        let mine = sent?["step"] == kind.rawValue ? sent : nil
        self.init(
            kind.rawValue, action: "/steering/tasks/\(task)/steps", csrf: csrf,
            title: words("task.do." + kind.rawValue), open: mine != nil,
            fields: kind.fields.map { name, isNeeded in
                let shape = TaskForm.shapes[name] ?? .text
                return Field(
                    name, shape, isNeeded: isNeeded, value: mine?[name] ?? "", prefix: kind.rawValue, words: words)
            })
    }

    init(_ step: String, action: String, csrf: String, title: String, open: Bool, fields: [Field]) {
        self.step = step
        self.action = action
        self.csrf = csrf
        self.title = title
        self.open = open
        self.fields = fields
        hasFiles = fields.contains(where: \.isFiles)
    }

    private static let shapes: [String: Field.Shape] = ["date": .date, "post": .post, "files": .files]
}

extension TaskStep.Kind {
    /// The fields of its form, by the names of `TaskSheets.stepColumns`.
    fileprivate var fields: [(name: String, isNeeded: Bool)] {
        switch self {
        case .accepted: []
        case .reported: [("note", true), ("files", false), ("evidence", false)]
        case .extensionAsked: [("date", true), ("note", true)]
        case .extensionRefused, .verified, .returned, .reopened: [("note", true)]
        case .extended: [("date", true), ("note", true), ("basis", true)]
        case .reviewed: [("date", true), ("review_reason", false), ("note", true)]
        // One of the two is wanted, which the book says.
        case .claimed: [("note", true), ("files", false), ("evidence", false)]
        case .cancelled: [("note", true), ("basis", true)]
        case .transferred, .verifierReplaced: [("post", true), ("note", true), ("basis", true)]
        }
    }
}
