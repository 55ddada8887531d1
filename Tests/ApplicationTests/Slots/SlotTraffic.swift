import BorderVocabulary
import Cryptography
import Gate

/// A day of slots as it may go: requests, changes of every kind, disruptions that come late, draws that come late or
/// never, vehicles that come early, late or not.
struct SlotTraffic {
    private var dice: Dice
    private(set) var town: SlotTown
    private var swept = Town.noon

    init(seed: UInt64) throws {
        dice = Dice(seed: seed)
        town = try SlotTown(capacity: 1)
        let booked = QueueClass(id: "booked", booked: true, share: QueueShare(weight: 2))
        try town.give(
            .setRule(Town.rule("queue", .queue(QueueRule(place: nil, classes: [booked], other: QueueShare(weight: 1)))))
        )
    }

    /// The records of so many steps; what the gate refuses leaves none.
    mutating func records(steps: Int) -> SlotTown {
        for _ in 0..<steps {
            town.now += .seconds(dice.below(240))
            if dice.below(60) == 0 { town.now += .seconds(dice.below(7_200)) }
            // Refusals are part of the day.
            try? town.give(next())
            // The clock is late now and then, and never for long.
            if dice.below(3) == 0 || town.now - swept > .seconds(300) {
                try? town.give(.sweep)
                swept = town.now
            }
        }
        return town
    }

    private mutating func next() -> Command {
        let open = town.gate.trips.keys.sorted()
        if open.count < 6 || dice.below(6) == 0 { return SlotTown.declare(dice.below(60)) }
        let id = open[dice.below(open.count)]
        switch dice.below(24) {
        case 0...7: return .book(id, .request(start: start()))
        case 8: return .book(id, .cancel)
        case 9: return .book(id, .swap(with: open[dice.below(open.count)]))
        case 10, 11, 12: return .arrive(id, area: Town.area)
        case 13: return .callNext(place: Town.place, direction: .export, category: nil, lane: Town.lane)
        case 14: return .cancel(id, reason: "r")
        case 15: return change(id, .vehicle(.plate(Town.plate(100 + dice.below(60)))))
        case 16: return change(id, .firm(SlotTown.firms[dice.below(SlotTown.firms.count)]))
        case 17: return change(id, .goods([GoodsLine(name: "cao su", hsCode: nil, weight: nil, isFruit: false)]))
        case 18: return disruption()
        case 19: return notice()
        case 20: return .turnBack(id, reason: "r")
        default: return draw() ?? .sweep
        }
    }

    private func change(_ id: TripID, _ value: PaperValue) -> Command {
        .change(id, Change(kind: .correction, new: value, reason: "r"))
    }

    private mutating func start() -> Timestamp {
        let hour = town.now.milliseconds / 3_600_000 + Int64(1 + dice.below(2) + dice.below(2) * dice.below(4))
        return Timestamp(milliseconds: hour * 3_600_000)
    }

    private mutating func period() -> Validity {
        let from = town.now + .seconds(dice.below(10_800) - 5_400)
        return Validity(from: from, until: dice.below(5) == 0 ? nil : from + .seconds(60 + dice.below(7_200)))
    }

    private mutating func disruption() -> Command {
        .setRule(
            Rule(
                id: "disruption", validity: period(), reference: "sample",
                content: .disruption(Disruption(place: Town.place, direction: nil, cause: .road))))
    }

    private mutating func notice() -> Command {
        .setRule(
            Rule(
                id: "notice", validity: period(), reference: "sample",
                content: .notice(Notice(place: Town.place, direction: .export, category: .fruit))))
    }

    private mutating func draw() -> Command? {
        let waiting = town.gate.slots.ledgers.filter { $0.value.window == .closed || $0.value.isOwed }.keys.sorted()
        guard !waiting.isEmpty else { return nil }
        let slot = waiting[dice.below(waiting.count)]
        let index = (town.gate.slots.shown[SlotTown.chain.anchor]?.count ?? 0) + 1
        guard index <= SlotTown.chain.length else { return nil }
        return .drawSlot(slot, SlotTown.draw(index))
    }
}
