import Application
import BorderVocabulary
import Gate
import NIOCore
import Synchronization

/// Writes events as frames of a stream: `id` is the position, `event` the kind, `data` the JSON.
final class FrameEncoder: Sendable {
    /// What everybody may know of a trip, and only of open trips and those that ended a moment ago.
    private struct Known: Sendable {
        var place: PlaceID
        var direction: Direction
        var category: GoodsCategory
    }

    private let service: GateService
    /// What was known of open trips, so that the event that ends one can still say where.
    private let memory = Mutex<[TripID: Known]>([:])

    init(_ service: GateService) {
        self.service = service
    }

    func frame(_ record: LogRecord) -> FrameRing.Frame {
        var full = JSONWriter()
        full.record(record)
        return FrameRing.Frame(
            position: record.position, everybody: record.event.isPublic ? everybody(record) : nil,
            officers: assemble(record, full))
    }

    /// Kind, time, trip number, stage, and the place, direction and class of the trip as the gate knows it now: null
    /// for a trip that the gate has forgotten. Nothing that names a person, a firm or a vehicle.
    private func everybody(_ record: LogRecord) -> ByteBuffer {
        let event = record.event
        let known = known(event)
        var json = JSONWriter(capacity: 256)
        json.object { json in
            json.member("position", record.position.number)
            json.member("at", record.at.iso8601)
            json.member("kind", event.kind)
            json.member("trip", text: event.trip)
            json.member("place", text: known?.place)
            json.member("direction", code: known?.direction)
            json.member("category", code: known?.category)
            json.member("stage", code: event.stage)
        }
        return assemble(record, json)
    }

    /// Takes note of records that nobody listens to.
    func pass(_ records: [LogRecord]) {
        for record in records { _ = known(record.event) }
    }

    /// Where the trip of an event is, or was.
    func road(of event: Event) -> (place: PlaceID, direction: Direction)? {
        known(event).map { ($0.place, $0.direction) }
    }

    private func known(_ event: Event) -> Known? {
        if case .declared(_, let declaration, _) = event {
            return Known(place: declaration.place, direction: declaration.direction, category: declaration.category)
        }
        guard let trip = event.trip else { return nil }
        let now = service.read { gate, _ in
            gate.trips[trip].map { Known(place: $0.place, direction: $0.direction, category: $0.category) }
        }
        return memory.withLock { memory in
            if let now {
                memory[trip] = now
                return now
            }
            // What else happened to it at the end comes before the end itself.
            if case .ended = event { return memory.removeValue(forKey: trip) }
            return memory[trip]
        }
    }

    private func assemble(_ record: LogRecord, _ json: JSONWriter) -> ByteBuffer {
        var frame = ByteBufferAllocator().buffer(capacity: json.buffer.readableBytes + 64)
        frame.writeString("id: \(record.position.number)\nevent: \(record.event.kind)\ndata: ")
        frame.writeImmutableBuffer(json.buffer)
        frame.writeStaticString("\n\n")
        return frame
    }
}
