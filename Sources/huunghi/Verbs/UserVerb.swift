import Application
import ArgumentParser
import BorderVocabulary
import Foundation
import Gate
import SQLiteStore

/// `huunghi user`: who may use the gate.
struct UserVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        Words.configuration("user", subcommands: [UserAdd.self, UserList.self])
    }
}

/// `huunghi user add`.
struct UserAdd: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "add", abstract: Words.text("user-add.abstract"),
            discussion: Words.text("user-add.discussion", ["duties": DutyWord.accepted]))
    }

    @Option(name: .long, help: Words.help("user.login"))
    var login: String

    @Option(name: .long, help: Words.help("user.name"))
    var name: String

    @Option(name: .long, help: Words.help("user.duty"))
    var duty: [String]

    @Option(name: .long, help: Words.help("user.until"))
    var until: String?

    @Flag(name: .customLong("password-stdin"), help: Words.help("user.password-stdin"))
    var readsPassword = false

    @OptionGroup var settings: SettingsOptions

    func run() async throws {
        try await Exit.reporting {
            let settings = try await Settings.read(settings)
            let now = SystemClock().now()
            let until = try lastMoment()
            let duties = try duty.map { try DutyWord.parse($0, from: now, until: until) }
            guard let id = try? UserID.parse(login.lowercased()) else {
                throw Exit(.refused, Words.text("error.login", ["login": login]))
            }
            let password = try readPassword()
            let accounts = try House.openAccounts(try House.makeFolder(settings.data))
            do throws(AccountFailure) {
                try accounts.addPerson(Person(id: id, name: name, login: login, duties: duties))
                try accounts.setPassword(password, of: id)
            } catch {
                throw AccountWording.exit(error, login: login)
            }
            print(Words.text("user.added", ["login": login]))
        }
    }

    private func lastMoment() throws -> Timestamp? {
        guard let until else { return nil }
        guard let date = try? LocalDate.parse(until) else {
            throw Exit(.refused, Words.text("error.date", ["found": until]))
        }
        return Timestamp(date: date.adding(days: 1), time: .midnight)
    }

    private func readPassword() throws -> String {
        if !readsPassword, isatty(STDIN_FILENO) == 1, let typed = getpass(Words.text("user.password-prompt")) {
            return String(cString: typed)
        }
        guard let line = readLine(strippingNewline: true), line.count >= 10 else {
            throw Exit(.refused, Words.text("error.password"))
        }
        return line
    }
}

/// `huunghi user list`.
struct UserList: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list", abstract: Words.text("user-list.abstract"),
            discussion: Words.text("user-list.discussion"))
    }

    @OptionGroup var settings: SettingsOptions

    @Option(name: .long, help: Words.help("option.format"))
    var format = OutputFormat.table

    func run() async throws {
        try await Exit.reporting {
            let settings = try await Settings.read(settings)
            let accounts = try House.openAccounts(try House.makeFolder(settings.data))
            var table = Table(columns: ["login", "name", "duties"])
            do throws(AccountFailure) {
                table.rows = try accounts.people().map { person in
                    [person.login, person.name, person.duties.map { DutyWord.text($0) }.joined(separator: " ")]
                }
            } catch {
                throw AccountWording.exit(error, login: "")
            }
            print(table.printed(as: format))
        }
    }
}
