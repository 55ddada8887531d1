import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// A form with files, as browsers send it (RFC 7578), read whole and strictly.
///
/// What browsers do not send is refused: text before the first boundary or behind the last, line ends other than CR LF,
/// parts without a name, more parts or longer heads than a form of ours has (docs/decisions/0024-forms-with-files.md).
package struct MultipartForm: Sendable {
    /// A file of the form.
    package struct File: Sendable {
        /// The name of the field.
        package let field: String
        /// The name that the file had; may be empty.
        package let name: String
        /// What is in it.
        package let bytes: [UInt8]
    }

    /// Names and values of the fields that are no files, in their order.
    package let fields: [(name: String, value: String)]
    /// The files, in their order; a field in which no file was chosen is not among them.
    package let files: [File]

    /// No form of ours has more parts.
    static let parts = 64
    /// The head of a part, in bytes.
    static let head = 4_096

    /// The first value of a field.
    package subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    /// Reads a body whose media type names a boundary; nil for what is no such form.
    init?(_ body: ByteBuffer, type: String) {
        guard let boundary = MultipartForm.boundary(of: type) else { return nil }
        let read = body.withUnsafeReadableBytes { MultipartForm.read($0, boundary) }
        guard let (fields, files) = read else { return nil }
        (self.fields, self.files) = (fields, files)
    }

    /// A form without files is one too.
    init(_ query: Query) { self.init(fields: query.items) }

    /// A form without files, of names and values that came in another way.
    package init(fields: [(name: String, value: String)]) {
        (self.fields, files) = (fields, [])
    }

    private static func boundary(of type: String) -> [UInt8]? {
        for parameter in type.split(separator: ";").dropFirst() {
            let pair = parameter.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].lowercased().filter({ $0 != " " }) == "boundary" else { continue }
            let value = pair[1].filter { $0 != "\"" && $0 != " " }
            let isOne = value.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
            return (1...70).contains(value.utf8.count) && isOne ? Array(value.utf8) : nil
        }
        return nil
    }

    private typealias Contents = (fields: [(name: String, value: String)], files: [File])

    private static func read(_ bytes: UnsafeRawBufferPointer, _ boundary: [UInt8]) -> Contents? {
        let opening = Array("--".utf8) + boundary
        let closing = Array("\r\n".utf8) + opening
        let lineEnd = Array("\r\n".utf8)
        guard bytes.starts(with: opening) else { return nil }
        var contents: Contents = ([], [])
        var rest = bytes[opening.count...]
        for _ in 0...parts {
            // Behind a boundary stands the end, or a line end and the next part.
            if rest.starts(with: Array("--".utf8)) {
                let tail = rest.dropFirst(2)
                return tail.isEmpty || tail.elementsEqual(lineEnd) ? contents : nil
            }
            guard rest.starts(with: lineEnd) else { return nil }
            rest = rest.dropFirst(2)
            guard let end = find(Array("\r\n\r\n".utf8), in: rest.prefix(head)),
                let label = Label(rest[rest.startIndex..<end])
            else { return nil }
            rest = rest[(end + 4)...]
            guard let close = find(closing, in: rest) else { return nil }
            guard take(label, rest[rest.startIndex..<close], &contents) else { return nil }
            rest = rest[(close + closing.count)...]
        }
        return nil
    }

    private static func take(
        _ label: Label, _ bytes: Slice<UnsafeRawBufferPointer>, _ contents: inout Contents
    ) -> Bool {
        if let name = label.file {
            if !name.isEmpty || !bytes.isEmpty {
                contents.files.append(File(field: label.name, name: name, bytes: Array(bytes)))
            }
            return true
        }
        guard let value = String(validating: bytes, as: UTF8.self) else { return false }
        contents.fields.append((label.name, value))
        return true
    }

    /// Where a pattern begins; its first byte is looked for by the C library, because a file has millions of bytes.
    private static func find(_ pattern: [UInt8], in bytes: Slice<UnsafeRawBufferPointer>) -> Int? {
        let part = UnsafeRawBufferPointer(rebasing: bytes)
        guard let base = part.baseAddress, let first = pattern.first, part.count >= pattern.count else { return nil }
        var offset = 0
        while offset <= part.count - pattern.count {
            guard let found = memchr(base + offset, Int32(first), part.count - pattern.count - offset + 1) else {
                return nil
            }
            offset = UnsafeRawPointer(found) - base
            if memcmp(base + offset, pattern, pattern.count) == 0 { return bytes.startIndex + offset }
            offset += 1
        }
        return nil
    }

    /// What the head of a part says of it.
    private struct Label {
        let name: String
        /// The name of a file; nil for a field.
        let file: String?

        init?(_ head: Slice<UnsafeRawBufferPointer>) {
            guard let text = String(validating: head, as: UTF8.self) else { return nil }
            let lines = text.split(separator: "\r\n")
            guard let line = lines.first(where: { $0.lowercased().hasPrefix("content-disposition:") }) else {
                return nil
            }
            let parts = Label.split(line.drop { $0 != ":" }.dropFirst())
            guard parts.first == "form-data" else { return nil }
            var values: [String: String] = [:]
            for part in parts.dropFirst() {
                guard let equals = part.firstIndex(of: "=") else { return nil }
                var value = part[part.index(after: equals)...]
                guard value.count >= 2, value.first == "\"", value.last == "\"" else { return nil }
                value = value.dropFirst().dropLast()
                // Browsers write a quote of a name so.
                values[String(part[..<equals])] = value.split(separator: "%22", omittingEmptySubsequences: false)
                    .joined(separator: "\"")
            }
            guard let name = values["name"] else { return nil }
            self.name = name
            file = values["filename"]
        }

        /// The parts between semicolons that stand in no quotes.
        private static func split(_ text: Substring) -> [String] {
            var (parts, isQuoted) = ([""], false)
            for character in text {
                if character == "\"" { isQuoted.toggle() }
                if character == ";", !isQuoted { parts.append("") } else { parts[parts.count - 1].append(character) }
            }
            return parts.map { part in
                String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
            }
        }
    }
}

extension WebRequest {
    /// The media types of forms with and without files.
    package static let formTypes = ["multipart/form-data", "application/x-www-form-urlencoded"]

    /// The body as a form that may have files.
    package func formWithFiles() async throws(Problem) -> MultipartForm {
        let buffer = try await body(of: WebRequest.formTypes)
        guard mediaType == "multipart/form-data" else {
            let form = Query(String(buffer: buffer))
            guard !form.isMalformed else { throw Problem(.bodyUnreadable) }
            return MultipartForm(form)
        }
        guard let form = MultipartForm(buffer, type: request.headers[.contentType] ?? "") else {
            throw Problem(.bodyUnreadable)
        }
        return form
    }
}
