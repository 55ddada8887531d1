import Application
import BorderVocabulary
import Gate

/// A declarant who acts for a firm sees and commands the trips of that firm, and no other's.
enum Ownership {
    /// Refuses a command on another firm's trip, as if the trip were not there.
    static func check(_ command: Command, _ actor: Actor, _ request: WebRequest) throws(Problem) {
        guard actor.duty == .declarant, let trip = command.trip else { return }
        let firm = try request.person().firm(as: actor.duty)
        let owner = request.services.service.read { gate, _ in gate.trips[trip].map { $0.papers.firm } }
        // Who acts for no firm owns no trip either.
        if let owner, firm == nil || owner != firm { throw Problem(.unknownTrip(trip)) }
    }

    /// The firm to which the caller's view is bound; nil for somebody who may see every firm's trips.
    ///
    /// Throws a problem for somebody who may see none: without a duty in force, or a declarant without a firm.
    static func bound(_ request: WebRequest) throws(Problem) -> TaxCode? {
        let identity = try request.person()
        let duties = acting(identity)
        guard !duties.isEmpty else { throw Problem(.noDuty) }
        guard duties.allSatisfy({ $0 == .declarant }) else { return nil }
        guard let firm = identity.firm(as: .declarant) else {
            throw Problem(.forbidden(Duty.allCases.filter { $0 != .declarant && $0 != .system }))
        }
        return firm
    }

    /// The duties in which somebody looks: the one chosen at sign-in; those that a token names; for a token that names
    /// none, every duty of its person.
    static func acting(_ identity: Identity) -> [Duty] {
        if let chosen = identity.chosen { return [chosen] }
        return identity.usable.isEmpty ? identity.duties.map(\.duty) : identity.usable
    }
}
