import BorderVocabulary

/// An administrative unit, under a code that no other unit ever has.
package struct AdministrativeUnit: Hashable, Sendable, Codable {
    /// Its level; districts were one until 30 June 2025.
    package enum Level: String, CaseIterable, Hashable, Sendable, Codable {
        case province
        case district
        case commune
    }

    package let code: UnitID
    package let name: Line
    package let level: Level
    /// The unit above it.
    package let parent: UnitID?
    /// Its first day.
    package let from: LocalDate
    /// The document that set it up.
    package let document: Line

    /// Joins the parts.
    package init(_ code: UnitID, name: Line, level: Level, parent: UnitID?, from: LocalDate, document: Line) {
        self.code = code
        self.name = name
        self.level = level
        self.parent = parent
        self.from = from
        self.document = document
    }
}

/// What a document does to units that are there.
package struct UnitChange: Hashable, Sendable, Codable {
    /// What becomes of them.
    package enum Kind: Hashable, Sendable, Codable {
        /// They become one unit, which may be one of them.
        case merge(into: UnitID)
        /// One becomes several, of which one may be itself.
        case split(into: [UnitID])
        case rename(to: Line)
        /// It comes under another unit.
        case move(under: UnitID)
        case abolish

        /// The word in files.
        package var code: String {
            switch self {
            case .merge: "merge"
            case .split: "split"
            case .rename: "rename"
            case .move: "move"
            case .abolish: "abolish"
            }
        }
    }

    package let units: [UnitID]
    package let kind: Kind
    /// The first day on which it holds.
    package let effective: LocalDate
    /// The document that it comes from.
    package let document: Line

    /// Joins the parts.
    package init(_ units: [UnitID], _ kind: Kind, effective: LocalDate, document: Line) {
        self.units = units
        self.kind = kind
        self.effective = effective
        self.document = document
    }

    /// The units that go on afterwards, or begin with it.
    var heirs: [UnitID] {
        switch kind {
        case .merge(let unit): [unit]
        case .split(let units): units
        case .rename, .move: units
        case .abolish: []
        }
    }
}

/// How much of what was counted for one unit belongs to another, by some measure such as people or area.
package struct UnitWeight: Hashable, Sendable, Codable {
    package let from: UnitID
    package let to: UnitID
    /// More than 0, at most 1.
    package let share: DecimalNumber
    /// What the share is measured by, such as `population-2024`; shares of several bases stand side by side.
    package let basis: IndicatorID
    /// Where it comes from.
    package let source: Line

    /// Joins the parts.
    package init(from: UnitID, to: UnitID, share: DecimalNumber, basis: IndicatorID, source: Line) {
        self.from = from
        self.to = to
        self.share = share
        self.basis = basis
        self.source = source
    }
}
