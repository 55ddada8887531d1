import BorderVocabulary
import Steering
import Web

// What is said of tasks, on every page alike.
extension Words {
    /// Where a task stands towards its deadline.
    func badge(_ standing: TaskStanding) -> BadgeView {
        let word = self("task.standing." + standing.rawValue)
        return switch standing {
        case .onTime: BadgeView(tone: "good", icon: "yes", word: word)
        case .inExtension: BadgeView(tone: "wait", icon: "yes", word: word)
        case .late: BadgeView(tone: "bad", icon: "yes", word: word)
        case .overdue: BadgeView(tone: "bad", icon: "warning", word: word)
        case .cancelledOverdue: BadgeView(tone: "bad", icon: "no", word: word)
        case .extended: BadgeView(tone: "wait", icon: "wait", word: word)
        case .unverified: BadgeView(tone: "wait", icon: "held", word: word)
        case .running: BadgeView(tone: "info", icon: "open", word: word)
        case .cancelled: BadgeView(tone: "mute", icon: "no", word: word)
        case .openWithoutDeadline: BadgeView(tone: "wait", icon: "none", word: word)
        case .doneWithoutDeadline: BadgeView(tone: "mute", icon: "yes", word: word)
        }
    }

    /// What is being done about a task.
    func badge(_ state: TaskState) -> BadgeView {
        let word = self("task.state." + state.rawValue)
        return switch state {
        case .assigned: BadgeView(tone: "wait", icon: "wait", word: word)
        case .accepted, .underWay: BadgeView(tone: "info", icon: "open", word: word)
        case .claimed: BadgeView(tone: "info", icon: "held", word: word)
        case .returned, .reopened: BadgeView(tone: "bad", icon: "warning", word: word)
        case .verified: BadgeView(tone: "good", icon: "yes", word: word)
        case .cancelled: BadgeView(tone: "mute", icon: "no", word: word)
        }
    }

    /// What is wanted of a post.
    func badge(_ want: WaitingTask.Want) -> BadgeView {
        let word = self("task.want." + want.rawValue)
        return switch want {
        case .accept: BadgeView(tone: "wait", icon: "wait", word: word)
        case .improve, .finish, .step: BadgeView(tone: "bad", icon: "warning", word: word)
        case .verify: BadgeView(tone: "info", icon: "held", word: word)
        case .decideExtension, .review: BadgeView(tone: "wait", icon: "info", word: word)
        }
    }

    /// A part of a whole with both, and the percentage where there is one: `14.068/16.274 = 86,44 %`.
    func share(_ share: TaskShare) -> String {
        let pair = number(share.part) + "/" + number(share.whole)
        guard let percent = percent(share) else { return pair }
        return pair + " = " + percent
    }

    /// The percentage with two decimals, cut; nil of nothing.
    func percent(_ share: TaskShare) -> String? {
        guard let hundredths = share.hundredthsOfPercent else { return nil }
        let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
        let decimals = rest < 10 ? "0\(rest)" : "\(rest)"
        return switch language {
        case .vi: number(whole) + "," + decimals + " %"
        case .zh: number(whole) + "." + decimals + "%"
        case .en: number(whole) + "." + decimals + " %"
        }
    }

    /// The name of a post as the roster has it; its identifier where it has none.
    func post(_ id: PostID, _ roster: Roster) -> String { roster.posts[id]?.name.description ?? id.description }

    /// When something is due, and of what kind that day is.
    func timing(_ timing: TaskTiming) -> String {
        switch timing {
        case .deadline(let day): formats.date(day)
        case .review(let day, _): self("tasks.review-on", ["day": formats.date(day)])
        }
    }
}
