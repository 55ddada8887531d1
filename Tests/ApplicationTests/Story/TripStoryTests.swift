import Application
import BorderVocabulary
import Gate
import Testing

@Suite("The story of one truck")
struct TripStoryTests {
    /// What went before a truck, in the shape of a table.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let queue: QueueRule?
        let expected: PassingReason.Name
        /// Leads the trucks and answers the one that is asked about; something is called before it.
        let play: @Sendable (inout StoryTown) throws -> TripID
    }

    static let cases: [Case] = [
        Case(testDescription: "came before", queue: nil, expected: .cameBefore) { town in
            _ = try town.arrive()
            let mine = try town.arrive()
            try town.call()
            return mine
        },
        Case(testDescription: "the share of another class", queue: StoryTown.rule(), expected: .share) { town in
            _ = try town.arrive(StoryTown.rubber)
            let mine = try town.arrive(StoryTown.rubber)
            try town.call()
            _ = try town.arrive()
            try town.call()
            return mine
        },
        Case(
            testDescription: "over its bound", queue: StoryTown.rule(fruitHours: 1, other: 40, otherHours: 9),
            expected: .aged
        ) { town in
            let mine = try town.arrive(StoryTown.rubber)
            _ = try town.arrive()
            town.wait(hours: 2)
            try town.call()
            return mine
        },
        Case(
            testDescription: "spare, because the first of its class does not fit the call",
            queue: QueueRule(
                place: nil,
                classes: [
                    QueueClass(
                        id: "loaded", movement: .loaded, share: QueueShare(weight: 1, ageing: .seconds(90_000)))
                ], other: QueueShare(weight: 0, ageing: .seconds(90_000))), expected: .spare
        ) { town in
            _ = try town.arrive()
            let mine = try town.arrive(StoryTown.rubber)
            _ = try town.arrive([], .empty)
            try town.call(.other)
            return mine
        },
        Case(testDescription: "a narrowed call", queue: nil, expected: .narrowed) { town in
            let mine = try town.arrive(StoryTown.rubber)
            _ = try town.arrive()
            try town.call(.fruit)
            return mine
        },
        Case(testDescription: "goods that were not registered", queue: nil, expected: .unregistered) { town in
            let mine = try town.arriveUndeclared()
            _ = try town.arrive()
            try town.call()
            return mine
        },
        Case(testDescription: "out of turn", queue: nil, expected: .outOfTurn) { town in
            let mine = try town.arrive()
            try town.callOutOfTurn(town.arrive())
            return mine
        },
        Case(testDescription: "by no rule", queue: nil, expected: .inversion) { town in
            let mine = try town.arrive()
            let bought = try town.arrive()
            town.forge(
                .called(
                    bought, lane: Town.lane, until: town.now + .seconds(1_800),
                    grounds: Turn.Grounds(why: .first, queueClass: nil, narrowed: nil)))
            return mine
        },
        Case(testDescription: "by no rule, although it came before", queue: nil, expected: .inversion) { town in
            _ = try town.arrive()
            let bought = try town.arrive()
            let mine = try town.arrive()
            town.forge(
                .called(
                    bought, lane: Town.lane, until: town.now + .seconds(1_800),
                    grounds: Turn.Grounds(why: .first, queueClass: nil, narrowed: nil)))
            return mine
        },
    ]

    @Test(arguments: cases)
    func `says why another one was called`(_ one: Case) throws {
        var town = try StoryTown(one.queue)
        let mine = try one.play(&town)
        let story = try #require(try town.story(of: mine))
        let chapter = try #require(story.chapters.last)
        #expect(chapter.counts.keys.contains(one.expected))
        let last = try #require(one.expected == .cameBefore ? chapter.before.last : chapter.ahead.last)
        #expect(last.reason.name == one.expected)
        #expect(chapter.isWhole)
        #expect(chapter.counts.values.reduce(0, +) == chapter.ahead.count + chapter.before.count)
        #expect((story.inversionCount > 0) == (one.expected == .inversion))
    }

    @Test func `names the shares, and the time of who waits`() throws {
        var town = try StoryTown(StoryTown.rule())
        let first = try town.arrive(StoryTown.rubber)
        let mine = try town.arrive(StoryTown.rubber)
        let fruit = try town.arrive()
        #expect(try town.call() == first)
        #expect(try town.call() == fruit)
        let story = try #require(try town.story(of: mine))
        let rule = StoryTown.rule()
        #expect(
            story.chapters.first?.ahead.map(\.reason) == [
                .share(
                    .init(queueClass: "fruit", share: rule.classes[0].share),
                    own: .init(queueClass: "other", share: rule.other))
            ])
        #expect(story.chapters.first?.before.map(\.call.trip) == [first])
        let wait = try #require(story.chapters.first?.wait)
        #expect((wait.cause, wait.placeInClass, wait.earlier) == (.arrived, 2, 1))
        #expect(wait.queueClass == "other" && wait.end == nil)
        let standing = try #require(story.standing)
        #expect((standing.placeInClass, standing.earlier, standing.queueClass) == (1, 0, "other"))
        #expect(standing.since == wait.at)
    }

    @Test func `out of turn tells the reason, the duty and how many were passed`() throws {
        var town = try StoryTown()
        let mine = try town.arrive()
        let second = try town.arrive()
        let ahead = try town.arrive()
        try town.callOutOfTurn(ahead)
        let reason = PassingReason.outOfTurn(
            duty: Town.actor(for: .callOutOfTurn(ahead, lane: Town.lane, reason: "", witness: "x")).duty,
            reason: "Gà giống", passedOver: 2)
        for trip in [mine, second] {
            #expect(try town.story(of: trip)?.chapters.last?.ahead.map(\.reason) == [reason])
        }
        // Whoever went ahead is told on what grounds it was called itself.
        let own = try #require(try town.story(of: ahead)?.chapters.last?.wait.end?.call)
        #expect(own.trip == ahead && !own.isInversion && own.grounds == nil)
    }

    @Test func `a call of its own ends the waiting, on its grounds`() throws {
        var town = try StoryTown(StoryTown.rule())
        let mine = try town.arrive()
        try town.call()
        _ = try town.arrive()
        try town.call()
        let story = try #require(try town.story(of: mine))
        let end = try #require(story.chapters.last?.wait.end)
        #expect(end.cause == .called && end.call?.grounds?.why == .share)
        // What is called after it is no part of its story.
        #expect(story.chapters.last?.counts == [:] && story.standing == nil)
    }

    @Test func `a missed call, other goods, registration and another place begin a new line`() throws {
        var town = try StoryTown()
        let missed = try town.arrive()
        try town.call()
        town.wait(hours: 1)
        try town.give(.sweep)
        let behind = try town.arrive()
        try town.call()
        _ = behind
        let story = try #require(try town.story(of: missed))
        #expect(story.chapters.map(\.wait.cause) == [.arrived, .missedCall])
        #expect(story.chapters.map(\.wait.end?.cause) == [.called, .called])
        #expect(story.chapters[0].wait.ticket < story.chapters[1].wait.ticket)

        let changed = try town.arrive()
        let ticket = try #require(town.gate.trips[changed]?.ticket)
        try town.give(.change(changed, Change(kind: .correction, new: .goods(StoryTown.rubber), reason: "ghi nhầm")))
        try town.give(.move(changed, to: StoryTown.otherPlace, area: "lot", reason: "đầy"))
        let moves = try #require(try town.story(of: changed))
        #expect(moves.chapters.map(\.wait.cause) == [.arrived, .changedGoods, .moved])
        #expect(moves.chapters.map(\.wait.end?.cause) == [.changedGoods, .moved, nil])
        #expect(moves.chapters[1].wait.ticket == ticket && moves.chapters[2].wait.ticket > ticket)
        #expect(moves.chapters[2].wait.road.place == StoryTown.otherPlace)

        try town.give(.turnBack(changed, reason: "hàng hỏng"))
        let ended = try #require(try town.story(of: changed))
        #expect(ended.life.outcome == .turnedBack && ended.chapters.last?.wait.end?.cause == .ended)
        #expect(ended.standing == nil)
    }

    @Test func `keeps so many times of waiting and calls, and counts the rest`() throws {
        var town = try StoryTown()
        let mine = try town.arrive(StoryTown.rubber)
        for _ in 0...TripStory.Limit.ahead {
            _ = try town.arrive()
            try town.call(.fruit)
        }
        let chapter = try #require(try town.story(of: mine)?.chapters.last)
        #expect(chapter.ahead.count == TripStory.Limit.ahead)
        #expect(chapter.aheadCount == TripStory.Limit.ahead + 1)

        for number in 0...TripLife.waitLimit {
            let isThere = number % 2 == 0
            try town.give(
                .move(
                    mine, to: isThere ? StoryTown.otherPlace : Town.place, area: isThere ? "lot" : Town.area,
                    reason: "đầy"))
        }
        let story = try #require(try town.story(of: mine))
        #expect(story.chapters.count == TripLife.waitLimit && story.life.forgottenWaits == 2)
    }

    @Test func `says when not all calls of a time are kept, which a book of one trip still has`() throws {
        var town = try StoryTown()
        let mine = try town.arrive(StoryTown.rubber)
        for hour in 0..<300 {
            _ = try town.arrive()
            try town.call(.fruit)
            if hour < 40 { town.wait(hours: 2) }
        }
        let chapter = try #require(try town.audit().story(of: mine)?.chapters.last)
        #expect(!chapter.isWhole && chapter.aheadCount < 300)
        let whole = try #require(try town.audit(of: mine).story(of: mine)?.chapters.last)
        #expect(whole.isWhole && whole.aheadCount == 300)
    }

    @Test func `knows which trips there were, also those that are not kept any more`() throws {
        var town = try StoryTown()
        let first = try town.arrive()
        try town.give(.turnBack(first, reason: "hàng hỏng"))
        for _ in 0..<110 {
            let next = try town.arrive()
            town.wait(hours: 2)
            try town.give(.turnBack(next, reason: "hàng hỏng"))
        }
        let audit = try town.audit()
        #expect(audit.knows(first) && audit.story(of: first) == nil)
        #expect(try town.audit(of: first).story(of: first)?.life.outcome == .turnedBack)
        #expect(audit.story(of: TripID(town.gate.lastTrip)) != nil)
        #expect(!audit.knows(TripID(town.gate.lastTrip + 1)) && !audit.knows(TripID(0)))
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `of honest traffic never tells of a call by no rule`(seed: UInt64) throws {
        let queue = StoryTown.rule(fruitHours: 2, otherHours: 4)
        let records = Traffic.records(seed: seed, commands: 500, queue: queue)
        var audit = QueueAudit(telling: StoryBook())
        let batch = StoredBatch(first: Position(1), count: records.count, bytes: RecordCodec.encode(records))
        let leaves = try PublicLeaf.leaves(of: batch, secret: PublicTown.secret, showingPlates: false)
        for (index, leaf) in leaves.enumerated() { try audit.take(leaf[...], index: UInt64(index)) }
        var calls = 0
        for trip in Set(records.compactMap(\.event.trip)) {
            let story = try #require(audit.story(of: trip))
            #expect(story.inversionCount == 0)
            for chapter in story.chapters {
                calls += chapter.counts.values.reduce(0, +)
                for passing in chapter.ahead { #expect(passing.call.ticket > chapter.wait.ticket) }
                for passing in chapter.before { #expect(passing.call.ticket < chapter.wait.ticket) }
            }
        }
        #expect(calls > 0)
    }
}
