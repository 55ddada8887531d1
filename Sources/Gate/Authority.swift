/// Who may give which command. The one table that the gate, the routes and the documents share.
package enum Authority {
    /// The duties that may give a command of this name. For an agency's own part, the owning agency narrows it further.
    package static func duties(for name: CommandName) -> [Duty] {
        switch name {
        case .declare, .identify, .returnLoaded: [.declarant, .gateOperator]
        case .change: [.declarant, .gateOperator, .borderGuard, .customs]
        case .acceptWarning: [.gateOperator, .borderGuard, .customs]
        case .cancel: [.declarant, .gateOperator]
        case .registerArrival, .arrive, .relocate, .move, .turnBack, .admit, .release, .cross, .returnEmpty, .close:
            [.gateOperator, .borderGuard]
        case .callNext: [.gateOperator, .system]
        case .callOutOfTurn: [.gateOperator, .board]
        case .confirmCall: [.declarant, .gateOperator, .borderGuard]
        case .park, .tranship, .split, .merge: [.yard, .gateOperator]
        case .grant, .refuse, .hold, .liftHold, .reject:
            [.borderGuard, .health, .animalQuarantine, .plantQuarantine, .customs]
        case .assessFee, .recordPayment, .recordDeposit: [.managementCentre]
        case .requestSlot, .cancelSlot, .swapSlots: [.declarant, .gateOperator]
        case .drawSlot: [.system]
        case .setRule, .withdrawRule: [.board, .administrator]
        case .sweep: [.system]
        case .closeBulletin: [.system, .board]
        }
    }

    package static func allows(_ duty: Duty, _ name: CommandName) -> Bool {
        duties(for: name).contains(duty)
    }
}
