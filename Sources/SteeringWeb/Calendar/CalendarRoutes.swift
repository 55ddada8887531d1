import BorderVocabulary
import Gate
import HTTPTypes
import Hummingbird
import Steering
import SteeringRoom
import Web

/// The room's calendar for programs.
struct CalendarRoutes: Sendable {
    let desk: RoomDesk

    var routes: [Route] {
        [
            Route(
                Endpoint(
                    .get, "/api/v1/steering/calendar", "getCalendar", access: .duties(RoomDuties.inside),
                    contract: Contract(
                        "steering", parameters: ["From", "To", "KnownOn", "RecordedOn"],
                        answers: [200: .json("SteeringCalendar")], problems: [400, 401, 403, 422, 429, 503]))
            ) { (request) async throws(Problem) in try await list(request) }
        ]
    }

    private func list(_ request: WebRequest) async throws(Problem) -> Response {
        let view = try await desk.view(request)
        let month = CalendarMonth(of: view.day)
        let from = try request.item("from", LocalDate.parse) ?? month.days.lowerBound
        let until = try request.item("to", LocalDate.parse) ?? max(from, month.days.upperBound)
        guard from <= until, from.days(to: until) < CalendarEntry.days else {
            let last = from.adding(days: CalendarEntry.days - 1)
            throw Problem(
                .parameterValues([
                    FieldError(pointer: "to", ParseFailure(.outOfRange("\(from)…\(last)"), found: "\(until)"))
                ]))
        }
        let entries = CalendarEntry.all(
            in: from...until, view, reader: TaskReader(request, view.room))
        return TaskRoutes.json { json in
            json.member("knownOn", "\(view.day)")
            json.list("entries", entries) { json, entry in
                json.object { json in
                    json.member("day", "\(entry.day)")
                    json.member("kind", entry.kind.rawValue)
                    json.member("id", entry.id)
                    json.member("text", entry.text)
                    json.member("done", entry.isDone)
                }
            }
        }
    }
}
