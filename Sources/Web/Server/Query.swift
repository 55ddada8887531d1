/// The items of a query or of a form, percent signs and plus signs decoded, in their order.
package struct Query: Sendable {
    /// Names with their values.
    package let items: [(name: String, value: String)]
    /// True if an item was not valid percent-encoded UTF-8, or there were more than the limit.
    package let isMalformed: Bool

    /// No request of ours has more items.
    static let limit = 100

    /// Reads `a=b&c=d`.
    package init(_ text: String?) {
        var items: [(name: String, value: String)] = []
        var isMalformed = false
        for part in (text ?? "").utf8.split(separator: UInt8(ascii: "&")) {
            guard items.count < Query.limit else {
                isMalformed = true
                break
            }
            let pair = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            if let name = Query.decode(pair[0]), let value = pair.count > 1 ? Query.decode(pair[1]) : "" {
                items.append((name, value))
            } else {
                isMalformed = true
            }
        }
        self.items = items
        self.isMalformed = isMalformed
    }

    /// Items that came in another way, such as the members of an object.
    package init(items: [(name: String, value: String)]) {
        self.items = items
        isMalformed = false
    }

    /// The first value of a name.
    package subscript(_ name: String) -> String? { items.first { $0.name == name }?.value }

    private static func decode(_ bytes: Substring.UTF8View) -> String? {
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%") {
                guard let high = rest.popFirst().flatMap(hexadecimal), let low = rest.popFirst().flatMap(hexadecimal)
                else { return nil }
                plain.append(high << 4 | low)
            } else {
                plain.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(validating: plain, as: UTF8.self)
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
