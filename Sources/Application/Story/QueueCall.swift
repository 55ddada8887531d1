import BorderVocabulary
import Gate

/// One call as everybody can know it: who, when, on what grounds, and by which rule.
package struct QueueCall: Hashable, Sendable {
    /// Where the public log says so.
    package let position: Position
    /// When the vehicle was called.
    package let at: Timestamp
    /// Who was called.
    package let trip: TripID
    /// Its ticket: lower came first.
    package let ticket: UInt64
    /// The class of its goods.
    package let category: GoodsCategory
    /// The road that it waited for.
    package let road: Road
    /// The lane to which it was called.
    package let lane: LaneID
    /// Whether the call was right.
    package let verdict: CallVerdict
    /// What the call says of itself; nil for a call out of turn, and for calls from before it was kept.
    package let grounds: Turn.Grounds?
    /// Its class by the rule in force; nil where first come is first called.
    package let queueClass: QueueClassID?
    /// The rule that was in force.
    let rule: QueueRule?

    /// Takes it from a step of the replay; nil for what is no call of an open trip.
    init?(_ step: QueueStep, _ gate: Gate) {
        guard let verdict = step.verdict, let before = step.before else { return nil }
        switch step.event {
        case .called(_, let lane, _, let grounds, _):
            self.lane = lane
            self.grounds = grounds
        case .calledOutOfTurn(_, let lane, _, _, _, _, _, _):
            self.lane = lane
            grounds = nil
        case .declared, .arrivedUndeclared, .identified, .changed, .warningAccepted, .arrived, .relocated, .callMissed,
            .moved, .admitted, .parked, .granted, .clearanceRefused, .held, .holdLifted, .feeAssessed, .feePaid,
            .transhipped, .splitOff, .mergedIn, .released, .crossed, .wentAbroad, .overstayed, .ended, .ruleSet,
            .ruleWithdrawn, .bulletinClosed, .booking, .slot, .carrierKnown, .callConfirmed, .skipped, .recalled:
            return nil
        }
        position = step.position
        at = step.at
        trip = before.id
        ticket = before.ticket
        category = before.category
        road = before.road
        self.verdict = verdict
        rule = gate.rules.queue(at: before.place, now: step.at)
        queueClass = rule?.classOf(before.queueKind, at: step.at)
    }
}

/// Why a vehicle was called while another one waited.
package enum PassingReason: Hashable, Sendable {
    /// A class with what it is given.
    package struct Portion: Hashable, Sendable {
        /// The class.
        package let queueClass: QueueClassID
        /// Its share.
        package let share: QueueShare

        /// Joins the two.
        package init(queueClass: QueueClassID, share: QueueShare) {
            self.queueClass = queueClass
            self.share = share
        }
    }

    /// It had the lower ticket.
    case cameBefore
    /// It was its class's share.
    case share(Portion, own: Portion)
    /// It had waited longer than the bound of its class, and the other one had not.
    case aged(Portion, own: Portion)
    /// Neither class has a share.
    case spare(Portion, own: Portion)
    /// The caller asked for these goods only, and the other vehicle has others.
    case narrowed(to: GoodsCategory)
    /// The other vehicle could not be called: its goods were not registered.
    case unregistered
    /// A person called it before its turn and says why.
    case outOfTurn(duty: Duty, reason: String, passedOver: Int)
    /// No rule explains it and nobody answers for it.
    case inversion(first: TripID?)

    /// The name of a reason, for counts and for machines.
    package enum Name: String, CaseIterable, Hashable, Sendable {
        case cameBefore = "came-before"
        case share = "share"
        case aged = "aged"
        case spare = "spare"
        case narrowed = "narrowed"
        case unregistered = "unregistered"
        case outOfTurn = "out-of-turn"
        case inversion = "inversion"
    }

    /// The reason without its particulars.
    package var name: Name {
        switch self {
        case .cameBefore: .cameBefore
        case .share: .share
        case .aged: .aged
        case .spare: .spare
        case .narrowed: .narrowed
        case .unregistered: .unregistered
        case .outOfTurn: .outOfTurn
        case .inversion: .inversion
        }
    }
}

extension QueueCall {
    /// Why this vehicle was called while the other one waited.
    package func reason(passing wait: TripWait) -> PassingReason {
        switch verdict {
        case .inversion(let first): return .inversion(first: first)
        case .outOfTurn(let duty, let reason, let passedOver):
            guard ticket > wait.ticket else { return .cameBefore }
            return .outOfTurn(duty: duty, reason: reason, passedOver: passedOver)
        case .inTurn:
            guard ticket > wait.ticket else { return .cameBefore }
        }
        guard wait.kind.category != .unidentified else { return .unregistered }
        // A call from before grounds were kept may have been narrowed to its own goods.
        let narrowed = grounds.map(\.narrowed) ?? category
        if let narrowed, narrowed != wait.kind.category { return .narrowed(to: narrowed) }
        guard let rule, let queueClass, let share = rule.share(of: queueClass) else { return .inversion(first: nil) }
        let its = PassingReason.Portion(queueClass: queueClass, share: share)
        let ownClass = rule.classOf(wait.kind, at: at)
        let own = PassingReason.Portion(queueClass: ownClass, share: rule.share(of: ownClass) ?? rule.other)
        switch grounds?.why {
        case .aged: return .aged(its, own: own)
        case .spare: return .spare(its, own: own)
        case .share, .first, nil: return .share(its, own: own)
        }
    }
}
