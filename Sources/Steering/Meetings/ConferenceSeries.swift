import BorderVocabulary

/// Marks names of conferences.
package enum ConferenceKind {}
/// Names one conference, such as `kt-xh-2026-03`.
package typealias ConferenceID = Identifier<ConferenceKind>
/// Marks names of series of conferences.
package enum SeriesOfConferencesKind {}
/// Names a series of conferences that follow up each other.
package typealias SeriesOfConferencesID = Identifier<SeriesOfConferencesKind>

/// Which levels of government sit at one table.
package enum ConferenceTiers: String, CaseIterable, Hashable, Sendable, Codable {
    /// Province, districts and communes.
    case provinceDistrictCommune = "province-district-commune"
    /// Province and communes.
    case provinceCommune = "province-commune"
    /// The province's own bodies alone.
    case province
}

/// When conferences of some levels could be called: the levels of government themselves are dated.
package struct TiersRule: Hashable, Sendable, Codable {
    package let tiers: ConferenceTiers
    package let from: LocalDate
    /// The last day, or nil while it goes on.
    package let until: LocalDate?
    /// Where it comes from.
    package let basis: Line

    /// Joins the parts.
    package init(_ tiers: ConferenceTiers, from: LocalDate, until: LocalDate? = nil, basis: Line) {
        self.tiers = tiers
        self.from = from
        self.until = until
        self.basis = basis
    }

    /// Districts were there until 30 June 2025, and two levels are since.
    package static let firstList: [TiersRule] = {
        let basis = Line(
            description:
                "https://thoibaotaichinhvietnam.vn/quoc-hoi-thong-qua-nghi-quyet-sua-hien-phap-danh-dau-cot-moc-"
                + "lich-su-cua-dat-nuoc-178375.html")
        let reform = LocalDate(year: 2025, month: 7, day: 1) ?? .earliest
        return [
            TiersRule(
                .provinceDistrictCommune, from: .earliest, until: reform.adding(days: -1), basis: basis),
            TiersRule(.provinceCommune, from: reform, basis: basis),
            TiersRule(.province, from: .earliest, basis: basis),
        ]
    }()

    /// Whether it holds on a day.
    package func holds(on day: LocalDate) -> Bool { from <= day && until.map { day <= $0 } ?? true }
}

/// Conferences that follow each other: what one concludes stands on the agenda of the next until it is done.
package struct SeriesOfConferences: Hashable, Sendable, Codable {
    package let id: SeriesOfConferencesID
    package let name: Line
    package let tiers: ConferenceTiers
    package let chair: PostID
    /// The post that calls it, draws its agenda and writes its minutes.
    package let secretary: PostID
    package let members: [PostID]
    /// The task force whose meetings these are.
    package let taskForce: TaskForceID?
    /// How many a year were promised; nil where no document says.
    package let perYear: Int?
    /// The document that set it up.
    package let basis: Line
    /// Whether it is made up, to show how the room works.
    package let isSample: Bool

    /// Joins the parts.
    package init(
        _ id: SeriesOfConferencesID, name: Line, tiers: ConferenceTiers, chair: PostID, secretary: PostID,
        members: [PostID], taskForce: TaskForceID? = nil, perYear: Int? = nil, basis: Line, isSample: Bool = false
    ) {
        self.id = id
        self.name = name
        self.tiers = tiers
        self.chair = chair
        self.secretary = secretary
        self.members = members
        self.taskForce = taskForce
        self.perYear = perYear
        self.basis = basis
        self.isSample = isSample
    }
}
