import BorderVocabulary
import Steering

/// Made-up days of made-up gates.
enum GateSample {
    static let log: GateID = "sample-gate"
    static let north = GateWay("north", .export)
    static let south = GateWay("south", .import)

    static func checksum(_ digit: Character) -> Checksum {
        do { return try Checksum.parse(String(repeating: digit, count: 64)) } catch {
            preconditionFailure("A sample has a checksum that is none.")
        }
    }

    /// Noon in Hà Nội of a day.
    static func noon(_ day: String) -> Timestamp {
        Timestamp(date: Sample.day(day), time: .midnight) + .seconds(43_200)
    }

    static func crossing(
        _ way: GateWay, _ goods: GoodsClass = .chapter(8), vehicles: Int, kilograms: Int64 = 0, unweighed: Int = 0
    ) -> CrossingCell {
        CrossingCell(
            CrossingCell.Key(way.place, way.direction, goods), vehicles: vehicles, kilograms: kilograms,
            unweighed: unweighed)
    }

    static func waits(_ pairs: (minutes: Int, vehicles: Int)...) -> MinuteCounts {
        var counts = MinuteCounts()
        for pair in pairs { counts.add(pair.vehicles, minutes: pair.minutes) }
        return counts
    }

    /// A day whose records are numbered by it: 1,000 positions a day.
    static func tally(
        _ day: String, _ crossings: [CrossingCell] = [], waits: [WaitingCell] = [], fees: [FeeCell] = [],
        backlog: [BacklogCell]? = nil, open: [PlaceID] = [], records: Int = 10, later: [UInt64] = [],
        rules: Int = 1, first: UInt64? = nil, last: UInt64? = nil, seal: Character = "a"
    ) -> DayTally {
        let start = first ?? UInt64(Sample.day(day).daysSinceEpoch) * 1_000
        return DayTally(
            DayTally.Content(
                log: log, day: Sample.day(day), rules: rules, first: start, last: last ?? start + 999,
                records: records, later: later, crossings: crossings, waits: waits, fees: fees, backlog: backlog,
                open: open, chain: checksum("c")),
            seal: checksum(seal))
    }

    /// What a made-up customs office says of a way on a day.
    static func customs(
        _ day: LocalDate, _ way: GateWay, vehicles: Int? = nil, kilograms: Int64? = nil, cents: Int64? = nil,
        declarations: Int? = nil, source: String = "customs.csv"
    ) throws -> GateFeedCommand {
        .sayCustoms(
            CustomsRow(
                day, way, declarations: declarations, vehicles: vehicles, kilograms: kilograms, cents: cents,
                source: try Sample.line(source)))
    }
}

extension GateFeedBook {
    /// Gives a command and takes what follows; answers whether anything did.
    @discardableResult
    mutating func give(
        _ command: GateFeedCommand, by user: UserID = Sample.lan, at moment: Timestamp
    ) throws -> Bool {
        let events = try decide(command, by: user, at: moment)
        for event in events { apply(event, by: user, at: moment) }
        return !events.isEmpty
    }

    /// Counts a day at noon of the one after it, or of another.
    @discardableResult
    mutating func count(_ tally: DayTally, on day: String? = nil) throws -> Bool {
        let moment = day.map(GateSample.noon) ?? GateSample.noon("\(tally.day.adding(days: 1))")
        return try give(.countDay(tally), by: GateFeedBook.counter, at: moment)
    }

    func refusal(
        _ command: GateFeedCommand, by user: UserID = Sample.lan, at moment: Timestamp
    ) -> GateFeedRefusal? {
        do throws(GateFeedRefusal) {
            _ = try decide(command, by: user, at: moment)
            return nil
        } catch { return error }
    }
}
