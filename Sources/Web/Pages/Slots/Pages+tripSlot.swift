import Application
import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird

extension Pages {
    /// Asks for a slot, gives one back or exchanges it, and shows the trip again: with what stood in the way, if
    /// anything did.
    func tripSlot(_ request: WebRequest) async throws(Problem) -> Response {
        let id = try request.trip()
        let form = try await request.form()
        do throws(Problem) {
            _ = try await request.give(try Pages.order(form, of: id))
        } catch {
            guard error.status != .notFound else { throw error }
            return try await trip(request, slotProblem: error)
        }
        return Pages.backToSlot(of: id)
    }

    /// The address of the form is no page; whoever reads it, for example in another language, wants the trip.
    func tripSlotPage(_ request: WebRequest) throws(Problem) -> Response { Pages.backToSlot(of: try request.trip()) }

    private static func backToSlot(of id: TripID) -> Response {
        Response(status: .seeOther, headers: [.location: "/trips/\(id)#slot", .cacheControl: "no-store"])
    }

    private static func order(_ form: Query, of id: TripID) throws(Problem) -> Command {
        switch form["order"] {
        case "request": return .book(id, .request(start: try read(form, "start", Timestamp.parse)))
        case "swap": return .book(id, .swap(with: try read(form, "with", TripID.parse)))
        case "cancel": return .book(id, .cancel)
        case let other:
            throw Problem(.parameters([.code("order", other ?? "", ["request", "cancel", "swap"])]))
        }
    }

    private static func read<Value>(
        _ form: Query, _ name: String, _ parse: (String) throws(ParseFailure) -> Value
    ) throws(Problem) -> Value {
        do {
            return try parse(form[name] ?? "")
        } catch {
            throw Problem(.fields([FieldError(pointer: "/" + name, error)]))
        }
    }
}

extension WebRequest {
    /// Gives a command of a form in the name of whoever sent it.
    func give(_ command: Command) async throws(Problem) -> Receipt {
        let actor = try actor()
        let command = try Ownership.sign(command, actor, self)
        let submission = Submission(command, by: actor, precondition: try precondition(of: command, by: actor))
        do throws(CommandFailure) {
            let receipt = try await services.service.submit(submission)
            services.commands.count(command.name, receipt.outcome)
            return receipt
        } catch {
            let problem = Problem(command: error)
            services.commands.count(command.name, problem.code)
            throw problem
        }
    }
}
