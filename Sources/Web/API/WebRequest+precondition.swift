import Application
import BorderVocabulary
import Gate
import HTTPTypes
import HummingbirdCore

// What the caller of a command wants to hold of its trip. The writer looks, so that nothing comes in between, and a
// request that is sent again gets its first answer whatever has become of the trip.
extension WebRequest {
    /// The trip is one that the caller may command, and is as the caller saw it.
    func precondition(of command: Command, by actor: Actor) throws(Problem) -> Submission.Precondition? {
        guard let trip = command.trip else { return nil }
        let owned = try ownership(of: command.owned, by: actor)
        let unchanged = ifMatch(trip)
        guard owned != nil || unchanged != nil else { return nil }
        return { (gate) throws(CommandFailure) in
            try owned?(gate)
            try unchanged?(gate)
        }
    }

    /// A declarant commands no other firm's trips: it is as if they were not there.
    private func ownership(of trips: [TripID], by actor: Actor) throws(Problem) -> Submission.Precondition? {
        guard actor.duty == .declarant else { return nil }
        let firm = try person().firm(as: actor.duty)
        return { (gate) throws(CommandFailure) in
            for trip in trips {
                guard let papers = gate.trips[trip]?.papers else { continue }
                // Who acts for no firm owns no trip either.
                guard let firm, papers.firm == firm else { throw .refused(.unknownTrip(trip)) }
            }
        }
    }

    /// Nobody has changed the trip since the caller looked.
    private func ifMatch(_ trip: TripID) -> Submission.Precondition? {
        guard let field = request.headers[.ifMatch] else { return nil }
        return { (gate) throws(CommandFailure) in
            guard let found = gate.trips[trip], TripTag(found, placeInLine: nil).isSameTrip(in: field) else {
                throw .preconditionFailed
            }
        }
    }
}

extension Command {
    /// The trips of which the caller must be the owner: that of the command, and the other one of an exchange.
    fileprivate var owned: [TripID] {
        guard let trip else { return [] }
        if case .book(_, .swap(let other)) = self { return [trip, other] }
        return [trip]
    }
}
