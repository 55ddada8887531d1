import BorderVocabulary
import Gate

/// The stored form of a whole gate: the same state always has the same bytes.
package enum GateStateCodec {
    /// 2 since a fee knows what was assessed apart from what was paid; 3 since a turn has clocks, calls out of turn are
    /// counted, and there are slots. A snapshot of before is made anew from the log.
    private static let format: UInt8 = 3

    /// What a snapshot keeps: everything that cannot be derived, in sorted order.
    package static func encode(_ gate: borrowing Gate) -> [UInt8] {
        var writer = ByteWriter(reserving: 1 << 16)
        writer.byte(format)
        writer.unsigned(gate.lastTrip)
        writer.unsigned(gate.lastTicket)
        writer.optional(gate.lastBulletin) { $0.date($1) }
        writer.list(gate.rules.all) { $0.rule($1) }
        writer.list(gate.trips.values.sorted { $0.id < $1.id }) { $0.trip($1) }
        writer.list(gate.laneUse.sorted { $0.key < $1.key }) { writer, use in
            writer.name(use.key)
            writer.signed(use.value.hour)
            writer.signed(Int64(use.value.vehicles))
        }
        // A cell that went back to zero and one that was never counted are the same.
        writer.list(gate.tally.filter { $0.value != 0 }.sorted { $0.key.precedes($1.key) }) { writer, count in
            writer.cell(count.key)
            writer.signed(Int64(count.value))
        }
        writer.list(gate.shares.filter { !$0.value.ahead.isEmpty }.sorted { $0.key.precedes($1.key) }) {
            writer, account in
            writer.name(account.key.place)
            writer.raw(account.key.direction)
            writer.bool(account.key.isUnmanned)
            writer.list(account.value.ahead.sorted { $0.key < $1.key }) { writer, ahead in
                writer.name(ahead.key)
                writer.unsigned(ahead.value)
            }
        }
        writer.overrides(gate.overrides)
        writer.slotBook(gate.slots)
        return writer.bytes
    }

    /// What `encode` keeps and, after it, what is derived from it: lines, counts and bindings, in sorted order.
    ///
    /// Two gates are identical when these bytes are.
    package static func encodeWhole(_ gate: borrowing Gate) -> [UInt8] {
        var writer = ByteWriter(reserving: 1 << 16)
        writer.blob(encode(gate))
        let lines = gate.lines.keys.sorted { $0.precedes($1) }.map { ($0, gate.waiting(in: $0)) }
        writer.list(lines.filter { !$0.1.isEmpty }) { writer, line in
            writer.name(line.0.place)
            writer.raw(line.0.direction)
            writer.raw(line.0.category)
            writer.bool(line.0.isUnmanned)
            writer.list(line.1) { $0.trip($1) }
        }
        writer.list(gate.yardCounts.filter { $0.value != 0 }.sorted { $0.key < $1.key }) { writer, count in
            writer.name(count.key)
            writer.signed(Int64(count.value))
        }
        writer.list(gate.areaCounts.filter { $0.value != 0 }.sorted { $0.key < $1.key }) { writer, count in
            writer.name(count.key)
            writer.signed(Int64(count.value))
        }
        writer.list(gate.calledCounts.filter { $0.value != 0 }.sorted { $0.key < $1.key }) { writer, count in
            writer.name(count.key)
            writer.signed(Int64(count.value))
        }
        writer.bindings(gate.openVehicles)
        writer.bindings(gate.openTrailers)
        writer.bindings(gate.openContainers)
        return writer.bytes
    }

    /// The gate of a snapshot; throws for any other bytes and never traps.
    package static func decode(_ bytes: [UInt8]) throws(CodecFailure) -> Gate {
        try ByteReader.read(bytes) { reader throws(CodecFailure) in
            let format = try reader.byte()
            guard format == GateStateCodec.format else { throw CodecFailure.unknownFormat(format) }
            let lastTrip = try reader.unsigned()
            let lastTicket = try reader.unsigned()
            let lastBulletin = try reader.optional { r throws(CodecFailure) in try r.date() }
            let rules = try reader.list { r throws(CodecFailure) in try r.rule() }
            let trips = try reader.list { r throws(CodecFailure) in try r.openTrip() }
            var laneUse: [LaneID: Gate.LaneHour] = [:]
            for _ in 0..<(try reader.count()) {
                let lane: LaneID = try reader.name()
                laneUse[lane] = Gate.LaneHour(hour: try reader.signed(), vehicles: try reader.int())
            }
            var tally: [BulletinCell: Int] = [:]
            for _ in 0..<(try reader.count()) {
                let cell = try reader.cell()
                tally[cell] = try reader.int()
            }
            var shares: [Road: Shares] = [:]
            for _ in 0..<(try reader.count()) {
                let road = Road(
                    place: try reader.name(), direction: try reader.raw(), isUnmanned: try reader.bool())
                var ahead: [QueueClassID: UInt64] = [:]
                for _ in 0..<(try reader.count()) { ahead[try reader.name()] = try reader.unsigned() }
                shares[road] = Shares(ahead)
            }
            let overrides = try reader.overrides()
            return Gate(
                trips: trips, rules: rules, lastTrip: lastTrip, lastTicket: lastTicket, laneUse: laneUse,
                tally: tally, lastBulletin: lastBulletin, shares: shares, slots: try reader.slotBook(),
                overrides: overrides)
        }
    }
}

extension ByteWriter {
    fileprivate mutating func overrides(_ overrides: OverrideCounts) {
        list(overrides.days.sorted { $0.key < $1.key }) { writer, day in
            writer.date(day.key)
            writer.list(day.value.sorted { $0.key < $1.key }) { writer, count in
                writer.name(count.key)
                writer.signed(Int64(count.value))
            }
        }
    }
}

extension ByteReader {
    fileprivate mutating func overrides() throws(CodecFailure) -> OverrideCounts {
        var days: [LocalDate: [PlaceID: Int]] = [:]
        for _ in 0..<(try count()) {
            let date = try date()
            for _ in 0..<(try count()) {
                let place: PlaceID = try name()
                days[date, default: [:]][place] = try int()
            }
        }
        return OverrideCounts(days)
    }
}

extension ByteWriter {
    fileprivate mutating func bindings(_ bindings: [ShortText: TripID]) {
        list(bindings.sorted { $0.key < $1.key }) { writer, binding in
            writer.short(binding.key)
            writer.trip(binding.value)
        }
    }
}

extension BulletinCell {
    fileprivate func precedes(_ other: BulletinCell) -> Bool {
        (place, measure.rawValue, category.rawValue) < (other.place, other.measure.rawValue, other.category.rawValue)
    }
}

extension Road {
    fileprivate func precedes(_ other: Road) -> Bool {
        (place, direction.rawValue, isUnmanned ? 1 : 0)
            < (other.place, other.direction.rawValue, other.isUnmanned ? 1 : 0)
    }
}

extension WaitingLine.Key {
    fileprivate func precedes(_ other: WaitingLine.Key) -> Bool {
        (place, direction.rawValue, category.rawValue, isUnmanned ? 1 : 0)
            < (other.place, other.direction.rawValue, other.category.rawValue, other.isUnmanned ? 1 : 0)
    }
}
