import BorderVocabulary
import Foundation
import Steering
import Testing

@Suite("A dossier")
struct DossierTests {
    @Test(
        arguments: [
            // Received on 4 March, promised for the 14th.
            ("2024-03-13", .finished, .onTime), ("2024-03-14", .finished, .onTime), ("2024-03-15", .finished, .late),
            ("2024-03-14", .returned, .onTime), ("2024-03-15", .returned, .late),
            // Taking a dossier back after its day does not make the office punctual.
            ("2024-03-14", .withdrawn, .withdrawn), ("2024-03-15", .withdrawn, .late),
            ("2024-03-04", .finished, .onTime), ("2024-03-03", .finished, .impossible),
        ] as [(String, DossierStatement.Outcome, DossierStanding)])
    func `that ended is held against the day that was promised`(
        closed: String, outcome: DossierStatement.Outcome, standing: DossierStanding
    ) throws {
        var book = try ProcedureSample.book
        try book.take([ProcedureSample.dossier(1, closed: closed, outcome)], file: "a", on: "2024-04-01")
        #expect(book.standings("2024-04-01") == [standing])
    }

    @Test(
        arguments: [("2024-03-13", .open), ("2024-03-14", .open), ("2024-03-15", .overdue)]
            as [(String, DossierStanding)])
    func `that is open is overdue from the day after`(day: String, standing: DossierStanding) throws {
        var book = try ProcedureSample.book
        try book.take([ProcedureSample.dossier(1)], file: "a", on: "2024-03-04")
        try book.take([ProcedureSample.dossier(2)], file: "b", on: day)
        #expect(book.standings(day) == [standing, standing])
        #expect(book.standings("2025-06-01") == [standing, standing], "nobody knows what came after the last file")
    }

    @Test(
        arguments: [
            ("2024-03-04T16:00", "2024-03-04T16:00", .onTime), ("2024-03-04T16:01", "2024-03-04T16:00", .late),
            ("2024-03-04", "2024-03-04T16:00", .onTime), ("2024-03-04T17:00", "2024-03-04", .onTime),
            ("2024-03-05", "2024-03-04T16:00", .late),
        ] as [(String, String, DossierStanding)])
    func `is held against the hour where both are written down`(
        closed: String, due: String, standing: DossierStanding
    ) throws {
        var book = try ProcedureSample.book
        try book.take([ProcedureSample.dossier(1, due: due, closed: closed)], file: "a", on: "2024-04-01")
        #expect(book.standings("2024-04-01") == [standing])
    }

    @Test func `that got a later day is not told as punctual, and the letter or its absence is shown`() throws {
        var book = try ProcedureSample.book
        try book.take([ProcedureSample.dossier(1), ProcedureSample.dossier(2)], file: "a", on: "2024-03-04")
        try book.take(
            [
                ProcedureSample.dossier(1, due: "2024-03-20", extended: "12/XL"),
                ProcedureSample.dossier(2, due: "2024-03-20"),
            ], file: "b", on: "2024-03-15")
        #expect(book.standings("2024-03-14") == [.open, .open])
        #expect(book.standings("2024-03-15") == [.openPastFirstDay, .openPastFirstDay])
        try book.take(
            [
                ProcedureSample.dossier(1, due: "2024-03-20", closed: "2024-03-20", extended: "12/XL"),
                ProcedureSample.dossier(2, due: "2024-03-20", closed: "2024-03-21"),
            ], file: "c", on: "2024-03-31")
        #expect(book.standings("2024-03-31") == [.byLaterDay, .late])
        #expect(book.views("2024-03-31").map(\.isExtended) == [true, false])
        #expect(book.views("2024-03-31").map(\.doubts) == [[], [.dueChanged]])
        let tally = book.tally("2024-03-31")
        #expect((tally[.onTime], tally.judged) == (0, 2))
        #expect((tally.reportedStyle.part, tally.reportedStyle.whole) == (1, 2))
    }

    @Test func `whose days were changed is shown to the auditor`() throws {
        var book = try ProcedureSample.book
        try book.take(
            [
                ProcedureSample.dossier(1, closed: "2024-03-20"), ProcedureSample.dossier(2),
                ProcedureSample.dossier(3, due: "2024-03-01"),
            ], file: "a", on: "2024-03-21")
        try book.take(
            [
                ProcedureSample.dossier(1, closed: "2024-03-14"), ProcedureSample.dossier(2, received: "2024-04-02"),
            ], file: "b", on: "2024-04-30")
        let views = book.views("2024-04-30")
        #expect(views.map(\.doubts) == [[.endChanged], [.receivedChanged], [.dueBeforeItCame]])
        #expect(
            views.map(\.received.day) == [Sample.day("2024-03-04"), Sample.day("2024-03-04"), Sample.day("2024-03-04")])
        #expect(book.tally("2024-04-30")[.receivedChanged] == 1)
    }

    @Test(
        arguments: [
            // Ten working days after Monday 4 March end on Monday 18.
            (10, .workingDays, "2024-03-18"), (10, .calendarDays, "2024-03-14"), (1, .workingDays, "2024-03-05"),
            (5, .workingDays, "2024-03-11"), (8, .hours, nil),
        ] as [(Int, StatutoryTerm.Unit, String?)])
    func `has the last day that the law gives`(count: Int, unit: StatutoryTerm.Unit, last: String?) throws {
        var book = try ProcedureSample.book
        try book.give(.setTerm(ProcedureSample.term(count, unit)))
        try book.take([ProcedureSample.dossier(1)], file: "a", on: "2024-03-04")
        #expect(book.views("2024-03-04").map(\.term) == [last.map(Sample.day)])
    }

    @Test(
        arguments: [
            (.runsOn, "2024-03-18"), (.pauses, "2024-03-21"), (.restarts, "2024-03-22"),
        ] as [(StatutoryTerm.Supplement, String)])
    func `that waits for papers keeps the clock that its term says`(
        supplement: StatutoryTerm.Supplement, last: String
    ) throws {
        var book = try ProcedureSample.book
        try book.give(.setTerm(ProcedureSample.term(10, .workingDays, supplement)))
        // Asked on Tuesday 5 March, brought on Friday 8: three working days.
        try book.take(
            [ProcedureSample.dossier(1, asked: "2024-03-05", brought: "2024-03-08")], file: "a", on: "2024-03-31")
        #expect(book.views("2024-03-31").map(\.term) == [Sample.day(last)])
    }

    @Test func `that was promised longer than the law gives is told, and is not within the term for it`() throws {
        var book = try ProcedureSample.book
        try book.give(.setTerm(ProcedureSample.term(5)))
        try book.take(
            [
                ProcedureSample.dossier(1, due: "2024-03-11", closed: "2024-03-11"),
                ProcedureSample.dossier(2, due: "2024-03-12", closed: "2024-03-12"),
                ProcedureSample.dossier(3, due: "2024-03-29"),
            ], file: "a", on: "2024-03-20")
        let tally = book.tally("2024-03-20")
        #expect(tally[.onTime] == 2)
        #expect(tally[.dueBeyondTerm] == 2)
        #expect((tally.withinTerm, tally.termJudged) == (1, 3), "the open one is past the law's day already")
    }

    @Test func `has the term that held when it came`() throws {
        var book = try ProcedureSample.book
        try book.give(.setTerm(ProcedureSample.term(5)))
        try book.give(.setTerm(ProcedureSample.term(3, from: "2024-03-05")))
        try book.take(
            [ProcedureSample.dossier(1), ProcedureSample.dossier(2, received: "2024-03-05")], file: "a",
            on: "2024-03-05")
        #expect(book.views("2024-03-05").map(\.term) == [Sample.day("2024-03-11"), Sample.day("2024-03-08")])
        #expect(throws: ProcedureRefusal.termNotLater(than: Sample.day("2024-03-05"))) {
            try book.give(.setTerm(ProcedureSample.term(4, from: "2024-03-05")))
        }
    }

    @Test(arguments: [
        "2024-03-04", "2024-03-04T00:00", "2024-03-04T23:59", "1970-01-01", "9999-12-31T23:59",
    ])
    func `has days and hours that are written as they were read`(text: String) throws {
        #expect(try DayTime.parse(text).description == text)
    }

    @Test(arguments: ["2024-03-04T24:00", "2024-03-04T1:00", "2024-03-04T", "04/03/2024", ""])
    func `has no other days and hours`(text: String) {
        #expect(throws: ParseFailure.self) { try DayTime.parse(text) }
    }

    @Test func `comes back from its stored form as it was`() throws {
        let dossiers = [
            try ProcedureSample.dossier(1),
            try ProcedureSample.dossier(255, received: "2024-03-04T07:30", due: nil, closed: "2024-03-05", .withdrawn),
            try ProcedureSample.dossier(0, asked: "2024-03-05", extended: "a | b"),
            try ProcedureSample.dossier(2, asked: "2024-03-05", brought: "2024-03-06"),
        ]
        let file = try MoneySample.file("a", on: "2024-04-01")
        let events: [ProcedureEvent] = [
            .taken(dossiers: dossiers, file: file.digest), .termSet(try ProcedureSample.term(8, .hours, .pauses)),
        ]
        let stored = try JSONEncoder().encode(events)
        #expect(try JSONDecoder().decode([ProcedureEvent].self, from: stored) == events)
        for broken in ["", "a|b", dossiers[0].description + "|", "|" + dossiers[0].description] {
            #expect(throws: ParseFailure.self) {
                try DossierStatement.parse(broken.replacingOccurrences(of: "online", with: ""))
            }
        }
    }
}
