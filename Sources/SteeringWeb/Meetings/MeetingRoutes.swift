import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird
import Steering
import SteeringRoom
import Web

/// Conferences, bottlenecks and task forces for programs: the same lists and acts as on the pages.
struct MeetingRoutes: Sendable {
    let desk: RoomDesk

    /// The largest act, in bytes.
    private static let limit = 64 * 1024
    private static let bottlenecks = "/api/v1/steering/bottlenecks"
    private static let conferences = "/api/v1/steering/conferences"

    var routes: [Route] {
        [
            read(
                MeetingRoutes.bottlenecks, "listBottlenecks", "Bottlenecks",
                ["BottleneckState", "Post", "Offset", "KnownOn", "RecordedOn"], listBottlenecks),
            read(MeetingRoutes.bottlenecks + "/{bottleneck}", "getBottleneck", "Bottleneck", one: bottleneck),
            act(MeetingRoutes.bottlenecks + "/{bottleneck}/acts", "actOnBottleneck", "BottleneckAct", "Bottleneck") {
                (request) async throws(Problem) in
                let id = try request.bottleneck()
                let command = try await command(
                    BottleneckActSheet.sheet, (column: "bottleneck", id: "\(id)"), request, BottleneckActSheet.command)
                // Whoever may not read it is not told that there is one.
                guard BottleneckReader(request, try await desk.view(request).room).mayRead(id) else {
                    throw Problem(.notFound)
                }
                try await desk.give([.bottlenecks(command)], request)
                return try await bottleneck(request)
            },
            read(
                "/api/v1/steering/task-forces", "listTaskForces", "TaskForces", ["KnownOn", "RecordedOn"], listForces),
            read(
                MeetingRoutes.conferences, "listConferences", "Conferences", ["Offset", "KnownOn", "RecordedOn"],
                listConferences),
            read(MeetingRoutes.conferences + "/{conference}", "getConference", "Conference", one: conference),
            act(MeetingRoutes.conferences + "/{conference}/acts", "actOnConference", "ConferenceAct", "Conference") {
                (request) async throws(Problem) in
                let id = try request.conference()
                let command = try await command(
                    ConferenceActSheet.sheet, (column: "conference", id: "\(id)"), request, ConferenceActSheet.command)
                try await desk.give([.conferences(command)], request)
                return try await conference(request)
            },
        ]
    }

    private func read(
        _ path: String, _ operation: String, _ schema: String, _ parameters: [String],
        _ handler: @escaping Route.Handler
    ) -> Route {
        Route(
            Endpoint(
                .get, path, operation, access: .duties(RoomDuties.inside),
                contract: Contract(
                    "steering", parameters: parameters, answers: [200: .json(schema)],
                    problems: [400, 401, 403, 422, 429, 503])), handler: handler)
    }

    private func read(
        _ path: String, _ operation: String, _ schema: String, one handler: @escaping Route.Handler
    ) -> Route {
        Route(
            Endpoint(
                .get, path, operation, access: .duties(RoomDuties.inside),
                contract: Contract(
                    "steering", parameters: ["KnownOn", "RecordedOn"], answers: [200: .json(schema)],
                    problems: [400, 401, 403, 404, 422, 429, 503])), handler: handler)
    }

    private func act(
        _ path: String, _ operation: String, _ body: String, _ answer: String, _ handler: @escaping Route.Handler
    ) -> Route {
        Route(
            Endpoint(
                .post, path, operation, access: .duties(RoomDuties.inside), rate: .command,
                bodyLimit: MeetingRoutes.limit,
                contract: Contract(
                    "steering", body: .json(body), answers: [200: .json(answer)],
                    problems: [400, 401, 403, 404, 413, 415, 422, 429, 503])), handler: handler)
    }

    /// Reads the act of a body: an object of texts by the names of the columns of its table.
    private func command<Command: Sendable>(
        _ sheet: Sheet, _ thing: (column: String, id: String), _ request: WebRequest,
        _ read: (SheetRow) throws(SheetFault) -> Command
    ) async throws(Problem) -> Command {
        let body = try await request.json()
        let values: [String: String] = try ObjectReader.body(body) { reader in
            var values: [String: String] = [:]
            for name in sheet.header where name != thing.column { values[name] = reader.text(name) }
            return values
        }
        return try ActFields.command(of: sheet, thing, { values[$0] }, read)
    }

    @Sendable private func listBottlenecks(_ request: WebRequest) async throws(Problem) -> Response {
        let view = try await desk.view(request)
        let query = try BottleneckQuery(request)
        let (book, moment) = (view.room.bottlenecks, view.vantage.moment)
        let all = book.bottlenecks(on: view.day, recordedBy: moment)
        let matching = all.filter(query.takes)
        let reader = BottleneckReader(request, view.room)
        let found = matching.filter { reader.mayRead($0.id) }
        let page = found.dropFirst(query.offset).prefix(BottleneckQuery.page)
        let toll = Toll(
            of: all.filter(\.isOpen).flatMap { book.blocked(by: $0.id, on: view.day, recordedBy: moment) })
        return MeetingRoutes.json { json in
            json.member("knownOn", "\(view.day)")
            json.member("counts", object: { $0.counts(BottleneckCounts(all)) })
            json.member("openToll", object: { $0.toll(toll) })
            json.list("bottlenecks", page) { json, one in json.object { $0.bottleneck(one, view) } }
            // Of all, because by filters one could learn what is closed off.
            json.member("closed", all.count { !reader.mayRead($0.id) })
            let next = query.offset + BottleneckQuery.page
            json.member("next", number: next < found.count ? next : nil)
        }
    }

    @Sendable private func bottleneck(_ request: WebRequest) async throws(Problem) -> Response {
        let view = try await desk.view(request)
        let id = try request.bottleneck()
        guard
            let bottleneck = view.room.bottlenecks.bottleneck(id, on: view.day, recordedBy: view.vantage.moment),
            BottleneckReader(request, view.room).mayRead(id)
        else { throw Problem(.notFound) }
        return MeetingRoutes.json { json in
            json.bottleneck(bottleneck, view)
            json.details(bottleneck)
        }
    }

    @Sendable private func listForces(_ request: WebRequest) async throws(Problem) -> Response {
        let view = try await desk.view(request)
        let (book, moment) = (view.room.bottlenecks, view.vantage.moment)
        return MeetingRoutes.json { json in
            json.member("knownOn", "\(view.day)")
            json.list("taskForces", book.taskForces(on: view.day, recordedBy: moment)) { json, force in
                json.object { $0.taskForce(force, book.yield(of: force.id, on: view.day, recordedBy: moment)) }
            }
        }
    }

    @Sendable private func listConferences(_ request: WebRequest) async throws(Problem) -> Response {
        let view = try await desk.view(request)
        let offset = try BottleneckQuery.offset(request)
        let (book, moment) = (view.room.conferences, view.vantage.moment)
        let all = Array(book.conferences(on: view.day, recordedBy: moment).reversed())
        let first = LocalDate(year: view.day.year, month: 1, day: 1) ?? view.day
        let record = ConferenceRecord(
            book, from: first, to: view.day, on: view.day, recordedBy: moment, done: view.doneConclusions)
        return MeetingRoutes.json { json in
            json.member("knownOn", "\(view.day)")
            json.member("yearToDate", object: { $0.record(record) })
            json.list("conferences", all.dropFirst(offset).prefix(BottleneckQuery.page)) { json, one in
                json.object { $0.conference(one, on: view.day) }
            }
            let next = offset + BottleneckQuery.page
            json.member("next", number: next < all.count ? next : nil)
        }
    }

    @Sendable private func conference(_ request: WebRequest) async throws(Problem) -> Response {
        let view = try await desk.view(request)
        let book = view.room.conferences
        guard
            let conference = book.conference(
                try request.conference(), on: view.day, recordedBy: view.vantage.moment)
        else { throw Problem(.notFound) }
        return MeetingRoutes.json { json in
            json.conference(conference, on: view.day)
            json.details(conference, book.agendaRule(on: conference.heldOn ?? conference.plannedOn), view)
        }
    }

    private static func json(_ body: (inout JSONWriter) -> Void) -> Response {
        var json = JSONWriter(capacity: 4_096)
        json.object(body)
        return Response(
            status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: .init(byteBuffer: json.buffer))
    }
}

extension WebRequest {
    /// The bottleneck that the path names.
    func bottleneck() throws(Problem) -> BottleneckID { try parse(parameter: "bottleneck", BottleneckID.parse) }
    /// The conference that the path names.
    func conference() throws(Problem) -> ConferenceID { try parse(parameter: "conference", ConferenceID.parse) }
}
