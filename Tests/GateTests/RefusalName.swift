import Gate

/// The name of a refusal, so that tests can count them. Adding a refusal breaks the build here and asks for its test.
enum RefusalName: String, CaseIterable {
    case notYourDuty, notYourAgency
    case unknownTrip, unknownPlace, unknownLane, unknownYard, unknownArea, unknownRule, wrongStage
    case alreadyOpen, fieldMissing, fieldNotAllowed, tooMany, tooLong, notPositive, sameValue, repeated
    case arrivalOutOfRange, noIntake, closed, laneClosed, laneFull, wrongLane, yardFull, wrongYard, areaFull, wrongArea,
        wrongPlace
    case methodNotInForce, oneFirmOnly, oneFarmProductOnly, mixedGoodsExcluded
    case driverMustBeChinese, queueEmpty, callExpired, mismatch, warningsOpen, warningNotOpen, goodsUnidentified
    case clearanceNotRequired, refusedBy, heldBy, customsLast, clearancesMissing
    case feeNotAssessed, feeOutdated, feeDue, feeAlreadyPaid, wrongAmount
    case reasonMissing, witnessMissing, witnessIsActor, notReturning, bulletinClosed, bulletinNotDue
    case flawedSlotRule, flawedDrawRule, noSlot, slotNotOpen, slotOver, slotSpoiled, slotBeingDrawn, drawNotArranged,
        noBooking
    case slotNotGiven, editsSpent, changeTooLate, carrierSuspended, depositDue, otherCarrier
    case slotNotAwaitingDraw, wrongParties, wrongReveal, wrongBeaconRound
    case ruleEndsBeforeItBegins, flawedQueueRule, tooManyCalled, flawedCallRule, setAside, ruleNotInForce

    init(_ refusal: Refusal) {
        switch refusal {
        case .notYourDuty: self = .notYourDuty
        case .notYourAgency: self = .notYourAgency
        case .unknownTrip: self = .unknownTrip
        case .unknownPlace: self = .unknownPlace
        case .unknownLane: self = .unknownLane
        case .unknownYard: self = .unknownYard
        case .unknownArea: self = .unknownArea
        case .unknownRule: self = .unknownRule
        case .wrongStage: self = .wrongStage
        case .alreadyOpen: self = .alreadyOpen
        case .fieldMissing: self = .fieldMissing
        case .fieldNotAllowed: self = .fieldNotAllowed
        case .tooMany: self = .tooMany
        case .tooLong: self = .tooLong
        case .notPositive: self = .notPositive
        case .sameValue: self = .sameValue
        case .repeated: self = .repeated
        case .arrivalOutOfRange: self = .arrivalOutOfRange
        case .noIntake: self = .noIntake
        case .closed: self = .closed
        case .laneClosed: self = .laneClosed
        case .laneFull: self = .laneFull
        case .wrongLane: self = .wrongLane
        case .yardFull: self = .yardFull
        case .wrongYard: self = .wrongYard
        case .areaFull: self = .areaFull
        case .wrongArea: self = .wrongArea
        case .wrongPlace: self = .wrongPlace
        case .methodNotInForce: self = .methodNotInForce
        case .oneFirmOnly: self = .oneFirmOnly
        case .oneFarmProductOnly: self = .oneFarmProductOnly
        case .mixedGoodsExcluded: self = .mixedGoodsExcluded
        case .driverMustBeChinese: self = .driverMustBeChinese
        case .queueEmpty: self = .queueEmpty
        case .callExpired: self = .callExpired
        case .mismatch: self = .mismatch
        case .warningsOpen: self = .warningsOpen
        case .warningNotOpen: self = .warningNotOpen
        case .goodsUnidentified: self = .goodsUnidentified
        case .clearanceNotRequired: self = .clearanceNotRequired
        case .refusedBy: self = .refusedBy
        case .heldBy: self = .heldBy
        case .customsLast: self = .customsLast
        case .clearancesMissing: self = .clearancesMissing
        case .feeNotAssessed: self = .feeNotAssessed
        case .feeOutdated: self = .feeOutdated
        case .feeDue: self = .feeDue
        case .feeAlreadyPaid: self = .feeAlreadyPaid
        case .wrongAmount: self = .wrongAmount
        case .reasonMissing: self = .reasonMissing
        case .witnessMissing: self = .witnessMissing
        case .witnessIsActor: self = .witnessIsActor
        case .notReturning: self = .notReturning
        case .bulletinClosed: self = .bulletinClosed
        case .bulletinNotDue: self = .bulletinNotDue
        case .ruleEndsBeforeItBegins: self = .ruleEndsBeforeItBegins
        case .flawedQueueRule: self = .flawedQueueRule
        case .tooManyCalled: self = .tooManyCalled
        case .flawedSlotRule: self = .flawedSlotRule
        case .flawedDrawRule: self = .flawedDrawRule
        case .noSlot: self = .noSlot
        case .slotNotOpen: self = .slotNotOpen
        case .slotOver: self = .slotOver
        case .slotSpoiled: self = .slotSpoiled
        case .slotBeingDrawn: self = .slotBeingDrawn
        case .drawNotArranged: self = .drawNotArranged
        case .noBooking: self = .noBooking
        case .slotNotGiven: self = .slotNotGiven
        case .editsSpent: self = .editsSpent
        case .changeTooLate: self = .changeTooLate
        case .carrierSuspended: self = .carrierSuspended
        case .depositDue: self = .depositDue
        case .otherCarrier: self = .otherCarrier
        case .slotNotAwaitingDraw: self = .slotNotAwaitingDraw
        case .wrongParties: self = .wrongParties
        case .wrongReveal: self = .wrongReveal
        case .wrongBeaconRound: self = .wrongBeaconRound
        case .flawedCallRule: self = .flawedCallRule
        case .setAside: self = .setAside
        case .ruleNotInForce: self = .ruleNotInForce
        }
    }
}
