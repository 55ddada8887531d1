import BorderVocabulary

extension TaskBook {
    func issue(_ directive: Directive, _ asker: TaskAsker) throws(TaskRefusal) -> [TaskEvent] {
        if let versions = directives[directive.id] {
            guard versions.contains(where: { $0.directive == directive }) else { throw .otherDirective(directive.id) }
            return []
        }
        try asker.check(known: directive.issuer)
        _ = try asker.hat(among: voices(of: directive.issuer, on: asker.today))
        guard directive.signed <= asker.today else { throw .inFuture(today: asker.today) }
        guard directives.count < Limit.directives else { throw .full(limit: Limit.directives) }
        return [.issued(directive)]
    }

    func correct(_ directive: Directive, _ reason: Line, _ asker: TaskAsker) throws(TaskRefusal) -> [TaskEvent] {
        guard let versions = directives[directive.id], let last = versions.last?.directive else {
            throw .unknownDirective(directive.id)
        }
        guard last != directive else { return [] }
        // Work already rests on these.
        guard last.issuer == directive.issuer, last.signed == directive.signed, last.isSample == directive.isSample
        else { throw .otherDirective(directive.id) }
        _ = try asker.hat(among: voices(of: directive.issuer, on: asker.today))
        guard versions.count < Limit.versions else { throw .full(limit: Limit.versions) }
        return [.corrected(directive: directive, reason: reason)]
    }

    func add(_ point: DirectivePoint, _ asker: TaskAsker) throws(TaskRefusal) -> [TaskEvent] {
        guard let directive = directive(point.directive) else { throw .unknownDirective(point.directive) }
        let known = points[point.directive] ?? []
        if let same = known.first(where: { $0.number == point.number }) {
            guard same == point else { throw .otherPoint(point.number, of: point.directive) }
            return []
        }
        _ = try asker.hat(among: voices(of: directive.issuer, on: asker.today))
        guard known.count < Limit.points else { throw .full(limit: Limit.points) }
        return [.pointAdded(point)]
    }

    func assign(_ terms: TaskTerms, _ asker: TaskAsker) throws(TaskRefusal) -> [TaskEvent] {
        if let record = self[terms.id] {
            guard record.terms == terms else { throw .otherTask(terms.id) }
            return []
        }
        guard let directive = directive(terms.directive) else { throw .unknownDirective(terms.directive) }
        guard points[terms.directive]?.contains(where: { $0.number == terms.point }) ?? false else {
            throw .unknownPoint(terms.point, of: terms.directive)
        }
        _ = try asker.hat(among: voices(of: directive.issuer, on: asker.today))
        try check(terms, of: directive, asker)
        guard records.count < Limit.tasks else { throw .full(limit: Limit.tasks) }
        return [.assigned(terms)]
    }

    func check(_ terms: TaskTerms, of directive: Directive, _ asker: TaskAsker) throws(TaskRefusal) {
        guard terms.assigned >= directive.signed else { throw .tooEarly(earliest: directive.signed) }
        guard terms.assigned <= asker.today else { throw .inFuture(today: asker.today) }
        guard terms.timing.day >= terms.assigned else { throw .tooEarly(earliest: terms.assigned) }
        guard terms.support.count <= Limit.mentions, terms.links.count <= Limit.mentions else {
            throw .full(limit: Limit.mentions)
        }
        var seen: Set<PostID> = []
        for post in [terms.lead] + terms.support {
            try asker.check(known: post)
            guard seen.insert(post).inserted else { throw .namedTwice(post) }
        }
        guard terms.lead != directive.issuer else { throw .leadIsIssuer(terms.lead) }
        try check(verifier: terms.verifier, of: terms.lead, terms.support, asker)
    }

    /// Refuses a verifier who would judge its own work or that of the body above it.
    func check(
        verifier: PostID, of lead: PostID, _ support: [PostID], _ asker: TaskAsker
    ) throws(TaskRefusal) {
        try asker.check(known: verifier)
        guard !support.contains(verifier), !asker.roster.line(above: verifier).contains(lead) else {
            throw .verifierNotIndependent(verifier)
        }
    }

    func name(_ office: IssuingOffice, _ roster: Roster) throws(TaskRefusal) -> [TaskEvent] {
        for post in [office.issuer, office.office] where roster.posts[post] == nil { throw .unknownPost(post) }
        let known = offices[office.issuer] ?? []
        guard known.last != office else { return [] }
        if let last = known.last, office.from <= last.from { throw .notLater(than: last.from) }
        guard known.count < Limit.ladders else { throw .full(limit: Limit.ladders) }
        return [.officeNamed(office)]
    }

    func set(_ ladder: EscalationLadder, _ roster: Roster) throws(TaskRefusal) -> [TaskEvent] {
        guard ladders.last != ladder else { return [] }
        if let last = ladders.last, ladder.from <= last.from { throw .notLater(than: last.from) }
        guard ladder.rungs.count <= Limit.rungs else { throw .full(limit: Limit.rungs) }
        guard ladders.count < Limit.ladders else { throw .full(limit: Limit.ladders) }
        for (one, next) in zip(ladder.rungs, ladder.rungs.dropFirst()) where one.workingDays >= next.workingDays {
            throw .rungsDoNotRise
        }
        guard !ladder.rungs.isEmpty else { throw .rungsDoNotRise }
        for rung in ladder.rungs {
            switch rung.recipient {
            case .lead, .office, .issuer: continue
            case .post(let post):
                guard roster.posts[post] != nil else { throw .unknownPost(post) }
            }
        }
        return [.ladderSet(ladder)]
    }
}
