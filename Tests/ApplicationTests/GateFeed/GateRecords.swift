import Application
import BorderVocabulary
import Gate
import Steering
import SteeringRoom

/// A gate's log by hand: records one after the other.
struct GateRecords {
    private(set) var all: [LogRecord] = []

    /// The 22nd of August 2024, or another day, at a time in Hà Nội.
    static func moment(_ day: Int = 22, _ hour: Int = 12, _ minute: Int = 0) -> Timestamp {
        Timestamp(date: date(day), time: Town.known(LocalTime(hour: hour, minute: minute)))
    }

    static func date(_ day: Int) -> LocalDate {
        Town.known(LocalDate(year: 2024, month: 8, day: 1)).adding(days: day - 1)
    }

    static func goods(_ code: String?, _ kilograms: Int?) -> GoodsLine {
        GoodsLine(
            name: "sample", hsCode: code.flatMap { try? HSCode.parse($0) },
            weight: kilograms.flatMap { Weight(kilograms: $0) }, isFruit: false)
    }

    static func declaration(
        _ goods: [GoodsLine] = [goods("0810", 18_000)], _ movement: Movement = .loaded, _ direction: Direction = .export
    ) -> Declaration {
        Declaration(
            place: Town.place, direction: direction, movement: movement, method: .traditional,
            papers: Papers(vehicle: .plate(Town.plate(1)), goods: goods))
    }

    mutating func add(_ event: Event, at moment: Timestamp = GateRecords.moment()) {
        all.append(
            LogRecord(
                position: Position(UInt64(all.count + 1)), at: moment, actor: Town.actor(.gateOperator), event: event))
    }

    /// Declares, and crosses at a moment.
    mutating func pass(
        _ trip: UInt64, _ declaration: Declaration = GateRecords.declaration(),
        at moment: Timestamp = GateRecords.moment()
    ) {
        add(.declared(TripID(trip), declaration, required: []), at: moment)
        add(.crossed(TripID(trip), lane: Town.lane), at: moment)
    }

    mutating func correct(_ trip: UInt64, _ goods: [GoodsLine], at moment: Timestamp) {
        add(
            .changed(
                TripID(trip), kind: .correction, old: .goods([]), new: .goods(goods), warnings: [], category: .other,
                required: [], withdrawn: [], reason: "sample", witness: nil),
            at: moment)
    }

    /// All days before one, counted at once.
    func tallies(before day: Int = 31) -> [DayTally] {
        var tallier = GateTallier(log: Town.gate)
        for record in all { tallier.take(record) }
        return tallier.finished(before: Self.date(day))
    }

    func tally(_ day: Int = 22) -> DayTally? { tallies().first { $0.day == Self.date(day) } }
}

extension DayTally {
    /// The crossings as text.
    var rows: [String] { crossings.map(\.description) }
}
