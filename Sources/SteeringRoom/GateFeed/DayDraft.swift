import BorderVocabulary
import Cryptography
import Steering

/// A day that is still being counted, or that a later record may still change.
struct DayDraft {
    let day: LocalDate
    private(set) var first: UInt64?
    private(set) var last: UInt64?
    private var records = 0
    private var later: [UInt64] = []
    private var crossings: [CrossingCell.Key: CrossingCell] = [:]
    private var waits: [GateWay: MinuteCounts] = [:]
    private var fees: [GateWay: (payments: Int, dong: Int64)] = [:]
    private var backlog: [BacklogCell]?
    private var chain = SHA256Digest(of: [])
    /// The gates that were open and the digest of the rules that say so, once the day was over in the log.
    private(set) var rules: (open: [PlaceID], digest: SHA256Digest)?
    /// Whether it has changed since it was sealed the last time.
    var isChanged = true
    /// Vehicles that crossed on this day and whose papers may still be corrected.
    var openTrips = 0

    init(_ day: LocalDate) {
        self.day = day
    }

    /// A record of this day stands at a position.
    mutating func extend(to position: UInt64) {
        if first == nil { first = position }
        last = position
        isChanged = true
    }

    /// A record that numbers of this day rest upon, with the digest of all that it follows from.
    mutating func link(_ position: UInt64, _ digest: SHA256Digest) {
        chain = SHA256Digest { hasher in
            chain.withUnsafeBytes { hasher.update($0) }
            hasher.update(position)
            digest.withUnsafeBytes { hasher.update($0) }
        }
        records += 1
        if position > last ?? 0 { later.append(position) }
        isChanged = true
    }

    mutating func close(open: [PlaceID], rules digest: SHA256Digest) { rules = (open, digest) }

    /// Adds a vehicle with what it carries, or takes it away.
    mutating func count(_ load: VehicleLoad, at way: GateWay, _ sign: Int) {
        for (place, line) in load.lines.enumerated() {
            let key = CrossingCell.Key(way.place, way.direction, line.goods)
            var cell = crossings[key] ?? CrossingCell(key, vehicles: 0, kilograms: 0, unweighed: 0)
            cell = CrossingCell(
                key, vehicles: cell.vehicles + (place == 0 ? sign : 0),
                kilograms: cell.kilograms + Int64(sign) * line.kilograms,
                unweighed: cell.unweighed + (place == 0 && load.isUnweighed ? sign : 0))
            let isEmpty = cell.vehicles == 0 && cell.kilograms == 0 && cell.unweighed == 0
            crossings[key] = isEmpty ? nil : cell
        }
    }

    mutating func wait(_ minutes: Int, at way: GateWay) { waits[way, default: MinuteCounts()].add(minutes: minutes) }

    mutating func pay(_ dong: Int64, at way: GateWay) {
        let sum = fees[way] ?? (0, 0)
        // More than 64 bits of đồng were never paid; the sum stays at its bound.
        let (paid, overflowed) = sum.dong.addingReportingOverflow(dong)
        fees[way] = (sum.payments + 1, overflowed ? (dong > 0 ? .max : .min) : paid)
    }

    mutating func remain(_ cells: [BacklogCell]) { backlog = cells }

    /// Seals the day as it stands, under the rules that say which gates were open.
    func sealed(log: GateID, rules: (open: [PlaceID], digest: SHA256Digest)) -> DayTally {
        let whole = SHA256Digest { hasher in
            chain.withUnsafeBytes { hasher.update($0) }
            rules.digest.withUnsafeBytes { hasher.update($0) }
        }
        return DayTally(
            sealing: DayTally.Content(
                log: log, day: day, first: first, last: last, records: records, later: later,
                crossings: crossings.values.sorted { $0.key < $1.key },
                waits: waits.sorted { $0.key < $1.key }.map { WaitingCell($0.key, waits: $0.value) },
                fees: fees.sorted { $0.key < $1.key }.map {
                    FeeCell($0.key, payments: $0.value.payments, dong: $0.value.dong)
                },
                backlog: backlog, open: rules.open, chain: Checksum(whole)))
    }
}
