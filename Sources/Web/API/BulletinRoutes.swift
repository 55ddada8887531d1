import Application
import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird

/// The daily bulletins, as JSON and as the table that the Board publishes.
enum BulletinRoutes {
    static let all: [Route] = [
        Route(
            Endpoint(
                .get, "/api/v1/bulletins", "listBulletins", access: .public,
                contract: Contract(
                    "gate", parameters: ["Before", "Limit"], answers: [200: .json("Bulletins")],
                    problems: [400, 429, 503])),
            handler: list),
        Route(
            Endpoint(
                .get, "/api/v1/bulletins/{date}", "getBulletin", access: .public,
                contract: Contract(
                    "gate", parameters: ["Format"], answers: [200: .jsonOrCSV("Bulletin")],
                    problems: [400, 404, 429, 503])),
            handler: get),
    ]

    @Sendable private static func list(_ request: WebRequest) async throws(Problem) -> Response {
        let before = try request.parsed("before", LocalDate.parse)
        let limit = try request.pageSize(limit: request.services.limits.pageSize, default: 31)
        let views = request.services.views
        let bulletins = try await request.services.blocking(views: { () throws(ViewFailure) in
            try views.bulletins(before: before, limit: limit)
        })
        return request.json { json in
            json.list("bulletins", bulletins) { json, bulletin in
                json.object { $0.bulletin(bulletin) }
            }
            json.member("next", text: bulletins.count == limit ? bulletins.last?.date : nil)
        }
    }

    @Sendable private static func get(_ request: WebRequest) async throws(Problem) -> Response {
        let date = try request.parse(parameter: "date", LocalDate.parse)
        let format = request.query["format"]
        if let format, !["json", "csv"].contains(format) {
            throw Problem(.parameters([.code("format", format, ["json", "csv"])]))
        }
        let views = request.services.views
        let found = try await request.services.blocking(views: { () throws(ViewFailure) in
            try views.bulletin(on: date)
        })
        guard let bulletin = found else { throw Problem(.notFound) }
        let wantsCSV = request.request.headers[.accept]?.contains("text/csv") == true
        guard format == "csv" || format == nil && wantsCSV else {
            return request.json { $0.bulletin(bulletin) }
        }
        let text = BulletinTable(bulletin).text
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8",
                .contentDisposition: "attachment; filename=\"bulletin-\(date).csv\"",
            ], body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}

/// A bulletin in the columns of the published file, with totals for the province, each place and each direction.
package struct BulletinTable: Sendable {
    /// The file, header first, lines ended by a line feed.
    package let text: String

    /// Writes a bulletin's figures and their sums; sums of zero are left out.
    package init(_ bulletin: Bulletin) {
        var lines = ["date,as_of,place,measure,direction,category,vehicles"]
        let places = Set(bulletin.figures.map(\.cell.place)).sorted()
        for place in [nil] + places.map(Optional.some) {
            for measure in Measure.allCases {
                func add(_ direction: Direction?, _ category: BulletinCategory?) {
                    let sum = bulletin.vehicles(measure, place: place, direction: direction, category: category)
                    guard sum != 0 else { return }
                    lines.append(
                        [
                            bulletin.date.description, bulletin.closedAt.localTime.description,
                            place?.description ?? "province", measure.code, direction?.code ?? "all",
                            category?.code ?? "all", String(sum),
                        ].joined(separator: ","))
                }
                add(nil, nil)
                for direction in Direction.allCases {
                    add(direction, nil)
                    for category in BulletinCategory.allCases where category.direction == direction {
                        add(direction, category)
                    }
                }
            }
        }
        text = lines.joined(separator: "\n") + "\n"
    }
}

extension JSONWriter {
    /// Writes the members of a bulletin.
    mutating func bulletin(_ bulletin: Bulletin) {
        member("date", bulletin.date.description)
        member("closedAt", bulletin.closedAt.iso8601)
        list("figures", bulletin.figures) { json, figure in
            json.object { json in
                json.member("place", figure.cell.place.description)
                json.member("measure", figure.cell.measure.code)
                json.member("direction", figure.cell.category.direction.code)
                json.member("category", figure.cell.category.code)
                json.member("vehicles", figure.vehicles)
            }
        }
    }
}
