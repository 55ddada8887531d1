import Application
import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird
import NIOCore

/// One command over HTTP: its endpoint, and how its body becomes the command.
struct CommandDesk: Sendable {
    typealias Make = @Sendable (WebRequest, JSONValue) async throws(Problem) -> Command

    /// What the request must bring.
    enum Input: Sendable {
        /// A JSON body of a schema.
        case body(schema: String)
        /// Nothing but the query.
        case query([String])
    }

    let endpoint: Endpoint
    let make: Make
    private let takesBody: Bool
    /// 201 for commands that make a trip.
    private let success: HTTPResponse.Status

    init(
        _ name: CommandName, _ method: HTTPRequest.Method, _ path: String, _ operation: String, _ input: Input,
        creates: Bool = false, make: @escaping Make
    ) {
        let isOfTrip = path.contains("{trip}")
        var parameters = ["Duty"]
        if method == .post { parameters.append("IdempotencyKey") }
        if isOfTrip { parameters.append("IfMatch") }
        let body: Contract.Body?
        switch input {
        case .body(let schema):
            takesBody = true
            body = .json(schema)
        case .query(let names):
            takesBody = false
            body = nil
            parameters += names
        }
        success = creates ? .created : .ok
        var problems = [400, 401, 403, 409, 422, 429, 503]
        if path.contains("{") { problems.append(404) }
        if isOfTrip { problems.append(412) }
        if takesBody { problems += [413, 415] }
        endpoint = Endpoint(
            method, "/api/v1" + path, operation, access: .command(name), rate: .command,
            bodyLimit: takesBody ? 64 * 1024 : 0,
            contract: Contract(
                isOfTrip || creates ? "trips" : "gate", parameters: parameters, body: body,
                answers: [creates ? 201 : 200: .json("Receipt")], problems: problems.sorted(),
                headers: method == .post ? ["Location", "IdempotencyReplayed"] : []))
        self.make = make
    }

    var route: Route {
        Route(endpoint) { (request) async throws(Problem) in try await answer(request) }
    }

    private func answer(_ request: WebRequest) async throws(Problem) -> Response {
        let actor = try request.actor()
        let key = endpoint.method == .post ? try request.idempotencyKey(actor.user) : nil
        var buffer: ByteBuffer?
        var json = JSONValue.null
        if takesBody {
            let body = try await request.body(of: ["application/json"])
            do throws(Fault) {
                json = try JSONParser.parse(body, depthLimit: request.services.limits.jsonDepth)
            } catch {
                throw Problem(error)
            }
            buffer = body
        }
        let command = try Ownership.sign(try await make(request, json), actor, request)
        let fingerprint = key == nil ? 0 : Fingerprint.of(request.request, buffer)
        let submission = Submission(
            command, by: actor, key: key, fingerprint: fingerprint,
            precondition: try request.precondition(of: command, by: actor))
        let receipt: Receipt
        do throws(CommandFailure) {
            receipt = try await request.services.service.submit(submission)
        } catch {
            let problem = Problem(command: error)
            request.services.commands.count(command.name, problem.code)
            throw problem
        }
        request.services.commands.count(command.name, receipt.outcome)
        return CommandDesk.response(receipt, success)
    }

    static func response(_ receipt: Receipt, _ status: HTTPResponse.Status) -> Response {
        var json = JSONWriter(capacity: 128)
        json.receipt(receipt)
        var fields: HTTPFields = [.contentType: "application/json", .cacheControl: "no-store"]
        if let trip = receipt.trip { fields[.location] = "/api/v1/trips/\(trip)" }
        if receipt.isReplay { fields[.idempotencyReplayed] = "true" }
        return Response(status: status, headers: fields, body: .init(byteBuffer: json.buffer))
    }
}

extension JSONWriter {
    /// Writes what a caller gets when a command is durable.
    mutating func receipt(_ receipt: Receipt) {
        object { json in
            json.member("trip", text: receipt.trip)
            json.member("position", receipt.position.number)
            json.member("at", receipt.at.iso8601)
            json.member("events", receipt.events)
        }
    }
}

extension Receipt {
    /// The word under which a done command is counted.
    var outcome: String {
        if isReplay { return "replayed" }
        return events == 0 ? "unchanged" : "done"
    }
}
