import BorderVocabulary

/// What may be asked of the register of units.
package enum UnitCommand: Hashable, Sendable {
    case define(AdministrativeUnit)
    case change(UnitChange)
    /// Sets a share; a later one for the same units and basis takes its place, and both stay in the log.
    case weigh(UnitWeight)
}

/// What happened to the register of units.
package enum UnitEvent: Hashable, Sendable, Codable {
    case defined(AdministrativeUnit)
    case changed(UnitChange)
    case weighed(UnitWeight)
}

/// Why the register was not changed.
package enum UnitRefusal: Error, Hashable, Sendable {
    /// A code is given once and never again.
    case codeTaken(UnitID, from: LocalDate)
    case unknownUnit(UnitID)
    /// The unit does not stand on that day.
    case notThere(UnitID, on: LocalDate)
    /// A change names units, a split one and at least two others, a merge at least two.
    case namesTooFew
    /// Only a unit of a higher level stands above another.
    case wrongLevel(UnitID)
    /// Changes of one unit come in the order of time.
    case changeNotLater(UnitID, than: LocalDate)
    /// More than 0, at most 1, and all shares of one unit together at most 1.
    case shareOutOfRange(rest: DecimalNumber)
    case full(limit: Int)
}

/// Which administrative units there were and are, what became of them, and how their figures can be re-cut.
///
/// Codes are unique, stable and never used again (Decision 19/2025/QĐ-TTg); a unit that ended stays, with its name and
/// its figures.
package struct UnitRegister: Hashable, Sendable {
    /// The bounds of what is held.
    package enum Limit {
        /// Units of all times.
        package static let units = 20_000
        /// Changes.
        package static let changes = 20_000
        /// Shares.
        package static let weights = 200_000
    }

    /// A unit as it was set up, with what became of it.
    package struct Entry: Hashable, Sendable {
        package let unit: AdministrativeUnit
        package let entered: Observation.Mark
        /// The changes that name it, oldest first.
        package fileprivate(set) var changes: [UnitChange] = []
        /// The last day, or nil while it stands.
        package fileprivate(set) var until: LocalDate?

        /// Whether it stands on a day.
        package func holds(on day: LocalDate) -> Bool { unit.from <= day && until.map { day <= $0 } ?? true }

        /// Its name on a day.
        package func name(on day: LocalDate) -> Line {
            changes.reduce(unit.name) { name, change in
                if case .rename(let new) = change.kind, change.effective <= day { new } else { name }
            }
        }

        /// The unit above it on a day.
        package func parent(on day: LocalDate) -> UnitID? {
            changes.reduce(unit.parent) { parent, change in
                if case .move(let new) = change.kind, change.effective <= day { new } else { parent }
            }
        }
    }

    /// Every unit that there ever was.
    package private(set) var entries: [UnitID: Entry] = [:]
    /// Every change, in the order of recording.
    package private(set) var changes: [UnitChange] = []
    private var weights: [Way: [UnitID: UnitWeight]] = [:]
    /// The units with a share in another.
    private var shares: [Way: Set<UnitID>] = [:]
    private var weightCount = 0

    private struct Way: Hashable {
        let unit: UnitID
        let basis: IndicatorID
    }

    /// An empty register.
    package init() {}

    /// The units that stand on a day, by code; of one level where one is named.
    package func units(on day: LocalDate, level: AdministrativeUnit.Level? = nil) -> [Entry] {
        entries.values.filter { $0.holds(on: day) && (level == nil || $0.unit.level == level) }
            .sorted { $0.unit.code < $1.unit.code }
    }

    /// Whether figures may be about an area on one of these days; the province needs no entry.
    package func isThere(_ area: UnitID, in days: ClosedRange<LocalDate>) -> Bool {
        if area == .province { return true }
        guard let entry = entries[area] else { return false }
        return entry.unit.from <= days.upperBound && entry.until.map { $0 >= days.lowerBound } ?? true
    }

    /// The shares of a unit by one basis, by the code of the other.
    package func weights(from unit: UnitID, by basis: IndicatorID) -> [UnitWeight] {
        (weights[Way(unit: unit, basis: basis)] ?? [:]).values.sorted { $0.to < $1.to }
    }

    /// The units of which some belongs to a unit by one basis.
    package func sources(of unit: UnitID, by basis: IndicatorID) -> Set<UnitID> {
        shares[Way(unit: unit, basis: basis)] ?? []
    }

    /// Says what would happen; nothing where it is already so.
    package func decide(
        _ command: UnitCommand, by user: UserID, at now: Timestamp
    ) throws(UnitRefusal) -> [UnitEvent] {
        switch command {
        case .define(let unit): try define(unit)
        case .change(let change): try self.change(change)
        case .weigh(let weight): try weigh(weight)
        }
    }

    /// Takes what happened; never refuses.
    package mutating func apply(_ event: UnitEvent, by user: UserID, at moment: Timestamp) {
        switch event {
        case .defined(let unit):
            entries[unit.code] = Entry(unit: unit, entered: Observation.Mark(by: user, at: moment))
        case .changed(let change):
            changes.append(change)
            for code in change.units {
                entries[code]?.changes.append(change)
                guard !change.heirs.contains(code) else { continue }
                entries[code]?.until = change.effective.adding(days: -1)
            }
        case .weighed(let weight):
            let way = Way(unit: weight.from, basis: weight.basis)
            if weights[way, default: [:]].updateValue(weight, forKey: weight.to) == nil { weightCount += 1 }
            shares[Way(unit: weight.to, basis: weight.basis), default: []].insert(weight.from)
        }
    }

    private func define(_ unit: AdministrativeUnit) throws(UnitRefusal) -> [UnitEvent] {
        if let known = entries[unit.code]?.unit {
            guard known == unit else { throw .codeTaken(unit.code, from: known.from) }
            return []
        }
        if let code = unit.parent { try check(code, isAbove: unit.level, on: unit.from) }
        guard entries.count < Limit.units else { throw .full(limit: Limit.units) }
        return [.defined(unit)]
    }

    private func change(_ change: UnitChange) throws(UnitRefusal) -> [UnitEvent] {
        guard !changes.contains(change) else { return [] }
        let before = change.effective.adding(days: -1)
        switch change.kind {
        case .merge: guard Set(change.units).count > 1 else { throw .namesTooFew }
        case .split(let heirs):
            guard change.units.count == 1, Set(heirs).count > 1 else { throw .namesTooFew }
        case .rename, .move: guard change.units.count == 1 else { throw .namesTooFew }
        case .abolish: guard !change.units.isEmpty else { throw .namesTooFew }
        }
        for code in change.units {
            guard let entry = entries[code] else { throw .unknownUnit(code) }
            guard entry.holds(on: before) else { throw .notThere(code, on: before) }
            if let last = entry.changes.last, last.effective > change.effective {
                throw .changeNotLater(code, than: last.effective)
            }
            if case .move(let parent) = change.kind {
                try check(parent, isAbove: entry.unit.level, on: change.effective)
            }
        }
        for code in change.heirs {
            guard let entry = entries[code] else { throw .unknownUnit(code) }
            guard entry.holds(on: change.effective) else { throw .notThere(code, on: change.effective) }
        }
        guard changes.count < Limit.changes else { throw .full(limit: Limit.changes) }
        return [.changed(change)]
    }

    private func weigh(_ weight: UnitWeight) throws(UnitRefusal) -> [UnitEvent] {
        for code in [weight.from, weight.to] where entries[code] == nil { throw .unknownUnit(code) }
        let others = weights(from: weight.from, by: weight.basis).filter { $0.to != weight.to }
        let rest = DecimalNumber.one.minus(others.map(\.share))
        guard DecimalNumber.zero.isLess(than: weight.share), !rest.isLess(than: weight.share) else {
            throw .shareOutOfRange(rest: rest)
        }
        guard weights[Way(unit: weight.from, basis: weight.basis)]?[weight.to] != weight else { return [] }
        guard weightCount < Limit.weights else { throw .full(limit: Limit.weights) }
        return [.weighed(weight)]
    }

    private func check(
        _ parent: UnitID, isAbove level: AdministrativeUnit.Level, on day: LocalDate
    ) throws(UnitRefusal) {
        guard let entry = entries[parent] else { throw .unknownUnit(parent) }
        guard entry.holds(on: day) else { throw .notThere(parent, on: day) }
        guard entry.unit.level.rank < level.rank else { throw .wrongLevel(parent) }
    }
}

extension AdministrativeUnit.Level {
    /// 0 for the highest.
    fileprivate var rank: Int {
        switch self {
        case .province: 0
        case .district: 1
        case .commune: 2
        }
    }
}
