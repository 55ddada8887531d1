import Application
import NIOCore

/// Who hears a stream: everybody, without anything personal; or officers, with everything.
package enum StreamAudience: Hashable, Sendable {
    case everybody
    case officers
}

/// The most recent events as they go over the wire, encoded once for all who listen.
struct FrameRing: Sendable {
    /// One event as it is sent. An event that is not for everybody has no frame for them.
    struct Frame: Sendable {
        let position: Position
        let everybody: ByteBuffer?
        let officers: ByteBuffer

        func bytes(for audience: StreamAudience) -> ByteBuffer? {
            switch audience {
            case .everybody: everybody
            case .officers: officers
            }
        }
    }

    /// Frames after a cursor, joined; `end` is the position that they lead to.
    struct Run: Sendable {
        let bytes: ByteBuffer
        let end: Position
    }

    private struct RunKey: Hashable {
        let after: Position
        let audience: StreamAudience
    }

    /// Joined runs that are kept at once; each is at most one chunk.
    static let runLimit = 16

    private var frames: [Frame?]
    /// The position after which the ring holds every frame.
    private(set) var base: Position
    /// The position of the last frame.
    private(set) var head: Position
    /// Joined frames by cursor: a thousand clients at one cursor share one buffer. Emptied when a frame is added.
    private var runs: [RunKey: Run] = [:]
    private let chunk: Int

    /// Begins after a position; `chunk` bounds a run, in bytes.
    init(capacity: Int, after position: Position, chunk: Int) {
        frames = Array(repeating: nil, count: max(1, capacity))
        base = position
        head = position
        self.chunk = chunk
    }

    /// Adds the frame that follows the head.
    mutating func append(_ frame: Frame) {
        precondition(frame.position == head.advanced(by: 1), "Frames follow each other without a gap.")
        frames[slot(frame.position)] = frame
        head = frame.position
        if head.number - base.number > UInt64(frames.count) {
            base = Position(head.number - UInt64(frames.count))
        }
        if !runs.isEmpty { runs.removeAll(keepingCapacity: true) }
    }

    /// Goes on to a position without frames; whoever wants what lies before reads it from the log.
    mutating func skip(to position: Position) {
        guard position > head else { return }
        base = position
        head = position
        runs.removeAll(keepingCapacity: true)
    }

    /// Whether the ring remembers everything after a position; also true of positions that it has still to reach.
    func remembers(after position: Position) -> Bool { position >= base }

    /// The frames after a cursor, at most one chunk; nil when the cursor is older than the ring.
    mutating func run(after position: Position, for audience: StreamAudience) -> Run? {
        guard remembers(after: position) else { return nil }
        guard position < head else { return Run(bytes: ByteBuffer(), end: position) }
        let key = RunKey(after: position, audience: audience)
        if let known = runs[key] { return known }
        var bytes = ByteBuffer()
        var end = position
        while end < head, bytes.readableBytes < chunk {
            end = end.advanced(by: 1)
            if let frame = frames[slot(end)]?.bytes(for: audience) { bytes.writeImmutableBuffer(frame) }
        }
        let run = Run(bytes: bytes, end: end)
        // Clients that keep up share a few cursors. Whoever asks for every old position must not fill the memory.
        if runs.count >= FrameRing.runLimit { runs.removeAll(keepingCapacity: true) }
        runs[key] = run
        return run
    }

    private func slot(_ position: Position) -> Int { Int(position.number % UInt64(frames.count)) }
}
