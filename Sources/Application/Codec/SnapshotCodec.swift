import BorderVocabulary
import Gate

/// The stored form of a snapshot: the time of the last record, and the gate.
package enum SnapshotCodec {
    private static let format: UInt8 = 1

    /// The snapshot of a gate whose last record is at `position` and was made at `lastTime`.
    package static func encode(_ gate: borrowing Gate, at position: Position, lastTime: Timestamp) -> Snapshot {
        var writer = ByteWriter()
        writer.byte(format)
        writer.moment(lastTime)
        writer.blob(GateStateCodec.encode(gate))
        return Snapshot(position: position, bytes: writer.bytes)
    }

    /// The gate and the time of its last record; throws for any other bytes.
    package static func decode(_ snapshot: Snapshot) throws(CodecFailure) -> (gate: Gate, lastTime: Timestamp) {
        let (lastTime, state) = try ByteReader.read(snapshot.bytes) { reader throws(CodecFailure) in
            let format = try reader.byte()
            guard format == SnapshotCodec.format else { throw CodecFailure.unknownFormat(format) }
            return (try reader.moment(), try reader.blob())
        }
        return (try GateStateCodec.decode(state), lastTime)
    }
}
