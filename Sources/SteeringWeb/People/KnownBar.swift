import BorderVocabulary
import Hummingbird
import Steering
import Web

/// The day up to which a public page knows everything, with the form to choose another.
struct KnownBar: Sendable {
    struct Item: Sendable {
        let name: String
        let value: String
    }

    let path: String
    let day: String
    let today: String
    let past: Bool
    let said: String
    let kept: [Item]

    init(_ request: WebRequest, _ view: RoomView) {
        path = request.request.uri.path
        day = "\(view.day)"
        today = "\(request.now.localDate)"
        past = view.vantage.isPast
        said = view.words("room.past", ["day": view.words.formats.date(view.day)])
        let ours: Set<String> = ["as-known-on", "as-recorded-on", "lang", "fragment", "page"]
        kept = request.query.items.filter { !ours.contains($0.name) }.map { Item(name: $0.name, value: $0.value) }
    }
}

extension RoomView {
    /// The two times of the question.
    var known: AsKnown { AsKnown(on: vantage.day, recordedBy: vantage.moment) }

    /// A petition as it stood; refused where it was not in the register.
    func status(_ request: WebRequest) throws(Problem) -> PetitionStatus {
        let id = try? PetitionID.parse(request.parameter("petition"))
        guard let id, let status = room.petitions.status(of: id, known, room.roster.calendar) else {
            throw Problem(.notFound)
        }
        return status
    }
}
