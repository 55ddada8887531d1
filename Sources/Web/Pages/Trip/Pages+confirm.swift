import Application
import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird

extension Pages {
    /// The button "I am coming": the same command as through the API, and then the trip's page again.
    func confirmCall(_ request: WebRequest) async throws(Problem) -> Response {
        let id = try request.trip()
        let actor = try request.actor()
        let command = Command.confirmCall(id)
        let submission = Submission(command, by: actor, precondition: try request.precondition(of: command, by: actor))
        do throws(CommandFailure) {
            let receipt = try await request.services.service.submit(submission)
            request.services.commands.count(command.name, receipt.outcome)
        } catch {
            let problem = Problem(command: error)
            request.services.commands.count(command.name, problem.code)
            // Too late, or somebody else was faster: the page says so and shows how it stands.
            guard problem.status == .conflict else { throw problem }
            return try await trip(request, problem: problem)
        }
        return Response(status: .seeOther, headers: [.location: "/trips/\(id)", .cacheControl: "no-store"])
    }

    /// The form token of a session that may answer calls; nil for everybody else.
    static func answering(_ identity: Identity?) -> String? {
        guard let identity, let session = identity.session else { return nil }
        return identity.mayUse(Authority.duties(for: .confirmCall)) ? session.csrf : nil
    }
}
