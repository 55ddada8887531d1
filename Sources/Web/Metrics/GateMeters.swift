import Application
import BorderVocabulary
import Gate

/// What is measured of the gate itself at the moment it is asked.
enum GateMeters {
    static func update(_ services: WebServices) {
        let registry = services.metrics
        registry.describe("huunghi_log_position", "The position of the last durable event.")
        registry.describe("huunghi_open_trips", "Open trips, by stage.")
        registry.describe("huunghi_waiting_vehicles", "Vehicles that wait, by place, direction and class of goods.")
        registry.describe(
            "huunghi_slot_bookings", "Open bookings, by place, direction and how far they have come.")
        registry.gauge("huunghi_log_position").set(Double(services.service.head.number))
        let now = services.clock.now()
        if let audit = services.publicLog?.auditor?.standing(on: now.localDate) {
            registry.describe("huunghi_audited_position", "The last record that the gate's own auditor has checked.")
            registry.describe("huunghi_audit_inversions", "Calls by no rule that the auditor has found.")
            registry.describe(
                "huunghi_audit_faults", "Clocks of calls, bookings and draws by no rule that the auditor has found.")
            registry.gauge("huunghi_audit_faults").set(Int64(audit.clockFaults + audit.slotFaults))
            registry.describe("huunghi_audit_believes", "1 while the public log holds, 0 once it does not.")
            registry.gauge("huunghi_audited_position").set(Double(audit.position.number))
            registry.gauge("huunghi_audit_inversions").set(Int64(audit.inversions))
            registry.gauge("huunghi_audit_believes").set(Int64(audit.flaw == nil ? 1 : 0))
        }
        let (stages, lines, places, bookings, roads) = services.service.read { gate, _ in
            var stages: [StageName: Int] = [:]
            for trip in gate.trips.values { stages[trip.stage.name, default: 0] += 1 }
            var bookings: [BookingMeters.Key: Int] = [:]
            for booking in gate.slots.bookings.values { bookings[BookingMeters.Key(booking), default: 0] += 1 }
            let lines = gate.lines.map { ($0.key, $0.value.count) }
            return (stages, lines, gate.rules.places(at: now), bookings, gate.rules.slotRoads)
        }
        for stage in StageName.allCases {
            registry.gauge("huunghi_open_trips", [("stage", stage.code)]).set(Int64(stages[stage] ?? 0))
        }
        for (key, count) in lines where places.contains(key.place) {
            let labels = [
                ("place", key.place.description), ("direction", key.direction.code), ("category", key.category.code),
                ("unmanned", key.isUnmanned ? "true" : "false"),
            ]
            registry.gauge("huunghi_waiting_vehicles", labels).set(Int64(count))
        }
        for road in roads {
            for state in BookingMeters.Key.State.allCases {
                let key = BookingMeters.Key(place: road.place, direction: road.direction, state: state)
                let labels = [
                    ("place", road.place.description), ("direction", road.direction.code), ("state", state.rawValue),
                ]
                registry.gauge("huunghi_slot_bookings", labels).set(Int64(bookings[key] ?? 0))
            }
        }
    }
}
