import Application
import BorderVocabulary
import Gate
import HTTPTypes

extension CommandDesk {
    /// Regrouping goods in the yard, over the line, and back.
    static let crossing: [CommandDesk] = [
        CommandDesk(.tranship, .post, "/trips/{trip}/transhipment", "tranship", .body(schema: "Transhipment")) {
            (request, json) async throws(Problem) in
            let trip = try request.trip()
            return try ObjectReader.body(json) { reader in
                var input = PapersInput()
                let vehicle = reader.must("vehicle") { reader, _ in reader.vehicle(&input) }
                let trailer = reader.parsed("trailer", Plate.parse)?.value
                let containers = reader.parsedList("containers", limit: Gate.Limit.containers, ContainerNumber.parse)
                let reason = reader.reason()
                guard let vehicle, let reason else { return nil }
                return .tranship(
                    trip, vehicle: vehicle, trailer: trailer, containers: containers.map(\.value), reason: reason)
            }
        },
        CommandDesk(.split, .post, "/trips/{trip}/split", "split", .body(schema: "Split")) {
            (request, json) async throws(Problem) in
            let trip = try request.trip()
            let (inputs, reason) = try ObjectReader.body(json) { reader -> ([PapersInput], String)? in
                if reader.value("parts") == nil { reader.missing("parts") }
                let parts = reader.objects("parts", limit: Gate.Limit.parts) { $0.papers() }
                return reader.reason().map { (parts, $0) }
            }
            var parts: [Papers] = []
            for input in inputs { parts.append(try await Drivers(services: request.services).papers(input)) }
            return .split(trip, into: parts, reason: reason)
        },
        CommandDesk(.merge, .post, "/trips/{trip}/merge", "merge", .body(schema: "Merge")) {
            (request, json) async throws(Problem) in
            let trip = try request.trip()
            return try ObjectReader.body(json) { reader in
                if reader.value("others") == nil { reader.missing("others") }
                let others = reader.parsedList("others", limit: Gate.Limit.parts, TripID.parse)
                return reader.reason().map { .merge(trip, others: others, reason: $0) }
            }
        },
        CommandDesk(.release, .post, "/trips/{trip}/release", "release", .body(schema: "LaneName")) {
            (request, json) async throws(Problem) in
            .release(try request.trip(), lane: try ObjectReader.body(json) { $0.lane() })
        },
        CommandDesk(.cross, .post, "/trips/{trip}/crossing", "cross", .body(schema: "Crossing")) {
            (request, json) async throws(Problem) in
            .cross(try request.trip(), seen: try ObjectReader.body(json) { $0.seen() })
        },
        CommandDesk(.returnLoaded, .post, "/trips/{trip}/loaded-return", "returnLoaded", .body(schema: "Declaration")) {
            (request, json) async throws(Problem) in
            let trip = try request.trip()
            let input = try ObjectReader.body(json) { $0.declaration() }
            return .returnLoaded(trip, try await Drivers(services: request.services).declaration(input))
        },
        CommandDesk(.returnEmpty, .post, "/trips/{trip}/return", "returnEmpty", .body(schema: "Nothing")) {
            (request, json) async throws(Problem) in
            let trip = try request.trip()
            return try ObjectReader.body(json) { _ in .returnEmpty(trip) }
        },
        CommandDesk(.close, .post, "/trips/{trip}/closing", "close", .body(schema: "Reason")) {
            (request, json) async throws(Problem) in
            .close(try request.trip(), reason: try ObjectReader.body(json) { $0.reason() })
        },
    ]
}
