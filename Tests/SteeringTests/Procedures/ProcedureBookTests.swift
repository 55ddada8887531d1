import BorderVocabulary
import Steering
import Testing

@Suite("The rates of procedures")
struct ProcedureBookTests {
    @Test func `count open dossiers past their day among those that were not on time`() throws {
        var book = try ProcedureSample.book
        try book.take(
            [
                ProcedureSample.dossier(1, closed: "2024-03-14"), ProcedureSample.dossier(2, closed: "2024-03-15"),
                ProcedureSample.dossier(3), ProcedureSample.dossier(4, due: "2024-12-31"),
                ProcedureSample.dossier(5, due: nil, closed: "2024-03-20"),
                ProcedureSample.dossier(6, closed: "2024-03-10", .withdrawn),
                ProcedureSample.dossier(7, closed: "2024-03-10", .returned, channel: .counter),
            ], file: "a", on: "2024-04-01")
        let tally = book.tally("2024-04-01")
        #expect(tally.received == 7)
        #expect((tally[.onTime], tally.judged) == (2, 4))
        #expect((tally[.overdue], tally[.late], tally[.open]) == (1, 1, 1))
        #expect((tally[.withdrawn], tally[.withoutDay], tally.returned) == (1, 1, 1))
        #expect((tally.reportedStyle.part, tally.reportedStyle.whole) == (2, 3), "which leaves out what is open")
        #expect(tally.online == 6)
        #expect(tally.onLastDay == 1)
    }

    @Test func `are those of what was known on the day`() throws {
        var book = try ProcedureSample.book
        let first = Timestamp(date: Sample.day("2024-03-05"), time: .midnight)
        try book.take([ProcedureSample.dossier(1)], file: "a", on: "2024-03-04", at: first)
        try book.take([ProcedureSample.dossier(1, closed: "2024-03-14")], file: "b", on: "2024-03-20")
        #expect(book.tally("2024-03-03").received == 0)
        #expect(book.tally("2024-03-19")[.open] == 1)
        #expect(book.tally("2024-03-20")[.onTime] == 1)
        #expect(book.tally("2024-03-20", recordedBy: first)[.open] == 1)
        #expect(book.tally("2024-03-20", recordedBy: Sample.now)[.onTime] == 1)
    }

    @Test func `are made by procedure, office and month of receipt`() throws {
        var book = try ProcedureSample.book
        try book.take(
            [
                ProcedureSample.dossier(1, closed: "2024-03-05"),
                ProcedureSample.dossier(2, closed: "2024-03-30", office: ProcedureSample.justice),
                ProcedureSample.dossier(3, received: "2024-04-01", due: "2024-04-02", closed: "2024-04-02"),
            ], file: "a", on: "2024-05-01")
        let asked = AsKnown(on: Sample.day("2024-05-01"))
        func cohort(_ first: String, _ last: String, office: PostID? = nil) -> DossierCohort {
            let slice = DossierSlice(from: Sample.day(first), to: Sample.day(last), office: office)
            return book.cohort(slice, asked, calendar: WorkingCalendar())
        }
        let all = cohort("2024-03-15", "2024-04-15")
        #expect(all.total.received == 3, "whole months")
        #expect(all.offices.map(\.office) == [ProcedureSample.justice, ProcedureSample.land])
        #expect(all.offices.map { $0.tally[.onTime] } == [0, 2])
        #expect(all.months.map(\.tally.received) == [2, 1])
        #expect(all.months.map(\.month) == [Sample.day("2024-03-01"), Sample.day("2024-04-01")])
        #expect(all.procedures.map(\.tally.received) == [3])
        #expect(cohort("2024-04-01", "2024-04-30").total.received == 1)
        #expect(cohort("2024-05-01", "2024-04-30").total.received == 0)
        #expect(cohort("2024-03-01", "2024-04-30", office: ProcedureSample.justice).total.received == 1)
        let code = try ProcedureSample.code
        let slice = DossierSlice(from: Sample.day("2024-03-01"), to: Sample.day("2024-04-30"), procedure: code)
        #expect(book.cohort(slice, asked, calendar: WorkingCalendar()).total.received == 3)
        #expect(all.judgedOn == Sample.day("2024-05-01"))
    }

    @Test func `take a row once, and only what changed of a file that repeats all`() throws {
        var book = try ProcedureSample.book
        let row = try ProcedureSample.dossier(1)
        #expect(try book.take([row, row], file: "a", on: "2024-03-04"))
        #expect(try !book.take([row], file: "a", on: "2024-03-04"))
        #expect(book.tally("2024-03-05").received == 1)
        #expect(try book.take([row], file: "b", on: "2024-03-05"), "a file without news is news")
        #expect(book.files.days(AsKnown(on: Sample.day("2024-03-31")))?.upperBound == Sample.day("2024-03-05"))
        let ended = try ProcedureSample.dossier(1, closed: "2024-03-06")
        let roster = try ProcedureSample.roster
        #expect(
            try book.judge([row, ended, ended], from: MoneySample.file("c", on: "2024-03-06"), roster: roster)
                == [.alreadyThere, .takes, .alreadyThere])
        try book.take([ended], file: "c", on: "2024-03-06")
        try book.take([row], file: "d", on: "2024-03-05")
        #expect(book.standings("2024-03-06") == [.onTime], "an older file says what was known then")
        #expect(try book.take([row], file: "e", on: "2024-03-07"), "a later one takes the end back")
        #expect(book.views("2024-03-07").map(\.doubts) == [[.endChanged]])
        #expect(book.count == 1)
    }

    @Test func `leave out a file that was withdrawn, and go back to what was known without it`() throws {
        var book = try ProcedureSample.book
        try book.take([ProcedureSample.dossier(1)], file: "a", on: "2024-03-04")
        try book.take(
            [ProcedureSample.dossier(1, closed: "2024-03-06"), ProcedureSample.dossier(2)], file: "b",
            on: "2024-03-06")
        let digest = try MoneySample.file("b", on: "2024-03-06").digest
        #expect(throws: ProcedureRefusal.file(.ownFile)) { try book.give(.approve(digest)) }
        #expect(try book.give(.approve(digest), by: Sample.minh))
        #expect(try book.give(.withdraw(digest, reason: Sample.line("of another province"))))
        #expect(book.standings("2024-03-06") == [.open])
        #expect(try book.take([ProcedureSample.dossier(1, closed: "2024-03-07")], file: "c", on: "2024-03-08"))
        #expect(book.standings("2024-03-08") == [.onTime])
        #expect(book.views("2024-03-08").map(\.doubts) == [[]], "what was withdrawn raises no doubt")
    }

    @Test func `refuse rows that cannot be, with what would be accepted`() throws {
        let book = try ProcedureSample.book
        let rows = [
            try ProcedureSample.dossier(1, procedure: "9.9"), try ProcedureSample.dossier(2, office: "nobody"),
            try ProcedureSample.dossier(3, closed: "2024-03-11"),
            try ProcedureSample.dossier(4, received: "2024-03-11"),
            try ProcedureSample.dossier(5, asked: "2024-03-06", brought: "2024-03-05"),
            try ProcedureSample.dossier(6, closed: "2024-03-10"),
        ]
        let late = DossierJudgement.refused(.afterFile(saidOn: Sample.day("2024-03-10")))
        #expect(
            try book.judge(rows, from: MoneySample.file("a", on: "2024-03-10"), roster: ProcedureSample.roster) == [
                .refused(.unknownProcedure(try ProcedureCode.parse("9.9"))), .refused(.unknownOffice("nobody")), late,
                late, .refused(.broughtBeforeAsked(Sample.day("2024-03-06"))), .takes,
            ])
    }

    @Test(arguments: UInt64(0)..<40)
    func `are what a plain count over all statements says`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var book = try ProcedureSample.book
        var said: [DossierKey: [(day: LocalDate, words: DossierStatement)]] = [:]
        let start = Sample.day("2024-03-04")
        for step in 0..<12 {
            let day = start.adding(days: step * 2)
            var rows: [DossierStatement] = []
            for number in UInt8(0)..<6 where Bool.random(using: &random) {
                let received = start.adding(days: Int.random(in: 0...min(1, step), using: &random))
                let isOver = Bool.random(using: &random)
                let due = received.adding(days: Int.random(in: 1...15, using: &random))
                let outcomes = DossierStatement.Outcome.allCases
                rows.append(
                    try ProcedureSample.dossier(
                        number, received: "\(received)", due: "\(due)", closed: isOver ? "\(day)" : nil,
                        outcomes[Int.random(in: 0..<3, using: &random)],
                        extended: Int.random(in: 0..<4, using: &random) == 0 ? "letter" : nil))
            }
            let digit = Character(String(step, radix: 16))
            try book.take(rows, file: digit, on: "\(day)")
            for row in rows where said[row.key]?.last?.words != row { said[row.key, default: []].append((day, row)) }
        }
        for offset in 0..<26 {
            let day = start.adding(days: offset)
            var expected: [DossierStanding: Int] = [:]
            let judged = start.adding(days: min(offset / 2 * 2, 22))
            for statements in said.values {
                let seen = statements.filter { $0.day <= day }.map(\.words)
                guard let first = seen.first, let last = seen.last, let due = first.due, let lastDue = last.due else {
                    continue
                }
                let isPastFirst = (last.closing?.at.day ?? judged) > due.day
                let isPastLast = (last.closing?.at.day ?? judged) > lastDue.day
                let standing: DossierStanding =
                    switch last.closing?.outcome {
                    case nil: isPastFirst ? (isPastLast ? .overdue : .openPastFirstDay) : .open
                    case .withdrawn?: isPastFirst && isPastLast ? .late : .withdrawn
                    case .finished?, .returned?: isPastFirst ? (isPastLast ? .late : .byLaterDay) : .onTime
                    }
                expected[standing, default: 0] += 1
            }
            let tally = book.tally("\(day)")
            for standing in DossierStanding.allCases { #expect(tally[standing] == expected[standing] ?? 0) }
        }
    }
}
