import Foundation
import Mustache

/// Why a template could not be loaded.
package enum TemplateFailure: Error, Equatable, Sendable {
    /// The folder or a file could not be read.
    case unreadable(String)
    /// A file is no Mustache.
    case malformed(String)
    /// A file asks for a word that a language does not have.
    case unknownWord(key: String, file: String)
}

/// The templates of all pages, once for each language.
///
/// A template writes a fixed word as `[[key]]`; it is replaced when the template is loaded, so that nothing is looked up
/// while a page is made.
package struct Templates: Sendable {
    private let libraries: [Language: MustacheLibrary]

    init(folders: [URL], catalogue: Catalogue) throws(TemplateFailure) {
        var libraries: [Language: MustacheLibrary] = [:]
        var sources: [String: String] = [:]
        for folder in folders {
            for (name, text) in try Templates.read(folder) {
                guard sources.updateValue(text, forKey: name) == nil else { throw .malformed(name) }
            }
        }
        for language in Language.allCases {
            var templates: [String: MustacheTemplate] = [:]
            for (name, source) in sources {
                let text = try Templates.word(source, name, catalogue, language)
                do {
                    templates[name] = try MustacheTemplate(string: text)
                } catch {
                    throw .malformed(name)
                }
            }
            libraries[language] = MustacheLibrary(templates: templates)
        }
        self.libraries = libraries
    }

    static func bundled(_ catalogue: Catalogue, with wings: [any WebWing]) throws(TemplateFailure) -> Templates {
        guard let folder = Bundle.module.resourceURL else { throw .unreadable("Templates") }
        return try Templates(
            folders: ([folder] + wings.map(\.resources)).map { $0.appendingPathComponent("Templates") },
            catalogue: catalogue)
    }

    /// The template filled from a value; every template exists, which a test sees to.
    package func render(_ name: String, _ value: Any, _ language: Language) -> String {
        libraries[language]?.render(value, withTemplate: name) ?? ""
    }

    private static func read(_ folder: URL) throws(TemplateFailure) -> [String: String] {
        do {
            let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            var sources: [String: String] = [:]
            for file in files where file.pathExtension == "mustache" {
                var text = try String(contentsOf: file, encoding: .utf8)
                if text.hasSuffix("\n") { text.removeLast() }
                sources[file.deletingPathExtension().lastPathComponent] = text
            }
            return sources
        } catch {
            throw .unreadable(folder.lastPathComponent)
        }
    }

    private static func word(
        _ source: String, _ file: String, _ catalogue: Catalogue, _ language: Language
    ) throws(TemplateFailure) -> String {
        var text = ""
        var rest = source[...]
        while let open = rest.range(of: "[[") {
            text += rest[..<open.lowerBound]
            guard let close = rest[open.upperBound...].range(of: "]]") else { break }
            let key = String(rest[open.upperBound..<close.lowerBound])
            guard let word = catalogue.find(key, language) else { throw .unknownWord(key: key, file: file) }
            text += escaped(word)
            rest = rest[close.upperBound...]
        }
        return text + rest
    }

    /// The text with what HTML takes for markup, and with braces that would open a tag of Mustache, written as entities.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            default: escaped.append(character)
            }
        }
        return escaped
    }
}
