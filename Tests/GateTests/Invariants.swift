import BorderVocabulary
import Gate

/// What must hold of a gate between any two commands.
enum Invariants {
    /// The first thing that is not as it must be, in words; nil where all is well.
    static func violation(in gate: Gate, _ ledger: Ledger) -> String? {
        bindings(of: gate) ?? places(in: gate) ?? clearances(in: gate) ?? counts(of: gate, ledger)
            ?? slots(of: gate.slots) ?? ledger.loss(in: gate)
    }

    /// Who asked for a slot and who stands on its list is what all bookings together say.
    private static func slots(of book: SlotBook) -> String? {
        for slot in Set(book.bookings.values.map(\.slot)).union(book.ledgers.keys) {
            let own = book.bookings.filter { $0.value.slot == slot }
            let asked = own.filter { $0.value.state == .requested }.keys.sorted()
            guard book.requests(for: slot).map(\.trip) == asked, book.hasRequests(for: slot) == !asked.isEmpty else {
                return "\(slot.label) was asked for by others than its bookings say"
            }
            let numbers = own.compactMap { id, booking -> (UInt64, TripID)? in
                if case .listed(let number) = booking.state { (number, id) } else { nil }
            }
            let list = numbers.sorted { $0.0 < $1.0 }.map(\.1)
            guard book.list(of: slot) == list, book.hasList(of: slot) == !list.isEmpty else {
                return "\(slot.label) has another waiting list than its bookings say"
            }
        }
        let again = SlotBook(
            bookings: book.bookings, ledgers: book.ledgers, carriers: book.carriers, lastCarrier: book.lastCarrier,
            marks: book.marks, shown: book.shown, deposits: book.deposits, lastListed: book.lastListed,
            edits: book.edits)
        return again == book ? nil : "a snapshot of the slots makes another book"
    }

    /// A vehicle, trailer or container is on one open trip, and the index says on which.
    private static func bindings(of gate: Gate) -> String? {
        var vehicles = 0
        var trailers = 0
        var containers = 0
        for (id, trip) in gate.trips {
            guard id == trip.id else { return "\(id) is filed under another number" }
            guard id.number <= gate.lastTrip else { return "\(id) was never given out" }
            guard let vehicle = trip.papers.vehicle else { return "\(id) has no vehicle" }
            guard gate.openVehicles[vehicle.key] == id else { return "the vehicle of \(id) is on two trips" }
            vehicles += 1
            if let trailer = trip.papers.trailer {
                guard gate.openTrailers[trailer.compact] == id else { return "the trailer of \(id) is on two trips" }
                trailers += 1
            }
            for container in trip.papers.containers {
                guard gate.openContainers[container.text] == id else { return "a container of \(id) is on two trips" }
                containers += 1
            }
        }
        // As many entries as things: none is left over from a trip that ended.
        guard gate.openVehicles.count == vehicles, gate.openTrailers.count == trailers,
            gate.openContainers.count == containers
        else { return "something is bound to no open trip" }
        return nil
    }

    /// Each trip is in one place: in the line exactly while it waits, in the count of its area or yard only.
    private static func places(in gate: Gate) -> String? {
        var waiting = 0
        var areas: [HoldingAreaID: Int] = [:]
        var yards: [YardID: Int] = [:]
        for (id, trip) in gate.trips {
            switch trip.stage {
            case .waiting(let area, _):
                let isAside = trip.asideUntil != nil
                guard (gate.placeInLine(of: id) == nil) == isAside else { return "\(id) is in the wrong line or none" }
                waiting += isAside ? 0 : 1
                areas[area, default: 0] += 1
            case .called(let area, _, _, _): areas[area, default: 0] += 1
            case .inYard(let yard, _): yards[yard, default: 0] += 1
            case .declared, .atGate, .released, .abroad: break
            }
            if trip.ticket > gate.lastTicket { return "\(id) holds a ticket that was never given out" }
            if trip.stage.name.isAtGate, trip.arrivedAt == nil { return "\(id) stands here and never came" }
            if trip.category == .unidentified, ![.waiting].contains(trip.stage.name) {
                return "\(id) went past the line unidentified"
            }
        }
        var inLines = 0
        for (key, line) in gate.lines {
            inLines += line.count
            var last: UInt64 = 0
            for (position, id) in gate.waiting(in: key).enumerated() {
                guard let trip = gate.trips[id], trip.line == key, gate.placeInLine(of: id) == position else {
                    return "\(id) stands in a line that is not its own"
                }
                guard trip.ticket > last else { return "the line of \(key.place) is out of order" }
                last = trip.ticket
            }
        }
        let called = gate.trips.values.reduce(into: [PlaceID: Int]()) { counts, trip in
            if trip.stage.isCalled { counts[trip.place, default: 0] += 1 }
        }
        guard gate.calledCounts.filter({ $0.value != 0 }) == called else { return "the called are counted wrongly" }
        guard inLines == waiting else { return "\(inLines) stand in lines and \(waiting) wait" }
        guard gate.areaCounts.filter({ $0.value != 0 }) == areas else { return "the areas are counted wrongly" }
        guard gate.yardCounts.filter({ $0.value != 0 }) == yards else { return "the yards are counted wrongly" }
        return nil
    }

    /// Customs has said yes only where everybody else has, and nobody no.
    private static func clearances(in gate: Gate) -> String? {
        for (id, trip) in gate.trips {
            let clearances = trip.clearances
            if !clearances.granted.isDisjoint(with: clearances.refused) { return "an agency says yes and no to \(id)" }
            guard clearances.granted.has(.customs) else { continue }
            if !clearances.missing.isEmpty || !clearances.refused.isEmpty || !clearances.held.isEmpty {
                return "customs said yes to \(id) before the others"
            }
        }
        return nil
    }

    /// For each place: opening + arrived = cleared + turned back + withdrawn + remaining; and what remains is there.
    private static func counts(of gate: Gate, _ ledger: Ledger) -> String? {
        var remaining: [BulletinCell: Int] = [:]
        for trip in gate.trips.values where trip.stage.name.isAtGate {
            let cell = BulletinCell(place: trip.place, measure: .remaining, category: trip.bulletinCategory)
            remaining[cell, default: 0] += 1
        }
        var sums: [PlaceID: [Measure: Int]] = [:]
        for (cell, vehicles) in gate.tally where vehicles != 0 {
            guard vehicles > 0 else { return "a count of \(cell.place) is below zero" }
            sums[cell.place, default: [:]][cell.measure, default: 0] += vehicles
            if cell.measure == .remaining, remaining[cell] != vehicles {
                return "\(vehicles) remain at \(cell.place) and \(remaining[cell] ?? 0) stand there"
            }
        }
        guard gate.tally.count(where: { $0.key.measure == .remaining && $0.value != 0 }) == remaining.count else {
            return "not everything that stands here remains"
        }
        for place in Set(sums.keys).union(ledger.opening.keys) {
            let sum = sums[place] ?? [:]
            let came = (ledger.opening[place] ?? 0) + (sum[.arrived] ?? 0)
            let left = (sum[.cleared] ?? 0) + (sum[.turnedBack] ?? 0) + (sum[.withdrawn] ?? 0)
            let stays = sum[.remaining] ?? 0
            guard came == left + stays else { return "\(place): \(came) came, \(left) left, \(stays) remain" }
            guard ledger.present[place, default: 0] == stays else {
                return "the events leave another number at \(place)"
            }
        }
        return nil
    }
}

/// A gate reduced to what must be equal after a replay: without empty lines and empty counts.
struct Fingerprint: Equatable {
    let trips: [TripID: Trip]
    let rules: RuleBook
    let lines: [WaitingLine.Key: [TripID]]
    let lastTrip: UInt64
    let lastTicket: UInt64
    let yardCounts: [YardID: Int]
    let areaCounts: [HoldingAreaID: Int]
    let laneUse: [LaneID: Gate.LaneHour]
    let openVehicles: [ShortText: TripID]
    let openTrailers: [ShortText: TripID]
    let openContainers: [ShortText: TripID]
    let tally: [BulletinCell: Int]
    let lastBulletin: LocalDate?
    let calledCounts: [PlaceID: Int]
    let shares: [Road: Shares]
    let slots: SlotBook
    let overrides: OverrideCounts

    init(_ gate: Gate) {
        trips = gate.trips
        rules = gate.rules
        lines = gate.lines.filter { $0.value.count > 0 }.reduce(into: [:]) { $0[$1.key] = gate.waiting(in: $1.key) }
        lastTrip = gate.lastTrip
        lastTicket = gate.lastTicket
        overrides = gate.overrides
        yardCounts = gate.yardCounts.filter { $0.value != 0 }
        areaCounts = gate.areaCounts.filter { $0.value != 0 }
        laneUse = gate.laneUse
        openVehicles = gate.openVehicles
        openTrailers = gate.openTrailers
        openContainers = gate.openContainers
        tally = gate.tally.filter { $0.value != 0 }
        lastBulletin = gate.lastBulletin
        calledCounts = gate.calledCounts.filter { $0.value != 0 }
        shares = gate.shares.filter { !$0.value.ahead.isEmpty }
        slots = gate.slots
    }
}
