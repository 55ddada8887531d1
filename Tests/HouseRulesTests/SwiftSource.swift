/// A Swift file with its code, comments and string literals taken apart, line by line.
///
/// It knows line and nested block comments, plain, raw and multi-line strings, and interpolation; that is enough for
/// rules about words, and far from a parser.
struct SwiftSource {
    struct Line {
        /// The line without comments; string literals are emptied to their quotes.
        var code = ""
        /// The text of comments on the line, their slashes included.
        var comment = ""
        /// What stands inside string literals on the line, interpolations left out.
        var literal = ""

        /// Whether nothing but a comment stands here.
        var isComment: Bool { !comment.isEmpty && code.allSatisfy(\.isWhitespace) }
        /// The words, numbers and backticked names of the code, each with what stands right before it.
        var words: [Word] { Word.all(in: code) }
    }

    let path: String
    let lines: [Line]

    init(_ path: String, _ text: String) {
        self.path = path
        var scanner = SwiftScanner(text)
        lines = scanner.run()
    }

    /// The folder below `Sources`, which is a room of the house; nil elsewhere.
    var room: String? {
        let parts = path.split(separator: "/")
        return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : nil
    }

    /// Lines with their numbers, from 1.
    var numbered: [(number: Int, line: Line)] { lines.enumerated().map { ($0.offset + 1, $0.element) } }

    /// Makes a finding for each line on which the check says something.
    func findings(_ check: (Line) -> String?) -> [Finding] {
        numbered.compactMap { number, line in
            check(line).map { Finding(path: path, line: number, what: $0) }
        }
    }

    /// Whether the comment that ends right above a line says something.
    func comment(above number: Int) -> String {
        var text = ""
        var index = number - 2
        while index >= 0, lines[index].isComment {
            text = lines[index].comment + " " + text
            index -= 1
        }
        return text
    }
}

/// One word of code.
struct Word: Equatable {
    let text: String
    /// The character that stands right before it; nil at the beginning of the line.
    let before: Character?
    /// What follows it on the line.
    let rest: Substring

    static func all(in code: String) -> [Word] {
        var words: [Word] = []
        var index = code.startIndex
        while index < code.endIndex {
            guard isPart(code[index]) else {
                index = code.index(after: index)
                continue
            }
            let end = code[index...].firstIndex { !isPart($0) } ?? code.endIndex
            let before = index > code.startIndex ? code[code.index(before: index)] : nil
            words.append(Word(text: String(code[index..<end]), before: before, rest: code[end...]))
            index = end
        }
        return words
    }

    private static func isPart(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_"
    }
}
