import BorderVocabulary
import Gate

/// What is kept of a replay so that the story of a trip can be told: the calls of each road, and the lives of trips.
///
/// What is kept is bounded; what is not kept any more the verifier tells, who reads the log again. See
/// docs/decisions/0013-the-story-of-one-truck.md.
package struct StoryBook: Sendable {
    /// Bounds on what is kept.
    package enum Limit {
        /// Calls of one road.
        package static let calls = 10_000
        /// Calls of one road while one trip waits, in a book of that trip alone, which keeps them however old they are.
        package static let callsOfOne = 100_000
        /// How long calls and ended trips are kept, by the times of the log.
        package static let age = Duration.seconds(3 * 86_400)
        /// Trips that have ended.
        package static let ended = 20_000
    }

    private let only: TripID?
    private(set) var calls: [Road: RoadCalls] = [:]
    private(set) var lives: [TripID: TripLife] = [:]
    private var ended: [TripID] = []

    /// A book of all trips, or of one alone.
    package init(of trip: TripID? = nil) {
        only = trip
    }

    mutating func take(_ step: QueueStep, _ gate: Gate) {
        guard let id = step.event.trip else { return }
        let call = QueueCall(step, gate)
        if let call, only.map({ lives[$0]?.isWaiting ?? false }) ?? true {
            calls[call.road, default: RoadCalls()].append(
                call, most: only == nil ? Limit.calls : Limit.callsOfOne, age: only == nil ? Limit.age : nil)
        }
        guard only == nil || only == id else { return }
        if lives[id] == nil {
            guard gate.trips[id] != nil else { return }
            lives[id] = TripLife(id, at: step.at)
        }
        lives[id]?.take(step, call: call, gate)
        if gate.trips[id] == nil, only == nil { end(id, at: step.at) }
    }

    /// Forgets those who ended long ago; those who ended now are the youngest.
    private mutating func end(_ id: TripID, at now: Timestamp) {
        ended.append(id)
        var gone = max(0, ended.count - Limit.ended)
        while gone < ended.count, let endedAt = lives[ended[gone]]?.endedAt, now - endedAt > Limit.age { gone += 1 }
        // In pieces, so that a long list is not moved for each.
        guard gone >= 64 || gone > ended.count / 2 else { return }
        for trip in ended[..<gone] { lives[trip] = nil }
        ended.removeFirst(gone)
    }
}

/// The calls of one road, in their order.
struct RoadCalls: Sendable {
    private var calls: [QueueCall] = []
    /// The position of the last call that is not kept any more.
    private(set) var forgotten = Position.start

    /// The calls after a position.
    func after(_ position: Position) -> ArraySlice<QueueCall> {
        var (low, high) = (calls.startIndex, calls.endIndex)
        while low < high {
            let middle = (low + high) / 2
            if calls[middle].position <= position { low = middle + 1 } else { high = middle }
        }
        return calls[low...]
    }

    /// Keeps the call, and forgets those that are too many or too old.
    mutating func append(_ call: QueueCall, most: Int, age: Duration?) {
        calls.append(call)
        // Every 256 calls is often enough.
        guard calls.count % 256 == 0 else { return }
        var gone = max(0, calls.count - most)
        if let age { while gone < calls.count, call.at - calls[gone].at > age { gone += 1 } }
        guard gone > 0 else { return }
        forgotten = calls[gone - 1].position
        calls.removeFirst(gone)
    }
}
