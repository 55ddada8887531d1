import Foundation
import FoundationNetworking
import Synchronization

/// Requests over connections that are kept open, whose answers are read up to a limit and no further.
final class HTTPFetch: NSObject, URLSessionDataDelegate, Sendable {
    /// What came back.
    struct Answer: Sendable {
        let status: Int
        let contentType: String
        let body: [UInt8]

        /// The body of an answer that is a file; nil where the server has none.
        func file() throws(Failure) -> [UInt8]? {
            switch status {
            case 200: return body
            case 404: return nil
            case let other: throw Failure(cause: "HTTP \(other)")
            }
        }
    }

    struct Failure: Error {
        let cause: String
    }

    typealias Result = Swift.Result<Answer, Failure>

    private struct Pending {
        let most: Int
        let done: @Sendable (Result) -> Void
        var body: [UInt8] = []
        var isTooLong = false
    }

    private let pending = Mutex<[Int: Pending]>([:])
    private let session = Mutex<URLSession?>(nil)
    private let followsRedirects: Bool

    /// A client that gives up after so many seconds in which nothing comes, or in all.
    init(idle: TimeInterval, whole: TimeInterval, followsRedirects: Bool, connections: Int = 6) {
        self.followsRedirects = followsRedirects
        super.init()
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForRequest = idle
        configuration.timeoutIntervalForResource = whole
        configuration.httpMaximumConnectionsPerHost = connections
        configuration.httpShouldSetCookies = false
        session.withLock { $0 = URLSession(configuration: configuration, delegate: self, delegateQueue: nil) }
    }

    /// Ends the session, which holds on to its delegate.
    func close() {
        session.withLock { $0?.finishTasksAndInvalidate() }
    }

    /// Begins a request; `done` is told once how it ended.
    @discardableResult
    func start(
        _ request: URLRequest, most: Int, done: @escaping @Sendable (Result) -> Void
    ) -> URLSessionDataTask? {
        session.withLock { session in
            guard let task = session?.dataTask(with: request) else {
                done(.failure(Failure(cause: "closed")))
                return nil
            }
            pending.withLock { $0[task.taskIdentifier] = Pending(most: most, done: done) }
            task.resume()
            return task
        }
    }

    /// The answer to a request; ends when the task is cancelled.
    func answer(to request: URLRequest, most: Int) async throws(Failure) -> Answer {
        let running = Mutex<URLSessionDataTask?>(nil)
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let task = start(request, most: most) { continuation.resume(returning: $0) }
                running.withLock { $0 = task }
                if Task.isCancelled { task?.cancel() }
            }
        } onCancel: {
            running.withLock { $0?.cancel() }
        }
        return try result.get()
    }

    /// A file, waited for on this thread; nil where the server has none.
    func file(_ url: URL, most: Int) throws(Failure) -> [UInt8]? {
        let answer = Mutex<Result>(.failure(Failure(cause: "no answer")))
        let done = DispatchSemaphore(value: 0)
        start(URLRequest(url: url), most: most) { result in
            answer.withLock { $0 = result }
            done.signal()
        }
        done.wait()
        return try answer.withLock({ $0 }).get().file()
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let isTooLong = pending.withLock { pending in
            guard var one = pending.removeValue(forKey: dataTask.taskIdentifier) else { return false }
            if one.body.count + data.count > one.most { one.isTooLong = true } else { one.body += data }
            let isTooLong = one.isTooLong
            pending[dataTask.taskIdentifier] = one
            return isTooLong
        }
        if isTooLong { dataTask.cancel() }
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        guard let one = pending.withLock({ $0.removeValue(forKey: task.taskIdentifier) }) else { return }
        one.done(HTTPFetch.result(of: task, one, error))
    }

    private static func result(of task: URLSessionTask, _ one: Pending, _ error: (any Error)?) -> Result {
        if one.isTooLong { return .failure(Failure(cause: "more than \(one.most) bytes")) }
        if let error { return .failure(Failure(cause: "\(error)")) }
        guard let response = task.response as? HTTPURLResponse else { return .failure(Failure(cause: "no answer")) }
        return .success(
            Answer(
                status: response.statusCode, contentType: response.value(forHTTPHeaderField: "Content-Type") ?? "",
                body: one.body))
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
    ) {
        completionHandler(followsRedirects ? request : nil)
    }
}
