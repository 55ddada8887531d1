/// Names carry the meaning, files stay short, promises are sentences.
enum NameRules {
    /// Words that say nothing of the border, wherever they stand in the name of a type.
    static let emptyWords: Set<String> = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities"]
    /// Words that say nothing at the end of a name.
    static let emptyEndings: Set<String> = ["Data", "Info", "Processor", "Impl"]

    static let longest = 400
    static let long = 300

    private static let kinds: Set<String> = ["struct", "class", "enum", "actor", "protocol", "typealias"]

    private static let modifiers: Set<String> = ["package", "final", "indirect", "nonisolated"]

    static func types(_ source: SwiftSource) -> [Finding] {
        source.findings { line in
            for (kind, name) in zip(line.words, line.words.dropFirst()) where kinds.contains(kind.text) {
                let parts = parts(of: name.text)
                if let word = parts.first(where: emptyWords.contains) ?? parts.last.flatMap(ending) {
                    return "the type \(name.text) is called a \(word)"
                }
            }
            return nil
        }
    }

    static func files(_ paths: [String]) -> [Finding] {
        paths.compactMap { path in
            let name = path.split(separator: "/").last.map(String.init) ?? path
            let stem = String(name.prefix { $0 != "." && $0 != "+" })
            let parts = parts(of: stem.prefix(1).uppercased() + stem.dropFirst())
            guard let word = parts.first(where: emptyWords.contains) ?? parts.last.flatMap(ending) else { return nil }
            return Finding(path: path, line: 1, what: "the file is called a \(word)")
        }
    }

    static func length(_ path: String, lines: Int) -> Finding? {
        lines > longest ? Finding(path: path, line: lines, what: "\(lines) lines") : nil
    }

    /// The first paragraph of what is said of a `package` declaration is a sentence with a full stop.
    static func sentences(_ source: SwiftSource) -> [Finding] {
        source.numbered.compactMap { number, line in
            let code = line.code.drop { $0 == " " }
            guard code.hasPrefix("package ") else { return nil }
            let sentence = promise(above: number, in: source)
            guard let sentence, let last = sentence.last, !".!?".contains(last) else { return nil }
            return Finding(
                path: source.path, line: number, what: "“\(sentence.suffix(50))” does not end in a full stop")
        }
    }

    /// Types that a room gives to others, without a word of what they promise.
    static func undocumented(_ source: SwiftSource) -> [Finding] {
        source.numbered.compactMap { number, line in
            let code = line.code.drop { $0 == " " }
            let words = line.words.map(\.text).drop { modifiers.contains($0) }
            guard code.hasPrefix("package "), let kind = words.first, kinds.contains(kind), kind != "typealias",
                promise(above: number, in: source) == nil
            else { return nil }
            return Finding(path: source.path, line: number, what: "`\(code.prefix(60))` has no sentence above it")
        }
    }

    private static func ending(_ word: String) -> String? { emptyEndings.contains(word) ? word : nil }

    /// `TripData` is `Trip` and `Data`.
    private static func parts(of name: some StringProtocol) -> [String] {
        var parts: [String] = []
        for character in name {
            if character.isUppercase || parts.isEmpty { parts.append("") }
            parts[parts.count - 1].append(character)
        }
        return parts
    }

    /// The first paragraph of the documentation above a line, attributes skipped; nil where there is none.
    private static func promise(above number: Int, in source: SwiftSource) -> String? {
        var index = number - 2
        while index >= 0, source.lines[index].code.drop(while: { $0 == " " }).hasPrefix("@") { index -= 1 }
        var lines: [Substring] = []
        while index >= 0, source.lines[index].isComment, source.lines[index].comment.hasPrefix("///") {
            lines.insert(source.lines[index].comment.dropFirst(3).drop { $0 == " " }, at: 0)
            index -= 1
        }
        let paragraph = lines.prefix { !$0.isEmpty && !$0.hasPrefix("- ") }
        return paragraph.isEmpty ? nil : paragraph.joined(separator: " ")
    }
}
