import Application
import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird

/// Who is behind a pseudonym: looked up, put right, and erased.
///
/// No declarant is among those who may: what a declaration registered stays, whatever another one says.
enum DriverRoutes {
    private static let path = "/api/v1/drivers/{driver}"

    static let all: [Route] = [
        Route(
            Endpoint(
                .get, path, "getDriver", access: .duties([.borderGuard, .managementCentre, .administrator]),
                rate: .lookup,
                contract: Contract(
                    "people", answers: [200: .json("DriverRecord")], problems: [400, 401, 403, 404, 422, 429, 503])),
            handler: get),
        Route(
            Endpoint(
                .put, path, "correctDriver", access: .duties([.borderGuard, .managementCentre]), rate: .command,
                bodyLimit: 4_096,
                contract: Contract(
                    "people", parameters: ["Duty"], body: .json("DriverCorrection"),
                    answers: [200: .json("DriverRecord")],
                    problems: [400, 401, 403, 404, 413, 415, 422, 429, 503])),
            handler: correct),
        Route(
            Endpoint(
                .delete, path, "eraseDriver", access: .duties([.administrator]), rate: .command,
                contract: Contract(
                    "people", parameters: ["Duty", "Reason"], answers: [204: .none],
                    problems: [400, 401, 403, 404, 422, 429, 503])),
            handler: erase),
    ]

    @Sendable private static func get(_ request: WebRequest) async throws(Problem) -> Response {
        let id = try request.driver()
        let (driver, changes) = try await request.services.doorkeeper.asking { (accounts) throws(AccountFailure) in
            (try accounts.driver(id), try accounts.changes(of: id))
        }
        guard driver != nil || !changes.isEmpty else { throw Problem(.notFound) }
        return response(request, id, driver, changes)
    }

    @Sendable private static func correct(_ request: WebRequest) async throws(Problem) -> Response {
        let id = try request.driver()
        let actor = try request.actor()
        let json = try await request.json()
        let (name, phone, reason) = try ObjectReader.body(json) { reader -> (String, String?, String)? in
            let name = reader.must("name") { $0.words($1, limit: DriverRoutes.nameLimit) }
            let phone = reader.words("phone", limit: DriverRoutes.phoneLimit)
            let reason = reader.reason()
            guard let name, let reason else { return nil }
            return (name, phone, reason)
        }
        let now = request.services.doorkeeper.now
        let found = try await request.services.doorkeeper.asking {
            (accounts) throws(AccountFailure) -> (DriverRecord, [DriverChange])? in
            let driver = try accounts.correct(
                driver: id, name: name, phone: phone, by: actor, at: now, reason: reason)
            guard let driver else { return nil }
            return (driver, try accounts.changes(of: id))
        }
        guard let (driver, changes) = found else { throw Problem(.notFound) }
        return response(request, id, driver, changes)
    }

    @Sendable private static func erase(_ request: WebRequest) async throws(Problem) -> Response {
        let id = try request.driver()
        let actor = try request.actor()
        let reason = try request.reasonOfQuery()
        let now = request.services.doorkeeper.now
        let isErased: Bool
        do throws(AccountFailure) {
            isErased = try await request.services.drivers.erase(id, by: actor, at: now, reason: reason)
        } catch {
            throw Problem(accounts: error)
        }
        guard isErased else { throw Problem(.notFound) }
        return Response(status: .noContent)
    }

    /// UTF-8 bytes, as for a declaration.
    private static let nameLimit = 200
    private static let phoneLimit = 32

    private static func response(
        _ request: WebRequest, _ id: DriverID, _ driver: DriverRecord?, _ changes: [DriverChange]
    ) -> Response {
        request.json(.ok, [.cacheControl: "no-store"]) { json in
            json.member("driver", id.description)
            json.member("name", driver?.name)
            json.member("phone", driver?.phone)
            json.member("document", driver?.document)
            json.list("changes", changes) { json, change in
                json.object { json in
                    json.member("change", change.kind.code)
                    json.member("user", change.actor.user.description)
                    json.member("duty", change.actor.duty.code)
                    json.member("at", change.at.iso8601)
                    json.member("reason", change.reason)
                }
            }
        }
    }
}

extension WebRequest {
    /// The pseudonym that the path names.
    fileprivate func driver() throws(Problem) -> DriverID {
        try parse(parameter: "driver", ObjectReader.pseudonym)
    }
}

extension DriverChange.Kind: Coded {
    /// The stable name.
    package var code: String {
        switch self {
        case .corrected: "corrected"
        case .erased: "erased"
        }
    }
}
