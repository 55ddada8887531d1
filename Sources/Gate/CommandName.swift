/// The name of a command: what authority, counters and routes speak of.
package enum CommandName: String, CaseIterable, Hashable, Sendable {
    case declare
    case identify
    case change
    case acceptWarning = "accept-warning"
    case cancel
    case registerArrival = "register-arrival"
    case arrive
    case relocate
    case callNext = "call-next"
    case callOutOfTurn = "call-out-of-turn"
    case confirmCall = "confirm-call"
    case move
    case turnBack = "turn-back"
    case admit
    case park
    case grant
    case refuse
    case hold
    case liftHold = "lift-hold"
    case reject
    case assessFee = "assess-fee"
    case recordPayment = "record-payment"
    case tranship
    case split
    case merge
    case release
    case cross
    case returnEmpty = "return-empty"
    case returnLoaded = "return-loaded"
    case close
    case setRule = "set-rule"
    case withdrawRule = "withdraw-rule"
    case sweep
    case closeBulletin = "close-bulletin"
    case requestSlot = "request-slot"
    case cancelSlot = "cancel-slot"
    case swapSlots = "swap-slots"
    case recordDeposit = "record-deposit"
    case drawSlot = "draw-slot"
}

extension Command {
    package var name: CommandName {
        switch self {
        case .declare: .declare
        case .identify: .identify
        case .change: .change
        case .acceptWarning: .acceptWarning
        case .cancel: .cancel
        case .registerArrival: .registerArrival
        case .arrive: .arrive
        case .relocate: .relocate
        case .callNext: .callNext
        case .callOutOfTurn: .callOutOfTurn
        case .confirmCall: .confirmCall
        case .move: .move
        case .turnBack: .turnBack
        case .admit: .admit
        case .park: .park
        case .grant: .grant
        case .refuse: .refuse
        case .hold: .hold
        case .liftHold: .liftHold
        case .reject: .reject
        case .assessFee: .assessFee
        case .recordPayment: .recordPayment
        case .tranship: .tranship
        case .split: .split
        case .merge: .merge
        case .release: .release
        case .cross: .cross
        case .returnEmpty: .returnEmpty
        case .returnLoaded: .returnLoaded
        case .close: .close
        case .setRule: .setRule
        case .withdrawRule: .withdrawRule
        case .sweep: .sweep
        case .closeBulletin: .closeBulletin
        case .book(_, .request): .requestSlot
        case .book(_, .cancel): .cancelSlot
        case .book(_, .swap): .swapSlots
        case .book(_, .deposit): .recordDeposit
        case .drawSlot: .drawSlot
        }
    }
}
