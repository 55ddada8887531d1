import BorderVocabulary
import Steering
import SteeringRoom
import Web

/// The form of one act, by the names of the columns of its table, filled with what was sent where it was refused.
struct ActForm: Sendable {
    /// One value of a closed list.
    struct Choice: Sendable {
        let value: String
        let word: String
        var chosen = false
    }

    /// How a field is filled in.
    enum Entry: Sendable {
        case line
        case text
        case date
        case post
        case number
        case choice([Choice])
    }

    /// What a field wants.
    struct Want: Sendable {
        let name: String
        let entry: Entry
        let isNeeded: Bool
        /// What stands there before anything was sent.
        var initial = ""

        static func needed(_ name: String, _ entry: Entry = .line, initial: String = "") -> Want {
            Want(name: name, entry: entry, isNeeded: true, initial: initial)
        }
        static func optional(_ name: String, _ entry: Entry = .line) -> Want {
            Want(name: name, entry: entry, isNeeded: false)
        }
    }

    struct Field: Sendable {
        let id: String
        let name: String
        let label: String
        let hint: String?
        let value: String
        let isLine: Bool
        let isText: Bool
        let isDate: Bool
        let isPost: Bool
        let isNumber: Bool
        let choices: [Choice]
        let isChoice: Bool
        let isNeeded: Bool
    }

    let act: String
    let action: String
    let csrf: String
    let title: String
    let button: String
    let open: Bool
    let posts: [Choice]
    let onlyPost: String?
    let fields: [Field]

    /// Makes the form of an act of an area, such as `bottleneck`, whose words begin with it; `posts` are those as which it
    /// may be done, with their names.
    init(
        _ act: String, of area: String, at action: String, csrf: String, posts: [Choice], wants: [Want],
        today: LocalDate, sent: Query?, words: Words
    ) {
        self.act = act
        self.action = action
        self.csrf = csrf
        title = words("\(area).do.\(act)")
        button = words("act.go")
        let mine = sent?["act"] == act ? sent : nil
        open = mine != nil
        self.posts = posts.map { Choice(value: $0.value, word: $0.word, chosen: $0.value == mine?["as"]) }
        onlyPost = posts.count == 1 ? posts[0].value : nil
        fields = (wants + [.needed("on", .date, initial: "\(today)")]).map { want in
            Field(want, of: area, act: act, sent: mine, words: words)
        }
    }
}

extension ActForm.Field {
    /// A field with its words; those of one act come before those of the area.
    init(_ want: ActForm.Want, of area: String, act: String, sent: Query?, words: Words) {
        let key = "\(area).field.\(want.name)"
        id = act + "-" + want.name
        value = sent?[want.name] ?? want.initial
        label = words.catalogue.find(key + "." + act, words.language) ?? words(key)
        hint = words.catalogue.find(key + ".hint", words.language)
        name = want.name
        isNeeded = want.isNeeded
        (isLine, isText, isDate, isPost, isNumber, isChoice) =
            switch want.entry {
            case .line: (true, false, false, false, false, false)
            case .text: (false, true, false, false, false, false)
            case .date: (false, false, true, false, false, false)
            case .post: (false, false, false, true, false, false)
            case .number: (false, false, false, false, true, false)
            case .choice: (false, false, false, false, false, true)
            }
        if case .choice(let list) = want.entry {
            let chosen = value
            choices = list.map { ActForm.Choice(value: $0.value, word: $0.word, chosen: $0.value == chosen) }
        } else {
            choices = []
        }
    }
}

/// Reads the fields of a form or of a body as a row of a table.
enum ActFields {
    /// The row, with the thing that the path names.
    static func command<Command>(
        of sheet: Sheet, _ thing: (column: String, id: String), _ value: (String) -> String?,
        _ read: (SheetRow) throws(SheetFault) -> Command
    ) throws(Problem) -> Command {
        let header = sheet.header
        // A form sends line ends as the network does, and blanks that nobody sees.
        let fields = header.map { name in
            name == thing.column ? thing.id : (value(name) ?? "").trimmed
        }
        do throws(SheetFault) {
            return try read(try SheetRow(fields, header: header, line: 1))
        } catch { throw Problem(.fields([FieldError(error)])) }
    }

    /// What is wrong, in one sentence; of a form the fields that are meant, too.
    static func sentence(_ problem: Problem, _ area: String, _ words: Words) -> String {
        let details = problem.errors.map { error in
            let name = String(error.pointer.drop { $0 == "/" })
            return words("\(area).field.\(name)") + ": " + error.detail.text(words.catalogue, words.language)
        }
        return details.isEmpty
            ? problem.detail.text(words.catalogue, words.language) : details.joined(separator: " ")
    }
}

extension FieldError {
    /// The field that a fault of a row means.
    fileprivate init(_ fault: SheetFault) {
        switch fault {
        case .column(let column, let failure): self.init(pointer: "/" + column, failure)
        case .missing(let column):
            self.init(pointer: "/" + column, code: "missing", detail: Phrase("parse.missing"))
        case .fields: self.init(pointer: "", code: "missing", detail: fault.phrase)
        }
    }
}
