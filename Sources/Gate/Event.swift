import BorderVocabulary

/// What has happened. Past tense; cannot be refused; never changes its meaning.
package enum Event: Hashable, Sendable {
    indirect case declared(TripID, Declaration, required: AgencySet)
    indirect case arrivedUndeclared(TripID, UndeclaredArrival)
    indirect case identified(TripID, Declaration, required: AgencySet)
    /// A paper changed; `withdrawn` lists the agencies whose yes falls with it.
    indirect case changed(
        TripID, kind: ChangeKind, old: PaperValue, new: PaperValue, warnings: WarningSet,
        category: GoodsCategory, required: AgencySet, withdrawn: AgencySet, reason: String, witness: UserID?)
    case warningAccepted(TripID, Warning, reason: String)

    case arrived(TripID, area: HoldingAreaID)
    case relocated(TripID, area: HoldingAreaID)
    /// The vehicle's turn came; `grounds` say why, and are nil for calls from before they were kept.
    /// It is to be confirmed before `confirmBy`, where a rule asks for that.
    indirect case called(
        TripID, lane: LaneID, until: Timestamp, grounds: Turn.Grounds?, confirmBy: Timestamp? = nil)
    /// A human called the vehicle before its turn; `passedOver` counts those on its road that came earlier, and is nil
    /// for calls from before they were counted. `rule` is what the call is based upon.
    indirect case calledOutOfTurn(
        TripID, lane: LaneID, until: Timestamp, reason: String, witness: UserID, passedOver: Int?,
        rule: RuleID? = nil, confirmBy: Timestamp? = nil)
    /// Somebody answered the call: the vehicle comes.
    case callConfirmed(TripID)
    /// Nobody answered the call: the vehicle keeps its ticket and is set aside until `recall`.
    case skipped(TripID, recall: Timestamp)
    /// The vehicle that was set aside is put back in line where its ticket belongs.
    case recalled(TripID)
    /// The call ran out: the vehicle goes to the end of its line.
    case callMissed(TripID)
    indirect case moved(TripID, from: PlaceID, to: PlaceID, area: HoldingAreaID?, reason: String)

    case admitted(TripID, lane: LaneID)
    case parked(TripID, yard: YardID)
    case granted(TripID, Agency)
    case clearanceRefused(TripID, Agency, reason: String)
    case held(TripID, Agency, reason: String)
    case holdLifted(TripID, Agency, reason: String)
    case feeAssessed(TripID, Money, basis: String)
    case feePaid(TripID, Money, receipt: ShortText)
    indirect case transhipped(
        TripID, vehicle: VehicleIdentity, trailer: Plate?, containers: [ContainerNumber],
        withdrawn: AgencySet, reason: String)
    /// A new trip that stands in the yard because its goods were split off `from`.
    indirect case splitOff(TripID, from: TripID, papers: Papers)
    /// The goods of `from` were gathered onto this trip; the flags in `withdrawn` fall.
    indirect case mergedIn(TripID, from: TripID, papers: Papers, withdrawn: AgencySet)

    case released(TripID, lane: LaneID)
    case crossed(TripID, lane: LaneID)
    /// Over the line and to come back before `deadline`.
    case wentAbroad(TripID, deadline: Timestamp?)
    case overstayed(TripID)
    /// The trip ended; it leaves the live gate for history.
    case ended(TripID, Outcome, reason: String)

    indirect case ruleSet(Rule)
    case ruleWithdrawn(RuleID, reason: String)
    indirect case bulletinClosed(Bulletin)

    indirect case booking(TripID, BookingEvent)
    indirect case slot(Slot, SlotEvent)
    /// A firm booked for the first time and got its number.
    case carrierKnown(CarrierID, TaxCode)

    /// The trip that the event belongs to; nil for events of the gate itself.
    package var trip: TripID? {
        switch self {
        case .declared(let trip, _, _), .arrivedUndeclared(let trip, _), .identified(let trip, _, _),
            .changed(let trip, _, _, _, _, _, _, _, _, _), .warningAccepted(let trip, _, _), .arrived(let trip, _),
            .relocated(let trip, _), .called(let trip, _, _, _, _),
            .calledOutOfTurn(let trip, _, _, _, _, _, _, _), .callConfirmed(let trip), .skipped(let trip, _),
            .recalled(let trip), .callMissed(let trip), .moved(let trip, _, _, _, _), .admitted(let trip, _),
            .parked(let trip, _),
            .granted(let trip, _), .clearanceRefused(let trip, _, _), .held(let trip, _, _),
            .holdLifted(let trip, _, _), .feeAssessed(let trip, _, _), .feePaid(let trip, _, _),
            .transhipped(let trip, _, _, _, _, _), .splitOff(let trip, _, _), .mergedIn(let trip, _, _, _),
            .released(let trip, _), .crossed(let trip, _), .wentAbroad(let trip, _), .overstayed(let trip),
            .ended(let trip, _, _), .booking(let trip, _):
            trip
        case .ruleSet, .ruleWithdrawn, .bulletinClosed, .slot, .carrierKnown:
            nil
        }
    }
}
