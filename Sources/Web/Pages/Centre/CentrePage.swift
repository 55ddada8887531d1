import Application
import BorderVocabulary
import Gate

/// The command centre: a live map, what needs attention, flow and waiting.
struct CentrePage: Sendable {
    /// Who works at the gates or watches over them; a declarant sees the own trips elsewhere.
    static let duties: [Duty] = Duty.allCases.filter { duty in
        switch duty {
        case .gateOperator, .borderGuard, .health, .animalQuarantine, .plantQuarantine, .customs, .yard,
            .managementCentre, .board, .auditor, .administrator:
            true
        // The firm sees its own trucks, and the steering room the province.
        case .declarant, .system, .leader, .office, .department, .approver, .publisher, .reception: false
        }
    }

    struct Row: Sendable {
        let `class`: String
        let href: String
        let vehicle: String
        let measure: String
        let urgency: String
        let about: String
    }

    struct AttentionList: Sendable {
        let list: String
        let title: String
        let count: String
        let some: Bool
        let rows: [Row]
        let more: String?
        let empty: String
    }

    struct Legend: Sendable {
        let `class`: String
        let word: String
        let count: String
    }

    struct StageHead: Sendable { let word: String }
    struct Cell: Sendable {
        let label: String
        let count: String
    }
    struct PlaceRow: Sendable {
        let name: String
        let cells: [Cell]
    }
    struct HourRow: Sendable {
        let hour: String
        let arrived: String
        let cleared: String
    }
    struct Band: Sendable {
        let band: String
        let count: String
    }

    let asOf: String
    let standing: String
    let rate: String
    let lists: [AttentionList]
    let legend: [Legend]
    let plan: String
    let stages: [StageHead]
    let placeRows: [PlaceRow]
    let flow: String
    let hoursOfDay: [HourRow]
    let waits: String
    let bands: [Band]

    init(_ facts: CentreFacts, flow counts: RecentFlow.Counts, hourly: [HourlyFlow], at now: Timestamp, words: Words) {
        asOf = words("live.as-of", ["time": words.formats.clock(now)])
        standing = words.number(facts.standing)
        rate = words.number(counts.clearedInAll)
        lists = CentreFacts.Concern.allCases.map { AttentionList($0, facts, at: now, words: words) }
        let onMap = Dictionary(grouping: facts.trips.filter { $0.stage.name != .declared }, by: \.bulletinCategory)
        legend = BulletinCategory.allCases.map { category in
            Legend(
                class: category.code, word: words("class." + category.code),
                count: words.number(onMap[category]?.count ?? 0))
        }
        plan = GateMap.svg(facts, words: words)
        stages = StageName.allCases.map { StageHead(word: words.stage($0)) }
        let byPlace = Dictionary(grouping: facts.trips, by: \.place)
        placeRows = facts.places.map { place in
            let trips = Dictionary(grouping: byPlace[place.id] ?? [], by: \.stage.name)
            return PlaceRow(
                name: words.place(place.id),
                cells: StageName.allCases.map { stage in
                    Cell(label: words.stage(stage), count: words.number(trips[stage]?.count ?? 0))
                })
        }
        let hours = (0..<24).map { hour in
            let flows = hourly.filter { $0.hour == hour }
            return (
                hour: hour, arrived: flows.reduce(0) { $0 + $1.arrived }, cleared: flows.reduce(0) { $0 + $1.cleared }
            )
        }
        flow = Charts.flow(hours, words: words)
        hoursOfDay = hours.filter { $0.arrived > 0 || $0.cleared > 0 }.map { row in
            HourRow(
                hour: (row.hour < 10 ? "0" : "") + "\(row.hour):00", arrived: words.number(row.arrived),
                cleared: words.number(row.cleared))
        }
        let banded = CentrePage.bands(facts, at: now, words: words)
        waits = Charts.waits(banded, words: words)
        bands = banded.map { Band(band: $0.band, count: words.number($0.count)) }
    }

    /// Vehicles in line by the hours they have waited.
    private static func bands(_ facts: CentreFacts, at now: Timestamp, words: Words) -> [(band: String, count: Int)] {
        let edges = [0, 1, 3, 6, 12, 24]
        var counts = [Int](repeating: 0, count: edges.count)
        for trip in facts.trips where trip.stage.name == .waiting {
            let hours = trip.minutesWaited(at: now) / 60
            if let band = edges.lastIndex(where: { hours >= $0 }) { counts[band] += 1 }
        }
        return edges.indices.map { index in
            let from = String(edges[index])
            let band =
                index + 1 < edges.count
                ? words("centre.band", ["from": from, "to": String(edges[index + 1])])
                : words("centre.band-last", ["from": from])
            return (band, counts[index])
        }
    }
}

extension CentrePage.AttentionList {
    /// How many rows a list shows; the rest is counted.
    private static let limit = 6

    init(_ concern: CentreFacts.Concern, _ facts: CentreFacts, at now: Timestamp, words: Words) {
        let trips = facts.trips(of: concern, at: now)
        list = concern.rawValue
        title = words("centre.list." + concern.rawValue)
        count = words.number(trips.count)
        some = !trips.isEmpty
        rows = trips.prefix(Self.limit).map { CentrePage.Row($0, concern, at: now, words: words) }
        more = trips.count > Self.limit ? words("centre.more", ["count": words.number(trips.count - Self.limit)]) : nil
        let time = words.formats.duration(facts.longWait)
        empty = words("centre.list." + concern.rawValue + ".none", ["time": time])
    }
}

extension CentrePage.Row {
    init(_ trip: Trip, _ concern: CentreFacts.Concern, at now: Timestamp, words: Words) {
        `class` = trip.bulletinCategory.code
        href = "/trips/\(trip.id)"
        vehicle = trip.vehicleText
        let waited = words.formats.duration(.seconds(trip.minutesWaited(at: now) * 60))
        var detail = words.stage(trip.stage.name)
        switch concern {
        case .clocks:
            let deadline = trip.deadline ?? now
            let isOver = deadline <= now
            let time = words.formats.duration(isOver ? now - deadline : deadline - now)
            measure = words(isOver ? "centre.over" : "centre.left", ["time": time])
            urgency = isOver ? "late" : "soon"
        case .holds:
            (measure, urgency) = (waited, "late")
            detail = trip.clearances.held.all.map(words.agency).joined(separator: ", ")
        case .waits:
            (measure, urgency) = (waited, "late")
            if case .waiting(let area, _) = trip.stage { detail = words.area(area) }
        case .missed:
            measure = words("centre.times", ["count": String(trip.missedCalls)])
            urgency = "soon"
        case .warnings:
            (measure, urgency) = (words.stage(trip.stage.name), "soon")
            detail = trip.openWarnings.all.map { words("warning." + $0.code) }.joined(separator: "; ")
        }
        about = words("centre.at", ["place": words.place(trip.place), "where": detail])
    }
}

extension Trip {
    /// When a vehicle over the line must be back; nil where it is not there, or has no clock.
    var deadline: Timestamp? {
        guard case .abroad(_, let deadline) = stage else { return nil }
        return deadline
    }
}
