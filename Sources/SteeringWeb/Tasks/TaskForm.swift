import BorderVocabulary
import Steering
import SteeringRoom
import Web

/// The form of one step, with the fields that it wants, filled with what was sent where it was refused.
struct TaskForm: Sendable {
    struct Field: Sendable {
        let id: String
        let name: String
        let label: String
        let hint: String?
        let value: String
        let isDate: Bool
        let isPost: Bool
        let isText: Bool
        let isNeeded: Bool
    }

    let step: String
    let action: String
    let csrf: String
    let title: String
    let button: String
    let open: Bool
    let fields: [Field]

    init(_ kind: TaskStep.Kind, of task: TaskID, csrf: String, sent: Query?, words: Words) {
        step = kind.rawValue
        action = "/steering/tasks/\(task)/steps"
        self.csrf = csrf
        title = words("task.do." + step)
        button = words("task.do.go")
        let mine = sent?["step"] == step ? sent : nil
        open = mine != nil
        fields = kind.fields.map { field in
            let key = "task.field." + field.name
            let own = words.catalogue.find(key + "." + kind.rawValue, words.language)
            return Field(
                id: kind.rawValue + "-" + field.name, name: field.name, label: own ?? words(key),
                hint: words.catalogue.find(key + ".hint", words.language), value: mine?[field.name] ?? "",
                isDate: field.name == "date", isPost: field.name == "post",
                isText: field.name != "date" && field.name != "post", isNeeded: field.isNeeded)
        }
    }
}

extension TaskStep.Kind {
    /// The fields of its form, by the names of `TaskSheets.stepColumns`.
    fileprivate var fields: [(name: String, isNeeded: Bool)] {
        switch self {
        case .accepted: []
        case .reported: [("note", true), ("evidence", false)]
        case .extensionAsked: [("date", true), ("note", true)]
        case .extensionRefused, .verified, .returned, .reopened: [("note", true)]
        case .extended: [("date", true), ("note", true), ("basis", true)]
        case .reviewed: [("date", true), ("review_reason", false), ("note", true)]
        case .claimed: [("note", true), ("evidence", true)]
        case .cancelled: [("note", true), ("basis", true)]
        case .transferred, .verifierReplaced: [("post", true), ("note", true), ("basis", true)]
        }
    }
}
