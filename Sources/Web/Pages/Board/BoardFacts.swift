import BorderVocabulary
import Gate

/// What the public board tells of a gate, taken out of its state in one short look.
struct BoardFacts: Sendable {
    struct Place: Sendable {
        let id: PlaceID
        let hours: Hours?
        let isOpen: Bool
        let opensAt: Timestamp?
        let waiting: [BulletinCategory: Int]
        let called: Int
        /// Whole minutes that the vehicles in line have waited, shortest first.
        let waits: [Int]

        var waitingInAll: Int { waiting.values.reduce(0, +) }
        /// The middle of the waits; the lower one of two.
        var medianWait: Int? { waits.isEmpty ? nil : waits[(waits.count - 1) / 2] }
        var longestWait: Int? { waits.last }
    }

    struct StopOfIntake: Sendable {
        let notice: Notice
        let validity: Validity
        let reference: String
    }

    let places: [Place]
    let notices: [StopOfIntake]
    let standing: Int
    let called: Int
    let cleared: Int
    /// Vehicles called out of turn today, at every place.
    let overrides: Int
    let lastBulletin: LocalDate?
    let bulletinHour: LocalTime

    init(_ gate: borrowing Gate, at now: Timestamp) {
        var waiting: [PlaceID: [BulletinCategory: Int]] = [:]
        var waits: [PlaceID: [Int]] = [:]
        var called: [PlaceID: Int] = [:]
        var standing = 0
        for trip in gate.trips.values {
            if trip.stage.name.isAtGate { standing += 1 }
            switch trip.stage {
            case .waiting:
                waiting[trip.place, default: [:]][trip.bulletinCategory, default: 0] += 1
                waits[trip.place, default: []].append(trip.minutesWaited(at: now))
            case .called: called[trip.place, default: 0] += 1
            case .declared, .atGate, .inYard, .released, .abroad: continue
            }
        }
        let rules = gate.rules
        overrides = rules.places(at: now).reduce(0) { $0 + gate.overrides.count(at: $1, on: now.localDate) }
        places = PlaceOrder.published.sorted(rules.places(at: now)).map { place in
            let isOpen = rules.isOpen(place, at: now)
            return Place(
                id: place, hours: rules.hours(of: place, at: now), isOpen: isOpen,
                opensAt: isOpen ? nil : rules.nextOpening(of: place, after: now), waiting: waiting[place] ?? [:],
                called: called[place] ?? 0, waits: (waits[place] ?? []).sorted())
        }
        notices = rules.all.compactMap { rule in
            guard case .notice(let notice) = rule.content, rule.validity.contains(now) else { return nil }
            return StopOfIntake(notice: notice, validity: rule.validity, reference: rule.reference)
        }
        self.standing = standing
        self.called = called.values.reduce(0, +)
        cleared = gate.tally.reduce(0) { $1.key.measure == .cleared ? $0 + $1.value : $0 }
        lastBulletin = gate.lastBulletin
        bulletinHour = rules.bulletinHour(at: now)
    }
}

extension Trip {
    /// Whole minutes since the vehicle came to the gate, or was called and missed it; 0 where it is not there yet.
    func minutesWaited(at now: Timestamp) -> Int {
        guard let since = arrivedAt ?? stage.since else { return 0 }
        return max(0, Int((now - since).components.seconds / 60))
    }
}
