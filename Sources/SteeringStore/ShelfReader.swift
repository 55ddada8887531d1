import BorderVocabulary
import GRDB
import Steering

/// What numbers stand for, as readers have met it. What is met once never changes; bounded, and forgotten at need.
struct ShelfGlossary {
    var indicators: [IndicatorID: Int64] = [:]
    var areas: [UnitID: Int64] = [:]
    var indicatorNames: [Int64: IndicatorID] = [:]
    var areaNames: [Int64: UnitID] = [:]
    var texts: [Int64: Line] = [:]
    var marks: [Int64: Observation.Mark] = [:]

    private static let limit = 65_536

    var count: Int {
        indicators.count + areas.count + indicatorNames.count + areaNames.count + texts.count + marks.count
    }

    mutating func forgetMany() {
        if texts.count > Self.limit { texts.removeAll() }
        if marks.count > Self.limit { marks.removeAll() }
    }
}

/// Answers questions in one snapshot of the file.
struct ShelfReader {
    private let db: Database
    private(set) var glossary: ShelfGlossary

    private static let columns = """
        o.place, o.number, o.form, o.low, o.high, o.known, o.grade, o.unit, o.words, o.source, o.supersedes, o.reason,
        o.entered, o.approved, o.published, o.withdrawn
        """

    init(_ db: Database, _ glossary: ShelfGlossary) {
        self.db = db
        self.glossary = glossary
        self.glossary.forgetMany()
    }

    func state() throws -> (position: Int64, count: Int64) {
        guard let row = try Row.fetchOne(db, sql: "SELECT position, count FROM state") else {
            throw ShelfFailure.unavailable("steering.db has no state")
        }
        return (row[0], row[1])
    }

    mutating func observation(_ number: Int) throws -> Observation? {
        try rows(
            "FROM number n JOIN observation o ON o.place = n.place WHERE n.number = ?", [Int64(number)]
        ).first?.observation
    }

    mutating func observations(after number: Int, limit: Int) throws -> [Observation] {
        try rows(
            "FROM number n JOIN observation o ON o.place = n.place WHERE n.number > ? ORDER BY n.number LIMIT ?",
            [Int64(number), Int64(max(0, limit))]
        ).map(\.observation)
    }

    mutating func observations(of series: Series) throws -> [Observation] {
        guard let key = try key(of: series) else { return [] }
        return try rows(from: key, to: key.nextSeries).map(\.observation)
    }

    mutating func series(in range: SeriesRange, areas: [UnitID]?, limit: Int) throws -> [ShelvedSeries] {
        guard let indicator = try indicator(range.indicator) else { return [] }
        let first = ShelfKey(indicator: indicator, range.kind, range.periods.lowerBound, area: 0)
        let end = ShelfKey(indicator: indicator, range.kind, range.periods.upperBound, area: 0).nextPeriod
        guard let areas else { return try periods(from: first, to: end, after: nil, limit) }
        // Some areas: each period is looked up by itself, and the periods without any are stepped over.
        var found: [ShelvedSeries] = []
        var key = first
        while found.count < limit, let period = try self.period(from: key, to: end) {
            for area in areas.sorted() {
                let series = Series(range.indicator, period, range.kind, area: area)
                let observations = try observations(of: series)
                if !observations.isEmpty { found.append(ShelvedSeries(series, observations)) }
            }
            key = ShelfKey(indicator: indicator, range.kind, period, area: 0).nextPeriod
        }
        return Array(found.prefix(max(0, limit)))
    }

    mutating func series(of id: IndicatorID, after last: Series?, limit: Int) throws -> [ShelvedSeries] {
        guard let indicator = try indicator(id) else { return [] }
        let begin = ShelfKey(indicator: indicator, .plan, .statistical)
        let first = last.map { ShelfKey(indicator: indicator, $0.kind, $0.period, area: 0) } ?? begin
        return try periods(from: first, to: begin.nextIndicator, after: last, limit)
    }

    /// Whole periods, each sorted by area, because numbers of areas say nothing of their order.
    private mutating func periods(
        from first: ShelfKey, to end: ShelfKey, after last: Series?, _ limit: Int
    ) throws -> [ShelvedSeries] {
        var found: [ShelvedSeries] = []
        var key = first
        while found.count < limit, key < end {
            guard let next = try place(from: key, to: end) else { break }
            key = next.nextPeriod
            let group = ShelfReader.grouped(try rows(from: next, to: key)).sorted { $0.series.area < $1.series.area }
            found += group.filter { one in last.map { $0.stands(before: one.series) } ?? true }
        }
        return Array(found.prefix(max(0, limit)))
    }

    /// Neighbours of one series together; rows of a period differ in their area alone.
    private static func grouped(_ rows: [Found]) -> [ShelvedSeries] {
        var groups: [ShelvedSeries] = []
        var rest = rows[...]
        while let first = rest.first {
            let own = rest.prefix { $0.series.area == first.series.area }
            groups.append(ShelvedSeries(first.series, own.map(\.observation)))
            rest = rest.dropFirst(own.count)
        }
        return groups
    }

    /// The first period of which something is there.
    private func period(from key: ShelfKey, to end: ShelfKey) throws -> Period? {
        try place(from: key, to: end)?.period
    }

    /// The first place of the period in which the next observation stands.
    private func place(from key: ShelfKey, to end: ShelfKey) throws -> ShelfKey? {
        guard key < end else { return nil }
        let statement = try db.cachedStatement(
            sql: "SELECT place FROM observation WHERE place >= ? AND place < ? ORDER BY place LIMIT 1")
        statement.bind([key.place, end.place])
        defer { statement.rewind() }
        return try statement.step() ? ShelfKey(statement.number(0)) : nil
    }
}

// Rows.
extension ShelfReader {
    private struct Found {
        let series: Series
        let observation: Observation
    }

    private mutating func rows(from first: ShelfKey, to end: ShelfKey) throws -> [Found] {
        try rows(
            "FROM observation o WHERE o.place >= ? AND o.place < ? ORDER BY o.place", [first.place, end.place])
    }

    private mutating func rows(_ from: String, _ numbers: [Int64]) throws -> [Found] {
        let statement = try db.cachedStatement(sql: "SELECT \(Self.columns) \(from)")
        statement.bind(numbers)
        defer { statement.rewind() }
        var found: [Found] = []
        while try statement.step() { found.append(try row(statement)) }
        return found
    }

    private mutating func row(_ row: GRDB.Statement) throws -> Found {
        let key = ShelfKey(row.number(0))
        let stored = StoredValue(form: row.number(2), low: row.optionalNumber(3), high: row.optionalNumber(4))
        guard let kind = key.kind, let period = key.period, let value = stored.value,
            let known = KnownOn(stored: row.optionalNumber(5)),
            let grade = FigureStatus.Grade(rawValue: UInt8(truncatingIfNeeded: row.number(6)))
        else { throw ShelfFailure.unavailable("row \(key.place) of steering.db holds no figure") }
        let series = Series(try indicatorName(key.indicator), period, kind, area: try areaName(key.area))
        let statement = Steering.Statement(
            series, unit: try text(row.number(7)), value: value, knownOn: known,
            status: FigureStatus(grade, words: try text(row.number(8))), source: try text(row.number(9)),
            supersedes: row.optionalNumber(10).map(Int.init),
            reason: try row.optionalNumber(11).map { try text($0) })
        var observation = Observation(
            sequence: Int(row.number(1)), statement: statement, entered: try mark(row.number(12)))
        if let number = row.optionalNumber(13) { observation.approved = try mark(number) }
        if let number = row.optionalNumber(14) { observation.published = try mark(number) }
        if let number = row.optionalNumber(15) { observation.withdrawn = try mark(number) }
        return Found(series: series, observation: observation)
    }

    private mutating func key(of series: Series) throws -> ShelfKey? {
        guard let indicator = try indicator(series.indicator), let area = try area(series.area) else { return nil }
        return ShelfKey(indicator: indicator, series.kind, series.period, area: area)
    }
}

// Texts for numbers, and numbers for texts.
extension ShelfReader {
    private mutating func indicator(_ id: IndicatorID) throws -> Int64? {
        if let number = glossary.indicators[id] { return number }
        let number = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM indicator WHERE text = ?"), arguments: [id.description])
        if let number { glossary.indicators[id] = number }
        return number
    }

    private mutating func area(_ id: UnitID) throws -> Int64? {
        if let number = glossary.areas[id] { return number }
        let number = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM area WHERE text = ?"), arguments: [id.description])
        if let number { glossary.areas[id] = number }
        return number
    }

    private mutating func indicatorName(_ number: Int64) throws -> IndicatorID {
        if let name = glossary.indicatorNames[number] { return name }
        let name = try IndicatorID.parse(try string(number, "indicator"))
        glossary.indicatorNames[number] = name
        return name
    }

    private mutating func areaName(_ number: Int64) throws -> UnitID {
        if let name = glossary.areaNames[number] { return name }
        let name = try UnitID.parse(try string(number, "area"))
        glossary.areaNames[number] = name
        return name
    }

    private mutating func text(_ number: Int64) throws -> Line {
        if let line = glossary.texts[number] { return line }
        let line = try Line.parse(try string(number, "text"))
        glossary.texts[number] = line
        return line
    }

    private mutating func mark(_ number: Int64) throws -> Observation.Mark {
        if let mark = glossary.marks[number] { return mark }
        let find = try db.cachedStatement(sql: "SELECT user, at, reason FROM mark WHERE id = ?")
        guard let row = try Row.fetchOne(find, arguments: [number]), let at = Timestamp(stored: row[1]) else {
            throw ShelfFailure.unavailable("mark \(number) of steering.db is not there")
        }
        let mark = Observation.Mark(
            by: try UserID.parse(row[0] as String), at: at, reason: try (row[2] as String?).map { try Line.parse($0) })
        glossary.marks[number] = mark
        return mark
    }

    private func string(_ number: Int64, _ table: String) throws -> String {
        let find = try db.cachedStatement(sql: "SELECT text FROM \(table) WHERE id = ?")
        guard let text = try String.fetchOne(find, arguments: [number]) else {
            throw ShelfFailure.unavailable("\(table) \(number) of steering.db is not there")
        }
        return text
    }
}
