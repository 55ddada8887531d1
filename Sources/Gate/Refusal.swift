import BorderVocabulary

/// Why the gate says no, and what it would accept. Finite: adding a case breaks the build wherever it must be worded.
package enum Refusal: Error, Hashable, Sendable {
    /// The actor's duty may not give this command; these may.
    case notYourDuty(allowed: [Duty])
    /// Only the owning agency sets its flags.
    case notYourAgency(owner: Agency)

    case unknownTrip(TripID)
    case unknownPlace(PlaceID)
    case unknownLane(LaneID)
    case unknownYard(YardID)
    case unknownArea(HoldingAreaID)
    case unknownRule(RuleID)
    case wrongStage(now: StageName, accepted: [StageName])

    /// The vehicle, trailer or container is already on an open trip.
    case alreadyOpen(Field, trip: TripID)
    case fieldMissing(Field)
    case fieldNotAllowed(Field)
    case tooMany(Field, limit: Int)
    case tooLong(Field, limit: Int)
    case notPositive(Field)
    case sameValue(Field)
    case repeated(Field)

    /// The planned arrival lies before the first of these moments or after the second.
    case arrivalOutOfRange(from: Timestamp, until: Timestamp)
    /// Goods of this class are not taken in until the given moment (nil: until further notice).
    case noIntake(rule: RuleID, until: Timestamp?)
    /// The place is closed; it opens at the given moment, if one is known.
    case closed(PlaceID, opens: Timestamp?)
    case laneClosed(LaneID)
    /// The lane has passed its vehicles for this hour.
    case laneFull(LaneID, nextFree: Timestamp)
    /// The lane is not one of this place, direction or method.
    case wrongLane(LaneID)
    case yardFull(YardID, capacity: Int)
    /// The yard is not one of this place or not designated for this method.
    case wrongYard(YardID)
    case areaFull(HoldingAreaID, capacity: Int)
    case wrongArea(HoldingAreaID)
    case wrongPlace(PlaceID)
    case methodNotInForce(DeliveryMethod, PlaceID)
    /// Two-way haulage: goods of one firm only.
    case oneFirmOnly
    /// Two-way haulage: one farm product on a vehicle.
    case oneFarmProductOnly
    /// Two-way haulage: mixed vehicles are excluded.
    case mixedGoodsExcluded
    /// A vehicle with a Chinese plate has a Chinese driver.
    case driverMustBeChinese

    case queueEmpty
    /// The vehicle came too late: its call ran out.
    case callExpired(at: Timestamp)
    /// What was seen at the barrier is not what the papers say.
    case mismatch(Field)
    case warningsOpen([Warning])
    case warningNotOpen(Warning)
    case goodsUnidentified

    case clearanceNotRequired(Agency)
    case refusedBy([Agency])
    case heldBy([Agency])
    /// Customs says yes after these.
    case customsLast(after: [Agency])
    case clearancesMissing([Agency])
    case feeNotAssessed
    /// A paper on which the fee depends changed since: it is to be confirmed or assessed anew.
    case feeOutdated
    case feeDue(Money)
    case feeAlreadyPaid
    case wrongAmount(due: Money)

    case reasonMissing
    case witnessMissing
    /// The second person is somebody else than the first.
    case witnessIsActor
    case notReturning
    case bulletinClosed(LocalDate)
    /// The bulletin of this date closes only at the given moment.
    case bulletinNotDue(at: Timestamp)
    case ruleEndsBeforeItBegins
    /// A queue rule that would not do what it says; the flaw carries the example.
    case flawedQueueRule(QueueRule.Flaw)
    case flawedSlotRule(SlotRule.Flaw)
    case flawedDrawRule(DrawRule.Flaw)

    /// No slot begins at this moment; the next one begins at the given one, if any is near.
    case noSlot(next: Timestamp?)
    case slotNotOpen(opens: Timestamp)
    case slotOver(closed: Timestamp)
    /// Something keeps vehicles from coming in it, by this rule.
    case slotSpoiled(Disruption.Cause, rule: RuleID)
    /// Its requests are fixed and its draw is being made.
    case slotBeingDrawn
    /// Nobody has promised a secret for draws.
    case drawNotArranged
    case noBooking(TripID)
    /// The trip has asked for a slot and has none yet.
    case slotNotGiven(TripID)
    case editsSpent(limit: Int)
    /// Slots were to be changed before this moment.
    case changeTooLate(since: Timestamp)
    /// The carrier left too many slots unused.
    case carrierSuspended(until: Timestamp)
    case depositDue(Money)
    /// Slots are exchanged inside of one carrier only.
    case otherCarrier
    case slotNotAwaitingDraw
    /// The draw takes one secret of each of these, in this order.
    case wrongParties([DrawPartyID])
    /// The secret is not the one that the party promised.
    case wrongReveal(DrawPartyID)
    case wrongBeaconRound(UInt64)
    /// A call rule that would not do what it says.
    case flawedCallRule(CallRule.Flaw)
    /// The vehicle did not answer its call and is set aside until the given moment, unless it says that it is there.
    case setAside(until: Timestamp)
    /// The rule that a call out of turn is based upon does not hold now.
    case ruleNotInForce(RuleID)
    /// As many vehicles are on their way to the gate as its lanes and the neighbour's take.
    case tooManyCalled(PlaceID, limit: Int)
}
