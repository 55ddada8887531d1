import BorderVocabulary
import GRDB
import GRDBSQLite
import Steering

/// The numbers that stand for texts and marks, as the writer has given or found them; bounded, and forgotten at need.
struct ShelfIndex {
    var indicators: [IndicatorID: Int64] = [:]
    var areas: [UnitID: Int64] = [:]
    var texts: [Line: Int64] = [:]
    var marks: [Observation.Mark: Int64] = [:]

    private static let limit = 65_536

    mutating func forgetMany() {
        if texts.count > Self.limit { texts.removeAll(keepingCapacity: true) }
        if marks.count > Self.limit { marks.removeAll(keepingCapacity: true) }
    }
}

/// Lays out what the log says.
struct ShelfWriter {
    private let db: Database
    private var index: ShelfIndex
    private let insert: GRDB.Statement
    private let number: GRDB.Statement

    /// Takes a batch, unless it was taken before.
    static func take(
        _ records: [FigureRecord], through position: UInt64, in db: Database, _ index: inout ShelfIndex
    ) throws {
        guard let row = try Row.fetchOne(db, sql: "SELECT position, count FROM state") else {
            throw ShelfFailure.unavailable("steering.db has no state")
        }
        let (last, count): (Int64, Int64) = (row[0], row[1])
        guard Int64(clamping: position) > last else { return }
        index.forgetMany()
        var writer = try ShelfWriter(db, index)
        var next = count
        for record in records { try writer.take(record, &next) }
        try db.execute(
            sql: "UPDATE state SET position = ?, count = ?", arguments: [Int64(clamping: position), next])
        index = writer.index
    }

    private init(_ db: Database, _ index: ShelfIndex) throws {
        self.db = db
        self.index = index
        // Of a series nobody has spoken of yet, the first place is free; otherwise it is found by a look.
        insert = try db.cachedStatement(
            sql: """
                INSERT OR IGNORE INTO observation (
                    place, number, form, low, high, known, grade, unit, words, source, supersedes, reason, entered)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        number = try db.cachedStatement(sql: "INSERT INTO number (number, place) VALUES (?, ?)")
    }

    private mutating func take(_ record: FigureRecord, _ count: inout Int64) throws {
        switch record.event {
        case .indicatorDefined, .cutOffSet: break
        case .recorded(let statement, let user):
            count += 1
            try add(statement, Observation.Mark(by: user, at: record.at), count)
        case .approved(let number, let user):
            try mark(number, "approved", Observation.Mark(by: user, at: record.at))
        case .published(let number, let user):
            try mark(number, "published", Observation.Mark(by: user, at: record.at))
        case .withdrawn(let number, let reason, let user):
            try mark(number, "withdrawn", Observation.Mark(by: user, at: record.at, reason: reason))
        }
    }

    private mutating func add(_ statement: Steering.Statement, _ entered: Observation.Mark, _ count: Int64) throws {
        let series = statement.series
        let first = ShelfKey(
            indicator: try indicator(series.indicator), series.kind, series.period, area: try area(series.area))
        let value = StoredValue(statement.value)
        insert.bind(count, at: 2)
        insert.bind(value.form, at: 3)
        insert.bind(value.low, at: 4)
        insert.bind(value.high, at: 5)
        insert.bind(statement.knownOn.stored, at: 6)
        insert.bind(Int64(statement.status.grade.rawValue), at: 7)
        insert.bind(try text(statement.unit), at: 8)
        insert.bind(try text(statement.status.words), at: 9)
        insert.bind(try text(statement.source), at: 10)
        insert.bind(statement.supersedes.map(Int64.init), at: 11)
        insert.bind(try statement.reason.map { try text($0) }, at: 12)
        insert.bind(try mark(entered), at: 13)
        var place = first
        if try !inserted(at: first) {
            place = try next(of: first)
            guard try inserted(at: place) else { throw ShelfFailure.unavailable("a place is taken twice") }
        }
        try number.run([count, place.place])
    }

    private func inserted(at place: ShelfKey) throws -> Bool {
        insert.bind(place.place, at: 1)
        defer { insert.rewind() }
        _ = try insert.step()
        return db.changesCount == 1
    }

    private func next(of first: ShelfKey) throws -> ShelfKey {
        let last = try db.cachedStatement(sql: "SELECT MAX(place) FROM observation WHERE place BETWEEN ? AND ?")
        last.bind([first.place, first.nextSeries.place - 1])
        defer { last.rewind() }
        guard try last.step() else { return first }
        let place = ShelfKey(last.number(0))
        guard place.ordinal + 1 < ShelfKey.Limit.ordinals else {
            throw ShelfFailure.unavailable("a series has no room left")
        }
        return place.at(1)
    }

    private mutating func mark(_ number: Int, _ column: String, _ mark: Observation.Mark) throws {
        let update = try db.cachedStatement(
            sql: """
                UPDATE observation SET \(column) = ? WHERE place = (SELECT place FROM number WHERE number = ?)
                """)
        try update.run([try self.mark(mark), Int64(number)])
    }
}

// Numbers for texts.
extension ShelfWriter {
    private mutating func indicator(_ id: IndicatorID) throws -> Int64 {
        if let number = index.indicators[id] { return number }
        let number = try self.number(for: id.description, in: "indicator")
        guard number < ShelfKey.Limit.indicators else { throw ShelfFailure.unavailable("too many indicators") }
        index.indicators[id] = number
        return number
    }

    private mutating func area(_ id: UnitID) throws -> Int64 {
        if let number = index.areas[id] { return number }
        let number = try self.number(for: id.description, in: "area")
        guard number < ShelfKey.Limit.areas else { throw ShelfFailure.unavailable("too many areas") }
        index.areas[id] = number
        return number
    }

    private mutating func text(_ line: Line) throws -> Int64 {
        if let number = index.texts[line] { return number }
        let number = try self.number(for: line.description, in: "text")
        index.texts[line] = number
        return number
    }

    private mutating func mark(_ mark: Observation.Mark) throws -> Int64 {
        if let number = index.marks[mark] { return number }
        // The same mark may stand twice after it was forgotten; each row means what it says.
        try db.execute(
            sql: "INSERT INTO mark (user, at, reason) VALUES (?, ?, ?)",
            arguments: [mark.by.description, mark.at.milliseconds, mark.reason?.description])
        index.marks[mark] = db.lastInsertedRowID
        return db.lastInsertedRowID
    }

    private func number(for text: String, in table: String) throws -> Int64 {
        let find = try db.cachedStatement(sql: "SELECT id FROM \(table) WHERE text = ?")
        if let number = try Int64.fetchOne(find, arguments: [text]) { return number }
        let add = try db.cachedStatement(sql: "INSERT INTO \(table) (text) VALUES (?)")
        try add.execute(arguments: [text])
        return db.lastInsertedRowID
    }
}
