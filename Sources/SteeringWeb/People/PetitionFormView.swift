import Application
import BorderVocabulary
import Steering
import SteeringRoom
import Web

/// The form of a petition, for the public and for officers who write down what somebody says.
struct PetitionFormView: Sendable {
    /// What only officers say of it.
    struct Office: Sendable {
        let channels: [PeopleChoice]
        let kinds: [PeopleChoice]
        var received: String
        var reference = ""
        var dialogue = ""
        let today: String
    }

    var token: String
    let csrf: String?
    let action: String
    var groups: [PeopleChoice]
    var topics: [PeopleChoice]
    let anyTopics: Bool
    let limits: String
    var office: Office?
    var problem: String?
    var errors: [PeopleFact] = []
    var text = ""
    var name = ""
    var phone = ""
    var address = ""
    var lostFiles = false

    init(_ request: WebRequest, _ view: RoomView, token: String, isOffice: Bool = false) {
        let words = view.words
        let today = request.now.localDate
        self.token = token
        csrf = request.identity?.session?.csrf
        action = isOffice ? "/steering/petitions/new" : "/petitions/new"
        groups = PetitionerGroup.allCases.map { PeopleChoice(code: $0.rawValue, word: words.group($0)) }
        topics = view.room.petitions.terms(.topic, on: today).map {
            PeopleChoice(code: $0.id.description, word: words.name($0))
        }
        anyTopics = !topics.isEmpty
        limits = words(
            "petition-form.limits",
            [
                "files": words.number(PetitionBook.Limit.attachments),
                "size": words.number(AttachedFile.Limit.bytes >> 20),
            ])
        guard isOffice else { return }
        office = Office(
            channels: PetitionChannel.allCases.filter { $0 != .web }.map {
                PeopleChoice(code: $0.rawValue, word: words.channel($0), chosen: $0 == .hotline)
            },
            kinds: view.room.petitions.terms(.kind, on: today).map {
                PeopleChoice(code: $0.id.description, word: words.name($0))
            }, received: "\(today)", today: "\(today)")
        office?.dialogue = request.query["dialogue"] ?? ""
    }

    /// Puts back what was written, with what is wrong.
    mutating func take(_ form: MultipartForm, _ problem: Problem, _ request: WebRequest) {
        let (catalogue, language) = (request.services.catalogue, request.language)
        self.problem = problem.detail.text(catalogue, language)
        errors = problem.errors.map { error in
            let field = error.pointer.drop { $0 == "/" }
            return PeopleFact(
                name: catalogue.text("petition-form.field." + field, language),
                value: error.detail.text(catalogue, language))
        }
        (text, name) = (form["text"] ?? "", form["name"] ?? "")
        (phone, address) = (form["phone"] ?? "", form["address"] ?? "")
        for index in groups.indices { groups[index].chosen = groups[index].code == form["group"] }
        for index in topics.indices { topics[index].chosen = topics[index].code == form["topic"] }
        office?.received = form["received"] ?? ""
        office?.reference = form["reference"] ?? ""
        office?.dialogue = form["dialogue"] ?? ""
        lostFiles = !form.files.isEmpty
    }
}

/// What the author of a petition is told once.
struct PetitionSentView: Sendable {
    let code: String
    let secret: String
    var href: String
    let address: String

    init(_ received: ReceivedPetition, _ request: WebRequest, _ words: Words) {
        code = received.id.description
        secret = received.secret
        href = "/petitions/\(received.id)"
        address = "/petitions/\(received.id)"
    }
}
