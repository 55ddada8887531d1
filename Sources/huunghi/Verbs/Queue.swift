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
            let api = try APIClient(client)
            let known = try JSONRows(try await api.get("api/v1/board"), under: "places")
            let places = place.map { [$0] } ?? known.objects.compactMap { $0["place"] as? String }
            var table = Table(columns: ["place", "direction", "category", "position", "trip", "since"])
            for place in places {
                for direction in direction.map({ [$0] }) ?? ["export", "import"] {
                    let answer = try await api.get("api/v1/queue", query: ["place": place, "direction": direction])
                    for line in try JSONRows(answer, under: "lines").objects {
                        let category = line["category"] as? String ?? ""
                        let waiting = JSONRows(line["waiting"]).table(["position", "trip", "since"]).rows
                        table.rows += waiting.map { [place, direction, category] + $0 }
                    }
                }
            }
            print(table.printed(as: client.format))
        }
    }
}
