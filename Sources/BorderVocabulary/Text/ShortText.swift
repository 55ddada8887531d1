/// Up to 23 bytes of UTF-8 held in place, so that a map of trucks costs no allocation for its keys.
///
/// The value is trivial: three words, of which the last byte in memory is the length and unused bytes are zero.
/// Equality, order and hash look at bytes only; two spellings of one accented letter are two different texts.
package struct ShortText: Hashable, Comparable, Sendable {
    @usableFromInline package let head: UInt64
    @usableFromInline package let middle: UInt64
    @usableFromInline package let tail: UInt64

    /// The most that fits, in bytes of UTF-8.
    @inlinable package static var capacity: Int { 23 }

    @inlinable
    package init(head: UInt64, middle: UInt64, tail: UInt64) {
        self.head = head
        self.middle = middle
        self.tail = tail
    }

    /// Copies bytes that are already known to be UTF-8, or answers nil when there are more than 23.
    @inlinable
    package init?(trusted bytes: UnsafeRawBufferPointer) {
        guard bytes.count <= ShortText.capacity else { return nil }
        var words: (UInt64, UInt64, UInt64) = (0, 0, 0)
        withUnsafeMutableBytes(of: &words) { target in
            target.copyMemory(from: bytes)
            target[ShortText.capacity] = UInt8(truncatingIfNeeded: bytes.count)
        }
        self.init(head: words.0, middle: words.1, tail: words.2)
    }

    /// Takes the bytes when they are at most 23 and well-formed UTF-8, otherwise answers nil.
    @inlinable
    package init?(utf8 bytes: UnsafeRawBufferPointer) {
        self.init(trusted: bytes)
        // Almost everything at a gate is ASCII, and ASCII needs no decoder: no byte has its high bit set.
        if (head | middle | tail) & 0x8080_8080_8080_8080 != 0, !ShortText.isWellFormed(bytes) { return nil }
    }

    /// Takes the bytes when they are at most 23 and well-formed UTF-8, otherwise answers nil.
    @inlinable
    package init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        self.init(utf8: UnsafeRawBufferPointer(bytes))
    }

    /// Takes the text when its UTF-8 is at most 23 bytes, otherwise answers nil.
    @inlinable
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count <= ShortText.capacity else { return nil }
        let direct = text.utf8.withContiguousStorageIfAvailable { ShortText(trusted: UnsafeRawBufferPointer($0)) }
        if let direct {
            guard let direct else { return nil }
            self = direct
        } else {
            guard let copied = Array(text.utf8).withUnsafeBytes({ ShortText(trusted: $0) }) else { return nil }
            self = copied
        }
    }

    /// The number of bytes of UTF-8, 0 to 23.
    @inlinable package var count: Int { Int(truncatingIfNeeded: tail.bigEndian & 0xFF) }

    /// Whether there is no byte at all.
    @inlinable package var isEmpty: Bool { count == 0 }

    /// The text as an ordinary string.
    @inlinable package var string: String { withUTF8 { String(decoding: $0, as: UTF8.self) } }

    /// Lends the bytes for the length of the call; the pointer must not leave the closure.
    @inlinable
    package func withUTF8<R, E: Error>(_ body: (UnsafeBufferPointer<UInt8>) throws(E) -> R) throws(E) -> R {
        let length = count
        return try withUnsafeBytes(of: (head, middle, tail)) { raw throws(E) in
            try body(UnsafeBufferPointer(rebasing: raw.bindMemory(to: UInt8.self).prefix(length)))
        }
    }

    /// Feeds three words to the hasher instead of a string's bytes.
    @inlinable
    package func hash(into hasher: inout Hasher) {
        hasher.combine(head)
        hasher.combine(middle)
        hasher.combine(tail)
    }

    /// Orders by bytes, a prefix before what continues it.
    ///
    /// Zero padding and the length in the last byte make three big-endian word comparisons say exactly that.
    @inlinable
    package static func < (left: ShortText, right: ShortText) -> Bool {
        if left.head != right.head { return left.head.bigEndian < right.head.bigEndian }
        if left.middle != right.middle { return left.middle.bigEndian < right.middle.bigEndian }
        return left.tail.bigEndian < right.tail.bigEndian
    }

    @usableFromInline
    static func isWellFormed(_ bytes: UnsafeRawBufferPointer) -> Bool {
        String(validating: bytes, as: UTF8.self) != nil
    }
}

extension ShortText: CustomStringConvertible {
    /// The text itself.
    package var description: String { string }
}

extension ShortText: ExpressibleByStringLiteral {
    /// Takes a constant of our own; more than 23 bytes is a mistake of the programmer.
    package init(stringLiteral value: String) {
        guard let text = ShortText(value) else {
            preconditionFailure("A ShortText literal holds at most 23 bytes of UTF-8.")
        }
        self = text
    }
}
