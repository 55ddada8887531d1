import BorderVocabulary
import Steering
import Testing

/// Made-up projects and amounts: none of them is real.
enum MoneySample {
    static let road: ProjectID = "7900001"
    static let school: ProjectID = "7900002"
    static let central: HeadingID = "nstw"
    static let local: HeadingID = "nsdp"
    static let rural: HeadingID = "ntm"
    static let board: PostID = "ban-qlda"

    static var roster: Roster {
        get throws {
            var roster = Roster()
            for id in [board, "so-gddt"] as [PostID] {
                roster.apply(
                    .defined(Post(id, name: try Sample.line("Sample body"), kind: .body)), by: Sample.lan,
                    at: .earliest)
            }
            return roster
        }
    }

    /// A file whose digest is one digit, sixty-four times.
    static func file(_ digit: Character, on day: String) throws -> ImportedFile {
        ImportedFile(
            try FileDigest.parse(String(repeating: digit, count: 64)), name: try Sample.line("kho-bac-\(digit).csv"),
            saidOn: Sample.day(day))
    }

    static func charge(
        _ project: ProjectID = road, _ year: Int = 2024, source: HeadingID = central, carriedOver: Bool = false
    ) -> Charge {
        Charge(project, year: year, source: source, isCarriedOver: carriedOver)
    }

    static func entry(
        _ reference: String, on day: String, _ dong: Int64, _ kind: TreasuryEntry.Kind = .completed(charge())
    ) throws -> TreasuryEntry {
        TreasuryEntry(try Sample.line(reference), on: Sample.day(day), Money(dong: dong), kind)
    }

    static func plan(
        _ line: PlanLine, _ dong: Int64, _ change: PlanChange = .original, on day: String
    ) throws -> PlanStatement {
        PlanStatement(
            line, Money(dong: dong), change, document: try Sample.line("sample decision"), saidOn: Sample.day(day))
    }

    /// Two projects, two sources and a programme, and nothing planned or paid.
    static var book: MoneyBook {
        get throws {
            var book = MoneyBook()
            let basis = try Sample.line("sample basis")
            let names: [(HeadingID, Heading.Kind)] = [
                (central, .source), (local, .source), (rural, .programme),
            ]
            for (id, kind) in names {
                try book.give(.defineHeading(Heading(id, kind: kind, name: basis, basis: basis)))
            }
            let from = Sample.day("2020-01-01")
            try book.give(
                .defineProject(Project(road, name: basis, owner: board, unit: "20", group: .b, from: from)))
            try book.give(
                .defineProject(Project(school, name: basis, owner: "so-gddt", programme: rural, group: .c, from: from)))
            return book
        }
    }
}

extension MoneyBook {
    /// Gives a command and takes what follows; answers whether anything did.
    @discardableResult
    mutating func give(
        _ command: MoneyCommand, by user: UserID = Sample.lan, at moment: Timestamp = Sample.now
    ) throws -> Bool {
        let events = try decide(command, by: user, at: moment, roster: MoneySample.roster)
        for event in events { apply(event, by: user, at: moment) }
        return !events.isEmpty
    }

    /// Books entries of a file that was closed on a day.
    @discardableResult
    mutating func pay(
        _ entries: [TreasuryEntry], file: Character = "a", on day: String = "2025-12-31",
        at moment: Timestamp = Sample.now
    ) throws -> Bool {
        try give(.book(entries, from: MoneySample.file(file, on: day)), at: moment)
    }

    func year(_ year: Int, knownOn day: String, recordedBy moment: Timestamp? = nil) -> MoneyYear {
        self.year(year, AsKnown(on: Sample.day(day), recordedBy: moment))
    }
}
