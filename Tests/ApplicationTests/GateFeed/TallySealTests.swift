import Application
import BorderVocabulary
import Gate
import Steering
import SteeringRoom
import Testing

@Suite("The seal of a counted day")
struct TallySealTests {
    private static func log(_ change: (inout GateRecords) -> Void = { _ in }) -> GateRecords {
        var log = GateRecords()
        log.pass(1, at: GateRecords.moment(21))
        change(&log)
        log.pass(3, at: GateRecords.moment(23))
        return log
    }

    private static let honest = log { $0.pass(2) }

    @Test func `is broken by whoever changes a number of it`() throws {
        let tally = try #require(Self.honest.tally())
        #expect(tally.isIntact)
        let content = tally.content
        let more = DayTally.Content(
            log: content.log, day: content.day, first: content.first, last: content.last, records: content.records,
            crossings: content.crossings.map {
                CrossingCell($0.key, vehicles: $0.vehicles + 1, kilograms: $0.kilograms, unweighed: $0.unweighed)
            }, chain: content.chain)
        #expect(!DayTally(more, seal: tally.seal).isIntact)
        // Who seals it anew is found by the log alone.
        #expect(DayTally(sealing: more).isIntact)
        #expect(DayTally(sealing: more) != tally)
    }

    /// Another weight, another time, another vehicle, one more, one less: each is another day, and leaves the day before
    /// as it was.
    @Test(arguments: 0..<5)
    func `is another for another history`(number: Int) throws {
        let forged = Self.log { log in
            switch number {
            case 0: log.pass(2, GateRecords.declaration([GateRecords.goods("0810", 18_001)]))
            case 1: log.pass(2, at: GateRecords.moment(22, 12, 1))
            case 2: log.pass(4)
            case 3:
                log.pass(2)
                log.pass(5)
            case _: break
            }
        }
        #expect(forged.tally(21)?.seal == Self.honest.tally(21)?.seal)
        #expect(forged.tally(22)?.seal != Self.honest.tally(22)?.seal)
    }

    @Test func `is the same whoever counts, however the records come`() throws {
        for seed in UInt64(1)...3 {
            let records = RandomPassages.records(seed: seed, steps: 1_500)
            let end = try #require(records.last).at.localDate.adding(days: 1)
            var atOnce = GateTallier(log: Town.gate)
            for record in records { atOnce.take(record) }
            // The same, but asked after every record: each day's last word is what counts.
            var daily = GateTallier(log: Town.gate)
            var latest: [LocalDate: DayTally] = [:]
            for record in records {
                daily.take(record)
                for tally in daily.finished(before: record.at.localDate) {
                    if let before = latest[tally.day] { #expect(tally.mayFollow(before)) }
                    latest[tally.day] = tally
                }
            }
            for tally in daily.finished(before: end) { latest[tally.day] = tally }
            let all = atOnce.finished(before: end)
            #expect(all == latest.values.sorted { $0.day < $1.day })
            #expect(all.count > 5)
        }
    }

    /// The gate's own state says what each vehicle carried when all is known.
    @Test func `seals what the gate itself has counted`() throws {
        for seed in UInt64(1)...2 {
            let records = RandomPassages.records(seed: seed, steps: 3_000)
            var gate = Gate()
            var crossed: [TripID: LocalDate] = [:]
            var kilograms: [TripID: Int64] = [:]
            var paid: [LocalDate: Int64] = [:]
            for record in records {
                let day = record.at.localDate
                if case .crossed(let id, _) = record.event { crossed[id] = day }
                if case .feePaid(_, let money, _) = record.event { paid[day, default: 0] += money.dong }
                gate.apply(record.event, at: record.at)
                if let id = record.event.trip, let trip = gate.trips[id] {
                    kilograms[id] = trip.papers.goods.reduce(0) { $0 + Int64($1.weight?.kilograms ?? 0) }
                }
            }
            var tallier = GateTallier(log: Town.gate)
            for record in records { tallier.take(record) }
            let tallies = tallier.finished(before: try #require(records.last).at.localDate.adding(days: 1))
            #expect(crossed.count > 50 && tallies.contains { !$0.later.isEmpty })
            for tally in tallies {
                let trips = crossed.filter { $0.value == tally.day }.keys
                #expect(tally.crossings.reduce(0) { $0 + $1.vehicles } == trips.count)
                #expect(
                    tally.crossings.reduce(0) { $0 + $1.kilograms } == trips.reduce(0) { $0 + (kilograms[$1] ?? 0) })
                #expect(tally.fees.reduce(0) { $0 + $1.dong } == paid[tally.day] ?? 0)
            }
        }
    }

    @Test func `rests on records that can be named one by one`() throws {
        let records = RandomPassages.records(seed: 7, steps: 1_500)
        var told: [GateContribution] = []
        var tallier = GateTallier(log: Town.gate)
        for record in records { tallier.take(record) { told.append($0) } }
        let end = try #require(records.last).at.localDate.adding(days: 1)
        for tally in tallier.finished(before: end) {
            let mine = told.filter { $0.day == tally.day }
            #expect(mine.count == tally.records)
            let vehicles = mine.count { contribution in
                if case .crossing = contribution.kind { return true }
                return false
            }
            #expect(vehicles == tally.crossings.reduce(0) { $0 + $1.vehicles })
            #expect(
                mine.allSatisfy {
                    (tally.first ?? 0)...(tally.last ?? 0) ~= $0.position || tally.later.contains($0.position)
                })
        }
    }
}
