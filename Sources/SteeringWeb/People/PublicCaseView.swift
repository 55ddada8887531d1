import Application
import BorderVocabulary
import Steering
import Web

/// One thing that was done, as people read it.
struct PetitionDeedView: Sendable {
    let number: Int
    let day: String
    let what: String
    // Names that nothing around them has: a template looks outwards for what is missing here.
    let replied: String?
    let letter: String?
    /// The day of recording where it is another.
    let later: String?
    let struck: String?
    let tone: String
}

/// A petition as everybody may see it: both words side by side, and nothing of who wrote.
struct PublicCaseView: Sendable {
    struct Promised: Sendable {
        let what: String
        let due: String
        let post: String
        let state: BadgeView
    }

    let known: KnownBar
    let title: String
    let code: String
    let isSample: Bool
    let summary: String?
    let withheld: String?
    let facts: [PeopleFact]
    let stage: BadgeView
    let outcomeDay: String?
    let reply: String?
    let document: String?
    let promises: [Promised]
    let word: BadgeView?
    let wordDay: String?
    let wordText: String?
    let wordMissing: String?
    let history: [PetitionDeedView]
    let lead: String?
    let followers: String?
    let mayJudge: Bool
    let mayReopen: Bool
    let maySpeak: Bool
    let cannot: String?
    let csrf: String?
    let action: String
    var token: String
    var problem: String?
    var words = ""

    init(_ status: PetitionStatus, _ request: WebRequest, _ view: RoomView, token: String) {
        let words = view.words
        let book = view.room.petitions
        known = KnownBar(request, view)
        code = status.id.description
        title = words("petition.title", ["petition": code])
        isSample = status.petition.submission.isSample
        let isWithheld = status.own.withheld != nil
        withheld = status.own.withheld.map { words("petition.withheld", ["reason": "\($0)"]) }
        summary = isWithheld ? nil : status.own.summaries[0]?.description
        facts = CaseFacts.facts(status, view)
        stage = words.badge(status.standing.stage)
        let outcome = status.standing.stage.isOpen ? nil : status.standing.outcome
        outcomeDay = outcome.map { words.day($0.on) }
        let reply = outcome?.reply
        self.reply = isWithheld ? nil : reply?.text.description
        document = reply?.document?.description
        // Also one that the case has gone beyond: a promise stays a promise.
        let asked = PromiseOccasion.petition(id: status.lead ?? status.id)
        promises = book.promises(view.known).filter { $0.occasion == asked }.map { promise in
            Promised(
                what: promise.terms.what.description, due: words.day(promise.terms.due),
                post: words.post(promise.terms.post, view.room.roster), state: words.badge(promise.state(view.known)))
        }
        word = words.badge(status.word)
        let voice = status.word == .unheard ? nil : status.own.voice
        wordDay = voice.map { words.day($0.act.on) }
        let published = voice.flatMap { isWithheld ? nil : status.own.summaries[$0.act.number] }
        wordText = published?.description
        wordMissing = voice?.act.words != nil && published == nil ? words("petition.words-unpublished") : nil
        history = CaseFacts.history(book[status.id], status, view, inside: false)
        lead = status.lead.map { "\($0)" }
        followers = status.followers.isEmpty ? nil : words.counted("petition.followers", status.followers.count)
        let hasKey = status.petition.submission.key != nil
        let isPast = view.vantage.isPast
        maySpeak = hasKey && !isPast
        mayJudge = maySpeak && !status.standing.stage.isOpen
        mayReopen = mayJudge
        cannot =
            isPast
            ? nil
            : !hasKey ? words("petition.no-key") : status.standing.stage.isOpen ? words("petition.still-open") : nil
        csrf = request.identity?.session?.csrf
        action = "/petitions/\(status.id)"
        self.token = token
    }
}

extension PetitionAct {
    /// What the authority wrote, where the act has a reply.
    var reply: Reply? {
        switch content {
        case .deed(.rejected(_, let reply)), .deed(.answered(let reply)), .deed(.planned(let reply, _)),
            .deed(.explained(let reply)), .deed(.resolved(let reply)), .deed(.transferredOutside(_, let reply)):
            reply
        case .deed(.accepted), .deed(.classified), .deed(.routed), .deed(.merged), .deed(.unmerged),
            .deed(.summarised), .deed(.withheld), .deed(.asked), .speech:
            nil
        }
    }
}

/// What pages say of a case.
enum CaseFacts {
    static func facts(_ status: PetitionStatus, _ view: RoomView) -> [PeopleFact] {
        let words = view.words
        let book = view.room.petitions
        func term(_ list: TermList, _ id: TermID?) -> String {
            id.map { words.term(list, $0, book, on: view.day) } ?? words("petition.not-said")
        }
        var facts = [
            PeopleFact(name: words("petition.received"), value: words.day(status.received)),
            PeopleFact(name: words("petition.group"), value: words.group(status.petition.submission.group)),
            PeopleFact(name: words("petition.channel"), value: words.channel(status.petition.submission.channel)),
            PeopleFact(name: words("petition.topic"), value: term(.topic, status.own.topic)),
            PeopleFact(name: words("petition.kind"), value: term(.kind, status.own.kind)),
        ]
        if let unit = status.petition.submission.unit {
            facts.append(PeopleFact(name: words("petition.unit"), value: "\(unit)"))
        }
        if let dialogue = status.petition.submission.dialogue {
            facts.append(PeopleFact(name: words("petition.dialogue"), value: "\(dialogue)"))
        }
        facts.append(
            PeopleFact(
                name: words("petition.post"),
                value: status.standing.post.map { words.post($0, view.room.roster) } ?? words("petition.no-post")))
        facts.append(PeopleFact(name: words("petition.answer-due"), value: due(status.answerDue, words)))
        facts.append(PeopleFact(name: words("petition.resolution-due"), value: due(status.resolutionDue, words)))
        facts.append(
            PeopleFact(
                name: words("petition.first-answer"),
                value: status.answer.map { words.day($0.on) } ?? words("petition.no-answer")))
        return facts
    }

    private static func due(_ due: PetitionDue?, _ words: Words) -> String {
        guard let due else { return words("petition.period.none") }
        let text = words("petition.due", ["day": words.day(due.day), "period": words.period(due.period)])
        guard let first = due.byFirstKind else { return text }
        return text + " " + words("petition.due-first", ["day": words.day(first)])
    }

    /// What was done with it, latest first; of a case that is withheld, states and days alone.
    static func history(
        _ file: PetitionBook.File?, _ status: PetitionStatus, _ view: RoomView, inside: Bool
    ) -> [PetitionDeedView] {
        guard let file else { return [] }
        let isOpen = inside || status.own.withheld == nil
        let acts = file.acts.filter {
            $0.on <= view.day && (view.vantage.moment.map { $0 } ?? .latest) >= $0.entered.at
        }
        return acts.reversed().map { act in
            deed(act, status, view, text: isOpen)
        }
    }

    private static func deed(
        _ act: PetitionAct, _ status: PetitionStatus, _ view: RoomView, text: Bool
    ) -> PetitionDeedView {
        let words = view.words
        let recorded = act.entered.at.localDate
        let (title, tone) = PetitionDeedWords.title(act, view)
        var body = act.reply?.text.description
        if act.words != nil { body = status.own.summaries[act.number]?.description }
        return PetitionDeedView(
            number: act.number, day: words.day(act.on), what: title, replied: text ? body : nil,
            letter: act.reply?.document?.description,
            later: recorded > act.on ? words("petition.entered-on", ["day": words.day(recorded)]) : nil,
            struck: act.struck.map {
                words(
                    "petition.struck",
                    ["day": words.day($0.at.localDate), "reason": $0.reason?.description ?? ""])
            }, tone: tone)
    }
}

/// What an act is called.
enum PetitionDeedWords {
    static func title(_ act: PetitionAct, _ view: RoomView) -> (String, String) {
        let words = view.words
        switch act.content {
        case .speech(.judged(let verdict, _)):
            return (words("petition.act.judged." + verdict.rawValue), verdict == .resolved ? "strong" : "bad")
        case .speech(.reopened): return (words("petition.act.reopened"), "bad")
        case .deed(let deed): return (title(deed, view), "")
        }
    }

    private static func title(_ deed: PetitionDeed, _ view: RoomView) -> String {
        let words = view.words
        func term(_ list: TermList, _ id: TermID?) -> String {
            id.map { words.term(list, $0, view.room.petitions, on: view.day) } ?? words("petition.not-said")
        }
        return switch deed {
        case .accepted: words("petition.act.accepted")
        case .rejected(let reason, _): words("petition.act.rejected", ["reason": term(.rejection, reason)])
        case .classified(let kind, let topic):
            words("petition.act.classified", ["kind": term(.kind, kind), "topic": term(.topic, topic)])
        case .routed(let post): words("petition.act.routed", ["post": words.post(post, view.room.roster)])
        case .answered: words("petition.act.answered")
        case .planned: words("petition.act.planned")
        case .explained: words("petition.act.explained")
        case .resolved: words("petition.act.resolved")
        case .transferredOutside(let body, _): words("petition.act.transferred", ["body": body.description])
        case .merged(let lead): words("petition.act.merged", ["petition": lead.description])
        case .unmerged(let reason): words("petition.act.unmerged", ["reason": reason.description])
        case .summarised(_, let number):
            number == 0
                ? words("petition.act.summarised") : words("petition.act.quoted", ["number": words.number(number)])
        case .withheld(let reason): words("petition.act.withheld", ["reason": reason.description])
        case .asked(let verdict): words("petition.act.asked." + verdict.rawValue)
        }
    }
}
