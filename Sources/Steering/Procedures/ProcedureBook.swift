import BorderVocabulary

/// The administrative procedures and what became of every dossier, from the files of the one-stop shops.
///
/// Rates are scored from these transactions and from nothing that an office says of itself. Of most dossiers two things
/// are said, that it came and that it ended: such a one is a row of some forty bytes, and a month's rows lie together.
/// Whatever is said beyond that is kept whole beside the row, because changed days are what an auditor looks for.
package struct ProcedureBook: Hashable, Sendable {
    /// The bounds of what is held in memory.
    package enum Limit {
        /// Procedures.
        package static let procedures = 10_000
        /// Terms of one procedure.
        package static let terms = 200
        /// Dossiers: about twelve years of a province that takes in 320,000 a year.
        package static let dossiers = 4_000_000
        /// Statements beyond a dossier's coming and ending.
        package static let statements = 2_000_000
        /// Rows of one command.
        package static let rows = 10_000
        /// The length of a term in its unit.
        package static let term = 1...1_000
    }

    /// One statement and the place of its file.
    struct Filed: Hashable, Sendable {
        let words: DossierStatement
        let file: Int
    }

    /// A dossier of which no more was said than that it came, and perhaps that it ended.
    struct Row: Hashable, Sendable {
        let key: DossierKey
        let received: DayTime
        let due: DayTime?
        var closed: DayTime?
        let procedure: UInt16
        let office: UInt16
        let file: UInt16
        var closingFile: UInt16
        let channel: DossierStatement.Channel
        var outcome: DossierStatement.Outcome?
        /// All that was said is kept beside the row.
        var isLong: Bool
    }

    /// Every procedure as it is named now.
    package private(set) var procedures: [ProcedureCode: AdministrativeProcedure] = [:]
    /// The terms of each, by the day from which they hold.
    package private(set) var terms: [ProcedureCode: [StatutoryTerm]] = [:]
    /// The files that dossiers came from.
    package private(set) var files = ImportShelf()

    private(set) var rows: [Row] = []
    /// The numbers of rows by the month of receipt, counted from the year 0.
    private(set) var months: [Int: [UInt32]] = [:]
    private(set) var codes: [ProcedureCode] = []
    private(set) var offices: [PostID] = []
    private(set) var long: [DossierKey: [Filed]] = [:]
    private(set) var statements = 0
    private var codeNumbers: [ProcedureCode: UInt16] = [:]
    private var officeNumbers: [PostID: UInt16] = [:]
    private var numbers: [DossierKey: UInt32] = [:]

    /// An empty book.
    package init() {}

    /// The offices that dossiers came in at, in the order of their names.
    package var knownOffices: [PostID] { offices.sorted() }

    /// How many dossiers there are.
    package var count: Int { rows.count }

    /// The term that holds for a dossier received on a day.
    package func term(of procedure: ProcedureCode, on day: LocalDate) -> StatutoryTerm? {
        terms[procedure]?.last { $0.from <= day }
    }

    /// All that was said of a dossier, in the order in which it was taken.
    func statements(of key: DossierKey) -> [Filed] { numbers[key].map { statements(of: rows[Int($0)]) } ?? [] }

    func statements(of row: Row) -> [Filed] {
        if row.isLong { return long[row.key] ?? [] }
        func words(_ closing: DossierStatement.Closing?) -> DossierStatement {
            DossierStatement(
                row.key, codes[Int(row.procedure)], office: offices[Int(row.office)], row.channel,
                received: row.received, due: row.due, closing: closing)
        }
        guard let closed = row.closed, let outcome = row.outcome else {
            return [Filed(words: words(nil), file: Int(row.file))]
        }
        let last = Filed(words: words(DossierStatement.Closing(outcome, at: closed)), file: Int(row.closingFile))
        return row.file == row.closingFile ? [last] : [Filed(words: words(nil), file: Int(row.file)), last]
    }

    /// Takes what happened; never refuses.
    package mutating func apply(_ event: ProcedureEvent, by user: UserID, at moment: Timestamp) {
        switch event {
        case .defined(let procedure): procedures[procedure.code] = procedure
        case .termSet(let term): terms[term.procedure, default: []].append(term)
        case .file(let event): files.apply(event, by: user, at: moment)
        case .taken(let dossiers, let digest):
            guard let file = files.place(of: digest) else { return }
            for dossier in dossiers { take(Filed(words: dossier, file: file)) }
        }
    }

    private mutating func take(_ filed: Filed) {
        guard let number = numbers[filed.words.key] else { return begin(filed) }
        let row = rows[Int(number)]
        let isEnd = !row.isLong && row.closed == nil && isEnd(filed.words, of: row)
        if isEnd, let closing = filed.words.closing, filed.file > row.file {
            rows[Int(number)].closed = closing.at
            rows[Int(number)].outcome = closing.outcome
            rows[Int(number)].closingFile = UInt16(truncatingIfNeeded: filed.file)
            return
        }
        if !row.isLong {
            long[row.key] = statements(of: row)
            rows[Int(number)].isLong = true
        }
        let month = filed.words.received.day.monthNumber
        // A dossier whose day of receipt was changed is looked for under both.
        if let said = long[row.key], !said.contains(where: { $0.words.received.day.monthNumber == month }) {
            months[month, default: []].append(number)
        }
        long[row.key]?.append(filed)
        statements += 1
    }

    private mutating func begin(_ filed: Filed) {
        let words = filed.words
        let number = UInt32(truncatingIfNeeded: rows.count)
        let isPlain = words.supplement == nil && words.extended == nil
        let file = UInt16(truncatingIfNeeded: filed.file)
        rows.append(
            Row(
                key: words.key, received: words.received, due: words.due, closed: words.closing?.at,
                procedure: numbered(words.procedure), office: numbered(words.office), file: file, closingFile: file,
                channel: words.channel, outcome: words.closing?.outcome, isLong: !isPlain))
        numbers[words.key] = number
        months[words.received.day.monthNumber, default: []].append(number)
        guard !isPlain else { return }
        long[words.key] = [filed]
        statements += 1
    }

    private func isEnd(_ words: DossierStatement, of row: Row) -> Bool {
        words.supplement == nil && words.extended == nil && words.received == row.received && words.due == row.due
            && words.channel == row.channel && words.procedure == codes[Int(row.procedure)]
            && words.office == offices[Int(row.office)]
    }

    private mutating func numbered(_ code: ProcedureCode) -> UInt16 {
        if let number = codeNumbers[code] { return number }
        let number = UInt16(truncatingIfNeeded: codes.count)
        codeNumbers[code] = number
        codes.append(code)
        return number
    }

    private mutating func numbered(_ office: PostID) -> UInt16 {
        if let number = officeNumbers[office] { return number }
        let number = UInt16(truncatingIfNeeded: offices.count)
        officeNumbers[office] = number
        offices.append(office)
        return number
    }
}

extension LocalDate {
    /// Months since the year 0.
    var monthNumber: Int { year * 12 + month - 1 }
}
