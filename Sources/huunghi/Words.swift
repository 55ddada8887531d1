import ArgumentParser
import Foundation
import SteeringWeb
import Web

/// The words of the command line, from the same catalogue as the pages.
enum Words {
    /// What the terminal speaks: `HUUNGHI_LANG`, else `LC_ALL`, `LC_MESSAGES`, `LANG`.
    ///
    /// English where none of them says a language of ours: a terminal without a locale cannot show Vietnamese or Chinese.
    static let language: Language = {
        let environment = ProcessInfo.processInfo.environment
        for name in ["HUUNGHI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"] {
            guard let value = environment[name], !value.isEmpty else { continue }
            let tag = value.split(whereSeparator: { ".@".contains($0) }).first ?? ""
            return Language(tag: tag.replacing("_", with: "-")) ?? .en
        }
        return .en
    }()

    private static let catalogue: Catalogue? = {
        do throws(CatalogueFailure) { return try Catalogue.bundled(with: [SteeringWing.resources]) } catch {
            return nil
        }
    }()

    static func text(_ key: String, _ values: [String: String] = [:]) -> String {
        catalogue?.text("cli." + key, language, values) ?? key
    }

    /// A text of the whole catalogue, such as a refusal's.
    static func common(_ key: String, _ values: [String: String] = [:]) -> String {
        catalogue?.text(key, language, values) ?? key
    }

    /// A text of any language, or nil where the catalogue does not have it.
    static func find(_ key: String, _ language: Language) -> String? { catalogue?.find(key, language) }

    /// The words in which a story is told.
    static var story: StoryWords? { catalogue.map { StoryWords($0, language) } }

    /// A sentence of the server.
    static func phrase(_ phrase: Phrase) -> String {
        catalogue.map { phrase.text($0, language) } ?? phrase.key
    }

    static func help(_ key: String) -> ArgumentHelp { ArgumentHelp(stringLiteral: text(key)) }

    /// What `--help` says of a verb: one line, then a page that teaches with examples.
    static func configuration(
        _ name: String, subcommands: [any ParsableCommand.Type] = [], key: String? = nil
    ) -> CommandConfiguration {
        let key = key ?? name
        return CommandConfiguration(
            commandName: name, abstract: text("\(key).abstract"), discussion: text("\(key).discussion"),
            subcommands: subcommands)
    }
}
