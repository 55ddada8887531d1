import Application
import BorderVocabulary
import Gate
import Steering

/// Measures at a gate what may be trouble, from its log alone: waiting, no intake, no crossings, silence, backlog.
///
/// The time is cut into windows; a window is measured when a record of a later one is there, or when the clock says that
/// it is over. What is measured follows from the records, so that a log read again gives the same signals.
package struct GateGauge {
    /// The bounds of what is measured.
    package enum Limit {
        /// How long a window is.
        package static let window = Duration.seconds(900)
        /// So far back measuring begins at a start; what was before is history and no trouble of now.
        package static let back = Duration.seconds(14 * 86_400)
    }

    private struct Standing {
        let way: GateWay
        let since: Timestamp
    }

    private let log: Line
    /// The window that is being filled; nil before the first record that counts.
    private var start: Timestamp?
    private let from: Timestamp
    /// Vehicles that are at the gate and have not crossed.
    private var standing: [TripID: Standing] = [:]
    /// Minutes that the vehicles had waited that crossed in this window.
    private var crossed: [GateWay: [Int]] = [:]
    private var ways: Set<GateWay> = []
    /// Opening minutes since the last crossing of a place.
    private var quiet: [PlaceID: Int] = [:]
    /// The last crossing of a place in this window.
    private var lastCrossing: [PlaceID: Timestamp] = [:]
    private var lastRecord: (position: UInt64, at: Timestamp)?
    /// The first record of this window.
    private var first: UInt64?

    /// Measures the log of a gate from a moment on.
    package init(_ log: GateID, from moment: Timestamp) {
        do throws(ParseFailure) { self.log = try Line.parse(log.description) } catch {
            preconditionFailure("The name of a gate is a line.")
        }
        from = moment
    }

    /// Takes the next record, of which the tallier knows all; answers with the signals of windows that are over by it.
    package mutating func take(_ record: LogRecord, _ tallier: GateTallier) -> [GateSignal] {
        let signals = advance(to: record.at, tallier)
        if let id = record.event.trip { follow(id, record, tallier) }
        lastRecord = (record.position.number, record.at)
        // What is older than the first window is no evidence for it.
        if first == nil, record.at >= GateGauge.window(of: from) { first = record.position.number }
        return signals
    }

    /// The signals of the windows that are over at a moment.
    package mutating func advance(to moment: Timestamp, _ tallier: GateTallier) -> [GateSignal] {
        guard moment >= from, lastRecord != nil else { return [] }
        var begin = start ?? GateGauge.window(of: max(from, lastRecord?.at ?? from))
        var signals: [GateSignal] = []
        while begin + Limit.window <= moment {
            signals += measure(begin, tallier.rules)
            begin += Limit.window
            crossed.removeAll(keepingCapacity: true)
            lastCrossing.removeAll(keepingCapacity: true)
            first = nil
        }
        start = begin
        return signals
    }

    private mutating func follow(_ id: TripID, _ record: LogRecord, _ tallier: GateTallier) {
        let trip = tallier.trips[id]
        if let trip, let arrived = trip.arrivedAt, trip.crossed == nil {
            standing[id] = Standing(way: trip.way, since: arrived)
            ways.insert(trip.way)
        } else if let gone = standing.removeValue(forKey: id), trip?.crossed != nil, record.at >= from {
            crossed[gone.way, default: []].append(GateGauge.minutes(from: gone.since, to: record.at))
            lastCrossing[gone.way.place] = record.at
        }
    }

    private mutating func measure(_ begin: Timestamp, _ rules: RuleBook) -> [GateSignal] {
        let end = begin + Limit.window
        guard let record = lastRecord else { return [] }
        let evidence = LogStretch(log, first: first ?? record.position, last: record.position)
        func signal(_ kind: GateSignal.Kind, _ stream: GateStream, _ measure: Int) -> GateSignal {
            GateSignal(kind, at: stream, from: begin, until: end, measure: measure, evidence: evidence)
        }
        var waits = crossed
        var backlog: [GateWay: Int] = [:]
        for vehicle in standing.values {
            waits[vehicle.way, default: []].append(GateGauge.minutes(from: vehicle.since, to: end))
            backlog[vehicle.way, default: 0] += 1
        }
        var signals: [GateSignal] = []
        for way in ways.sorted() {
            let stream = GateStream(way.place, way.direction)
            let waited = waits[way, default: []].sorted()
            let rank = (waited.count * 9 + 9) / 10
            signals.append(signal(.waitingP90, stream, waited.isEmpty ? 0 : waited[rank - 1]))
            signals.append(signal(.waitingLongest, stream, waited.last ?? 0))
            signals.append(signal(.backlog, stream, backlog[way] ?? 0))
            signals.append(signal(.noIntake, stream, notice(at: way, end, rules)))
        }
        for place in Set(ways.map(\.place)).sorted() {
            count(quietOf: place, begin, end, rules)
            let last = end - .milliseconds(1)
            let isOpen = rules.isOpen(place, at: last)
            signals.append(signal(.noCrossing, GateStream(place), isOpen ? quiet[place] ?? 0 : 0))
            let silence = GateGauge.minutes(from: record.at, to: end)
            signals.append(signal(.logGap, GateStream(place), isOpen ? silence : 0))
        }
        return signals
    }

    /// Minutes for which a notice has kept vehicles of a way out, whatever their goods.
    private func notice(at way: GateWay, _ end: Timestamp, _ rules: RuleBook) -> Int {
        let moment = end - .milliseconds(1)
        return rules.all.reduce(0) { longest, rule in
            guard case .notice(let notice) = rule.content, rule.validity.contains(moment),
                notice.place.map({ $0 == way.place }) ?? true,
                notice.direction.map({ TradeDirection($0) == way.direction }) ?? true
            else { return longest }
            return max(longest, GateGauge.minutes(from: rule.validity.from, to: end))
        }
    }

    /// Counts the opening minutes of a window without a crossing; a crossing begins anew.
    private mutating func count(quietOf place: PlaceID, _ begin: Timestamp, _ end: Timestamp, _ rules: RuleBook) {
        if lastCrossing[place] != nil { quiet[place] = 0 }
        var minute = lastCrossing[place] ?? begin
        while minute + .seconds(60) <= end {
            if rules.isOpen(place, at: minute) { quiet[place, default: 0] += 1 }
            minute += .seconds(60)
        }
    }

    private static func minutes(from start: Timestamp, to end: Timestamp) -> Int {
        max(0, Int((end.milliseconds - start.milliseconds) / 60_000))
    }

    /// The beginning of the window in which a moment lies; windows begin with the hour.
    private static func window(of moment: Timestamp) -> Timestamp {
        let width: Int64 = 900_000
        let rest = moment.milliseconds % width
        return Timestamp(milliseconds: moment.milliseconds - (rest < 0 ? rest + width : rest))
    }
}
