import Application
import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird
import Steering
import SteeringRoom
import Web

/// What people do with single figures, for programs: a second and a third hand, another value, taking back.
///
/// Doing the same again does no harm, and is answered with the figure as it stands.
struct FigureHandRoutes: Sendable {
    let desk: RoomDesk

    /// The largest body, in bytes.
    private static let limit = 16 * 1024
    private static let path = "/api/v1/steering/observations/{number}"

    /// Who takes figures back; of published ones never the person who entered them, says the book.
    private static let withdrawing: [Duty] = [.office, .publisher]
    /// Who says another value in place of one: who may enter it.
    private static let correcting = FigureSheet.sheet.right?.all ?? []

    var routes: [Route] {
        [
            Route(
                Endpoint(
                    .get, FigureHandRoutes.path, "getFigure", access: .duties(RoomDuties.inside),
                    contract: Contract(
                        "steering", answers: [200: .json("FigureObservation")],
                        problems: [400, 401, 403, 404, 429, 503]))
            ) { (request) async throws(Problem) in
                FigureHandRoutes.answer(try await observation(try FigureHandRoutes.number(request), request))
            },
            hand("approval", "approveFigure", [.approver]) { .approve($0) },
            hand("publication", "publishFigure", [.publisher]) { .publish($0) },
            act("correction", "correctFigure", FigureHandRoutes.correcting, "FigureCorrection", correct),
            act("withdrawal", "withdrawFigure", FigureHandRoutes.withdrawing, "FigureWithdrawal", withdraw),
        ]
    }

    /// A hand that says no more than that it is there.
    private func hand(
        _ name: String, _ operation: String, _ duties: [Duty],
        _ command: @escaping @Sendable (Int) -> FigureCommand
    ) -> Route {
        Route(
            Endpoint(
                .post, FigureHandRoutes.path + "/" + name, operation, access: .duties(duties), rate: .command,
                contract: Contract(
                    "steering", answers: [200: .json("FigureObservation")],
                    problems: [400, 401, 403, 404, 422, 429, 503]))
        ) { (request) async throws(Problem) in
            let number = try FigureHandRoutes.number(request)
            _ = try await observation(number, request)
            try await desk.give([.figures(command(number))], request)
            return FigureHandRoutes.answer(try await observation(number, request))
        }
    }

    private func act(
        _ name: String, _ operation: String, _ duties: [Duty], _ body: String, _ handler: @escaping Route.Handler
    ) -> Route {
        Route(
            Endpoint(
                .post, FigureHandRoutes.path + "/" + name, operation, access: .duties(duties), rate: .command,
                bodyLimit: FigureHandRoutes.limit,
                contract: Contract(
                    "steering", body: .json(body), answers: [200: .json("FigureObservation")],
                    problems: [400, 401, 403, 404, 413, 415, 422, 429, 503])), handler: handler)
    }

    /// Says another value in place of one; the answer is the new figure, which wants its own three hands.
    @Sendable private func correct(_ request: WebRequest) async throws(Problem) -> Response {
        let number = try FigureHandRoutes.number(request)
        let body = try await request.json()
        let given = try ObjectReader.body(body) { $0.correction() }
        let corrected = try await observation(number, request).statement
        try await checkOwner(corrected.series.indicator, request)
        let statement = Statement(
            corrected.series, unit: corrected.unit, value: given.value, knownOn: given.saidOn, status: given.status,
            source: given.source, supersedes: number, reason: given.reason)
        try await desk.give([.figures(.record(statement))], request)
        let (shelf, series) = (desk.service.shelf, corrected.series)
        let found = try await desk.look(request) { () throws(ShelfFailure) in try shelf.observations(of: [series]) }
        guard let new = found.first?.last(where: { $0.statement == statement && $0.withdrawn == nil }) else {
            throw Problem(.internal)
        }
        return FigureHandRoutes.answer(new)
    }

    @Sendable private func withdraw(_ request: WebRequest) async throws(Problem) -> Response {
        let number = try FigureHandRoutes.number(request)
        let reason = try ObjectReader.body(try await request.json()) { reader in
            reader.must("reason") { $0.parsed($1, Line.parse) }
        }
        _ = try await observation(number, request)
        try await desk.give([.figures(.withdraw(number, reason: reason))], request)
        return FigureHandRoutes.answer(try await observation(number, request))
    }

    /// Whoever may enter their own indicators alone corrects no others.
    private func checkOwner(_ indicator: IndicatorID, _ request: WebRequest) async throws(Problem) {
        let person = try request.person()
        guard !person.mayUse(FigureSheet.sheet.right?.any ?? []) else { return }
        let room = try await desk.view(request).room
        let owner = RowOwner(of: indicator, in: room, on: request.now.localDate)
        let posts = Set(room.roster.posts(of: person.person.id, on: request.now.localDate))
        guard !owner.isAmong(posts), let phrase = RowOutcome.foreign(owner).phrase else { return }
        throw Problem(room: phrase)
    }

    private func observation(_ number: Int, _ request: WebRequest) async throws(Problem) -> Observation {
        let shelf = desk.service.shelf
        let found = try await desk.look(request) { () throws(ShelfFailure) in
            try shelf.observations(numbered: [number])
        }
        guard let observation = found.first ?? nil else { throw Problem(.notFound) }
        return observation
    }

    private static func number(_ request: WebRequest) throws(Problem) -> Int {
        try request.parse(parameter: "number") { (text) throws(ParseFailure) in
            guard let number = Int(text), 1...FigureBook.Limit.observations ~= number else {
                throw ParseFailure(.outOfRange("1…\(FigureBook.Limit.observations)"), found: text)
            }
            return number
        }
    }

    private static func answer(_ observation: Observation) -> Response {
        let series = observation.statement.series
        return TaskRoutes.json { json in
            json.member("indicator", "\(series.indicator)")
            json.member("period", "\(series.period)")
            json.member("kind", series.kind.code)
            json.member("area", "\(series.area)")
            json.statement(observation)
            if let mark = observation.withdrawn {
                json.member("withdrawnBy", "\(mark.by)")
                json.member("withdrawnFor", text: mark.reason)
            }
        }
    }
}

/// Another value as a body gives it.
private struct CorrectionInput: Sendable {
    let value: Value
    let saidOn: KnownOn
    let status: FigureStatus
    let source: Line
    let reason: Line
}

extension ObjectReader {
    fileprivate mutating func correction() -> CorrectionInput? {
        let value = must("value") { $0.parsed($1, Value.parse) }
        let saidOn = must("saidOn") { $0.parsed($1, KnownOn.parse) }
        let status =
            self.value("status") == nil ? try? FigureStatus.parse("revised") : parsed("status", FigureStatus.parse)
        let source = must("source") { $0.parsed($1, Line.parse) }
        let reason = must("reason") { $0.parsed($1, Line.parse) }
        guard let value, let saidOn, let status, let source, let reason else { return nil }
        return CorrectionInput(value: value, saidOn: saidOn, status: status, source: source, reason: reason)
    }
}
