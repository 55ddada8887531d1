import BorderVocabulary
import Gate

/// A call out of turn, as the public sees it: no person and no vehicle is named.
package struct Overtaking: Hashable, Sendable {
    /// The record that says so.
    package let position: Position
    /// When the vehicle was called.
    package let at: Timestamp
    /// Where.
    package let place: PlaceID
    /// Which trip went ahead.
    package let trip: TripID
    /// The reason as it was given.
    package let reason: String
    /// In which duty it was called.
    package let duty: Duty
    /// The rule that it was based upon; nil where none was named.
    package let rule: RuleID?
    /// How many vehicles of the same road that had come earlier were passed over; nil where it was not counted.
    package let passedOver: Int?

    /// Takes it from its record and the place where the vehicle waited; nil for a record of something else.
    package init?(_ record: LogRecord, at place: PlaceID) {
        guard case .calledOutOfTurn(let trip, _, _, let reason, _, let passedOver, let rule, _) = record.event else {
            return nil
        }
        position = record.position
        at = record.at
        self.place = place
        self.trip = trip
        self.reason = reason
        duty = record.actor.duty
        self.passedOver = passedOver
        self.rule = rule
    }
}
