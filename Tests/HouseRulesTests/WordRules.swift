/// Where words for people stand, and which words stand nowhere.
enum WordRules {
    /// Folders whose sentences for people come from the catalogues.
    static let spoken = ["Sources/Web/", "Sources/huunghi/"]

    /// Files that must name things in their own script.
    static let allowed: Set<String> = [
        // The names of the languages, each in itself.
        "Sources/Web/Pages/Language.swift",
        "Sources/Web/Pages/Frame/Frame.swift",
        // How each language writes a date and a stretch of time.
        "Sources/Web/Pages/Formats.swift",
    ]

    /// Sentences of Vietnamese or Chinese in string literals: they belong into the catalogue, in all languages at once.
    static func literals(_ source: SwiftSource) -> [Finding] {
        guard spoken.contains(where: source.path.hasPrefix), !allowed.contains(source.path) else { return [] }
        return source.findings { line in
            line.literal.contains(where: isForeign) ? "“\(line.literal.prefix(60))” is written in the code" : nil
        }
    }

    /// The same in templates; an example of a plate in a `placeholder` is no sentence.
    static func template(_ path: String, _ text: String) -> [Finding] {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
            let words = line.split(separator: "\"").filter { !$0.contains("·") }
            guard words.contains(where: { $0.contains(where: isForeign) }) else { return nil }
            return Finding(path: path, line: index + 1, what: "“\(line.prefix(60))” is written in the template")
        }
    }

    /// Folders of one machine, and hosts that only some networks reach.
    static func machines(_ path: String, _ text: String) -> [Finding] {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
            guard let word = places.first(where: { find($0, in: line) }) else { return nil }
            return Finding(path: path, line: index + 1, what: "names \(word)")
        }
    }

    /// Links of a document that lead to no file of the project; addresses and anchors are left alone.
    static func links(_ path: String, _ text: String, exists: (String) -> Bool) -> [Finding] {
        let folder = path.split(separator: "/").dropLast()
        return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line in
            line.split(separator: "](").dropFirst().compactMap { rest -> Finding? in
                let target = rest.prefix { $0 != ")" && $0 != "#" }
                guard !target.isEmpty, !target.contains("://"), !target.hasPrefix("mailto:") else { return nil }
                var parts = folder
                for part in target.split(separator: "/") where part != "." {
                    if part == ".." { parts = parts.dropLast() } else { parts.append(part) }
                }
                guard !exists(parts.joined(separator: "/")) else { return nil }
                return Finding(path: path, line: index + 1, what: "the link to \(target) leads nowhere")
            }
        }
    }

    // Put together here, so that this file does not name them.
    private static let places =
        ["work", "root", "home", "Users"].map { "/" + $0 + "/" }
        + [
            "pypi" + ".org", "files." + "pythonhosted", "deb." + "debian.org", "registry." + "npmjs",
            "proxy." + "golang", "--index" + "-url", "PIP_INDEX" + "_URL",
        ]

    /// A path counts where it begins, so that a folder of that name inside the project is not taken for one.
    private static func find(_ place: String, in line: Substring) -> Bool {
        line.ranges(of: place).contains { range in
            guard place.first == "/", range.lowerBound > line.startIndex else { return true }
            let before = line[line.index(before: range.lowerBound)]
            return !before.isLetter && !before.isNumber && !"._-~*$})".contains(before)
        }
    }

    private static let vietnamese = Set("ăâđêôơưàáãèéìíòóõùúýĩũ")

    private static func isForeign(_ character: Character) -> Bool {
        if character.isASCII { return false }
        if vietnamese.contains(Character(character.lowercased())) { return true }
        return character.unicodeScalars.contains { 0x1EA0...0x1EF9 ~= $0.value || 0x3400...0x9FFF ~= $0.value }
    }
}
