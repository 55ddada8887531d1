import ArgumentParser
import Foundation

/// `huunghi queue`: who waits, in which order.
struct Queue: AsyncParsableCommand {
    static var configuration: CommandConfiguration { Words.configuration("queue") }

    @Option(name: .long, help: Words.help("queue.place"))
    var place: String?

    @Option(name: .long, help: Words.help("queue.direction"))
    var direction: String?

    @OptionGroup var client: ClientOptions

    func run() async throws {
        try await Exit.reporting {
            var query: [String: String] = [:]
            query["place"] = place
            query["direction"] = direction
            let answer = try await APIClient(client).get("api/v1/queue", query: query)
            let rows = try JSONRows(answer, under: "items")
            print(
                rows.table(["place", "direction", "category", "position", "trip", "since"])
                    .printed(as: client.format))
        }
    }
}
