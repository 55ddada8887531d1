import Application
import NIOCore
import NIOHTTPTypes

/// Why a stream left its group.
enum StreamExit: Sendable {
    /// The client has read less than the ring remembers: go on from the log.
    case behind(Position)
    /// The connection, the server or the right to hear ended.
    case ended
}

/// The streams whose connections live on one event loop. All its work is done on that loop, without locks and without
/// waking a task per client.
final class StreamGroup: Sendable {
    private struct Client {
        let channel: any Channel
        let audience: StreamAudience
        var cursor: Position
        var isQuiet = true
        let exit: CheckedContinuation<StreamExit, Never>
    }

    private struct State {
        var clients: [UInt64: Client] = [:]
        var isRetrying = false
        var isEnded = false
    }

    /// What a group asks of the hub.
    struct Source: Sendable {
        let run: @Sendable (Position, StreamAudience) -> FrameRing.Run?
        let head: @Sendable () -> Position
        let wrote: @Sendable () -> Void
    }

    private let loop: any EventLoop
    private let source: Source
    private let retry: TimeAmount
    private let state: NIOLoopBoundBox<State>

    /// Must be made on its loop or before it is shared.
    init(loop: any EventLoop, retry: Duration, source: Source) {
        self.loop = loop
        self.source = source
        self.retry = TimeAmount(retry)
        state = NIOLoopBoundBox.makeBoxSendingValue(State(), eventLoop: loop)
    }

    /// Adds a client; its task sleeps until it leaves.
    func join(
        _ name: UInt64, _ channel: any Channel, from cursor: Position, as audience: StreamAudience,
        by pass: StreamPass?
    ) async -> StreamExit {
        await withTaskCancellationHandler {
            await withCheckedContinuation { exit in
                loop.execute {
                    guard channel.isActive, !self.state.value.isEnded, pass?.isRevoked != true else {
                        return exit.resume(returning: .ended)
                    }
                    self.state.value.clients[name] = Client(
                        channel: channel, audience: audience, cursor: cursor, exit: exit)
                    channel.closeFuture.whenComplete { _ in self.leave(name, .ended) }
                    // What came between the last look and this moment.
                    self.serve(name)
                }
            }
        } onCancel: {
            loop.execute { self.leave(name, .ended) }
        }
    }

    /// Sends everybody what is new.
    func wake() {
        loop.execute { self.serveAll() }
    }

    /// Keeps quiet connections open.
    func beat() {
        loop.execute {
            for (name, client) in self.state.value.clients {
                if client.isQuiet, client.channel.isWritable {
                    client.channel.writeAndFlush(HTTPResponsePart.body(StreamGroup.heartbeat), promise: nil)
                }
                self.state.value.clients[name]?.isQuiet = true
            }
        }
    }

    /// Ends some streams; names of another group are nobody here.
    func dismiss(_ names: [UInt64]) {
        loop.execute { for name in names { self.leave(name, .ended) } }
    }

    /// Ends every stream.
    func end() {
        loop.execute {
            self.state.value.isEnded = true
            for name in Array(self.state.value.clients.keys) { self.leave(name, .ended) }
        }
    }

    private static let heartbeat = ByteBuffer(string: ":\n\n")

    private func leave(_ name: UInt64, _ exit: StreamExit) {
        state.value.clients.removeValue(forKey: name)?.exit.resume(returning: exit)
    }

    private func serveAll() {
        for name in Array(state.value.clients.keys) { serve(name) }
    }

    /// One write of all that is pending, up to one chunk. A client that does not read gets nothing more until it does.
    private func serve(_ name: UInt64) {
        guard let client = state.value.clients[name] else { return }
        guard let run = source.run(client.cursor, client.audience) else {
            return leave(name, .behind(client.cursor))
        }
        guard run.end > client.cursor else { return }
        guard client.channel.isWritable else { return retryLater() }
        state.value.clients[name]?.cursor = run.end
        if run.bytes.readableBytes > 0 {
            state.value.clients[name]?.isQuiet = false
            client.channel.writeAndFlush(HTTPResponsePart.body(run.bytes), promise: nil)
            source.wrote()
        }
        if run.end < source.head() { retryLater() }
    }

    private func retryLater() {
        guard !state.value.isRetrying else { return }
        state.value.isRetrying = true
        loop.scheduleTask(in: retry) {
            self.state.value.isRetrying = false
            self.serveAll()
        }
    }
}
