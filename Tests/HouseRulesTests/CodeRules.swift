/// What the code itself must not do.
enum CodeRules {
    /// What may follow the word `public` or `open` where it widens access.
    private static let declared: Set<String> = [
        "class", "struct", "enum", "protocol", "func", "var", "let", "init", "extension", "actor", "typealias",
        "static", "final", "import", "override", "subscript", "indirect", "convenience", "required", "lazy", "weak",
        "nonisolated", "mutating", "consuming", "borrowing", "private", "internal", "fileprivate", "macro",
    ]

    static func access(_ source: SwiftSource) -> [Finding] {
        source.findings { line in
            let words = line.words
            for (word, next) in zip(words, words.dropFirst()) where word.text == "public" || word.text == "open" {
                guard word.before != ".", word.before != "`" else { continue }
                guard word.rest.first == " " || word.rest.first == "(" else { continue }
                if declared.contains(next.text) { return "`\(word.text) \(next.text)`" }
            }
            return nil
        }
    }

    static func testable(_ source: SwiftSource) -> [Finding] {
        source.findings { $0.code.contains("@testable") ? "`@testable`" : nil }
    }

    static func detached(_ source: SwiftSource) -> [Finding] {
        source.findings { $0.code.contains("Task.detached") ? "`Task.detached`" : nil }
    }

    static func force(_ source: SwiftSource) -> [Finding] {
        source.findings { line in
            for word in line.words where (word.text == "try" || word.text == "as") && word.rest.first == "!" {
                return "`\(word.text)!`"
            }
            return nil
        }
    }

    /// Promises to the compiler that it cannot check want a reason in words.
    static func unchecked(_ source: SwiftSource) -> [Finding] {
        source.numbered.compactMap { number, line in
            let promise = ["@unchecked Sendable", "nonisolated(unsafe)"].first { line.code.contains($0) }
            guard let promise, source.comment(above: number).isEmpty else { return nil }
            return Finding(path: source.path, line: number, what: "`\(promise)` without a comment right above")
        }
    }

    /// A `default` beside cases of an enum hides the case that is added tomorrow.
    static func defaults(_ source: SwiftSource) -> [Finding] {
        source.numbered.compactMap { number, line in
            let code = line.code.drop { $0 == " " }
            guard code.hasPrefix("default:") || code.hasPrefix("case _:") else { return nil }
            guard siblings(of: number, in: source).contains(where: namesCase) else { return nil }
            guard !(source.comment(above: number) + line.comment).contains("not ours") else { return nil }
            let word = code.prefix { $0 != ":" }
            return Finding(path: source.path, line: number, what: "`\(word):` in a switch over an enum")
        }
    }

    /// A clock of the test has to say what it does instead, in a `func` of that name.
    static func sleeping(_ source: SwiftSource) -> [Finding] {
        source.findings { line in
            let words = line.words.map(\.text)
            let isDeclared = zip(words, words.dropFirst()).contains { $0 == "func" && $1 == "sleep" }
            return !isDeclared && words.contains { $0 == "sleep" || $0 == "usleep" } ? "a test sleeps" : nil
        }
    }

    /// The `case` lines of the switch in which a line stands, found by their indentation.
    private static func siblings(of number: Int, in source: SwiftSource) -> [Substring] {
        func indentation(_ code: String) -> Int { code.prefix { $0 == " " }.count }
        let depth = indentation(source.lines[number - 1].code)
        var cases: [Substring] = []
        var index = number - 2
        while index >= 0 {
            let code = source.lines[index].code
            index -= 1
            guard code.contains(where: { $0 != " " }) else { continue }
            guard indentation(code) >= depth else { break }
            if indentation(code) == depth {
                let text = code.drop { $0 == " " }
                guard text.hasPrefix("case ") || text.hasPrefix("@unknown") else { break }
                cases.append(text.dropFirst(5))
            }
        }
        return cases
    }

    /// Whether a pattern begins with a case's name: `.waiting`, `(.export, _)`, `let .held(agency)`.
    private static func namesCase(_ pattern: Substring) -> Bool {
        let opening = pattern.drop { $0 == " " || $0 == "(" }
        let text = opening.hasPrefix("let ") ? opening.dropFirst(4) : opening
        return text.first == "." && text.dropFirst().first?.isLetter == true
    }
}
