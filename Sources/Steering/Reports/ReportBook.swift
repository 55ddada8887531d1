import BorderVocabulary

/// A report with all that happened to it.
package struct Report: Hashable, Sendable {
    /// Who did something, and when.
    package struct Mark: Hashable, Sendable {
        package let by: UserID
        package let at: Timestamp
    }

    package let snapshot: ReportSnapshot
    package let frozen: Mark
    package internal(set) var approved: Mark?
    package internal(set) var published: Mark?
    package internal(set) var publication: Publication?
    package internal(set) var returned: Mark?
    package internal(set) var withdrawn: Mark?
    /// Why it was sent back or withdrawn.
    package internal(set) var reason: Line?
    /// The report that took its place.
    package internal(set) var supersededBy: ReportID?

    /// A report that nobody has frozen, to be looked at and thrown away.
    package init(draft snapshot: ReportSnapshot, at moment: Timestamp) {
        self.init(snapshot: snapshot, frozen: Mark(by: "draft", at: moment))
    }

    init(snapshot: ReportSnapshot, frozen: Mark) {
        self.snapshot = snapshot
        self.frozen = frozen
    }

    /// Its name.
    package var id: ReportID { snapshot.outline.id }

    /// How far it has come.
    package var stage: ReportStage {
        if withdrawn != nil { return .withdrawn }
        if published != nil { return .published }
        if returned != nil { return .returned }
        return approved != nil ? .approved : .frozen
    }
}

/// Every report that was ever frozen, with what became of it.
package struct ReportBook: Hashable, Sendable {
    /// The bounds of what is held.
    package enum Limit {
        /// Reports of all times.
        package static let reports = 10_000
        /// Sections of one report.
        package static let sections = 32
        /// Paragraphs of one section.
        package static let passages = 16
        /// Indicators of one report.
        package static let indicators = 500
        /// Addressees, and recipients, of one report.
        package static let recipients = 32
    }

    /// The reports in the order of freezing.
    package private(set) var reports: [Report] = []
    private var places: [ReportID: Int] = [:]

    /// An empty book.
    package init() {}

    /// The report of a name.
    package subscript(_ id: ReportID) -> Report? { places[id].map { reports[$0] } }

    /// How often figures of a period were frozen up to a report, itself included: 1 for the first time.
    package func attempt(of report: Report) -> Int {
        reports.prefix { $0.id != report.id }.count { $0.snapshot.outline.period == report.snapshot.outline.period } + 1
    }

    /// What was public at a moment, latest first; what was withdrawn stays public with its reason.
    package func published(at moment: Timestamp) -> [Report] {
        reports.filter { $0.published.map { $0.at <= moment } ?? false }
            .sorted { ($0.published?.at ?? .earliest) > ($1.published?.at ?? .earliest) }
    }

    /// The report that stood when another was frozen: the last one published and not withdrawn.
    package func standing(at moment: Timestamp) -> Report? {
        published(at: moment).first { report in report.withdrawn.map { $0.at > moment } ?? true }
    }

    /// Takes what happened; never refuses.
    package mutating func apply(_ event: ReportEvent, by user: UserID, at moment: Timestamp) {
        let mark = Report.Mark(by: user, at: moment)
        switch event {
        case .frozen(let snapshot):
            places[snapshot.outline.id] = reports.count
            reports.append(Report(snapshot: snapshot, frozen: mark))
        case .returned(let id, let reason):
            change(id) { ($0.returned, $0.reason) = (mark, reason) }
        case .approved(let id): change(id) { $0.approved = mark }
        case .published(let id, let publication):
            change(id) { ($0.published, $0.publication) = (mark, publication) }
            if let earlier = self[id]?.snapshot.outline.supersedes { change(earlier) { $0.supersededBy = id } }
        case .withdrawn(let id, let reason):
            change(id) { ($0.withdrawn, $0.reason) = (mark, reason) }
        }
    }

    private mutating func change(_ id: ReportID, _ body: (inout Report) -> Void) {
        guard let place = places[id] else { return }
        body(&reports[place])
    }
}

extension Report {
    /// The report as it will read once it is published like this.
    package func stating(_ publication: Publication) -> Report {
        var report = self
        report.publication = publication
        report.published = report.published ?? report.frozen
        return report
    }
}
