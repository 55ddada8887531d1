import Application
import BorderVocabulary
import Steering
import SteeringRoom
import Web

/// A case from inside: with all that was written, for those who may read it, and what can be done now.
struct PetitionCaseView: Sendable {
    struct File: Sendable {
        let name: String
        let href: String
        let size: String
    }

    struct Words: Sendable {
        let number: Int
        let day: String
        let text: String
        let published: Bool
    }

    let title: String
    let code: String
    let publicHref: String
    let isSample: Bool
    let stage: BadgeView
    let answering: BadgeView
    let word: BadgeView?
    let facts: [PeopleFact]
    let readsPapers: Bool
    let text: String
    let contact: [PeopleFact]
    let files: [File]
    let anyFiles: Bool
    let said: [Words]
    let anySaid: Bool
    let erased: [String]
    let summary: String
    let lead: String?
    let followers: [String]
    let history: [PetitionDeedView]
    let csrf: String
    let action: String
    let today: String
    let keeps: Bool
    let may: Possible
    let posts: [PeopleChoice]
    let kinds: [PeopleChoice]
    let topics: [PeopleChoice]
    let reasons: [PeopleChoice]
    let lastAct: Int?
    var problem: String?

    /// Which forms are offered; the register decides.
    struct Possible: Sendable {
        let act: Bool
        let accept: Bool
        let reject: Bool
        let route: Bool
        let reply: Bool
        let transfer: Bool
        let merge: Bool
        let unmerge: Bool
        let ask: Bool
    }

    init(
        _ status: PetitionStatus, _ file: PetitionBook.File, _ papers: ReadPapers?, _ sight: PetitionSight,
        _ request: WebRequest, _ view: RoomView
    ) {
        let words = view.words
        let book = view.room.petitions
        let today = request.now.localDate
        code = status.id.description
        title = words("petition.title", ["petition": code])
        publicHref = "/petitions/" + code
        isSample = status.petition.submission.isSample
        stage = words.badge(status.standing.stage)
        answering = words.badge(status.answering)
        word = words.badge(status.word)
        var facts = CaseFacts.facts(status, view)
        if let reference = status.petition.submission.reference {
            facts.append(PeopleFact(name: words("petition.reference"), value: "\(reference)"))
        }
        facts.append(
            PeopleFact(
                name: words("petition.author"),
                value: "\(status.petition.submission.author)"))
        self.facts = facts
        readsPapers = papers != nil
        text = papers.map { $0.text ?? words("case.text-gone") } ?? words("case.text-hidden")
        contact = PetitionCaseView.contact(papers, words)
        files = status.petition.submission.attachments.map { attached in
            File(
                name: papers?.fileNames[attached.digest] ?? attached.mediaType.rawValue.uppercased(),
                href: "/steering/petitions/\(status.id)/files/\(attached.digest)",
                size: words("case.size", ["size": words.number(max(1, attached.bytes >> 10))]))
        }
        anyFiles = !files.isEmpty
        said = file.acts.compactMap { act in
            guard let papers, act.words != nil else { return nil }
            return Words(
                number: act.number, day: words.day(act.on), text: papers.words[act.number] ?? words("case.text-gone"),
                published: status.own.summaries[act.number] != nil)
        }
        anySaid = !said.isEmpty
        erased = (papers?.erasures ?? []).map {
            words("case.erased", ["day": words.day($0.at.localDate), "user": "\($0.by)", "reason": $0.reason])
        }
        summary = status.own.summaries[0]?.description ?? ""
        lead = status.lead.map { "\($0)" }
        followers = status.followers.map { "\($0)" }
        history = CaseFacts.history(file, status, view, inside: true)
        csrf = request.identity?.session?.csrf ?? ""
        action = "/steering/petitions/\(status.id)"
        self.today = "\(today)"
        keeps = sight.keeps && !view.vantage.isPast
        may = Possible(status, sight, isPast: view.vantage.isPast)
        posts = PostChoices.all(view)
        func terms(_ list: TermList, _ chosen: TermID?) -> [PeopleChoice] {
            book.terms(list, on: today).map {
                PeopleChoice(code: "\($0.id)", word: words.name($0), chosen: $0.id == chosen)
            }
        }
        kinds = terms(.kind, status.own.kind)
        topics = terms(.topic, status.own.topic)
        reasons = terms(.rejection, nil)
        lastAct = file.acts.last { $0.struck == nil }?.number
    }

    private static func contact(_ papers: ReadPapers?, _ words: Web.Words) -> [PeopleFact] {
        guard let contact = papers?.contact else { return [] }
        return [("name", contact.name), ("phone", contact.phone), ("address", contact.address)]
            .filter { !$0.1.isEmpty }.map { PeopleFact(name: words("petition-form." + $0.0), value: $0.1) }
    }
}

extension PetitionCaseView.Possible {
    fileprivate init(_ status: PetitionStatus, _ sight: PetitionSight, isPast: Bool) {
        let isMerged = status.lead != nil
        let stage = status.standing.stage
        let isOver = stage == .resolved || stage == .rejected || stage == .transferredOutside
        act = !isPast && (sight.keeps || sight.answers)
        let keeps = sight.keeps && !isPast
        accept = keeps && !isMerged && stage == .received
        reject = keeps && !isMerged && stage.isOpen
        route = keeps && !isMerged && stage != .received && !isOver
        reply = act && !isMerged && stage != .received && !isOver && status.standing.post != nil
        transfer = keeps && !isMerged && stage.isOpen
        merge = keeps && !isMerged
        unmerge = keeps && isMerged
        ask = keeps && !stage.isOpen
    }
}
