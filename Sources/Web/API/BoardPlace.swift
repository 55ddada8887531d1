import Application
import BorderVocabulary
import Gate

/// What the public board says of one place.
struct BoardPlace: Sendable {
    /// How many vehicles of one direction are where.
    struct Counts: Sendable {
        var waiting: [GoodsCategory: Int] = [:]
        var called = 0
        var atGate = 0
        var inYard = 0
        var released = 0
    }

    let id: PlaceID
    let isOpen: Bool
    let opensAt: Timestamp?
    let hours: Hours?
    let notices: [Rule]
    var counts: [Direction: Counts] = [:]
    /// Vehicles that passed the last barrier since the hour began, and in the whole hour before.
    let clearedThisHour: Int
    let clearedLastHour: Int
    /// Vehicles that a person called before their turn today.
    let calledOutOfTurn: Int

    static func all(
        _ service: GateService, at now: Timestamp, today: [HourlyFlow], yesterday: [HourlyFlow]
    ) -> [BoardPlace] {
        let hour = now.localTime.hour
        return service.read { gate, _ in
            var places: [PlaceID: BoardPlace] = [:]
            for id in gate.rules.places(at: now) {
                let isOpen = gate.rules.isOpen(id, at: now)
                let before = hour == 0 ? yesterday : today
                places[id] = BoardPlace(
                    id: id, isOpen: isOpen, opensAt: isOpen ? nil : gate.rules.nextOpening(of: id, after: now),
                    hours: gate.rules.hours(of: id, at: now), notices: notices(of: id, in: gate.rules, at: now),
                    clearedThisHour: today.first { $0.place == id && $0.hour == hour }?.cleared ?? 0,
                    clearedLastHour: before.first { $0.place == id && $0.hour == (hour + 23) % 24 }?.cleared ?? 0,
                    calledOutOfTurn: gate.overrides.count(at: id, on: now.localDate))
            }
            for trip in gate.trips.values {
                places[trip.place]?.counts[trip.direction, default: Counts()].add(trip)
            }
            return places.values.sorted { $0.id < $1.id }
        }
    }

    private static func notices(of place: PlaceID, in rules: RuleBook, at now: Timestamp) -> [Rule] {
        rules.all.filter { rule in
            guard case .notice(let notice) = rule.content, rule.validity.contains(now) else { return false }
            return notice.place == nil || notice.place == place
        }
    }

    func write(to json: inout JSONWriter) {
        json.member("place", id.description)
        json.member("open", isOpen)
        json.member("opensAt", opensAt?.iso8601)
        json.member("hours", hours.map { "\($0.opens)–\($0.closes)" })
        json.member("clearedThisHour", clearedThisHour)
        json.member("clearedLastHour", clearedLastHour)
        json.member("calledOutOfTurnToday", calledOutOfTurn)
        json.list("directions", Direction.allCases) { json, direction in
            let counts = counts[direction] ?? Counts()
            json.object { json in
                json.member("direction", direction.code)
                json.member(
                    "waiting",
                    object: { json in
                        for category in GoodsCategory.allCases {
                            json.member(category.code, counts.waiting[category] ?? 0)
                        }
                    })
                json.member("called", counts.called)
                json.member("atGate", counts.atGate)
                json.member("inYard", counts.inYard)
                json.member("released", counts.released)
            }
        }
        json.list("notices", notices) { json, rule in json.object { $0.members(of: rule) } }
    }
}

extension BoardPlace.Counts {
    fileprivate mutating func add(_ trip: Trip) {
        switch trip.stage {
        case .declared, .abroad: break
        case .waiting: waiting[trip.category, default: 0] += 1
        case .called: called += 1
        case .atGate: atGate += 1
        case .inYard: inYard += 1
        case .released: released += 1
        }
    }
}
