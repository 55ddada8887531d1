import Application
import ArgumentParser
import BorderVocabulary
import Foundation
import Gate
import SQLiteStore

/// `huunghi token`: keys with which machines act for people.
struct TokenVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        Words.configuration("token", subcommands: [TokenAdd.self])
    }
}

/// `huunghi token add`.
struct TokenAdd: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "add", abstract: Words.text("token-add.abstract"),
            discussion: Words.text("token-add.discussion"))
    }

    @Option(name: .long, help: Words.help("user.login"))
    var login: String

    @Option(name: .long, help: Words.help("token.name"))
    var name: String

    @Option(name: .long, help: Words.help("token.scope"))
    var scope = "all"

    @Option(name: .long, help: Words.help("token.days"))
    var days = 30

    @OptionGroup var settings: SettingsOptions

    func run() async throws {
        try await Exit.reporting {
            guard 1...366 ~= days else { throw Exit(.refused, Words.text("error.days", ["found": "\(days)"])) }
            let settings = try await Settings.read(settings)
            let accounts = try House.openAccounts(try House.makeFolder(settings.data))
            let now = SystemClock().now()
            do {
                guard let person = try accounts.person(login: login) else {
                    throw Exit(.refused, Words.text("error.unknown-login", ["login": login]))
                }
                let made = try accounts.createToken(
                    for: person.id, label: name, scopes: try scopes(of: person, at: now), at: now,
                    expiresAt: now + .seconds(86_400 * days))
                print(made.secret)
            } catch let failure as AccountFailure {
                throw AccountWording.exit(failure, login: login)
            }
        }
    }

    private func scopes(of person: Person, at now: Timestamp) throws -> Set<APIToken.Scope> {
        switch scope {
        case "all": return Set(person.duties(at: now).map { .duty($0.duty) } + [.read])
        case "read": return [.read]
        default:
            let duty = try DutyWord.parse(scope, from: now, until: nil).duty
            guard person.duties(at: now).contains(where: { $0.duty == duty }) else {
                throw Exit(.refused, Words.text("error.scope", ["login": person.login, "found": scope]))
            }
            return [.read, .duty(duty)]
        }
    }
}
