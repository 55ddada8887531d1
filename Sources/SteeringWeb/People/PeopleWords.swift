import BorderVocabulary
import Steering
import Web

/// A name and what stands beside it.
struct PeopleFact: Sendable {
    let name: String
    let value: String
}

/// An entry of a list to choose from.
struct PeopleChoice: Sendable {
    let code: String
    let word: String
    var chosen = false
}

/// The words of the register of petitions.
extension Words {
    /// The name of an entry of a list in this language; in Vietnamese where it has none in this one.
    func term(_ list: TermList, _ id: TermID, _ book: PetitionBook, on day: LocalDate) -> String {
        book.name(list, id, on: day).map(name) ?? id.description
    }

    func name(_ term: RegisterTerm) -> String {
        switch language {
        case .vi: term.vietnamese.description
        case .zh: (term.chinese ?? term.vietnamese).description
        case .en: (term.english ?? term.vietnamese).description
        }
    }

    func group(_ group: PetitionerGroup) -> String { self("petition.group." + group.rawValue) }

    func channel(_ channel: PetitionChannel) -> String { self("petition.channel." + channel.rawValue) }

    func day(_ day: LocalDate) -> String { formats.date(day) }

    func days(_ count: Int) -> String { counted("petition.days", count) }

    /// A part of a number in whole hundredths, with both numbers; a dash where there is none.
    func portion(_ count: Int, of all: Int) -> String {
        guard all > 0 else { return self("petition.no-share") }
        return self(
            "petition.share",
            ["percent": "\((count * 200 + all) / (all * 2))", "count": number(count), "all": number(all)])
    }

    /// A part of a number in whole hundredths, where the number stands beside it.
    func percent(_ count: Int, of all: Int) -> String {
        guard all > 0 else { return self("petition.no-share") }
        return self("petition.percent", ["percent": "\((count * 200 + all) / (all * 2))"])
    }

    func badge(_ stage: PetitionStage) -> BadgeView {
        let word = self("petition.stage." + stage.rawValue)
        return switch stage {
        case .received, .accepted, .routed: BadgeView(tone: "wait", icon: "wait", word: word)
        case .reopened: BadgeView(tone: "bad", icon: "warning", word: word)
        case .answered, .planned, .explained, .transferredOutside: BadgeView(tone: "info", icon: "info", word: word)
        case .resolved: BadgeView(tone: "good", icon: "yes", word: word)
        case .rejected: BadgeView(tone: "mute", icon: "no", word: word)
        }
    }

    func badge(_ answering: PetitionStatus.Answering) -> BadgeView {
        let word = self("petition.answering." + answering.rawValue)
        return switch answering {
        case .onTime: BadgeView(tone: "good", icon: "yes", word: word)
        case .late, .overdue: BadgeView(tone: "bad", icon: "warning", word: word)
        case .waiting, .waitingWithoutPeriod: BadgeView(tone: "wait", icon: "wait", word: word)
        case .answeredWithoutPeriod, .transferredOutside: BadgeView(tone: "info", icon: "info", word: word)
        case .rejected: BadgeView(tone: "mute", icon: "no", word: word)
        }
    }

    /// The author's word; nil while nobody has heard it.
    func badge(_ word: PetitionersWord) -> BadgeView? {
        switch word {
        case .unheard: nil
        case .own(.resolved, _):
            BadgeView(tone: "good", icon: "yes", word: self("petition.word.own.resolved"))
        case .own(.notResolved, _):
            BadgeView(tone: "bad", icon: "no", word: self("petition.word.own.not-resolved"))
        case .asked(.resolved, _):
            BadgeView(tone: "info", icon: "info", word: self("petition.word.asked.resolved"))
        case .asked(.notResolved, _):
            BadgeView(tone: "bad", icon: "no", word: self("petition.word.asked.not-resolved"))
        }
    }

    func badge(_ state: Promise.State) -> BadgeView {
        switch state {
        case .open(moved: false): BadgeView(tone: "wait", icon: "wait", word: self("promise.state.open"))
        case .open(moved: true): BadgeView(tone: "bad", icon: "warning", word: self("promise.state.moved"))
        case .overdue(let days):
            BadgeView(tone: "bad", icon: "warning", word: self("promise.state.overdue", ["days": self.days(days)]))
        case .kept: BadgeView(tone: "good", icon: "yes", word: self("promise.state.kept"))
        case .keptLate(_, let days):
            BadgeView(tone: "info", icon: "info", word: self("promise.state.kept-late", ["days": self.days(days)]))
        case .broken: BadgeView(tone: "bad", icon: "no", word: self("promise.state.broken"))
        }
    }

    /// A period as people say it: 40 days, by this rule; or that none is set.
    func period(_ period: ServicePeriod?) -> String {
        guard let period, let days = period.days else { return self("petition.period.none") }
        return self(
            "petition.period." + period.counting.rawValue,
            ["days": self.days(days), "basis": period.basis.description])
    }
}
