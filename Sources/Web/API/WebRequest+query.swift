import BorderVocabulary
import HTTPTypes
import Hummingbird
import NIOCore

extension WebRequest {
    /// Reads an item of the query with the vocabulary; nil where it is missing.
    func parsed<Value>(_ name: String, _ read: (String) throws(ParseFailure) -> Value) throws(Problem) -> Value? {
        guard let text = query[name] else { return nil }
        do {
            return try read(text)
        } catch {
            throw Problem(.parameterValues([FieldError(pointer: name, error)]))
        }
    }

    /// Reads an item of the query that must be there.
    func needed<Value>(_ name: String, _ read: (String) throws(ParseFailure) -> Value) throws(Problem) -> Value {
        guard let value = try parsed(name, read) else { throw missing(name) }
        return value
    }

    /// Reads an item of the query from a closed list; nil where it is missing.
    func coded<Value: Coded>(_ name: String, _ type: Value.Type) throws(Problem) -> Value? {
        guard let text = query[name] else { return nil }
        guard let value = Value(code: text) else {
            throw Problem(.parameters([.code(name, text, Value.allCases.map(\.code))]))
        }
        return value
    }

    func missing(_ name: String) -> Problem {
        Problem(.parameters([FieldError(pointer: name, code: "missing", detail: Phrase("parse.missing"))]))
    }

    /// How many items a page is to have.
    func pageSize(limit: Int, default standard: Int) throws(Problem) -> Int {
        guard let text = query["limit"] else { return standard }
        guard let number = Int(text), (1...limit).contains(number), text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
        else {
            let detail = Phrase("parse.out-of-range", ["accepted": .text("1…\(limit)"), "found": .text(text)])
            let error = FieldError(pointer: "limit", code: "out-of-range", detail: detail, accepted: "1…\(limit)")
            throw Problem(.parameters([error]))
        }
        return number
    }

    /// An answer in JSON.
    func json(_ status: HTTPResponse.Status = .ok, _ fields: HTTPFields = [:], _ body: (inout JSONWriter) -> Void)
        -> Response
    {
        var json = JSONWriter(capacity: 1_024)
        json.object(body)
        var fields = fields
        fields[.contentType] = "application/json"
        return Response(status: status, headers: fields, body: .init(byteBuffer: json.buffer))
    }
}
