import BorderVocabulary
import Gate

extension Provocation {
    /// Situations in which slots are refused.
    static let slots: [Provocation] = [
        Provocation(.flawedSlotRule) { _ in .setRule(Sample.rule("s", .slots(SlotSample.rule(capacity: 0)))) },
        Provocation(.flawedDrawRule) { _ in .setRule(Sample.rule("d", .draw(DrawRule(parties: [])))) },
        Provocation(.noSlot) { .book(try $0.declare(1), .request(start: Sample.moment(14))) },
        slot(.slotNotOpen) { .book(try $0.declare(1), .request(start: Sample.moment(14, day: 1))) },
        slot(.slotOver) { .book(try $0.declare(1), .request(start: Sample.moment(8))) },
        slot(.slotSpoiled) { day in
            try day.give(.setRule(SlotSample.disruption(.road, Sample.moment(13), Sample.moment(15))))
            return .book(try day.declare(1), .request(start: Sample.moment(14)))
        },
        slot(.slotBeingDrawn) { day in
            for number in 1...3 { _ = try day.request(number, 14) }
            _ = try day.sweep(at: Sample.moment(12))
            return .book(try day.declare(4), .request(start: Sample.moment(14)))
        },
        slot(.drawNotArranged) { day in
            try day.give(.withdrawRule("draw", reason: "r"))
            return .book(try day.declare(1), .request(start: Sample.moment(14)))
        },
        slot(.noBooking) { .book(try $0.declare(1), .cancel) },
        slot(.slotNotGiven) { .book(try $0.request(1, 14), .swap(with: try $0.declare(2))) },
        slot(.editsSpent) { day in
            let id = try day.request(1, 14)
            for hour in [15, 16] { try day.give(.book(id, .request(start: Sample.moment(hour)))) }
            return .book(id, .request(start: Sample.moment(17)))
        },
        slot(.changeTooLate) { day in
            let id = try day.given(1, 14)
            return .book(id, .request(start: Sample.moment(18)))
        },
        slot(.carrierSuspended) { day in
            for number in 1...2 { _ = try day.given(number, 14) }
            _ = try day.sweep(at: Sample.moment(15, 30))
            return .book(try day.declare(3), .request(start: Sample.moment(18)))
        },
        slot(.depositDue) { day in
            let conduct = SlotSample.conduct(deposit: Money(dong: 1))
            try day.give(.setRule(Sample.rule("slots", .slots(SlotSample.rule(conduct: conduct)))))
            return .book(try day.declare(1), .request(start: Sample.moment(14)))
        },
        slot(.otherCarrier) { day in
            .book(try day.given(1, 14), .swap(with: try day.declare(2, firm: Sample.otherFirm)))
        },
        slot(.slotNotAwaitingDraw) { day in
            _ = try day.request(1, 14)
            return .drawSlot(SlotSample.slot(14), SlotSample.draw())
        },
        closed(.wrongParties, Draw(reveals: [])),
        closed(.wrongReveal, SlotSample.draw(2)),
        Provocation(.wrongBeaconRound) { day in
            for rule in SlotSample.rules(beacon: SlotSample.beacon) { try day.give(.setRule(rule)) }
            return try drawn(SlotSample.draw(), &day)
        },
    ]

    private static func slot(
        _ refusal: RefusalName, _ command: @escaping @Sendable (inout GateFixture) throws -> Command
    ) -> Provocation {
        Provocation(refusal) { day in
            for rule in SlotSample.rules() { try day.give(.setRule(rule)) }
            return try command(&day)
        }
    }

    private static func closed(_ refusal: RefusalName, _ draw: Draw) -> Provocation {
        slot(refusal) { try drawn(draw, &$0) }
    }

    private static func drawn(_ draw: Draw, _ day: inout GateFixture) throws -> Command {
        for number in 1...3 { _ = try day.request(number, 14) }
        _ = try day.sweep(at: Sample.moment(12))
        return .drawSlot(SlotSample.slot(14), draw)
    }
}
