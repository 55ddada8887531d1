import ArgumentParser
import BorderVocabulary
import Foundation

/// `huunghi bulletin`: the figures of a closed day, or the list of days.
struct BulletinVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration { Words.configuration("bulletin") }

    @Argument(help: Words.help("bulletin.argument"))
    var date: String?

    @OptionGroup var client: ClientOptions

    func run() async throws {
        try await Exit.reporting {
            let api = try APIClient(client)
            guard let date else {
                let rows = try JSONRows(try await api.get("api/v1/bulletins"), under: "bulletins")
                print(rows.table(["date", "closedAt"]).printed(as: client.format))
                return
            }
            do throws(ParseFailure) { _ = try LocalDate.parse(date) } catch {
                throw Exit(.refused, Words.text("error.date", ["found": date]))
            }
            let csv = try await api.get("api/v1/bulletins/\(date)", accept: "text/csv")
            let lines = String(decoding: csv, as: UTF8.self).split(whereSeparator: \.isNewline)
            guard let header = lines.first else { return }
            var table = Table(columns: header.split(separator: ",").map(String.init))
            // These fields are codes and numbers; none of them is ever quoted.
            table.rows = lines.dropFirst().map {
                $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            }
            print(table.printed(as: client.format))
        }
    }
}
