import BorderVocabulary

/// An order to the gate. Imperative; may be refused.
package enum Command: Hashable, Sendable {
    // Declaring.
    case declare(Declaration)
    /// Registers the goods of a vehicle that arrived undeclared.
    case identify(TripID, Declaration)
    case change(TripID, Change)
    case acceptWarning(TripID, Warning, reason: String)
    case cancel(TripID, reason: String)

    // Arriving and waiting.
    case registerArrival(UndeclaredArrival)
    case arrive(TripID, area: HoldingAreaID)
    case relocate(TripID, area: HoldingAreaID)
    /// Calls the vehicle whose turn it is; `category` narrows the choice to one class.
    case callNext(place: PlaceID, direction: Direction, category: GoodsCategory?, lane: LaneID)
    /// Calls a vehicle out of turn; wants a reason and a second person, and names the rule that it is based upon.
    case callOutOfTurn(TripID, lane: LaneID, reason: String, witness: UserID, rule: RuleID? = nil)
    /// Says that a called vehicle comes, or that one which was set aside is there.
    case confirmCall(TripID)
    case move(TripID, to: PlaceID, area: HoldingAreaID?, reason: String)
    case turnBack(TripID, reason: String)

    // Inside the gate.
    case admit(TripID, lane: LaneID, seen: Seen)
    case park(TripID, yard: YardID)
    case grant(TripID, Agency)
    case refuse(TripID, Agency, reason: String)
    case hold(TripID, Agency, reason: String)
    case liftHold(TripID, Agency, reason: String)
    case reject(TripID, Agency, reason: String)
    case assessFee(TripID, Money, basis: String)
    case recordPayment(TripID, Money, receipt: ShortText)
    /// Moves the goods onto another vehicle in the yard.
    case tranship(TripID, vehicle: VehicleIdentity, trailer: Plate?, containers: [ContainerNumber], reason: String)
    /// Divides the goods over further vehicles; the trip ends and one new trip for each part stands in the same yard.
    case split(TripID, into: [Papers], reason: String)
    /// Gathers the goods of other trips in the same yard onto this one; the others end.
    case merge(TripID, others: [TripID], reason: String)

    // Over the line and back.
    case release(TripID, lane: LaneID)
    case cross(TripID, seen: Seen)
    case returnEmpty(TripID)
    /// The vehicle comes back with goods: the trip ends and the declared return trip takes its place.
    case returnLoaded(TripID, Declaration)
    /// Ends a trip whose vehicle stays on the other side.
    case close(TripID, reason: String)

    // Slots.
    case book(TripID, BookingOrder)
    /// Draws a slot whose window has closed, with the secrets of all parties.
    case drawSlot(Slot, Draw)

    // The gate itself.
    case setRule(Rule)
    case withdrawRule(RuleID, reason: String)
    /// The clock's round: expired calls, stale declarations, overstays.
    case sweep
    case closeBulletin(LocalDate)

    /// The trip that the command speaks of, where it speaks of one.
    package var trip: TripID? {
        switch self {
        case .identify(let trip, _), .change(let trip, _), .acceptWarning(let trip, _, _), .cancel(let trip, _),
            .arrive(let trip, _), .relocate(let trip, _), .callOutOfTurn(let trip, _, _, _, _),
            .confirmCall(let trip), .move(let trip, _, _, _),
            .turnBack(let trip, _), .admit(let trip, _, _), .park(let trip, _), .grant(let trip, _),
            .refuse(let trip, _, _), .hold(let trip, _, _), .liftHold(let trip, _, _), .reject(let trip, _, _),
            .assessFee(let trip, _, _), .recordPayment(let trip, _, _), .tranship(let trip, _, _, _, _),
            .split(let trip, _, _), .merge(let trip, _, _), .release(let trip, _), .cross(let trip, _),
            .returnEmpty(let trip), .returnLoaded(let trip, _), .close(let trip, _), .book(let trip, _):
            trip
        case .declare, .registerArrival, .callNext, .drawSlot, .setRule, .withdrawRule, .sweep, .closeBulletin:
            nil
        }
    }
}
