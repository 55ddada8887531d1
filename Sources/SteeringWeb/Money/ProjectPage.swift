import Application
import BorderVocabulary
import Gate
import Steering
import SteeringRoom
import Web

/// The page of one project, in words; its amounts are whole đồng.
struct ProjectPage: Sendable {
    struct Plan: Sendable {
        let number: String
        let year: String
        let line: String
        let change: String
        let reason: String
        let amount: String
        let document: String
        let day: String
        let badge: BadgeView
        /// Whether who looks may stand by it.
        let mayApprove: Bool
        let csrf: String
        let project: String
    }

    struct Booking: Sendable {
        let day: String
        let reference: String
        let kind: String
        let follows: String
        let amount: String
        let file: String
        let digest: String
    }

    struct Agreement: Sendable {
        let contract: String
        let signedOn: String
        let saidOn: String
        let amount: String
    }

    struct Fact: Sendable {
        let label: String
        let value: String
    }

    let title: String
    let code: String
    let facts: [Fact]
    let badges: [BadgeView]
    let blocks: [BlockLink]
    let anyBlocks: Bool
    let tasks: [ServingTask]
    let anyTasks: Bool
    let figures: [MoneyPage.Figure]
    let plans: [Plan]
    let anyPlans: Bool
    let bookings: [Booking]
    let anyBookings: Bool
    let commitments: [Agreement]
    let anyCommitments: Bool
    let back: String
    let api: String

    init(_ facts: ProjectFacts, _ view: RoomView, _ request: WebRequest) {
        let words = view.words
        let project = facts.project
        let suffix = RoomFrame.suffix(view.vantage)
        title = "\(project.name)"
        code = "\(project.id)"
        let open = OpenBlocks(view)
        let pace = facts.pace.map { MoneyPage.pace($0, open, view) }
        badges = pace?.badges ?? []
        blocks = open[project.id].map { BlockLink($0, view) }
        anyBlocks = !blocks.isEmpty
        tasks = ServingTask.all(TaskLink(.project, named: project.id), view, TaskReader(request, view.room))
        anyTasks = !tasks.isEmpty
        self.facts = ProjectPage.facts(facts, pace, view)
        figures = ProjectPage.figures(facts, words)
        let mayApprove = request.identity?.mayUse([.approver]) ?? false
        let csrf = request.identity?.session?.csrf ?? ""
        plans = facts.plans.map { plan in
            let isApproved = plan.isApproved
            return Plan(
                number: "\(plan.number)", year: "\(plan.words.line.year)",
                line: view.name(of: plan.words.line.source)
                    + (plan.words.line.isCarriedOver ? " · " + words("money.carried-over") : ""),
                change: words("money.change." + plan.words.change.word),
                reason: plan.words.change.reason?.description ?? "", amount: words.dong(plan.words.amount),
                document: "\(plan.words.document)", day: words.formats.date(plan.words.saidOn),
                badge: BadgeView(
                    tone: isApproved ? "good" : "mute", icon: isApproved ? "yes" : "none",
                    word: words(isApproved ? "money.approved" : "money.not-approved")),
                mayApprove: mayApprove && !isApproved && !view.vantage.isPast, csrf: csrf, project: "\(project.id)")
        }
        anyPlans = !plans.isEmpty
        bookings = facts.bookings.map { booking in
            Booking(
                day: words.formats.date(booking.entry.day), reference: "\(booking.entry.reference)",
                kind: words("money.kind." + booking.entry.kind.word),
                follows: booking.entry.followed?.description ?? "",
                amount: (booking.entry.kind.word == "reversal" ? "−" : "") + words.dong(booking.entry.amount),
                file: "\(booking.file.name) · " + words.formats.date(booking.file.saidOn),
                digest: String(booking.file.digest.description.prefix(12)))
        }
        anyBookings = !bookings.isEmpty
        commitments = facts.commitments.map { commitment in
            Agreement(
                contract: "\(commitment.contract)", signedOn: words.formats.date(commitment.signedOn),
                saidOn: words.formats.date(commitment.saidOn), amount: words.dong(commitment.amount))
        }
        anyCommitments = !commitments.isEmpty
        back = "/steering/money" + suffix
        api = "/api/v1/steering/money/\(project.id)" + suffix
    }

    private static func facts(_ facts: ProjectFacts, _ pace: MoneyPage.Pace?, _ view: RoomView) -> [Fact] {
        let (words, project) = (view.words, facts.project)
        var list = [
            Fact(label: words("money.project.code"), value: "\(project.id)"),
            Fact(label: words("money.project.owner"), value: view.name(of: project.owner)),
        ]
        if let unit = project.unit { list.append(Fact(label: words("money.project.unit"), value: "\(unit)")) }
        if let programme = project.programme {
            list.append(Fact(label: words("money.by.programme"), value: view.name(of: programme)))
        }
        if let group = project.group {
            list.append(Fact(label: words("money.by.group"), value: words("money.group." + group.rawValue)))
        }
        if let pace { list.append(Fact(label: words("money.basis"), value: pace.basis)) }
        return list
    }

    private static func figures(_ facts: ProjectFacts, _ words: Words) -> [MoneyPage.Figure] {
        let rate = facts.sums.rate(of: .allocated, withCarryOver: true)
        let open = facts.advances.reduce(Money.zero) { $0.adding($1.open) ?? $0 }
        return [
            MoneyPage.Figure(
                label: words("money.rate.project", ["year": "\(facts.year.year)"]), value: words.percent(rate),
                detail: words.millions(rate.part) + " / " + words.millions(rate.whole)),
            MoneyPage.Figure(
                label: words("money.expected"), value: words.millions(facts.pace?.expected),
                detail: words("money.gap-of", ["amount": words.millions(facts.pace?.gap)])),
            MoneyPage.Figure(
                label: words("money.committed"), value: words.millions(facts.pace?.committed),
                detail: words("money.millions")),
            MoneyPage.Figure(
                label: words("money.open-advances"), value: words.millions(open), detail: words("money.millions")),
        ]
    }
}
