import BorderVocabulary

extension ReportBook {
    /// Says what would happen; nothing where it is already so.
    package func decide(
        _ command: ReportCommand, by user: UserID, at now: Timestamp
    ) throws(ReportRefusal) -> [ReportEvent] {
        switch command {
        case .freeze(let snapshot):
            if let report = self[snapshot.outline.id] {
                guard report.snapshot.outline == snapshot.outline else { throw .nameTaken(report.id) }
                return []
            }
            try check(snapshot, at: now)
            return [.frozen(snapshot)]
        case .return(let id, let reason):
            let report = try report(id)
            if report.stage == .returned { return [] }
            guard report.published == nil else { throw .notOpen(report.stage) }
            return [.returned(report: id, reason: reason)]
        case .approve(let id):
            let report = try report(id)
            if report.approved != nil, report.returned == nil { return [] }
            guard report.stage == .frozen else { throw .notOpen(report.stage) }
            guard report.frozen.by != user else { throw .ownReport }
            return [.approved(report: id)]
        case .publish(let id, let publication): return try publish(id, publication, by: user, at: now)
        case .withdraw(let id, let reason):
            let report = try report(id)
            if report.withdrawn != nil { return [] }
            guard report.published != nil else { throw .notPublished }
            return [.withdrawn(report: id, reason: reason)]
        }
    }

    private func report(_ id: ReportID) throws(ReportRefusal) -> Report {
        guard let report = self[id] else { throw .noSuchReport(id) }
        return report
    }

    private func publish(
        _ id: ReportID, _ publication: Publication, by user: UserID, at now: Timestamp
    ) throws(ReportRefusal) -> [ReportEvent] {
        let report = try report(id)
        if report.published != nil, report.publication == publication { return [] }
        switch report.stage {
        case .frozen: throw .notApproved
        case .returned, .published, .withdrawn: throw .notOpen(report.stage)
        case .approved: break
        }
        guard user != report.frozen.by, user != report.approved?.by else { throw .needsThirdPerson }
        let outline = report.snapshot.outline
        guard outline.view != .all else { throw .figuresNotApproved }
        let all = report.snapshot.figures + report.snapshot.revisited
        if let secret = all.first(where: \.isClassified) { throw .classified(secret.indicator) }
        let days = (outline.knownOn, now.localDate)
        guard days.0 <= publication.date, publication.date <= days.1 else {
            throw .dateOutside(from: days.0, to: days.1)
        }
        let twin = reports.first { other in
            guard let theirs = other.publication else { return false }
            return theirs.number == publication.number && theirs.date.year == publication.date.year
                && other.snapshot.outline.cover.symbol == outline.cover.symbol
        }
        if let twin { throw .numberTaken(by: twin.id) }
        return [.published(report: id, publication: publication)]
    }

    private func check(_ snapshot: ReportSnapshot, at now: Timestamp) throws(ReportRefusal) {
        let outline = snapshot.outline
        let standing = standing(at: now)?.id
        guard snapshot.previous == standing else { throw .overtaken(by: standing) }
        guard reports.count < Limit.reports else { throw .full(limit: Limit.reports) }
        guard outline.knownOn <= now.localDate else { throw .dayToCome(today: now.localDate) }
        guard outline.period.firstDay <= outline.knownOn else {
            throw .periodNotBegun(firstDay: outline.period.firstDay)
        }
        if let id = outline.supersedes {
            let earlier = try report(id).snapshot.outline
            guard earlier.period == outline.period else { throw .supersedesAnotherPeriod(earlier.period) }
        }
        try checkSize(outline)
        let known = Set(snapshot.figures.map(\.indicator))
        var seen: Set<IndicatorID> = []
        for indicator in outline.indicators {
            guard known.contains(indicator) else { throw .unknownIndicator(indicator) }
            guard seen.insert(indicator).inserted else { throw .repeated(indicator) }
        }
        for passage in outline.sections.flatMap(\.passages) {
            for citation in try citations(of: passage) where snapshot.figure(citation) == nil {
                throw .citesUnknown(citation.indicator)
            }
        }
    }

    private func checkSize(_ outline: ReportOutline) throws(ReportRefusal) {
        let cover = outline.cover
        let sizes = [
            (outline.sections.count, Limit.sections), (outline.indicators.count, Limit.indicators),
            (cover.addressees.count, Limit.recipients), (cover.recipients.count, Limit.recipients),
            (outline.sections.map(\.passages.count).max() ?? 0, Limit.passages),
        ]
        for (size, limit) in sizes where size > limit { throw .full(limit: limit) }
    }

    private func citations(of passage: LongText) throws(ReportRefusal) -> [Citation] {
        do throws(ParseFailure) { return try Passage(passage).citations } catch { throw .badCitation(error) }
    }
}
