import Application
import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird
import NIOCore

/// Thousands of declarations in one request: each row is taken wholly or not at all, and answered by itself.
enum BulkDeclaration {
    static let route = Route(
        Endpoint(
            .post, "/api/v1/declarations/bulk", "declareInBulk", access: .command(.declare), rate: .bulk,
            bodyLimit: WebLimits().bulkBytes,
            contract: Contract(
                "trips", parameters: ["Duty", "BulkIdempotencyKey"], body: .rows,
                answers: [200: .json("BulkResult")],
                problems: [400, 401, 403, 413, 415, 429, 503])),
        handler: answer)

    /// What became of one row.
    private enum Outcome {
        case done(Receipt)
        case refused(Problem)
    }

    @Sendable private static func answer(_ request: WebRequest) async throws(Problem) -> Response {
        let actor = try request.actor()
        let buffer = try await request.body(of: ["text/csv", "application/x-ndjson"])
        let isTable = request.mediaType == "text/csv"
        let limits = request.services.limits
        // Reading ten megabytes takes a while; event loops and tasks are not kept from their work by it.
        let read = try await request.services.blocking.run { () -> Result<[Input], Fault> in
            do throws(Fault) {
                let table =
                    isTable ? try BulkTable.table(buffer, limits: limits) : try BulkTable.lines(buffer, limits: limits)
                return .success(table.rows.map(Input.init))
            } catch {
                return .failure(error)
            }
        }.get()
        let inputs: [Input]
        switch read {
        case .success(let rows): inputs = rows
        case .failure(let fault): throw Problem(fault)
        }

        var outcomes = [Outcome?](repeating: nil, count: inputs.count)
        var submissions: [(index: Int, submission: Submission)] = []
        var drivers = Drivers(services: request.services)
        try await drivers.learn(inputs.compactMap { try? $0.declaration.get().papers })
        for (index, input) in inputs.enumerated() {
            do throws(Problem) {
                let declaration = try Ownership.sign(
                    try await drivers.declaration(try input.declaration.get()), actor, request)
                let key = try request.idempotencyKey(actor.user, row: index + 1)
                submissions.append(
                    (index, Submission(.declare(declaration), by: actor, key: key, fingerprint: input.digest)))
            } catch {
                // A wrong header is the fault of the request, not of a row.
                if error.code == "wrong-header" { throw error }
                outcomes[index] = .refused(error)
            }
        }
        var rest = submissions[...]
        while !rest.isEmpty {
            let slice = rest.prefix(limits.bulkSlice)
            rest = rest.dropFirst(limits.bulkSlice)
            let results = await request.services.service.submit(all: slice.map(\.submission))
            for (item, result) in zip(slice, results) {
                switch result {
                case .success(let receipt): outcomes[item.index] = .done(receipt)
                case .failure(let failure): outcomes[item.index] = .refused(Problem(command: failure))
                }
            }
        }
        return response(inputs, outcomes, request)
    }

    /// A row that was read, before its driver has a pseudonym.
    private struct Input: Sendable {
        let line: Int
        let digest: UInt64
        let declaration: Result<DeclarationInput, Problem>

        init(_ row: BulkTable.Row) {
            line = row.line
            digest = row.digest
            do throws(Problem) {
                switch row.content {
                case .success(let json): declaration = .success(try ObjectReader.body(json) { $0.declaration() })
                case .failure(let fault): throw Problem(fault)
                }
            } catch {
                declaration = .failure(error)
            }
        }
    }

    private static func response(_ inputs: [Input], _ outcomes: [Outcome?], _ request: WebRequest) -> Response {
        var accepted = 0
        let response = request.json(.ok, [.cacheControl: "no-store"]) { json in
            json.list("rows", zip(inputs, outcomes)) { json, row in
                json.object { json in
                    json.member("line", row.0.line)
                    switch row.1 {
                    case .done(let receipt):
                        accepted += 1
                        request.services.commands.count(.declare, receipt.outcome)
                        json.member("trip", text: receipt.trip)
                        json.member("position", receipt.position.number)
                        json.member("replayed", receipt.isReplay)
                    case .refused(let problem):
                        request.services.commands.count(.declare, problem.code)
                        json.key("problem")
                        problem.write(to: &json, request.services.catalogue, request.language)
                    case nil: break
                    }
                }
            }
            json.member("accepted", accepted)
            json.member("refused", inputs.count - accepted)
        }
        return response
    }
}
