import HTTPTypes
import Hummingbird
import NIOCore

/// Reads bodies within bounds: what is announced as too large is not read at all, what turns out so only up to there.
enum RequestBodyReader {
    static func collect(_ request: Request, limit: Int) async throws(Problem) -> ByteBuffer {
        if let announced = request.headers[.contentLength] {
            guard let length = Int(announced), length >= 0 else { throw Problem(.header("Content-Length")) }
            guard length <= limit else { throw Problem(.bodyTooLarge(limit: limit)) }
        }
        var whole = ByteBuffer()
        var isFirst = true
        do {
            for try await part in request.body {
                guard whole.readableBytes + part.readableBytes <= limit else {
                    throw Problem(.bodyTooLarge(limit: limit))
                }
                if isFirst {
                    whole = part
                    isFirst = false
                } else {
                    whole.writeImmutableBuffer(part)
                }
            }
        } catch let problem as Problem {
            throw problem
        } catch {
            throw Problem(.bodyUnreadable)
        }
        return whole
    }
}

extension WebRequest {
    /// The body, if it is of one of the media types; 415 names them, 413 the limit.
    package func body(of types: [String]) async throws(Problem) -> ByteBuffer {
        try check(types)
        return try await RequestBodyReader.collect(request, limit: endpoint.bodyLimit)
    }

    /// The media type of the body without its parameters, in lower case.
    package var mediaType: String {
        let field = request.headers[.contentType] ?? ""
        return String(field.prefix { $0 != ";" }).lowercased().filter { $0 != " " }
    }

    func check(_ types: [String]) throws(Problem) {
        guard types.contains(mediaType) else { throw Problem(.mediaType(accepted: types)) }
    }

    /// The body as JSON.
    package func json() async throws(Problem) -> JSONValue {
        let buffer = try await body(of: ["application/json"])
        do throws(Fault) {
            return try JSONParser.parse(buffer, depthLimit: services.limits.jsonDepth)
        } catch {
            throw Problem(error)
        }
    }

    /// The body as a form.
    package func form() async throws(Problem) -> Query {
        let buffer = try await body(of: ["application/x-www-form-urlencoded"])
        let form = Query(String(buffer: buffer))
        guard !form.isMalformed else { throw Problem(.bodyUnreadable) }
        return form
    }
}

extension JSONParser {
    /// Reads the readable bytes of a buffer.
    static func parse(_ buffer: ByteBuffer, depthLimit: Int) throws(Fault) -> JSONValue {
        let result: Result<JSONValue, Fault> = buffer.withUnsafeReadableBytes { bytes in
            do throws(Fault) {
                return .success(try parse(bytes, depthLimit: depthLimit))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }
}
