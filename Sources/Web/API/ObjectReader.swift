import BorderVocabulary

/// Reads the members of one object of a body: strict types, no unknown members, all errors at once.
package struct ObjectReader {
    let pointer: String
    let errors: ErrorCollector
    private let members: [JSONValue.Member]
    /// Which of the members were asked for, and every name that was.
    private var isRead: [Bool]
    private var asked: [String] = []

    /// Takes a value that must be an object; anything else is gathered as an error, and read as an empty one.
    init(_ value: JSONValue, at pointer: String, errors: ErrorCollector) {
        self.pointer = pointer
        self.errors = errors
        if case .object(let members) = value {
            self.members = members
        } else {
            members = []
            errors.addShape(.type(pointer, value, wanted: "object"))
        }
        isRead = Array(repeating: false, count: members.count)
    }

    /// Reads a whole body and answers what was made of it, or throws all errors.
    package static func body<Value>(
        _ value: JSONValue, _ make: (inout ObjectReader) -> Value?
    ) throws(Problem) -> Value {
        let errors = ErrorCollector()
        var reader = ObjectReader(value, at: "", errors: errors)
        let made = make(&reader)
        reader.finish()
        if let fault = errors.fault { throw Problem(fault) }
        guard let made else { throw Problem(.internal) }
        return made
    }

    package func path(_ key: String) -> String { pointer + "/" + key }

    /// The value of a member; nil where it is missing or null.
    package mutating func value(_ key: String) -> JSONValue? {
        asked.append(key)
        guard let index = members.firstIndex(where: { $0.key == key }) else { return nil }
        isRead[index] = true
        if case .null = members[index].value { return nil }
        return members[index].value
    }

    /// Whether the member is there, null or not.
    package func has(_ key: String) -> Bool { members.contains { $0.key == key } }

    /// The names of the members that are there.
    package var keys: [String] { members.map(\.key) }

    /// Names the members that nothing asked for.
    package func finish() {
        for (member, isRead) in zip(members, isRead) where !isRead {
            let accepted = Set(asked).sorted().joined(separator: ", ")
            errors.addShape(
                FieldError(
                    pointer: path(String(member.key.prefix(64))), code: "unknown-member",
                    detail: Phrase("parse.unknown-member", ["accepted": .text(accepted)]), accepted: accepted))
        }
    }

    package mutating func missing(_ key: String) {
        errors.addShape(FieldError(pointer: path(key), code: "missing", detail: Phrase("parse.missing")))
    }

    // MARK: Scalars

    package mutating func text(_ key: String) -> String? {
        guard let value = value(key) else { return nil }
        guard case .text(let text) = value else {
            errors.addShape(.type(path(key), value, wanted: "string"))
            return nil
        }
        return text
    }

    /// A text of at most so many UTF-8 bytes that is not blank.
    package mutating func words(_ key: String, limit: Int) -> String? {
        guard let text = text(key) else { return nil }
        guard text.utf8.count <= limit else {
            errors.addMeaning(
                FieldError(
                    pointer: path(key), code: "too-long",
                    detail: Phrase("parse.too-long", ["limit": .number(limit), "accepted": .text("")])))
            return nil
        }
        guard text.contains(where: { !$0.isWhitespace }) else {
            errors.addMeaning(
                FieldError(
                    pointer: path(key), code: "empty", detail: Phrase("parse.empty", ["accepted": .text("")])))
            return nil
        }
        return text
    }

    package mutating func flag(_ key: String) -> Bool? {
        guard let value = value(key) else { return nil }
        guard case .flag(let flag) = value else {
            errors.addShape(.type(path(key), value, wanted: "boolean"))
            return nil
        }
        return flag
    }

    package mutating func integer(_ key: String, in range: ClosedRange<Int64>) -> Int64? {
        guard let value = value(key) else { return nil }
        guard case .integer(let number) = value else {
            errors.addShape(.type(path(key), value, wanted: "integer"))
            return nil
        }
        guard range.contains(number) else {
            let accepted = "\(range.lowerBound)…\(range.upperBound)"
            errors.addShape(
                FieldError(
                    pointer: path(key), code: "out-of-range",
                    detail: Phrase("parse.out-of-range", ["accepted": .text(accepted), "found": .number(number)]),
                    accepted: accepted))
            return nil
        }
        return number
    }

    /// A value of a closed list.
    package mutating func coded<Value: Coded>(_ key: String, _ type: Value.Type = Value.self) -> Value? {
        choice(key, Value.allCases.map(\.code)) { Value(code: $0) }
    }

    package mutating func choice<Value>(
        _ key: String, _ accepted: @autoclosure () -> [String], _ find: (String) -> Value?
    ) -> Value? {
        guard let text = text(key) else { return nil }
        if let found = find(text) { return found }
        errors.addShape(.code(path(key), text, accepted()))
        return nil
    }

    /// A value of the vocabulary.
    package mutating func parsed<Value>(_ key: String, _ parse: (String) throws(ParseFailure) -> Value) -> Value? {
        text(key).flatMap { understand($0, at: path(key), parse) }
    }

    func understand<Value>(
        _ text: String, at pointer: @autoclosure () -> String, _ parse: (String) throws(ParseFailure) -> Value
    ) -> Value? {
        do throws(ParseFailure) {
            return try parse(text)
        } catch {
            errors.addMeaning(FieldError(pointer: pointer(), error))
            return nil
        }
    }

    // MARK: Lists and objects

    /// The elements of a list with their pointers; nil where the member is missing, null, no list or too long.
    package mutating func list(_ key: String, limit: Int) -> [(value: JSONValue, pointer: String)]? {
        guard let value = value(key) else { return nil }
        guard case .array(let elements) = value else {
            errors.addShape(.type(path(key), value, wanted: "array"))
            return nil
        }
        guard elements.count <= limit else {
            errors.addShape(
                FieldError(
                    pointer: path(key), code: "too-many", detail: Phrase("parse.too-many", ["limit": .number(limit)]),
                    accepted: "0…\(limit)"))
            return nil
        }
        return elements.enumerated().map { ($0.element, path(key) + "/\($0.offset)") }
    }

    /// A list of values of the vocabulary; an empty list where the member is missing.
    package mutating func parsedList<Value>(
        _ key: String, limit: Int, _ parse: (String) throws(ParseFailure) -> Value
    ) -> [Value] {
        (list(key, limit: limit) ?? []).compactMap { element, pointer in
            guard case .text(let text) = element else {
                errors.addShape(.type(pointer, element, wanted: "string"))
                return nil
            }
            return understand(text, at: pointer, parse)
        }
    }

    /// A member that is an object.
    package mutating func object<Value>(_ key: String, _ make: (inout ObjectReader) -> Value?) -> Value? {
        guard let value = value(key) else { return nil }
        var reader = ObjectReader(value, at: path(key), errors: errors)
        let made = make(&reader)
        reader.finish()
        return made
    }

    /// A list of objects.
    package mutating func objects<Value>(_ key: String, limit: Int, _ make: (inout ObjectReader) -> Value?) -> [Value] {
        (list(key, limit: limit) ?? []).compactMap { element, pointer in
            var reader = ObjectReader(element, at: pointer, errors: errors)
            let made = make(&reader)
            reader.finish()
            return made
        }
    }

    // MARK: What must be there

    /// Answers the value, or notes that the member is missing unless another error was noted for it.
    package mutating func must<Value>(_ key: String, _ read: (inout ObjectReader, String) -> Value?) -> Value? {
        if value(key) == nil {
            missing(key)
            return nil
        }
        return read(&self, key)
    }
}
