import ArgumentParser
import Foundation
import FoundationNetworking
import Web

/// Where a running gate is, and with which token to speak to it.
struct ClientOptions: ParsableArguments {
    @Option(name: .long, help: Words.help("option.url"))
    var url = "http://127.0.0.1:8080"

    @Option(name: .long, help: Words.help("option.token"))
    var token: String?

    @Option(name: .long, help: Words.help("option.format"))
    var format = OutputFormat.table
}

/// A small client of the HTTP API.
struct APIClient {
    private let base: URL
    private let token: String?

    init(_ options: ClientOptions) throws {
        guard let base = URL(string: options.url), base.scheme == "http" || base.scheme == "https", base.host != nil
        else { throw Exit(.refused, Words.text("error.url", ["found": options.url])) }
        self.base = base
        token = options.token ?? ProcessInfo.processInfo.environment["HUUNGHI_TOKEN"]
    }

    /// The body of an answer; a problem (RFC 9457) becomes a failure in its own words.
    func get(_ path: String, query: [String: String] = [:], accept: String = "application/json") async throws -> Data {
        var request = URLRequest(url: address(path, query))
        request.setValue(accept, forHTTPHeaderField: "Accept")
        return try await send(request)
    }

    func post(_ path: String, body: Data, type: String, key: String) async throws -> Data {
        var request = URLRequest(url: address(path, [:]))
        request.httpMethod = "POST"
        request.httpBody = body
        request.timeoutInterval = 300
        request.setValue(type, forHTTPHeaderField: "Content-Type")
        request.setValue(key, forHTTPHeaderField: "Idempotency-Key")
        return try await send(request)
    }

    func decode<Answer: Decodable>(_ type: Answer.Type, _ data: Data) throws -> Answer {
        do {
            return try JSONDecoder().decode(type, from: data)
        } catch {
            throw Exit(.unavailable, Words.text("error.answer", ["cause": "\(error)"]))
        }
    }

    private func address(_ path: String, _ query: [String: String]) -> URL {
        let url = base.appendingPathComponent(path)
        guard !query.isEmpty else { return url }
        return url.appending(
            queryItems: query.sorted { $0.key < $1.key }.map { URLQueryItem(name: $0.key, value: $0.value) })
    }

    private func send(_ request: URLRequest) async throws -> Data {
        var request = request
        request.setValue(Words.language.tag, forHTTPHeaderField: "Accept-Language")
        if let token { request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization") }
        let (data, response): (Data, URLResponse)
        do {
            (data, response) = try await URLSession.shared.data(for: request)
        } catch {
            throw Exit(.unavailable, Words.text("error.unreachable", ["url": base.absoluteString]))
        }
        guard let http = response as? HTTPURLResponse, !(200..<300).contains(http.statusCode) else { return data }
        throw Exit(
            http.statusCode >= 500 ? .unavailable : .refused,
            (try? JSONDecoder().decode(ProblemAnswer.self, from: data))?.sentence
                ?? Words.text("error.status", ["status": "\(http.statusCode)"]))
    }
}

/// What the command line reads of a problem.
struct ProblemAnswer: Decodable {
    struct FieldError: Decodable {
        let pointer: String
        let detail: String
    }

    let title: String
    let detail: String?
    let errors: [FieldError]?

    var sentence: String {
        let fields = (errors ?? []).map { "  \($0.pointer): \($0.detail)" }
        return ([detail ?? title] + fields).joined(separator: "\n")
    }
}
