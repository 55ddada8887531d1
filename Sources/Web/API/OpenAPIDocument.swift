import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The OpenAPI 3.1 document: paths from the route table, words from the catalogue, schemas from a file.
struct OpenAPIDocument: Sendable {
    private let components: String
    private let catalogue: Catalogue

    /// Loads the schemas that are built into the program.
    static func bundled(_ catalogue: Catalogue, with wings: [any WebWing]) throws -> OpenAPIDocument {
        guard let folder = Bundle.module.resourceURL else { throw WebServerFailure.resourceMissing("OpenAPI") }
        let files = ([folder] + wings.map(\.resources)).map { $0.appendingPathComponent("OpenAPI/schemas.json") }
        var components: [String: [String: Any]] = [:]
        for file in files {
            let read = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
            guard let sections = read as? [String: [String: Any]] else {
                throw WebServerFailure.resourceMissing("OpenAPI")
            }
            components.merge(sections) { $0.merging($1) { first, _ in first } }
        }
        let text = try JSONSerialization.data(
            withJSONObject: components, options: [.sortedKeys, .withoutEscapingSlashes])
        return OpenAPIDocument(components: String(decoding: text, as: UTF8.self), catalogue: catalogue)
    }

    /// The route that serves the document, which describes itself too.
    func route(describing endpoints: [Endpoint]) -> Route {
        let endpoint = Endpoint(
            .get, "/api/v1/openapi.json", "openapi", access: .public, rate: .probe,
            contract: Contract("service", answers: [200: .json("Document")], problems: [400, 429]))
        let texts = Dictionary(
            uniqueKeysWithValues: Language.allCases.map { ($0, document(endpoints + [endpoint], $0)) })
        return Route(endpoint) { (request) throws(Problem) in
            Response(
                status: .ok, headers: [.contentType: "application/json"],
                body: .init(byteBuffer: texts[request.language] ?? ByteBuffer()))
        }
    }

    /// The document in a language.
    func document(_ endpoints: [Endpoint], _ language: Language) -> ByteBuffer {
        let described = endpoints.filter { $0.contract != nil }
        var json = JSONWriter(capacity: 128 * 1024)
        json.object { json in
            json.member("openapi", "3.1.1")
            json.member(
                "info",
                object: { json in
                    json.member("title", catalogue.text("api.title", language))
                    json.member("version", "1.0.0")
                    json.member("description", catalogue.text("api.description", language))
                    json.member(
                        "license",
                        object: { json in
                            json.member("name", "Apache-2.0")
                            json.member("identifier", "Apache-2.0")
                        })
                })
            json.list("servers", ["/"]) { json, url in json.object { $0.member("url", url) } }
            json.list("tags", ["trips", "gate", "live", "people", "steering", "service"]) { json, tag in
                json.object { json in
                    json.member("name", tag)
                    json.member("description", catalogue.text("api.tag." + tag, language))
                }
            }
            json.member(
                "paths",
                object: { json in
                    for path in ordered(described.map(\.path)) {
                        json.member(
                            path,
                            object: { json in
                                for endpoint in described where endpoint.path == path {
                                    operation(endpoint, language, &json)
                                }
                            })
                    }
                })
            json.key("components")
            json.raw(components)
        }
        return json.buffer
    }

    private func ordered(_ paths: [String]) -> [String] {
        var seen: Set<String> = []
        return paths.filter { seen.insert($0).inserted }
    }

    private func operation(_ endpoint: Endpoint, _ language: Language, _ json: inout JSONWriter) {
        guard let contract = endpoint.contract else { return }
        json.member(
            endpoint.method.rawValue.lowercased(),
            object: { json in
                json.member("operationId", endpoint.operation)
                json.member("summary", catalogue.text("api.op." + endpoint.operation, language))
                json.list("tags", texts: [contract.tag])
                access(endpoint.access, language, &json)
                json.list("parameters", names(endpoint, contract)) { json, name in reference("parameters", name, &json)
                }
                if let body = contract.body { self.body(body, &json) }
                json.member(
                    "responses",
                    object: { json in
                        for (status, content) in contract.answers.sorted(by: { $0.key < $1.key }) {
                            answer(status, content, contract.headers, language, &json)
                        }
                        for status in problems(endpoint, contract) { problem(status, language, &json) }
                    })
            })
    }

    private func access(_ access: Access, _ language: Language, _ json: inout JSONWriter) {
        switch access {
        case .public: json.list("security", [String]()) { _, _ in }
        case .signedIn, .duties:
            json.list("security", ["token", "session"]) { json, name in
                json.object { json in json.list(name, texts: []) }
            }
        }
        guard let duties = access.duties else { return }
        json.list("x-duties", texts: duties.map(\.code))
        let words = duties.map { catalogue.text("duty." + $0.code, language) }.joined(separator: ", ")
        json.member("description", catalogue.text("api.duties", language, ["duties": words]))
    }

    /// Names of parameters: those of the path, the contract's, and the language.
    private func names(_ endpoint: Endpoint, _ contract: Contract) -> [String] {
        let path = endpoint.segments.filter { $0.hasPrefix("{") }.map { $0.dropFirst().dropLast().capitalized }
        return path + contract.parameters + ["Lang"]
    }

    /// A parameter can have the right type and mean nothing.
    private func problems(_ endpoint: Endpoint, _ contract: Contract) -> [Int] {
        let takesValues = endpoint.path.contains("{") || !contract.parameters.isEmpty
        return Set(contract.problems + (takesValues ? [422] : [])).sorted()
    }

    private func reference(_ kind: String, _ name: String, _ json: inout JSONWriter) {
        json.object { $0.member("$ref", "#/components/\(kind)/\(name)") }
    }

    private func body(_ body: Contract.Body, _ json: inout JSONWriter) {
        json.member(
            "requestBody",
            object: { json in
                json.member("required", true)
                json.member(
                    "content",
                    object: { json in
                        switch body {
                        case .json(let schema): media("application/json", schema, &json)
                        case .jsonOrForm(let schema):
                            media("application/json", schema, &json)
                            media("application/x-www-form-urlencoded", schema, &json)
                        case .rows:
                            media("text/csv", "Rows", &json)
                            media("application/x-ndjson", "Rows", &json)
                        case .file(let type):
                            json.member(
                                type,
                                object: { json in
                                    json.member(
                                        "schema",
                                        object: { json in
                                            json.member("type", "string")
                                            json.member("format", "binary")
                                        })
                                })
                        }
                    })
            })
    }

    private func media(_ type: String, _ schema: String, _ json: inout JSONWriter) {
        json.member(
            type,
            object: { json in
                json.key("schema")
                reference("schemas", schema, &json)
            })
    }

    private func answer(
        _ status: Int, _ content: Contract.Content, _ headers: [String], _ language: Language,
        _ json: inout JSONWriter
    ) {
        json.member(
            String(status),
            object: { json in
                json.member("description", catalogue.text("api.status.\(status)", language))
                if !headers.isEmpty {
                    json.member(
                        "headers",
                        object: { json in
                            for name in headers {
                                json.key(OpenAPIDocument.fields[name] ?? name)
                                reference("headers", name, &json)
                            }
                        })
                }
                switch content {
                case .none: break
                case .json(let schema): json.member("content", object: { media("application/json", schema, &$0) })
                case .jsonOrCSV(let schema):
                    json.member(
                        "content",
                        object: { json in
                            media("application/json", schema, &json)
                            media("text/csv", "Text", &json)
                        })
                case .text(let type): json.member("content", object: { media(type, "Text", &$0) })
                }
            })
    }

    /// Names of header components with the fields that they describe.
    private static let fields = [
        "IdempotencyReplayed": "Idempotency-Replayed", "RetryAfter": "Retry-After", "ETag": "ETag",
        "Location": "Location", "SetCookie": "Set-Cookie",
    ]

    private func problem(_ status: Int, _ language: Language, _ json: inout JSONWriter) {
        json.member(
            String(status),
            object: { json in
                json.member("description", catalogue.text("api.status.\(status)", language))
                if status == 429 || status == 503 {
                    json.member(
                        "headers",
                        object: { json in
                            json.key("Retry-After")
                            reference("headers", "RetryAfter", &json)
                        })
                }
                json.member("content", object: { media("application/problem+json", "Problem", &$0) })
            })
    }
}
