import BorderVocabulary

extension Room {
    /// Refuses links of a task to something that is in no book. Groups of tasks are named by their number alone, and not
    /// looked up.
    func check(_ links: [TaskLink]) throws(TaskRefusal) {
        for link in links where !has(link) { throw .unknownLink(link) }
    }

    /// Refuses a task that is not there for a promise.
    func check(task name: Line) throws(PetitionRefusal) {
        guard let task = try? TaskID.parse(name.description), tasks[task] != nil else { throw .unknownTask(name) }
    }

    /// Whether the book that a link means has what it names.
    package func has(_ link: TaskLink) -> Bool {
        let name = link.name.description
        switch link.kind {
        case .taskGroup: return true
        case .target: return (try? TargetID.parse(name)).map { plans.targets[$0] != nil } ?? false
        case .project: return (try? ProjectID.parse(name)).map { money.projects[$0] != nil } ?? false
        case .bottleneck: return (try? BottleneckID.parse(name)).map { bottlenecks.histories[$0] != nil } ?? false
        case .petition: return (try? PetitionID.parse(name)).map { petitions[$0] != nil } ?? false
        case .promise: return (try? PromiseID.parse(name)).map { petitions.promise($0) != nil } ?? false
        case .conclusion:
            guard let id = try? ConclusionID.parse(name) else { return false }
            return conferences.conclusion(id) != nil
        }
    }
}

extension ConferenceBook {
    /// A conclusion with all that was recorded of it.
    func conclusion(_ id: ConclusionID) -> ConclusionState? {
        Conference(id.conference, histories[id.conference]?.entries ?? [])?.conclusion(id.number)
    }
}
