import Application
import BorderVocabulary
import Steering
import SteeringRoom
import Web

/// Asks the room and gives it commands, off the threads that serve.
package struct RoomDesk: Sendable {
    package let service: SteeringService

    /// The room as it is now, with the vantage of the request.
    package func view(_ request: WebRequest) async throws(Problem) -> RoomView {
        let vantage = try RoomVantage(request)
        let service = service
        let room = try await request.services.blocking.run { service.room }.get()
        return RoomView(room: room, vantage: vantage, words: Words(request.services.catalogue, request.language))
    }

    /// Gives commands in the name of who asks; what the first refused one is refused for is the answer.
    @discardableResult
    package func give(_ commands: [RoomCommand], _ request: WebRequest) async throws(Problem) -> [RoomEvent] {
        let user = try request.person().person.id
        var events: [RoomEvent] = []
        for answer in try await give(commands, by: user, request) {
            switch answer {
            case .success(let some): events += some
            case .failure(let refusal): throw Problem(room: refusal)
            }
        }
        return events
    }

    /// Gives commands and answers what became of each.
    package func give(
        _ commands: [RoomCommand], by user: UserID, _ request: WebRequest
    ) async throws(Problem) -> [Result<[RoomEvent], RoomRefusal>] {
        let (service, now) = (service, request.now)
        return try await ask(request) { () throws(LogFailure) in try service.give(commands, by: user, at: now) }
    }

    /// Runs something that blocks on the log.
    package func ask<Value: Sendable>(
        _ request: WebRequest, _ body: @escaping @Sendable () throws(LogFailure) -> Value
    ) async throws(Problem) -> Value {
        let result = try await request.services.blocking.run { () -> Result<Value, LogFailure> in
            do throws(LogFailure) { return .success(try body()) } catch { return .failure(error) }
        }.get()
        switch result {
        case .success(let value): return value
        case .failure(let failure): throw Problem(log: failure)
        }
    }
}

/// The point of the two times from which a request looks.
package struct RoomVantage: Hashable, Sendable {
    /// Up to which day the world had spoken.
    package let day: LocalDate
    /// Up to which moment this system had recorded; nil for all.
    package let moment: Timestamp?
    /// Whether the request asked for a day, or takes today.
    package let isPast: Bool

    /// Reads `as-known-on` and `as-recorded-on` of a query; days to come are refused. What changes something is always
    /// decided by today, whatever the address says.
    package init(_ request: WebRequest) throws(Problem) {
        let today = request.now.localDate
        guard !request.endpoint.isUnsafe else {
            (day, moment, isPast) = (today, nil, false)
            return
        }
        let known = try RoomVantage.day("as-known-on", request, today)
        let recorded = try RoomVantage.day("as-recorded-on", request, today)
        day = known ?? recorded ?? today
        // The end of that day: the last millisecond before the next.
        moment = recorded.map {
            Timestamp(milliseconds: Timestamp(date: $0.adding(days: 1), time: .midnight).milliseconds - 1)
        }
        isPast = day < today || moment != nil
    }

    private static func day(_ name: String, _ request: WebRequest, _ today: LocalDate) throws(Problem) -> LocalDate? {
        guard let text = request.given(name) else { return nil }
        do throws(ParseFailure) {
            let day = try LocalDate.parse(text)
            guard day <= today else { throw ParseFailure(.outOfRange("…\(today)"), found: text) }
            return day
        } catch { throw Problem(.parameterValues([FieldError(pointer: name, error)])) }
    }
}

/// The room as a page sees it.
package struct RoomView: Sendable {
    package let room: Room
    package let vantage: RoomVantage
    package let words: Words

    /// The day up to which the world had spoken.
    package var day: LocalDate { vantage.day }

    /// The conclusions of conferences of which the book of tasks says that they are done.
    var doneConclusions: Set<ConclusionID> { room.doneConclusions(on: day, recordedBy: vantage.moment) }
}

extension RoomDesk {
    /// Asks the shelf of figures, off the threads that serve.
    package func look<Value: Sendable>(
        _ request: WebRequest, _ body: @escaping @Sendable () throws(ShelfFailure) -> Value
    ) async throws(Problem) -> Value {
        try await ask(request) { () throws(LogFailure) in
            do throws(ShelfFailure) { return try body() } catch {
                switch error {
                case .unavailable(let cause): throw .unavailable(cause)
                }
            }
        }
    }
}
