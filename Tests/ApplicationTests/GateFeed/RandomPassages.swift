import Application
import BorderVocabulary
import Gate

/// Random but repeatable vehicles at the gate of `Town`, over several days: most of them cross, some are corrected before
/// or after it, some turn back.
struct RandomPassages {
    private var dice: Dice
    private var now = GateRecords.moment(1, 7)
    private var log = GateRecords()
    private var steps: [UInt64: Int] = [:]
    private var trucks: UInt64 = 0

    /// The records of so many steps, of seven or so that a vehicle takes.
    static func records(seed: UInt64, steps: Int) -> [LogRecord] {
        var passages = RandomPassages(dice: Dice(seed: seed))
        for _ in 0..<steps { passages.step() }
        return passages.log.all
    }

    private init(dice: Dice) {
        self.dice = dice
    }

    private mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &dice) }

    private mutating func goods() -> [GoodsLine] {
        let codes = ["0810", "0702", "8471", nil]
        return (0...roll(3)).map { _ in
            GateRecords.goods(codes[roll(4)], roll(5) == 0 ? nil : roll(20_000))
        }
    }

    private mutating func add(_ event: Event) { log.add(event, at: now) }

    private mutating func step() {
        now += .milliseconds(roll(600_000))
        guard let number = steps.keys.sorted().randomElement(using: &dice), roll(5) > 0 else {
            trucks += 1
            steps[trucks] = 0
            let declaration = GateRecords.declaration(goods(), .loaded, roll(3) == 0 ? .import : .export)
            return add(.declared(TripID(trucks), declaration, required: []))
        }
        let trip = TripID(number)
        if roll(10) == 0 { return log.correct(number, goods(), at: now) }
        switch steps[number, default: 0] {
        case 0: add(.arrived(trip, area: Town.area))
        case 1: add(.called(trip, lane: Town.lane, until: now + .seconds(1_800), grounds: nil))
        case 2 where roll(6) == 0:
            add(.callMissed(trip))
            steps[number] = 0
        case 2: add(.admitted(trip, lane: Town.lane))
        case 3: add(.feePaid(trip, Money(dong: Int64(roll(900)) * 1_000), receipt: "r"))
        case 4 where roll(12) == 0:
            add(.ended(trip, .turnedBack, reason: "sample"))
            steps[number] = nil
        case 4: add(.crossed(trip, lane: Town.lane))
        case _:
            add(.ended(trip, .returnedEmpty, reason: ""))
            steps[number] = nil
        }
        if steps[number] != nil { steps[number, default: 0] += 1 }
    }
}
