/// Walks through Swift text and tells code, comments and string literals apart.
struct SwiftScanner {
    private enum Mode {
        case code
        /// Inside `\(…)`, with the parentheses that are open in it.
        case interpolation(depth: Int)
        case lineComment
        case blockComment(depth: Int)
        case string(hashes: Int, isMultiline: Bool)
    }

    private let text: [Character]
    private var at = 0
    private var modes: [Mode] = [.code]
    private var lines: [SwiftSource.Line] = []
    private var line = SwiftSource.Line()

    init(_ text: String) {
        self.text = Array(text)
    }

    mutating func run() -> [SwiftSource.Line] {
        while at < text.count { step() }
        if line.code + line.comment + line.literal != "" { lines.append(line) }
        return lines
    }

    private mutating func step() {
        if text[at].isNewline {
            if case .lineComment = modes.last { modes.removeLast() }
            // A plain string ends with its line, whatever is wrong with it.
            if case .string(_, isMultiline: false) = modes.last { modes.removeLast() }
            lines.append(line)
            line = SwiftSource.Line()
            at += 1
            return
        }
        switch modes[modes.count - 1] {
        case .code, .interpolation: code()
        case .lineComment: take(1, to: \.comment)
        case .blockComment(let depth): block(depth)
        case .string(let hashes, let isMultiline): string(hashes, isMultiline)
        }
    }

    private mutating func code() {
        if sees("//") {
            modes.append(.lineComment)
        } else if sees("/*") {
            modes.append(.blockComment(depth: 1))
            take(2, to: \.comment)
        } else if let (hashes, isMultiline) = quote() {
            let length = hashes + (isMultiline ? 3 : 1)
            modes.append(.string(hashes: hashes, isMultiline: isMultiline))
            if isInterpolation { at += length } else { take(length, to: \.code) }
        } else if case .interpolation(let depth) = modes[modes.count - 1] {
            parenthesis(depth)
        } else {
            take(1, to: \.code)
        }
    }

    private mutating func parenthesis(_ depth: Int) {
        let next = depth + (text[at] == "(" ? 1 : text[at] == ")" ? -1 : 0)
        modes[modes.count - 1] = .interpolation(depth: next)
        if next == 0 { modes.removeLast() }
        at += 1
    }

    private mutating func block(_ depth: Int) {
        if sees("*/") {
            take(2, to: \.comment)
            modes[modes.count - 1] = .blockComment(depth: depth - 1)
            if depth == 1 { modes.removeLast() }
        } else if sees("/*") {
            take(2, to: \.comment)
            modes[modes.count - 1] = .blockComment(depth: depth + 1)
        } else {
            take(1, to: \.comment)
        }
    }

    private mutating func string(_ hashes: Int, _ isMultiline: Bool) {
        let fence = String(repeating: "#", count: hashes)
        let end = (isMultiline ? "\"\"\"" : "\"") + fence
        if sees(end) {
            modes.removeLast()
            if isInterpolation { at += end.count } else { take(end.count, to: \.code) }
        } else if sees("\\" + fence + "(") {
            at += hashes + 2
            modes.append(.interpolation(depth: 1))
        } else if sees("\\" + fence) {
            // What is escaped is no end; an escaped line end is still the end of a line.
            let escaped = at + hashes + 1
            take(escaped < text.count && !text[escaped].isNewline ? hashes + 2 : hashes + 1, to: \.literal)
        } else {
            take(1, to: \.literal)
        }
    }

    /// Whether some string is open around this place.
    private var isInterpolation: Bool {
        modes.contains { if case .interpolation = $0 { true } else { false } }
    }

    /// The kind of string that begins here.
    private func quote() -> (hashes: Int, isMultiline: Bool)? {
        var end = at
        while end < text.count, text[end] == "#" { end += 1 }
        guard end < text.count, text[end] == "\"" else { return nil }
        return (end - at, sees("\"\"\"", from: end))
    }

    private func sees(_ word: String, from start: Int? = nil) -> Bool {
        let start = start ?? at
        return start + word.count <= text.count && text[start..<start + word.count].elementsEqual(word)
    }

    private mutating func take(_ count: Int, to part: WritableKeyPath<SwiftSource.Line, String>) {
        line[keyPath: part].append(contentsOf: text[at..<min(at + count, text.count)])
        at += count
    }
}
