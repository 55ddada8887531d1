import BorderVocabulary
import Steering
import Testing

@Suite("The detectors on the work of posts")
struct IntegrityTaskTests {
    /// Tasks of two posts from spring on; events are taken as they are, since other suites test who may do what.
    private struct Work {
        var room: WatchedRoom
        private var count = 0

        init() throws { room = try WatchedRoom() }

        /// A task that is claimed to be done on a day.
        mutating func finish(_ post: PostID, by deadline: LocalDate, on day: LocalDate) throws {
            let task = try assign(post, by: deadline)
            let claim = TaskStep.claimed(note: try Sample.line("done"), evidence: try TaskSample.evidence())
            room.apply(.tasks(.stepTaken(TakenStep(claim, of: task, by: post, on: day))), on: "\(day)")
        }

        /// A task whose deadline is moved on a day.
        mutating func extend(_ post: PostID, from deadline: LocalDate, on day: LocalDate) throws {
            let task = try assign(post, by: deadline)
            let step = TaskStep.extended(
                to: deadline.adding(days: 60), reason: try Sample.line("rain"), basis: try Sample.line("2/TB"))
            let taken = TakenStep(step, of: task, by: WatchedRoom.inspectorate, on: day)
            room.apply(.tasks(.stepTaken(taken)), on: "\(day)")
        }

        private mutating func assign(_ post: PostID, by deadline: LocalDate) throws -> TaskID {
            count += 1
            let task = try TaskID.parse("t-\(count)")
            let terms = try TaskSample.terms(
                task, assigned: "2025-01-02", lead: post, support: [], verifier: WatchedRoom.inspectorate,
                timing: .deadline(on: deadline))
            room.apply(.tasks(.assigned(terms)), on: "2025-01-02")
            return task
        }
    }

    private let start = Sample.day("2025-03-03")

    private func ids(_ numbers: ClosedRange<Int>) throws -> [IntegrityCase] {
        try numbers.map { .task(try TaskID.parse("t-\($0)")) }
    }

    @Test func `see a post that finishes on the last day, against the others`() throws {
        var work = try Work()
        for place in 0..<12 {
            let deadline = start.adding(days: place * 5)
            try work.finish(WatchedRoom.trade, by: deadline, on: deadline)
        }
        for place in 0..<40 {
            let deadline = start.adding(days: place * 3)
            try work.finish(WatchedRoom.finance, by: deadline, on: deadline.adding(days: place % 8 == 0 ? 0 : -4))
        }
        let review = try work.room.review(on: "2025-12-01")
        #expect(review.found(.lastDay) == [.post(WatchedRoom.trade)])
        #expect(review.cases(.lastDay, .post(WatchedRoom.trade)) == (try ids(1...12)))
        let trade = try #require(review.looks(.lastDay).first { $0.subject == .post(WatchedRoom.trade) })
        #expect(trade.looked == 12 && trade.material == .closings)
        // By April three had been claimed.
        let early = try work.room.review(on: "2025-03-14").looks(.lastDay)
        #expect(
            early.first { $0.subject == .post(WatchedRoom.trade) }?.finding.outcome == .tooLittle(have: 3, need: 10))
    }

    @Test func `see a post that has its deadlines moved at the last minute`() throws {
        var work = try Work()
        for place in 0..<12 {
            let deadline = start.adding(days: place * 5)
            try work.extend(WatchedRoom.trade, from: deadline, on: deadline)
        }
        for place in 0..<40 {
            let deadline = start.adding(days: place * 3)
            try work.extend(WatchedRoom.finance, from: deadline, on: deadline.adding(days: place % 8 == 0 ? 0 : -9))
        }
        let review = try work.room.review(on: "2025-12-01")
        #expect(review.found(.lateExtension) == [.post(WatchedRoom.trade)])
        #expect(review.cases(.lateExtension, .post(WatchedRoom.trade)) == (try ids(1...12)))
    }

    @Test func `see a day on which a post closes more than chance allows`() throws {
        var work = try Work()
        let day = Sample.day("2025-06-11")
        for _ in 0..<15 { try work.finish(WatchedRoom.trade, by: day.adding(days: 20), on: day) }
        for place in 0..<60 {
            let other = start.adding(days: 1 + place * 4)
            try work.finish(WatchedRoom.trade, by: other.adding(days: 20), on: other)
        }
        let review = try work.room.review(on: "2025-12-01")
        #expect(review.found(.bulkClosing) == [.post(WatchedRoom.trade)])
        let named = Set(review.cases(.bulkClosing, .post(WatchedRoom.trade)))
        #expect(named == Set(try ids(1...15)))
        #expect(try work.room.review(on: "2025-06-10").found(.bulkClosing).isEmpty)
    }

    @Test func `see a month whose work is closed at its end`() throws {
        var work = try Work()
        for month in 1...11 {
            let first = Sample.day("2025-" + (month < 10 ? "0\(month)" : "\(month)") + "-05")
            let late = month == 9 ? 9 : month % 3
            for place in 0..<12 {
                let day = place < late ? first.lastOfMonth : first.adding(days: place)
                try work.finish(
                    place % 2 == 0 ? WatchedRoom.trade : WatchedRoom.finance, by: day.adding(days: 9), on: day)
            }
        }
        let review = try work.room.review(on: "2025-12-01")
        #expect(review.found(.dumping) == [.tasks])
        #expect(review.cases(.dumping, .tasks) == [.month(Sample.day("2025-09-01"))])
    }
}
