/// JSON of which there is one form only, so that it can be hashed and signed (RFC 8785, JCS).
package enum CanonicalJSON {
    /// What a stranger may send.
    package enum Limit {
        /// The most bytes of a text.
        package static let bytes = 1_048_576
        /// How deep arrays and objects may lie in each other.
        package static let depth = 64
    }

    /// A value of JSON.
    package enum Value: Sendable {
        /// `null`.
        case null
        /// `true` or `false`.
        case bool(Bool)
        /// A number, which is a finite IEEE 754 double.
        case number(Number)
        /// Text, kept as it is: two spellings of one letter are two texts.
        case string(String)
        /// Values in order.
        case array([Value])
        /// Values under keys.
        case object(Object)
    }

    /// A number that JSON can write: neither infinite nor no number.
    package struct Number: Hashable, Sendable {
        /// The number.
        package let double: Double

        /// Takes a finite number; nil for any other.
        package init?(_ double: Double) {
            guard double.isFinite else { return nil }
            self.double = double
        }

        /// Takes a whole number of at most 53 bits, which every reader reads alike; nil for any other.
        package init?(_ integer: Int) {
            guard integer.magnitude <= 1 << 53 else { return nil }
            double = Double(integer)
        }
    }

    /// The members of an object, in the order of their keys' UTF-16 code units; no key stands there twice.
    package struct Object: Sendable {
        /// A key and its value.
        package typealias Member = (key: String, value: Value)

        /// The members in order.
        package let members: [Member]

        /// Puts members in order; nil if two have the same key.
        package init?(_ members: [Member]) {
            // What is read is mostly in order already.
            if Object.isInOrder(members) {
                self.members = members
                return
            }
            let sorted = members.sorted { Object.precedes($0.key, $1.key) }
            guard Object.isInOrder(sorted) else { return nil }
            self.members = sorted
        }

        /// The value under a key, compared byte by byte; nil if there is none.
        package subscript(key: String) -> Value? {
            members.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
        }

        private static func isInOrder(_ members: [Member]) -> Bool {
            members.indices.dropFirst().allSatisfy { precedes(members[$0 - 1].key, members[$0].key) }
        }

        /// The order of UTF-16 code units, found in UTF-8: it differs only in that U+E000 to U+FFFF, which begin with
        /// the bytes EE and EF, stand after all characters that UTF-16 writes as two surrogates.
        private static func precedes(_ left: String, _ right: String) -> Bool {
            func rank(_ byte: UInt8) -> UInt8 { byte == 0xEE || byte == 0xEF ? byte + 0x10 : byte }
            return left.utf8.lexicographicallyPrecedes(right.utf8) { rank($0) < rank($1) }
        }
    }

    /// The one form of a value, as UTF-8.
    package static func bytes(of value: Value) -> [UInt8] {
        var writer = JSONWriter()
        writer.write(value)
        return writer.bytes
    }

    /// Reads a text strictly: one value, no key twice, no lone surrogate, nothing after it.
    ///
    /// The text need not be in its one form; compare it with `bytes(of:)` where it must be.
    package static func value(_ text: some Collection<UInt8>) throws(JSONFlaw) -> Value {
        guard text.count <= Limit.bytes else { throw .tooLong(most: Limit.bytes) }
        let bytes = Array(text)
        guard String(validating: bytes, as: UTF8.self) != nil else { throw .notText }
        var parser = JSONParser(bytes)
        return try parser.document()
    }
}

/// Why a text is not JSON, with the number of the byte where that shows.
package enum JSONFlaw: Error, Hashable, Sendable {
    /// It has more bytes than are read.
    case tooLong(most: Int)
    /// It is not UTF-8.
    case notText
    /// Arrays and objects lie deeper in each other than are read.
    case tooDeep(at: Int)
    /// This byte, or the end, cannot stand here.
    case unexpected(at: Int)
    /// A key stands twice in one object.
    case repeatedKey(at: Int)
    /// Half of a pair of surrogates stands alone: that is no text.
    case loneSurrogate(at: Int)
    /// The number is beyond those that a double can hold.
    case numberTooLarge(at: Int)
}
