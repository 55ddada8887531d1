import ArgumentParser
import BorderVocabulary
import Foundation

/// `huunghi trip`: one trip by its number, or where a plate is.
struct TripVerb: AsyncParsableCommand {
    static var configuration: CommandConfiguration { Words.configuration("trip") }

    @Argument(help: Words.help("trip.argument"))
    var subject: String

    @OptionGroup var client: ClientOptions

    func run() async throws {
        try await Exit.reporting {
            let api = try APIClient(client)
            // A trip's number is for those with a token; a plate may be asked by anybody.
            if let trip = try? TripID.parse(subject) {
                let history = try JSONRows(try await api.get("api/v1/trips/\(trip)/history"), under: "events")
                let table = history.table(["at", "event=kind", "duty=actor.duty", "reason=details.reason"])
                print(table.printed(as: client.format))
            } else {
                let answer = try await api.get("api/v1/where", query: ["plate": subject])
                let table = try JSONRows(answer).table(["trip", "stage", "place", "position=placeInLine", "since"])
                print(table.printed(as: client.format))
            }
        }
    }
}
