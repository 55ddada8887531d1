import BorderVocabulary
import Cryptography
import Gate

/// What everybody may know of the slots of a day, place and direction, taken in one short look. It names no firm.
struct SlotDay: Sendable {
    /// What somebody who asks for a slot now gets.
    enum Answer: String, CaseIterable, Sendable {
        /// Requests are not taken yet.
        case notYet = "not-yet"
        /// A request that is equal to all others.
        case request
        /// Nobody has promised secrets for its draw, so no requests are taken.
        case notArranged = "not-arranged"
        /// Its requests are fixed and its draw is being made.
        case drawing
        /// A place, at once.
        case place
        /// The end of the waiting list.
        case list
        /// Nothing: something keeps vehicles from coming in it.
        case disrupted
        /// Nothing: the last booking was taken.
        case over
    }

    struct Entry: Sendable {
        let slot: Slot
        let rule: SlotRule
        let ledger: SlotLedger
        let answer: Answer
        /// Requests that wait for the draw, or were there when the window closed.
        let requests: Int
        let listed: Int
        /// Vehicles that were moved here and have not come yet.
        let moved: Int
        let shares: [Share]
        let disruptions: [Trouble]

        var opens: Timestamp { slot.start - rule.opens }
        var draws: Timestamp { slot.start - rule.draws }
        var closes: Timestamp { slot.start - rule.closes }
        var free: Int { max(0, rule.capacity - ledger.given) }
        /// Whether something keeps every vehicle from coming in it.
        var isSpoiled: Bool { disruptions.contains { $0.category == nil } }
    }

    /// Carriers that made as many requests as each other, more or less, and what they got.
    struct Share: Sendable {
        let size: CarrierSize
        var carriers = 0
        var requests = 0
        var given = 0
    }

    /// What keeps vehicles from coming in their slots.
    struct Trouble: Sendable {
        let rule: Rule
        let cause: Disruption.Cause
        /// Nil for goods of every class.
        let category: GoodsCategory?
    }

    let place: PlaceID
    let direction: Direction
    let date: LocalDate
    let entries: [Entry]

    /// Nil where the place is none.
    init?(_ gate: borrowing Gate, _ place: PlaceID, _ direction: Direction, on date: LocalDate, at now: Timestamp) {
        guard gate.rules.isPlace(place, at: now) else { return nil }
        self.place = place
        self.direction = direction
        self.date = date
        var counts: [Slot: Counts] = [:]
        for booking in gate.slots.bookings.values {
            switch booking.state {
            case .requested: counts[booking.slot, default: Counts()].requests += 1
            case .listed: counts[booking.slot, default: Counts()].listed += 1
            case .given(.moved): counts[booking.slot, default: Counts()].moved += 1
            case .given(.enough), .given(.drawn), .given(.free), .given(.list): break
            }
        }
        let (rules, ledgers) = (gate.rules, gate.slots.ledgers)
        let isArranged = rules.draw(at: now) != nil
        let troubles = rules.troubles(at: place, direction)
        entries = rules.slots(place, direction, on: date).map { slot, rule in
            Entry(
                slot, rule, ledgers[slot] ?? SlotLedger(), counts[slot] ?? Counts(), isArranged: isArranged,
                troubles.filter { $0.touches(slot, grace: rule.grace) }, at: now)
        }
    }

    /// Open bookings of one slot.
    fileprivate struct Counts {
        var requests = 0
        var listed = 0
        var moved = 0
    }

    /// The shares of all draws of the day together; each carrier counts once in each draw.
    var shares: [Share] {
        CarrierSize.allCases.compactMap { size in
            let all = entries.flatMap(\.shares).filter { $0.size == size }
            guard !all.isEmpty else { return nil }
            return all.reduce(into: Share(size: size)) { sum, share in
                sum.carriers += share.carriers
                sum.requests += share.requests
                sum.given += share.given
            }
        }
    }
}

extension SlotDay.Entry {
    fileprivate init(
        _ slot: Slot, _ rule: SlotRule, _ ledger: SlotLedger, _ counts: SlotDay.Counts, isArranged: Bool,
        _ disruptions: [SlotDay.Trouble], at now: Timestamp
    ) {
        self.slot = slot
        self.rule = rule
        self.ledger = ledger
        self.disruptions = disruptions
        listed = counts.listed
        moved = counts.moved
        switch ledger.window {
        case .open: (requests, shares) = (counts.requests, [])
        // Nobody has got anything yet, nor gone without.
        case .closed: (requests, shares) = (ledger.requests, [])
        case .settled, .notDrawn: (requests, shares) = (ledger.requests, Self.shares(ledger))
        }
        if now < slot.start - rule.opens {
            answer = .notYet
        } else if now >= slot.start - rule.closes {
            answer = .over
        } else if disruptions.contains(where: { $0.category == nil }) {
            answer = .disrupted
        } else {
            switch ledger.window {
            case .closed: answer = .drawing
            case .open where now < slot.start - rule.draws: answer = isArranged ? .request : .notArranged
            case .open where counts.requests > 0: answer = .drawing
            case .open, .settled, .notDrawn:
                answer = ledger.given < rule.capacity && counts.listed == 0 ? .place : .list
            }
        }
    }

    private static func shares(_ ledger: SlotLedger) -> [SlotDay.Share] {
        var shares: [CarrierSize: SlotDay.Share] = [:]
        for (carrier, asked) in ledger.asked where asked > 0 {
            let size = CarrierSize(requests: asked)
            shares[size, default: SlotDay.Share(size: size)].carriers += 1
            shares[size]?.requests += asked
            shares[size]?.given += ledger.got[carrier] ?? 0
        }
        return CarrierSize.allCases.compactMap { shares[$0] }
    }
}

extension SlotDay.Trouble {
    func touches(_ slot: Slot, grace: Duration) -> Bool {
        rule.validity.from < slot.end + grace && rule.validity.until.map { $0 > slot.start } ?? true
    }
}

/// How large a carrier is in one draw: by how many requests it made.
enum CarrierSize: String, CaseIterable, Sendable {
    case one = "1"
    case few = "2-5"
    case many = "6-20"
    case most = "21+"

    init(requests: Int) {
        self =
            switch requests {
            case ...1: .one
            case 2...5: .few
            case 6...20: .many
            default: .most
            }
    }
}

extension RuleBook {
    /// The slots of a day with the rule that each belongs to, in order.
    func slots(_ place: PlaceID, _ direction: Direction, on date: LocalDate) -> [(slot: Slot, rule: SlotRule)] {
        var found: [Slot: SlotRule] = [:]
        for rule in slotRules(place, direction) {
            for slot in rule.slots(of: date) where slotRule(of: slot) == rule { found[slot] = rule }
        }
        return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// Roads for which there are slots at some time, in the order of the published tables.
    var slotRoads: [(place: PlaceID, direction: Direction)] {
        var found: [PlaceID: Set<Direction>] = [:]
        for rule in all {
            if case .slots(let slots) = rule.content { found[slots.place, default: []].insert(slots.direction) }
        }
        return PlaceOrder.published.sorted(found.keys).flatMap { place in
            Direction.allCases.filter { found[place]?.contains($0) ?? false }.map { (place, $0) }
        }
    }

    /// Everything that was ever said to keep vehicles of a road from coming in their slots.
    func troubles(at place: PlaceID, _ direction: Direction) -> [SlotDay.Trouble] {
        all.compactMap { rule in
            switch rule.content {
            case .disruption(let one)
            where (one.place ?? place) == place && (one.direction ?? direction) == direction:
                SlotDay.Trouble(rule: rule, cause: one.cause, category: nil)
            case .notice(let one) where (one.place ?? place) == place && (one.direction ?? direction) == direction:
                SlotDay.Trouble(rule: rule, cause: .notice, category: one.category)
            case .place, .hours, .lane, .yard, .holdingArea, .notice, .clearances, .method, .call, .declarationLife,
                .bulletinHour, .bookingHorizon, .longWait, .queue, .slots, .draw, .disruption:
                nil
            }
        }
    }
}
