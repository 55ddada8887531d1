import Application
import BorderVocabulary
import Gate

/// A declarant who acts for a firm sees and commands the trips of that firm, and no other's.
enum Ownership {
    /// Refuses a command on another firm's trip, as if the trip were not there.
    static func check(_ command: Command, _ actor: Actor, _ request: WebRequest) throws(Problem) {
        guard let firm = try request.person().firm(as: actor.duty) else { return }
        if let trip = command.trip {
            let owner = request.services.service.read { gate, _ in gate.trips[trip].map { $0.papers.firm } }
            if let owner, owner != firm { throw Problem(.unknownTrip(trip)) }
        }
    }

    /// The firm to which the caller's view is bound; nil for none.
    static func bound(_ request: WebRequest) -> TaxCode? {
        guard let identity = request.identity else { return nil }
        // Whoever holds any other duty sees more than a declarant.
        let duties = identity.chosen.map { [$0] } ?? identity.duties.map(\.duty)
        guard duties.allSatisfy({ $0 == .declarant }) else { return nil }
        return identity.firm(as: .declarant)
    }
}
