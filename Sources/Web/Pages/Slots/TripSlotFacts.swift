import BorderVocabulary
import Gate

/// What an open trip has of slots, and what it could ask for now, as the gate itself answers.
struct TripSlotFacts: Sendable {
    /// A slot that the trip may ask for, and what it would get.
    struct Choice: Sendable {
        let entry: SlotDay.Entry
        let answer: SlotDay.Answer
    }

    /// Another trip of the carrier with which slots may be exchanged.
    struct Swap: Sendable {
        let trip: Trip
        let slot: Slot?
    }

    let booking: BookingFacts
    /// Whether there are slots on the trip's road at all.
    let isBookable: Bool
    private(set) var choices: [Choice] = []
    /// Why there is nothing to choose; the first reason that is not one of a single slot.
    private(set) var refusal: Refusal?
    private(set) var swaps: [Swap] = []

    /// How many slots and trips are offered; further ones are asked for through the API.
    static let limit = 72
    /// How many trips of a carrier are looked at.
    private static let looks = 200

    /// `asker` is who would ask; nil for somebody who only looks.
    init(_ gate: borrowing Gate, _ trip: Trip, as asker: Actor?, at now: Timestamp) {
        booking = BookingFacts(gate, trip, at: now)
        isBookable = !gate.rules.slotRules(trip.place, trip.direction).isEmpty
        guard let asker, isBookable, case .declared = trip.stage else { return }
        choose(gate, trip, as: asker, at: now)
        exchange(gate, trip, as: asker, at: now)
    }

    private mutating func choose(_ gate: borrowing Gate, _ trip: Trip, as asker: Actor, at now: Timestamp) {
        let days = Int(SlotRule.Limit.opens.components.seconds / 86_400)
        for ahead in 0...days {
            let date = now.localDate.adding(days: ahead)
            guard let day = SlotDay(gate, trip.place, trip.direction, on: date, at: now) else { return }
            // Once the gate has said yes to one slot of a day, only the account of each further one is looked at; what
            // else may stand in the way is said when it is asked for.
            var isTried = false
            for entry in day.entries where entry.slot.start > now && entry.slot != booking.booking?.slot {
                switch entry.answer {
                case .notYet:
                    // Slots open in their order: after the first that is still shut comes none that is not.
                    if refusal == nil { refusal = .slotNotOpen(opens: entry.opens) }
                    return
                case .notArranged, .drawing, .disrupted, .over:
                    continue
                case .request, .place, .list:
                    if isTried || isAllowed(entry.slot, gate, trip, asker, at: now) {
                        isTried = true
                        choices.append(Choice(entry: entry, answer: entry.answer))
                        if choices.count == Self.limit { return }
                    }
                }
            }
        }
    }

    private mutating func isAllowed(
        _ slot: Slot, _ gate: borrowing Gate, _ trip: Trip, _ asker: Actor, at now: Timestamp
    ) -> Bool {
        do throws(Refusal) {
            _ = try gate.decide(.book(trip.id, .request(start: slot.start)), by: asker, at: now)
            return true
        } catch {
            if refusal == nil { refusal = error }
            return false
        }
    }

    private mutating func exchange(_ gate: borrowing Gate, _ trip: Trip, as asker: Actor, at now: Timestamp) {
        guard let firm = trip.papers.firm else { return }
        let (trips, bookings) = (gate.trips, gate.slots.bookings)
        let others = trips.values.filter { other in
            other.id != trip.id && other.papers.firm == firm && other.place == trip.place
                && other.direction == trip.direction && other.stage.name == .declared
                && (bookings[other.id] ?? bookings[trip.id]) != nil
        }.sorted { $0.id < $1.id }.prefix(Self.looks)
        for other in others where swaps.count < Self.limit {
            guard (try? gate.decide(.book(trip.id, .swap(with: other.id)), by: asker, at: now)) != nil else {
                continue
            }
            swaps.append(Swap(trip: other, slot: bookings[other.id]?.slot))
        }
    }
}
