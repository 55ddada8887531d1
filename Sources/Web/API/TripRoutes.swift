import Application
import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird

/// Reading trips, for those who are signed in.
enum TripRoutes {
    static let all: [Route] = [
        Route(
            Endpoint(
                .get, "/api/v1/trips", "listTrips", access: .signedIn,
                contract: Contract(
                    "trips", parameters: ["Cursor", "Limit", "Stage", "Place"], answers: [200: .json("TripPage")],
                    problems: [400, 401, 403, 429, 503])),
            handler: list),
        Route(
            Endpoint(
                .get, "/api/v1/trips/{trip}", "getTrip", access: .signedIn,
                contract: Contract(
                    "trips", parameters: ["IfNoneMatch"], answers: [200: .json("TripOrSummary"), 304: .none],
                    problems: [400, 401, 403, 404, 429, 503], headers: ["ETag"])),
            handler: get),
        Route(
            Endpoint(
                .get, "/api/v1/trips/{trip}/history", "getHistory", access: .signedIn,
                contract: Contract(
                    "trips", answers: [200: .json("History")], problems: [400, 401, 403, 404, 429, 503])),
            handler: history),
        Route(
            Endpoint(
                .get, "/api/v1/search", "search", access: .signedIn,
                contract: Contract(
                    "trips", parameters: ["Text", "Limit"], answers: [200: .json("TripSummaries")],
                    problems: [400, 401, 403, 429, 503])),
            handler: search),
    ]

    @Sendable private static func list(_ request: WebRequest) async throws(Problem) -> Response {
        let limit = try request.pageSize(limit: request.services.limits.pageSize, default: 50)
        let after = try request.parsed("cursor", TripID.parse)
        let stage = try request.coded("stage", StageName.self)
        let place = try request.parsed("place", PlaceID.parse)
        let firm = try Ownership.bound(request)
        let (trips, head) = request.services.service.read { gate, head in
            let page = gate.trips.values.filter { trip in
                (after.map { trip.id > $0 } ?? true) && (stage.map { trip.stage.name == $0 } ?? true)
                    && (place.map { trip.place == $0 } ?? true) && (firm.map { trip.papers.firm == $0 } ?? true)
            }.sorted { $0.id < $1.id }.prefix(limit + 1)
            return (Array(page), head)
        }
        return request.json { json in
            json.member("position", head.number)
            json.list("trips", trips.prefix(limit)) { json, trip in
                json.object { $0.summary(of: trip) }
            }
            json.member("next", trips.count > limit ? trips[limit - 1].id.description : nil)
        }
    }

    @Sendable private static func get(_ request: WebRequest) async throws(Problem) -> Response {
        let id = try request.trip()
        let firm = try Ownership.bound(request)
        let now = request.now
        let found = request.services.service.read { gate, _ -> (Trip, Int?, BookingFacts)? in
            guard let trip = gate.trips[id] else { return nil }
            return (trip, gate.placeInLine(of: id), BookingFacts(gate, trip, at: now))
        }
        guard let (trip, placeInLine, slots) = found else { return try await ended(id, firm, request) }
        if let firm, trip.papers.firm != firm { throw Problem(.unknownTrip(id)) }
        let tag = TripTag(trip, placeInLine: placeInLine, slots: slots)
        if let field = request.request.headers[.ifNoneMatch], tag.isNamed(in: field) {
            return Response(status: .notModified, headers: [.eTag: tag.text])
        }
        var json = JSONWriter(capacity: 2_048)
        json.trip(trip, placeInLine: placeInLine, slots: slots)
        return Response(
            status: .ok, headers: [.contentType: "application/json", .eTag: tag.text],
            body: .init(byteBuffer: json.buffer))
    }

    /// A trip that has ended has left the gate; its line in the tables stays.
    private static func ended(
        _ id: TripID, _ firm: TaxCode?, _ request: WebRequest
    ) async throws(Problem) -> Response {
        let summary = try await summary(of: id, firm, request)
        var json = JSONWriter()
        json.object { $0.summary(summary) }
        var fingerprint = Fingerprint()
        fingerprint.add(json.buffer)
        let tag = "\"\(fingerprint.text).-\""
        if request.request.headers[.ifNoneMatch]?.contains(tag) == true {
            return Response(status: .notModified, headers: [.eTag: tag])
        }
        return Response(
            status: .ok, headers: [.contentType: "application/json", .eTag: tag],
            body: .init(byteBuffer: json.buffer))
    }

    /// The line of a trip in the tables; of a firm's own trips alone, where there is a firm.
    static func summary(
        of id: TripID, _ firm: TaxCode?, _ request: WebRequest
    ) async throws(Problem) -> TripSummary {
        let views = request.services.views
        let summary = try await request.services.blocking(views: { () throws(ViewFailure) in
            try views.summary(of: id)
        })
        guard let summary, firm == nil || summary.firm == firm?.digits else { throw Problem(.unknownTrip(id)) }
        return summary
    }

    @Sendable private static func history(_ request: WebRequest) async throws(Problem) -> Response {
        let id = try request.trip()
        let views = request.services.views
        if let firm = try Ownership.bound(request) { _ = try await summary(of: id, firm, request) }
        let records = try await request.services.blocking(views: { () throws(ViewFailure) in
            try views.history(of: id)
        })
        guard !records.isEmpty else { throw Problem(.unknownTrip(id)) }
        return request.json { json in
            json.member("trip", id.description)
            json.list("events", records) { $0.record($1) }
        }
    }

    @Sendable private static func search(_ request: WebRequest) async throws(Problem) -> Response {
        guard let text = request.query["q"], !text.isEmpty else { throw request.missing("q") }
        guard text.utf8.count <= 96 else {
            let detail = Phrase("parse.too-long", ["limit": .number(96), "accepted": .text("")])
            throw Problem(.parameterValues([FieldError(pointer: "q", code: "too-long", detail: detail)]))
        }
        let limit = try request.pageSize(limit: request.services.limits.pageSize, default: 50)
        let firm = try Ownership.bound(request)
        let views = request.services.views
        let found = try await request.services.blocking(views: { () throws(ViewFailure) in
            try views.search(text, firm: firm, limit: limit)
        })
        return request.json { json in
            json.list("trips", found) { json, summary in json.object { $0.summary(summary) } }
        }
    }
}
