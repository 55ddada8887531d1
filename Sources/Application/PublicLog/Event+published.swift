import BorderVocabulary
import Gate

extension Event {
    /// What everybody may read of the event, in the form of an event, so that whoever reads it can replay it through the
    /// same gate; nil for an event of which only the commitment is published.
    ///
    /// What stays is what the queue depends on: where, when, which class, which lane, and the reasons of those who changed
    /// the order. Papers are emptied but for whether the goods are fruit; plates stay if the log shows them. Free text
    /// stays only where the public has a right to it: of a call out of turn, of a move, of a withdrawn rule.
    package func published(showingPlates: Bool) -> Event? {
        switch self {
        case .declared(let trip, let declaration, _):
            .declared(trip, declaration.published(showingPlates), required: [])
        case .identified(let trip, let declaration, _):
            .identified(trip, declaration.published(showingPlates), required: [])
        case .arrivedUndeclared(let trip, let arrival):
            .arrivedUndeclared(trip, arrival.published(showingPlates))
        case .changed(let trip, let kind, let old, let new, _, let category, _, _, _, _):
            .changed(
                trip, kind: kind, old: old.published(showingPlates), new: new.published(showingPlates), warnings: [],
                category: category, required: [], withdrawn: [], reason: "", witness: nil)
        case .calledOutOfTurn(let trip, let lane, let until, let reason, _, let passedOver, let rule, let confirmBy):
            .calledOutOfTurn(
                trip, lane: lane, until: until, reason: reason, witness: .hidden, passedOver: passedOver, rule: rule,
                confirmBy: confirmBy)
        case .splitOff(let trip, let from, let papers):
            .splitOff(trip, from: from, papers: papers.published(showingPlates))
        case .mergedIn(let trip, let from, let papers, _):
            .mergedIn(trip, from: from, papers: papers.published(showingPlates), withdrawn: [])
        case .ended(let trip, let outcome, _):
            .ended(trip, outcome, reason: "")
        case .arrived, .relocated, .called, .callMissed, .moved, .admitted, .parked, .released, .crossed, .wentAbroad,
            .ruleSet, .ruleWithdrawn, .bulletinClosed, .slot, .callConfirmed, .skipped, .recalled:
            self
        case .booking(let trip, let event): event.published.map { .booking(trip, $0) }
        case .warningAccepted, .granted, .clearanceRefused, .held, .holdLifted, .feeAssessed, .feePaid, .transhipped,
            .overstayed, .carrierKnown:
            nil
        }
    }
}

extension BookingEvent {
    /// Carriers stay as numbers; money is between a carrier and the Centre.
    fileprivate var published: BookingEvent? {
        switch self {
        case .requested, .given, .listed, .moved, .edited, .swapped: self
        case .ended(let how, let points, _): .ended(how, points: points, forfeit: .zero)
        case .deposited: nil
        }
    }
}

extension UserID {
    /// Stands where the public log does not say who.
    package static let hidden: UserID = "hidden"
}

extension VehicleIdentity {
    /// Stands where the public log does not say which vehicle.
    private static let hidden = VehicleIdentity.unmanned(UserID.hidden.text)

    fileprivate func published(_ showingPlates: Bool) -> VehicleIdentity {
        switch self {
        case .plate: showingPlates ? self : .hidden
        case .chassis, .unmanned: .hidden
        }
    }
}

extension Declaration {
    fileprivate func published(_ showingPlates: Bool) -> Declaration {
        Declaration(
            place: place, direction: direction, movement: movement, method: method,
            papers: papers.published(showingPlates), returnOf: returnOf)
    }
}

extension UndeclaredArrival {
    fileprivate func published(_ showingPlates: Bool) -> UndeclaredArrival {
        UndeclaredArrival(
            place: place, direction: direction, vehicle: vehicle.published(showingPlates), area: area)
    }
}

extension Papers {
    fileprivate func published(_ showingPlates: Bool) -> Papers {
        Papers(vehicle: showingPlates ? vehicle?.published(true) : nil, goods: goods.published)
    }
}

extension [GoodsLine] {
    /// One nameless line that keeps what the class follows from.
    fileprivate var published: [GoodsLine] {
        guard !isEmpty else { return [] }
        return [GoodsLine(name: "", hsCode: nil, weight: nil, isFruit: contains(where: \.isFruit))]
    }
}

extension PaperValue {
    fileprivate func published(_ showingPlates: Bool) -> PaperValue {
        switch self {
        case .vehicle(let vehicle): .vehicle(showingPlates ? vehicle?.published(true) : nil)
        case .trailer: .trailer(nil)
        case .containers: .containers([])
        case .seals: .seals([])
        case .driver: .driver(nil)
        case .lineDriver: .lineDriver(nil)
        case .goods(let goods): .goods(goods.published)
        case .declarations: .declarations([])
        case .firm: .firm(nil)
        case .plannedArrival: .plannedArrival(nil)
        }
    }
}
