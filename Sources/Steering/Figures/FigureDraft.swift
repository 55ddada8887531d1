import BorderVocabulary

/// What a batch has added before it is durable, so that each command sees those before it.
package struct FigureDraft: Sendable {
    private struct Marks {
        var approved: Observation.Mark?
        var published: Observation.Mark?
        var withdrawn: Observation.Mark?
    }

    private var added: [Series: [Int]] = [:]
    private var observations: [Observation] = []
    private var marks: [Int: Marks] = [:]
    private let base: Int

    /// A draft of what comes after so many observations.
    package init(after count: Int) {
        base = count
    }

    /// Whether anything was added or marked.
    package var isEmpty: Bool { observations.isEmpty && marks.isEmpty }

    /// What the shelf has of a concern, with what was added since.
    package func facts(_ concern: FigureConcern, over shelved: FigureFacts) -> FigureFacts {
        if isEmpty { return shelved }
        var facts = shelved
        if !marks.isEmpty { facts.series = facts.series.map(marked) }
        if let series = concern.series, let numbers = added[series] {
            facts.series += numbers.map { marked(observations[$0 - base - 1]) }
        }
        if let number = concern.number {
            let place = number - base - 1
            facts.named = (observations.indices.contains(place) ? observations[place] : shelved.named).map(marked)
        }
        return facts
    }

    /// Takes what happened.
    package mutating func apply(_ event: FigureEvent, at moment: Timestamp) {
        switch event {
        case .indicatorDefined, .cutOffSet: break
        case .recorded(let statement, let user):
            let entered = Observation.Mark(by: user, at: moment)
            let number = base + observations.count + 1
            observations.append(Observation(sequence: number, statement: statement, entered: entered))
            added[statement.series, default: []].append(number)
        case .approved(let number, let user):
            marks[number, default: Marks()].approved = Observation.Mark(by: user, at: moment)
        case .published(let number, let user):
            marks[number, default: Marks()].published = Observation.Mark(by: user, at: moment)
        case .withdrawn(let number, let reason, let user):
            marks[number, default: Marks()].withdrawn = Observation.Mark(by: user, at: moment, reason: reason)
        }
    }

    private func marked(_ observation: Observation) -> Observation {
        guard let marks = marks[observation.sequence] else { return observation }
        var marked = observation
        marked.approved = marks.approved ?? marked.approved
        marked.published = marks.published ?? marked.published
        marked.withdrawn = marks.withdrawn ?? marked.withdrawn
        return marked
    }
}
