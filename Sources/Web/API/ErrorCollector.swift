/// Every wrong field of one body, gathered while it is read to its end.
final class ErrorCollector {
    private var shape: [FieldError] = []
    private var meaning: [FieldError] = []

    /// No answer lists more errors.
    private static let limit = 100

    var isEmpty: Bool { shape.isEmpty && meaning.isEmpty }

    /// A field that is missing, unknown, or of another type than documented.
    func addShape(_ error: FieldError) {
        if shape.count < ErrorCollector.limit { shape.append(error) }
    }

    /// A field of the right type that means nothing.
    func addMeaning(_ error: FieldError) {
        if meaning.count < ErrorCollector.limit { meaning.append(error) }
    }

    /// The fault of everything gathered; nil if nothing was.
    var fault: Fault? {
        if !shape.isEmpty { return .shape(shape + meaning) }
        return meaning.isEmpty ? nil : .fields(meaning)
    }
}

extension FieldError {
    /// A word that is not on its closed list.
    package static func code(_ pointer: String, _ found: String, _ accepted: [String]) -> FieldError {
        let list = accepted.joined(separator: ", ")
        let detail = Phrase("parse.unknown-code", ["accepted": .text(list), "found": .text(String(found.prefix(64)))])
        return FieldError(pointer: pointer, code: "unknown-code", detail: detail, accepted: list)
    }

    static func type(_ pointer: String, _ value: JSONValue, wanted: String) -> FieldError {
        FieldError(
            pointer: pointer, code: "wrong-type",
            detail: Phrase("parse.wrong-type", ["found": .text(value.typeName), "accepted": .text(wanted)]),
            accepted: wanted)
    }
}
