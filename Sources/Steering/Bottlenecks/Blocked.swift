import BorderVocabulary

/// One thing that a bottleneck blocks. What it is stands in its key, so that the same thing blocked twice is seen as one.
package enum Blocked: Hashable, Sendable, Codable {
    /// A target of the plan.
    case target(id: Line)
    /// A task.
    case task(id: Line)
    /// A project, with the whole đồng of it that cannot be spent; nil where nobody said.
    case project(code: Line, dong: Int64?)
    /// Money outside of a project, for a purpose, in whole đồng.
    case money(purpose: Line, dong: Int64)
    /// So many people of a group, such as the households of one commune.
    case people(group: Line, count: Int)

    /// What makes it the same thing as another.
    package enum Key: Hashable, Sendable {
        case target(Line)
        case task(Line)
        case project(Line)
        case money(Line)
        case people(Line)
    }

    /// What makes it the same thing as another, whatever the amounts.
    package var key: Key {
        switch self {
        case .target(let id): .target(id)
        case .task(let id): .task(id)
        case .project(let code, _): .project(code)
        case .money(let purpose, _): .money(purpose)
        case .people(let group, _): .people(group)
        }
    }

    /// The đồng or the people of it; nil where nobody said, and for what is only counted.
    var amount: Int64? {
        switch self {
        case .target, .task: nil
        case .project(_, let dong): dong
        case .money(_, let dong): dong
        case .people(_, let count): Int64(count)
        }
    }

    /// Whether its amount makes sense: nothing blocks less than nothing.
    package var isSound: Bool { amount.map { $0 >= 0 } ?? true }
}

/// What several bottlenecks block together, each thing counted once.
///
/// Where two name different amounts for the same thing, the larger counts: the smaller may be a part of it. So the total
/// is at least what it says, and never too high.
package struct Toll: Hashable, Sendable {
    package private(set) var targets = 0
    package private(set) var tasks = 0
    package private(set) var projects = 0
    /// Of the projects, those for which nobody said how much.
    package private(set) var projectsWithoutAmount = 0
    /// Whole đồng, of projects and others; the most that 64 bits hold if it were more.
    package private(set) var money = Money.zero
    package private(set) var people: Int64 = 0
    /// Mentions that were left out because the same thing was counted already.
    package private(set) var repeated = 0

    /// Adds up.
    package init(of blocked: some Sequence<Blocked>) {
        var amounts: [Blocked.Key: Int64?] = [:]
        for thing in blocked {
            guard let seen = amounts[thing.key] else {
                amounts[thing.key] = .some(thing.amount)
                continue
            }
            repeated += 1
            amounts[thing.key] = .some([seen, thing.amount].compactMap { $0 }.max())
        }
        for (key, amount) in amounts { count(key, amount) }
    }

    private mutating func count(_ key: Blocked.Key, _ amount: Int64?) {
        switch key {
        case .target: targets += 1
        case .task: tasks += 1
        case .project:
            projects += 1
            if amount == nil { projectsWithoutAmount += 1 }
            add(amount)
        case .money: add(amount)
        case .people:
            let (sum, overflowed) = people.addingReportingOverflow(amount ?? 0)
            people = overflowed ? .max : sum
        }
    }

    private mutating func add(_ dong: Int64?) {
        money = money.adding(Money(dong: dong ?? 0)) ?? Money(dong: .max)
    }
}
