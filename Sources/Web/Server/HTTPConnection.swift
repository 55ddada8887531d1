import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// One HTTP/1.1 connection: bounded heads, compression, and time limits on both sides.
struct HTTPConnection: HTTPChannelHandler {
    typealias Value = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>

    let responder: Responder
    let limits: WebLimits

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            var decoder = NIOHTTPDecoderLimitConfiguration()
            decoder.maxHeaderFieldSize = limits.headerBytes
            decoder.maxHeaderListSize = limits.headerBytes
            decoder.maxHeaderFieldCount = limits.headerFields
            let pipeline = channel.pipeline.syncOperations
            try pipeline.configureHTTPServerPipeline(
                withPipeliningAssistance: false, withErrorHandling: false, withOutboundHeaderValidation: false,
                withEncoderConfiguration: .init(), withDecoderLimitConfiguration: decoder)
            try pipeline.addHandler(MalformedRequests())
            try pipeline.addHandler(HTTPResponseCompressor(responseCompressionPredicate: HTTPConnection.intent))
            try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: false))
            try pipeline.addHandler(ConnectionPatience(request: limits.requestTime, stalled: limits.stalledTime))
            try pipeline.addHandler(HTTPConnectionStateHandler(idleTimeout: limits.idle, logger: logger))
            return try NIOAsyncChannel(
                wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true))
        }
    }

    func handle(value channel: Value, logger: Logger) async {
        await handleHTTP(asyncChannel: channel, logger: logger)
    }

    /// Text that is long enough to gain; never a stream of events, whose every byte must go out at once.
    private static func intent(
        _ head: inout HTTPResponseHead, _ isSupported: Bool
    ) -> HTTPResponseCompressor.CompressionIntent {
        if head.headers.contains(name: "content-encoding") {
            if head.headers.first(name: "content-encoding") == "identity" {
                head.headers.remove(name: "content-encoding")
            }
            return .doNotCompress
        }
        let type = head.headers.first(name: "content-type") ?? ""
        guard
            type.hasPrefix("text/") && !type.hasPrefix("text/event-stream") || type.contains("json")
                || type.contains("javascript") || type.contains("svg")
        else { return .doNotCompress }
        if let length = head.headers.first(name: "content-length").flatMap({ Int($0) }), length < 860 {
            return .doNotCompress
        }
        head.headers.add(name: "vary", value: "Accept-Encoding")
        return .compressIfPossible
    }
}

/// Cuts connections off that take too long to send a request or to read an answer, and those whose request was refused
/// before it was read.
private final class ConnectionPatience: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let request: TimeAmount
    private let stalled: TimeAmount
    private var isReading = false
    private var received = 0
    private var closesAfterAnswer = false
    private var requestTimer: Scheduled<Void>?
    private var stalledTimer: Scheduled<Void>?

    /// Each so many bytes of a body have the whole time of a request again: a photograph over a bad line takes minutes, and
    /// whoever sends a byte now and then is still cut off.
    private static let stretch = 256 * 1024

    /// How long a refused client may go on sending before the connection is cut.
    private static let lingering = TimeAmount.seconds(2)

    init(request: Duration, stalled: Duration) {
        self.request = TimeAmount(request)
        self.stalled = TimeAmount(stalled)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head: (isReading, received) = (true, 0)
        case .body(let part):
            received += part.readableBytes
            if received >= ConnectionPatience.stretch, !closesAfterAnswer {
                received = 0
                requestTimer?.cancel()
                requestTimer = nil
            }
        case .end:
            isReading = false
            requestTimer?.cancel()
            requestTimer = nil
        }
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        // Most requests come whole in one read and need no timer.
        if isReading, requestTimer == nil { requestTimer = close(context, in: request) }
        context.fireChannelReadComplete()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        stalledTimer?.cancel()
        stalledTimer = context.channel.isWritable ? nil : close(context, in: stalled)
        context.fireChannelWritabilityChanged()
    }

    func channelInactive(context: ChannelHandlerContext) {
        requestTimer?.cancel()
        stalledTimer?.cancel()
        context.fireChannelInactive()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let head): closesAfterAnswer = head.headerFields[.connection] == "close"
        case .body: break
        case .end where closesAfterAnswer:
            context.write(data, promise: promise)
            context.flush()
            // The client may still be sending: let it read the answer first.
            context.close(mode: .output, promise: nil)
            requestTimer?.cancel()
            requestTimer = close(context, in: ConnectionPatience.lingering)
            return
        case .end: break
        }
        context.write(data, promise: promise)
    }

    private func close(_ context: ChannelHandlerContext, in time: TimeAmount) -> Scheduled<Void> {
        let channel = context.channel
        return context.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
    }
}
