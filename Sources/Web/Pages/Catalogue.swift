import Foundation

/// Why the catalogue of words could not be loaded.
package enum CatalogueFailure: Error, Equatable, Sendable {
    /// The folder or a file in it could not be read, or is no flat JSON object of texts.
    case unreadable(String)
    /// Two files of one language give the same key.
    case repeated(key: String, file: String)
}

/// The words of all pages and problems in all languages.
///
/// A file `NAME.LANGUAGE.json` is a flat object of keys and texts; the files of a language are merged. A text may hold
/// `{placeholders}`. That every language has every key is checked by `scripts/check-catalogues`.
package struct Catalogue: Sendable {
    private let texts: [Language: [String: String]]

    /// Merges the files of folders.
    package init(folders: [URL]) throws(CatalogueFailure) {
        var files: [URL] = []
        for folder in folders {
            do {
                files += try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            } catch {
                throw .unreadable(folder.lastPathComponent)
            }
        }
        var texts: [Language: [String: String]] = [:]
        for file in files.sorted(by: { $0.lastPathComponent < $1.lastPathComponent }) {
            let parts = file.lastPathComponent.split(separator: ".")
            guard parts.count == 3, parts[2] == "json", let language = Language(tag: parts[1]) else { continue }
            for (key, text) in try Catalogue.read(file) {
                guard texts[language, default: [:]].updateValue(text, forKey: key) == nil else {
                    throw .repeated(key: key, file: file.lastPathComponent)
                }
            }
        }
        self.texts = texts
    }

    /// The catalogue that is built into the program, with those of wings, of which the folders are given.
    package static func bundled(with wings: [URL] = []) throws(CatalogueFailure) -> Catalogue {
        guard let folder = Bundle.module.resourceURL else { throw .unreadable("Catalogue") }
        return try Catalogue(
            folders: ([folder] + wings).map { $0.appendingPathComponent("Catalogue") })
    }

    /// The text of a key with its placeholders filled; the key itself where the catalogue does not have it.
    package func text(_ key: String, _ language: Language, _ values: [String: String] = [:]) -> String {
        guard let text = find(key, language) else { return key }
        return values.isEmpty ? text : Catalogue.fill(text, values)
    }

    /// The text of a key, or nil where the language does not have it.
    package func find(_ key: String, _ language: Language) -> String? {
        texts[language]?[key]
    }

    /// The text of `key.one` or `key.other` as the language wants it for a number, which fills `{count}`.
    package func counted(
        _ key: String, _ count: Int, _ language: Language, _ values: [String: String] = [:]
    ) -> String {
        let form = language == .en && count == 1 ? "one" : "other"
        let number = Formats(language).number(count)
        return text(key + "." + form, language, values.merging(["count": number]) { first, _ in first })
    }

    /// All texts of a language whose key begins with a prefix, for a template or a test.
    package func texts(_ language: Language, prefix: String = "") -> [String: String] {
        (texts[language] ?? [:]).filter { $0.key.hasPrefix(prefix) }
    }

    /// Replaces each `{name}` that has a value; others stay as they are.
    private static func fill(_ text: String, _ values: [String: String]) -> String {
        var filled = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            filled += rest[..<open]
            guard let close = rest[open...].firstIndex(of: "}") else { break }
            let name = String(rest[rest.index(after: open)..<close])
            filled += values[name] ?? String(rest[open...close])
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }

    private static func read(_ file: URL) throws(CatalogueFailure) -> [String: String] {
        do {
            return try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file))
        } catch {
            throw .unreadable(file.lastPathComponent)
        }
    }
}
