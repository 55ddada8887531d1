/// A line of text: not empty, no control characters, and equal to another only byte for byte.
///
/// Swift holds two texts for equal that a reader cannot tell apart; what is signed must be the same bytes.
package struct NoteLine: Hashable, Sendable, CustomStringConvertible {
    /// The line without its end.
    package let text: String

    /// Takes a line; nil for an empty one and for control characters (below U+0020).
    package init?(_ text: String) {
        guard !text.isEmpty, text.utf8.allSatisfy({ $0 >= 0x20 }) else { return nil }
        self.text = text
    }

    /// Takes bytes; nil for what is not UTF-8 or no line.
    init?(utf8: ArraySlice<UInt8>) {
        guard let text = String(validating: utf8, as: UTF8.self) else { return nil }
        self.init(text)
    }

    /// The line as it is written.
    package var description: String { text }

    /// Compares the bytes.
    package static func == (left: NoteLine, right: NoteLine) -> Bool {
        left.text.utf8.elementsEqual(right.text.utf8)
    }

    /// Hashes the bytes.
    package func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
        hasher.combine(0xFF as UInt8)
    }
}

/// The name of a key in a signed note: a line without spaces and without `+`.
package struct KeyName: Hashable, Sendable, CustomStringConvertible {
    /// The name as a line, which the origin of a log of that name equals.
    package let line: NoteLine

    /// Takes a name; nil for an empty one and for spaces, control characters and `+`.
    package init?(_ text: String) {
        guard let line = NoteLine(text) else { return nil }
        self.init(line)
    }

    /// Takes a line that is a name.
    package init?(_ line: NoteLine) {
        let isName = line.text.unicodeScalars.allSatisfy { $0 != "+" && !$0.properties.isWhitespace }
        guard isName else { return nil }
        self.line = line
    }

    /// The name as it is written.
    package var description: String { line.text }
}
