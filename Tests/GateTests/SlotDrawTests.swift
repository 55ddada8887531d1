import BorderVocabulary
import Cryptography
import Gate
import Testing

@Suite("The draw of a slot")
struct SlotDrawTests {
    private static func requests(_ trips: ClosedRange<Int>, of carrier: Int) -> [SlotDraw.Request] {
        trips.map { SlotDraw.Request(trip: TripID(UInt64($0)), carrier: CarrierID(UInt64(carrier))) }
    }

    private static func seed(_ number: Int) -> SHA256Digest { SHA256Digest(of: Array("seed \(number)".utf8)) }

    @Test func `asks for the secrets that were promised, in their order`() throws {
        var day = try GateFixture.slots()
        for number in 1...3 { _ = try day.request(number, 14) }
        _ = try day.sweep(at: Sample.moment(12))
        let (slot, draw) = (SlotSample.slot(14), SlotSample.draw())
        func refusal(_ reveals: [Draw.Reveal]) -> Refusal? {
            day.refusal(of: .drawSlot(slot, Draw(reveals: reveals)))
        }
        #expect(refusal([]) == .wrongParties(["gate", "neighbour"]))
        #expect(refusal(draw.reveals.reversed()) == .wrongParties(["gate", "neighbour"]))
        // The next secret but one is as wrong as an invented one: nobody chooses.
        #expect(refusal(SlotSample.draw(2).reveals) == .wrongReveal("gate"))
        #expect(refusal([draw.reveals[0], SlotSample.draw(2).reveals[1]]) == .wrongReveal("neighbour"))
        #expect(refusal(draw.reveals) == nil)
    }

    @Test func `takes each secret once`() throws {
        var day = try GateFixture.slots()
        for number in 1...6 { _ = try day.request(number, number < 4 ? 14 : 15) }
        _ = try day.sweep(at: Sample.moment(13))
        try day.give(.drawSlot(SlotSample.slot(14), SlotSample.draw(1)))
        #expect(day.refusal(of: .drawSlot(SlotSample.slot(15), SlotSample.draw(1))) == .wrongReveal("gate"))
        try day.give(.drawSlot(SlotSample.slot(15), SlotSample.draw(2)))
        #expect(day.gate.slots.shown[SlotSample.chain(1).anchor]?.count == 2)
    }

    @Test func `goes by the parties that were named before the first request`() throws {
        var day = try GateFixture.slots()
        for number in 1...3 { _ = try day.request(number, 14) }
        // Whoever names new parties afterwards changes this draw no more.
        let other = DrawRule(parties: [DrawParty(id: "gate", anchor: SlotSample.chain(7).anchor)])
        try day.give(.setRule(Sample.rule("draw", .draw(other))))
        _ = try day.sweep(at: Sample.moment(12))
        #expect(day.refusal(of: .drawSlot(SlotSample.slot(14), SlotSample.draw())) == nil)
    }

    @Test func `with a beacon waits for the round that nobody knew when the window closed`() throws {
        var day = try GateFixture.slots(beacon: SlotSample.beacon)
        for number in 1...3 { _ = try day.request(number, 14) }
        _ = try day.sweep(at: Sample.moment(12))
        let round: UInt64 = 12 * 120 + 2
        func draw(_ round: UInt64) throws -> Command {
            let value = try #require(BeaconValue(round: round, signature: [1, 2, 3]))
            return .drawSlot(SlotSample.slot(14), SlotSample.draw(1, beacon: value))
        }
        #expect(day.refusal(of: try draw(round - 1)) == .wrongBeaconRound(round))
        #expect(day.refusal(of: .drawSlot(SlotSample.slot(14), SlotSample.draw())) == .wrongBeaconRound(round))
        #expect(day.refusal(of: try draw(round)) == nil)
    }

    @Test(
        arguments: [
            (-1, 1), (0, 2), (29_999, 2), (30_000, 3), (60_000, 4),
        ] as [(Int, UInt64)])
    func `uses the first round after a moment`(milliseconds: Int, round: UInt64) {
        #expect(SlotSample.beacon.round(after: Sample.moment(0) + .milliseconds(milliseconds)) == round)
    }

    @Test func `takes a signature for a beacon's value as a point of its curve can be`() {
        #expect(BeaconValue(round: 1, signature: []) == nil)
        #expect(BeaconValue(round: 1, signature: Array(repeating: 0, count: 96)) != nil)
        #expect(BeaconValue(round: 1, signature: Array(repeating: 0, count: 97)) == nil)
    }

    @Test func `does not ask when somebody asked`() {
        let requests = Self.requests(1...50, of: 1)
        let order = SlotDraw.order(requests, seed: Self.seed(1))
        #expect(SlotDraw.order(requests.reversed(), seed: Self.seed(1)) == order)
        #expect(SlotDraw.order(requests, seed: Self.seed(2)) != order)
        #expect(Set(order) == Set(requests))
    }

    @Test func `gives a request its number whoever else asked`() {
        let few = SlotDraw.order(Self.requests(1...10, of: 1), seed: Self.seed(3))
        let many = SlotDraw.order(Self.requests(1...500, of: 1), seed: Self.seed(3))
        #expect(many.filter { few.contains($0) } == few)
    }

    @Test func `gives every request the same chance`() {
        // 40 requests for 10 places, 4,000 draws: each should get 1,000, with a standard deviation of 27.
        let requests = Self.requests(1...40, of: 1)
        var wins: [TripID: Int] = [:]
        for draw in 1...4_000 {
            let order = SlotDraw.order(requests, seed: Self.seed(draw))
            for one in SlotDraw.allot(order, places: 10, carrierCap: nil).given { wins[one.trip, default: 0] += 1 }
        }
        #expect(wins.values.allSatisfy { (865...1_135).contains($0) })
        #expect(wins.values.reduce(0, +) == 40_000)
    }

    @Test(
        arguments: [
            (places: 4, cap: nil, given: 4), (places: 4, cap: 1, given: 4), (places: 0, cap: 1, given: 0),
            (places: 100, cap: 1, given: 12),
        ] as [(places: Int, cap: Int?, given: Int)])
    func `gives all places while anybody asks`(places: Int, cap: Int?, given: Int) {
        let requests = Self.requests(1...10, of: 1) + Self.requests(11...12, of: 2)
        let outcome = SlotDraw.allot(requests, places: places, carrierCap: cap)
        #expect(outcome.given.count == given)
        #expect(outcome.given.count + outcome.listed.count == 12)
        // With a cap both of the small one come before the second of the large one, as soon as there are two places.
        if cap == 1, places == 4 { #expect(outcome.given.contains { $0.carrier == CarrierID(2) }) }
    }
}

@Suite("A thousand bots")
struct BotTests {
    fileprivate static func firm(_ number: Int) -> TaxCode {
        guard let text = ShortText("0\(20_100_000_000 + number)"), let code = TaxCode(stored: text) else {
            preconditionFailure("A number of twelve digits.")
        }
        return code
    }

    /// Requests of bots within the first instant, and of honest carriers through the hours after it.
    private struct Rush {
        let bots: Int
        let botFirms: Int
        let honest: Int
        let capacity: Int
        let cap: Int?

        /// Places that bots and honest carriers get, and what bots would get of a race.
        func play(_ day: Int) throws -> (bots: Int, honest: Int, race: Int) {
            var fixture = try GateFixture.slots(
                SlotSample.rule(capacity: capacity, cap: cap), at: Sample.moment(2))
            var isBot: [TripID: Bool] = [:]
            for number in 1...bots {
                isBot[try fixture.request(number, firm: BotTests.firm(number % botFirms), 14)] = true
            }
            for number in 1...honest {
                fixture.now = Sample.moment(3 + number % 8)
                isBot[try fixture.request(bots + number, firm: BotTests.firm(5_000 + number), 14)] = false
            }
            _ = try fixture.sweep(at: Sample.moment(12))
            // Each day has another pair of secrets; the chains are as long as the days that are played.
            let ledger = try #require(fixture.gate.slots.ledgers[SlotSample.slot(14)])
            let given = fixture.gate.outcome(
                of: SlotSample.draw(day), for: SlotSample.slot(14), ledger
            ).compactMap { event -> TripID? in
                guard case .booking(let trip, .given) = event else { return nil }
                return trip
            }
            let toBots = given.count { isBot[$0] == true }
            return (toBots, given.count - toBots, min(capacity, bots))
        }
    }

    @Test func `gain nothing by asking first`() throws {
        // As many bots as honest carriers, a tenth of them gets a place: speed would have given bots all.
        var (bots, honest, race) = (0, 0, 0)
        for day in 1...40 {
            let share = try Rush(bots: 100, botFirms: 100, honest: 100, capacity: 20, cap: nil).play(day)
            (bots, honest, race) = (bots + share.bots, honest + share.honest, race + share.race)
        }
        #expect(race == 800)
        #expect(bots + honest == 800)
        // 400 each are expected, with a standard deviation of 13.
        #expect((335...465).contains(bots), "bots got \(bots) of 800, honest carriers \(honest)")
    }

    @Test func `of ten firms gain ten places at most where a carrier gets one`() throws {
        for day in 1...20 {
            let share = try Rush(bots: 1_000, botFirms: 10, honest: 100, capacity: 50, cap: 1).play(day)
            #expect(share.race == 50)
            #expect(share.bots <= 10)
            #expect(share.honest >= 40)
        }
    }

    @Test func `that are ghosts win their firm's part once, and then nothing for a while`() throws {
        var day = try GateFixture.slots(SlotSample.rule(capacity: 4, cap: 2))
        let ghosts = Self.firm(1)
        for number in 1...30 { _ = try day.request(number, firm: ghosts, 14) }
        for number in 31...34 { _ = try day.request(number, firm: Self.firm(number), 14) }
        _ = try day.sweep(at: Sample.moment(12))
        try day.give(.drawSlot(SlotSample.slot(14), SlotSample.draw()))
        let given = day.gate.slots.bookings.filter { $0.value.isGiven }
        #expect(given.count == 4)
        #expect(given.values.count { $0.carrier == CarrierID(1) } == 2)
        // Those that do not exist do not come.
        let events = try day.sweep(at: Sample.moment(15, 30))
        let marked = events.count { event in
            if case .booking(_, .ended(.missed, points: 2, _)) = event { true } else { false }
        }
        #expect(marked == 4)
        let again = try day.declare(90, firm: ghosts)
        let honest = try day.declare(91, firm: Self.firm(35))
        let refusal = day.refusal(of: .book(again, .request(start: Sample.moment(18))))
        #expect(refusal == .carrierSuspended(until: Sample.moment(15, 30) + .hours(240)))
        #expect(day.refusal(of: .book(honest, .request(start: Sample.moment(18)))) == nil)
    }
}
