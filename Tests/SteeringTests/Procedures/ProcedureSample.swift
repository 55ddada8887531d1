import BorderVocabulary
import Steering
import Testing

/// Made-up procedures, offices and dossiers.
enum ProcedureSample {
    static let land: PostID = "vp-dat-dai"
    static let justice: PostID = "so-tu-phap"

    static let year = DossierSlice(from: Sample.day("2024-01-01"), to: Sample.day("2024-12-31"))

    static var code: ProcedureCode { get throws { try ProcedureCode.parse("1.000001") } }

    static var roster: Roster {
        get throws {
            var roster = Roster()
            for id in [land, justice] {
                roster.apply(
                    .defined(Post(id, name: try Sample.line("Sample office"), kind: .body)), by: Sample.lan,
                    at: .earliest)
            }
            return roster
        }
    }

    /// A dossier by a number; received on 4 March 2024, a Monday, and promised for the 14th.
    static func dossier(
        _ number: UInt8, received: String = "2024-03-04", due: String? = "2024-03-14", closed: String? = nil,
        _ outcome: DossierStatement.Outcome = .finished, asked: String? = nil, brought: String? = nil,
        extended: String? = nil, office: PostID = land, channel: DossierStatement.Channel = .online,
        procedure: String = "1.000001"
    ) throws -> DossierStatement {
        let key = try #require(DossierKey([UInt8](repeating: number, count: 16)))
        return DossierStatement(
            key, try ProcedureCode.parse(procedure), office: office, channel, received: try DayTime.parse(received),
            due: try due.map { try DayTime.parse($0) },
            closing: try closed.map { DossierStatement.Closing(outcome, at: try DayTime.parse($0)) },
            supplement: asked.map {
                DossierStatement.Supplement(asked: Sample.day($0), brought: brought.map(Sample.day))
            },
            extended: try extended.map(Sample.line))
    }

    static var book: ProcedureBook {
        get throws {
            var book = ProcedureBook()
            let procedure = AdministrativeProcedure(try code, name: try Sample.line("Sample"), level: .province)
            try book.give(.define(procedure))
            return book
        }
    }

    static func term(
        _ count: Int, _ unit: StatutoryTerm.Unit = .workingDays, _ supplement: StatutoryTerm.Supplement = .runsOn,
        from: String = "2020-01-01"
    ) throws -> StatutoryTerm {
        StatutoryTerm(
            try code, count, unit, supplement: supplement, from: Sample.day(from), basis: try Sample.line("sample law"))
    }
}

extension ProcedureBook {
    @discardableResult
    mutating func give(
        _ command: ProcedureCommand, by user: UserID = Sample.lan, at moment: Timestamp = Sample.now
    ) throws -> Bool {
        let events = try decide(command, by: user, at: moment, roster: ProcedureSample.roster)
        for event in events { apply(event, by: user, at: moment) }
        return !events.isEmpty
    }

    /// Takes what a file of a day says; the digest is one digit, sixty-four times.
    @discardableResult
    mutating func take(
        _ dossiers: [DossierStatement], file: Character, on day: String, at moment: Timestamp = Sample.now
    ) throws -> Bool {
        try give(.take(dossiers, from: MoneySample.file(file, on: day)), at: moment)
    }

    /// The dossiers of 2024 by what was known on a day.
    func tally(_ day: String, recordedBy moment: Timestamp? = nil) -> DossierTally {
        cohort(ProcedureSample.year, AsKnown(on: Sample.day(day), recordedBy: moment), calendar: WorkingCalendar())
            .total
    }

    func standings(_ day: String) -> [DossierStanding] { views(day).map(\.standing) }

    func views(_ day: String) -> [DossierView] {
        dossiers(
            ProcedureSample.year, AsKnown(on: Sample.day(day)), calendar: WorkingCalendar(), limit: 1_000,
            standing: Set(DossierStanding.allCases))
    }
}
