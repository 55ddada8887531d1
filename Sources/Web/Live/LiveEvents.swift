import Application
import BorderVocabulary
import Gate
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization

/// The hub of live events: one task follows the log, encodes each event once, and wakes the streams together.
package final class LiveEvents: Service, Sendable {
    private struct State {
        var ring: FrameRing
        var groups: [ObjectIdentifier: StreamGroup] = [:]
        /// Of the streams that are not for everybody, by name.
        var passes: [UInt64: StreamPass] = [:]
        var streams: [String: Int] = [:]
        var count = 0
        var nextName: UInt64 = 0
        var isEnded = false
    }

    private let service: GateService
    private let doorkeeper: Doorkeeper
    private let limits: WebLimits
    private let logger: Logger
    private let state: Mutex<State>
    private let encoder: FrameEncoder
    private let clients: GaugeSeries
    private let writes: CounterSeries
    private let frames: CounterSeries
    private let bookings: BookingMeters

    init(
        service: GateService, doorkeeper: Doorkeeper, limits: WebLimits, metrics: PrometheusRegistry, logger: Logger
    ) {
        self.service = service
        self.doorkeeper = doorkeeper
        self.limits = limits
        self.logger = logger
        encoder = FrameEncoder(service)
        state = Mutex(
            State(ring: FrameRing(capacity: limits.frames, after: service.feed.head, chunk: limits.streamChunk)))
        metrics.describe("huunghi_event_streams", "Open event streams.")
        metrics.describe("huunghi_event_frames_total", "Events encoded for streams.")
        metrics.describe("huunghi_event_writes_total", "Writes to streams; one write carries all that is pending.")
        clients = metrics.gauge("huunghi_event_streams")
        frames = metrics.counter("huunghi_event_frames")
        writes = metrics.counter("huunghi_event_writes")
        bookings = BookingMeters(metrics)
    }

    /// Follows the log until it is cancelled; then ends every stream.
    package func run() async {
        await cancelWhenGracefulShutdown { [self] in
            await withDiscardingTaskGroup { group in
                group.addTask { await self.follow() }
                group.addTask { await self.beat() }
                group.addTask { [self] in
                    for await _ in doorkeeper.changes { await recheck() }
                }
            }
        }
        end()
    }

    /// Ends every stream and opens no more; clients come back and resume when there is a server again.
    package func end() {
        let groups = state.withLock { state in
            state.isEnded = true
            return Array(state.groups.values)
        }
        for group in groups { group.end() }
    }

    private func follow() async {
        while !Task.isCancelled {
            let head = state.withLock { $0.ring.head }
            do {
                guard try await append(after: head) else { return }
                // A burst goes out together; its first event waits for the last, a tenth of a second at most.
                try await Task.sleep(for: limits.coalescing)
                while state.withLock({ $0.ring.head }) < service.feed.head {
                    guard try await append(after: state.withLock { $0.ring.head }) else { return }
                }
            } catch is CancellationError {
                return
            } catch {
                logger.error("live events wait for the log", metadata: ["error": "\(error)"])
                try? await Task.sleep(for: .seconds(1))
            }
            for group in state.withLock({ Array($0.groups.values) }) { group.wake() }
        }
    }

    private func append(after position: Position) async throws -> Bool {
        guard let records = try await service.feed.next(after: position, limit: 1_024) else { return false }
        guard let last = records.last else { return true }
        for record in records { bookings.count(record) { encoder.road(of: record.event) } }
        // Whoever comes now begins at the head, or reads what was passed over from the log.
        guard state.withLock({ $0.count > 0 }) else {
            encoder.pass(records)
            state.withLock { $0.ring.skip(to: last.position) }
            return true
        }
        let made = records.map(encoder.frame)
        state.withLock { state in
            for frame in made { state.ring.append(frame) }
        }
        frames.increment(by: Int64(made.count))
        return true
    }

    private func beat() async {
        while !Task.isCancelled {
            guard (try? await Task.sleep(for: limits.heartbeat)) != nil else { return }
            await recheck()
            for group in state.withLock({ Array($0.groups.values) }) { group.beat() }
        }
    }

    /// How many passes are looked at in one question to the accounts.
    private static let passPage = 256

    /// Ends the streams of those who may hear them no longer. Whoever cannot be looked up is let go, and comes back.
    private func recheck() async {
        let passes = state.withLock { $0.passes }
        let credentials = Array(Set(passes.values.map(\.credential)))
        var found: [Credential: Identity] = [:]
        for start in stride(from: 0, to: credentials.count, by: LiveEvents.passPage) {
            let page = credentials[start..<min(start + LiveEvents.passPage, credentials.count)]
            do throws(Problem) {
                found.merge(try await doorkeeper.recheck(Array(page))) { $1 }
            } catch {
                logger.warning("streams could not be looked at again", metadata: ["problem": "\(error.code)"])
            }
        }
        let ended = passes.filter { $0.value.ends(with: found[$0.value.credential]) }.map(\.key)
        guard !ended.isEmpty else { return }
        for group in state.withLock({ Array($0.groups.values) }) { group.dismiss(ended) }
    }

    /// The position after the last event that streams have.
    package var head: Position { state.withLock { $0.ring.head } }

    /// Opens a stream after a position, or at the head for nil; one with a pass ends when the pass does.
    package func stream(
        after position: Position?, for audience: StreamAudience, by pass: StreamPass?, client: String,
        on channel: any Channel
    ) throws(Problem) -> ResponseBody {
        let name: UInt64? = state.withLock { state in
            guard !state.isEnded, state.count < limits.streams,
                state.streams[client, default: 0] < limits.streamsPerAddress
            else { return nil }
            state.count += 1
            state.streams[client, default: 0] += 1
            state.nextName += 1
            state.passes[state.nextName] = pass
            return state.nextName
        }
        guard let name else { throw Problem(.tooManyStreams) }
        clients.increment(by: 1)
        let ticket = StreamTicket { [self] in close(name, client) }
        // A position from the future is one of another log: begin at this log's head. "Now" is when the stream was asked
        // for: not before what has happened and is not encoded yet, and not after what the client does on the answer.
        let head = service.feed.head
        let begin = position.map { min($0, head) } ?? head
        return ResponseBody { writer in
            defer { ticket.giveBack() }
            try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
            var cursor = begin
            streaming: while !Task.isCancelled {
                while !self.state.withLock({ $0.ring.remembers(after: cursor) }) {
                    if let pass, pass.isRevoked { break streaming }
                    guard let next = try await self.old(after: cursor, audience) else { break streaming }
                    try await writer.write(next.bytes)
                    cursor = next.end
                }
                let group = self.group(of: channel.eventLoop)
                switch await group.join(name, channel, from: cursor, as: audience, by: pass) {
                case .behind(let position): cursor = position
                case .ended: break streaming
                }
            }
            try await writer.finish(nil)
        }
    }

    /// Events that are older than the ring, from the log.
    private func old(after cursor: Position, _ audience: StreamAudience) async throws -> FrameRing.Run? {
        guard let records = try await service.feed.next(after: cursor, limit: 256), let last = records.last else {
            return nil
        }
        var bytes = ByteBuffer()
        for record in records {
            if let frame = encoder.frame(record).bytes(for: audience) { bytes.writeImmutableBuffer(frame) }
        }
        return FrameRing.Run(bytes: bytes, end: last.position)
    }

    private func close(_ name: UInt64, _ client: String) {
        state.withLock { state in
            state.passes.removeValue(forKey: name)
            state.count -= 1
            state.streams[client, default: 1] -= 1
            if state.streams[client] == 0 { state.streams.removeValue(forKey: client) }
        }
        clients.decrement(by: 1)
    }

    private func group(of loop: any EventLoop) -> StreamGroup {
        state.withLock { state in
            if let group = state.groups[ObjectIdentifier(loop)] { return group }
            let source = StreamGroup.Source(
                run: { position, audience in self.state.withLock { $0.ring.run(after: position, for: audience) } },
                head: { self.state.withLock { $0.ring.head } },
                wrote: { self.writes.increment(by: 1) })
            let group = StreamGroup(loop: loop, retry: limits.coalescing, source: source)
            state.groups[ObjectIdentifier(loop)] = group
            return group
        }
    }
}

/// Gives a stream's place back exactly once, also when its answer was never begun.
private final class StreamTicket: Sendable {
    private let isOpen = Atomic(true)
    private let close: @Sendable () -> Void

    init(_ close: @escaping @Sendable () -> Void) {
        self.close = close
    }

    deinit { giveBack() }

    func giveBack() {
        if isOpen.exchange(false, ordering: .relaxed) { close() }
    }
}
