import BorderVocabulary
import Gate
import HTTPTypes

extension Problem {
    /// The problem that a refusal of the gate is: its reason, its field, and what would be accepted.
    package init(refusal: Refusal) {
        let wording = RefusalWording(refusal)
        let detail = Phrase("refusal." + wording.code, wording.values)
        self.init(
            code: wording.code, status: wording.kind.status,
            title: Phrase("problem." + wording.kind.rawValue + ".title"),
            detail: detail,
            errors: wording.field.map { field in
                [FieldError(pointer: "/" + field.name, code: wording.code, detail: detail)]
            } ?? [])
    }
}

/// How a refusal is said: one exhaustive switch, so that a new refusal cannot be forgotten.
struct RefusalWording {
    /// Which status a refusal has.
    enum Kind: String, CaseIterable {
        /// The trip or the gate is not in a state for it now.
        case state = "refused"
        /// The command itself cannot be done in any state.
        case content = "refused-content"
        case duty = "refused-duty"
        case missing = "refused-missing"

        var status: HTTPResponse.Status {
            switch self {
            case .state: .conflict
            case .content: .unprocessableContent
            case .duty: .forbidden
            case .missing: .notFound
            }
        }
    }

    let code: String
    let kind: Kind
    let field: Field?
    let values: [String: Phrase.Value]

    init(
        _ code: String, _ kind: Kind = .state, _ field: Field? = nil, _ values: [String: Phrase.Value] = [:]
    ) {
        self.code = code
        self.kind = kind
        self.field = field
        self.values = values
    }

    init(_ refusal: Refusal) {
        switch refusal {
        case .notYourDuty(let duties): self.init("not-your-duty", .duty, nil, ["duties": .duties(duties)])
        case .notYourAgency(let owner): self.init("not-your-agency", .duty, .agency, ["owner": .agency(owner)])
        case .unknownTrip(let trip): self.init("unknown-trip", .missing, .trip, ["trip": .named(trip)])
        case .unknownPlace(let place): self.init("unknown-place", .content, .place, ["place": .named(place)])
        case .unknownLane(let lane): self.init("unknown-lane", .content, .lane, ["lane": .named(lane)])
        case .unknownYard(let yard): self.init("unknown-yard", .content, .yard, ["yard": .named(yard)])
        case .unknownArea(let area): self.init("unknown-area", .content, .area, ["area": .named(area)])
        case .unknownRule(let rule): self.init("unknown-rule", .missing, .rule, ["rule": .named(rule)])
        case .wrongStage(let now, let accepted):
            self.init("wrong-stage", .state, nil, ["now": .stage(now), "accepted": .stages(accepted)])
        case .alreadyOpen(let field, let trip):
            self.init("already-open", .state, field, ["field": .field(field), "trip": .named(trip)])
        case .fieldMissing(let field): self.init("field-missing", .content, field, ["field": .field(field)])
        case .fieldNotAllowed(let field): self.init("field-not-allowed", .content, field, ["field": .field(field)])
        case .tooMany(let field, let limit):
            self.init("too-many", .content, field, ["field": .field(field), "limit": .number(limit)])
        case .tooLong(let field, let limit):
            self.init("too-long", .content, field, ["field": .field(field), "limit": .number(limit)])
        case .notPositive(let field): self.init("not-positive", .content, field, ["field": .field(field)])
        case .sameValue(let field): self.init("same-value", .state, field, ["field": .field(field)])
        case .repeated(let field): self.init("repeated", .content, field, ["field": .field(field)])
        case .arrivalOutOfRange(let from, let until):
            self.init(
                "arrival-out-of-range", .content, .plannedArrival, ["from": .moment(from), "until": .moment(until)])
        case .noIntake(let rule, let until?):
            self.init("no-intake-until", .state, .category, ["rule": .named(rule), "until": .moment(until)])
        case .noIntake(let rule, nil): self.init("no-intake", .state, .category, ["rule": .named(rule)])
        case .closed(let place, let opens?):
            self.init("closed-until", .state, .place, ["place": .named(place), "opens": .moment(opens)])
        case .closed(let place, nil): self.init("closed", .state, .place, ["place": .named(place)])
        case .laneClosed(let lane): self.init("lane-closed", .state, .lane, ["lane": .named(lane)])
        case .laneFull(let lane, let next):
            self.init("lane-full", .state, .lane, ["lane": .named(lane), "next": .moment(next)])
        case .wrongLane(let lane): self.init("wrong-lane", .state, .lane, ["lane": .named(lane)])
        case .yardFull(let yard, let capacity):
            self.init("yard-full", .state, .yard, ["yard": .named(yard), "capacity": .number(capacity)])
        case .wrongYard(let yard): self.init("wrong-yard", .state, .yard, ["yard": .named(yard)])
        case .areaFull(let area, let capacity):
            self.init("area-full", .state, .area, ["area": .named(area), "capacity": .number(capacity)])
        case .wrongArea(let area): self.init("wrong-area", .state, .area, ["area": .named(area)])
        case .wrongPlace(let place): self.init("wrong-place", .state, .place, ["place": .named(place)])
        case .methodNotInForce(let method, let place):
            self.init(
                "method-not-in-force", .state, .method,
                ["method": .word("method." + method.code), "place": .named(place)])
        case .oneFirmOnly: self.init("one-firm-only", .content, .firm)
        case .oneFarmProductOnly: self.init("one-farm-product-only", .content, .goods)
        case .mixedGoodsExcluded: self.init("mixed-goods-excluded", .content, .goods)
        case .driverMustBeChinese: self.init("driver-must-be-chinese", .content, .driver)
        case .queueEmpty: self.init("queue-empty")
        case .callExpired(let at): self.init("call-expired", .state, nil, ["at": .moment(at)])
        case .mismatch(let field): self.init("mismatch", .state, field, ["field": .field(field)])
        case .warningsOpen(let warnings): self.init("warnings-open", .state, nil, ["warnings": .warnings(warnings)])
        case .warningNotOpen(let warning):
            self.init("warning-not-open", .state, .warning, ["warning": .warnings([warning])])
        case .goodsUnidentified: self.init("goods-unidentified", .state, .goods)
        case .clearanceNotRequired(let agency):
            self.init("clearance-not-required", .state, .agency, ["agency": .agency(agency)])
        case .refusedBy(let agencies): self.init("refused-by", .state, nil, ["agencies": .agencies(agencies)])
        case .heldBy(let agencies): self.init("held-by", .state, nil, ["agencies": .agencies(agencies)])
        case .customsLast(let agencies): self.init("customs-last", .state, nil, ["agencies": .agencies(agencies)])
        case .clearancesMissing(let agencies):
            self.init("clearances-missing", .state, nil, ["agencies": .agencies(agencies)])
        case .feeNotAssessed: self.init("fee-not-assessed")
        case .feeOutdated: self.init("fee-outdated")
        case .feeDue(let money): self.init("fee-due", .state, nil, ["due": .text(money.display)])
        case .feeAlreadyPaid: self.init("fee-already-paid")
        case .wrongAmount(let due): self.init("wrong-amount", .state, .amount, ["due": .text(due.display)])
        case .reasonMissing: self.init("reason-missing", .content, .reason)
        case .witnessMissing: self.init("witness-missing", .content, .witness)
        case .witnessIsActor: self.init("witness-is-actor", .content, .witness)
        case .notReturning: self.init("not-returning")
        case .bulletinClosed(let date): self.init("bulletin-closed", .state, .date, ["date": .named(date)])
        case .bulletinNotDue(let at): self.init("bulletin-not-due", .state, .date, ["at": .moment(at)])
        case .ruleEndsBeforeItBegins: self.init("rule-ends-before-it-begins", .content, .rule)
        case .flawedQueueRule(let flaw): self.init(flaw)
        case .flawedSlotRule(let flaw): self.init(flaw)
        case .flawedDrawRule(let flaw): self.init(flaw)
        case .noSlot(let next?): self.init("no-slot-next", .content, .start, ["next": .moment(next)])
        case .noSlot(nil): self.init("no-slot", .content, .start)
        case .slotNotOpen(let opens): self.init("slot-not-open", .state, .start, ["opens": .moment(opens)])
        case .slotOver(let closed): self.init("slot-over", .state, .start, ["closed": .moment(closed)])
        case .slotSpoiled(let cause, let rule):
            self.init(
                "slot-spoiled", .state, .start, ["cause": .word("slot.cause." + cause.code), "rule": .named(rule)])
        case .slotBeingDrawn: self.init("slot-being-drawn", .state, .start)
        case .drawNotArranged: self.init("draw-not-arranged", .state, .rule)
        case .noBooking(let trip): self.init("no-booking", .state, .trip, ["trip": .named(trip)])
        case .slotNotGiven(let trip): self.init("slot-not-given", .state, .trip, ["trip": .named(trip)])
        case .editsSpent(let limit): self.init("edits-spent", .state, .start, ["limit": .number(limit)])
        case .changeTooLate(let since): self.init("change-too-late", .state, .start, ["since": .moment(since)])
        case .carrierSuspended(let until): self.init("carrier-suspended", .state, .firm, ["until": .moment(until)])
        case .depositDue(let due): self.init("deposit-due", .state, .amount, ["due": .text(due.display)])
        case .otherCarrier: self.init("other-carrier", .state, .firm)
        case .slotNotAwaitingDraw: self.init("slot-not-awaiting-draw", .state, .start)
        case .wrongParties(let parties):
            self.init(
                "wrong-parties", .content, .parts,
                ["parties": .text(parties.map(\.description).joined(separator: ", "))])
        case .wrongReveal(let party): self.init("wrong-reveal", .content, .parts, ["party": .named(party)])
        case .wrongBeaconRound(let round): self.init("wrong-beacon-round", .content, .parts, ["round": .number(round)])
        case .flawedCallRule(let flaw): self.init(flaw)
        case .setAside(let until): self.init("set-aside", .state, nil, ["until": .moment(until)])
        case .ruleNotInForce(let rule): self.init("rule-not-in-force", .state, .rule, ["rule": .named(rule)])
        case .tooManyCalled(let place, let limit):
            self.init("too-many-called", .state, .place, ["place": .named(place), "limit": .number(limit)])
        }
    }

    /// A flaw of a call rule.
    private init(_ flaw: CallRule.Flaw) {
        switch flaw {
        case .confirmedTooLate: self.init("call-confirmed-too-late", .content, .rule)
        case .recallsWithoutTime: self.init("call-recalls-without-time", .content, .rule)
        case .recallsWithoutConfirming: self.init("call-recalls-without-confirming", .content, .rule)
        case .recallsOutOfBounds:
            self.init("call-recalls", .content, .rule, ["limit": .number(CallRule.Limit.recalls)])
        }
    }

    /// A flaw of a queue rule, with the example that shows it.
    private init(_ flaw: QueueRule.Flaw) {
        switch flaw {
        case .noClasses: self.init("queue-no-classes", .content, .rule)
        case .tooManyClasses(let limit):
            self.init("queue-too-many-classes", .content, .rule, ["limit": .number(limit)])
        case .repeatedClass(let id): self.init("queue-class-repeated", .content, .rule, ["class": .named(id)])
        case .weightOutOfBounds(let id, let limit):
            self.init("queue-weight", .content, .rule, ["class": .named(id), "limit": .number(limit)])
        case .ageingNotPositive(let id): self.init("queue-ageing", .content, .rule, ["class": .named(id)])
        case .tooManyWindows(let id, let limit):
            self.init("queue-too-many-windows", .content, .rule, ["class": .named(id), "limit": .number(limit)])
        case .windowEndsBeforeItBegins(let id, let window):
            self.init(
                "queue-window", .content, .rule,
                ["class": .named(id), "from": .named(window.from), "until": .named(window.until)])
        case .basisTooLong(let id, let limit):
            self.init("queue-basis", .content, .rule, ["class": .named(id), "limit": .number(limit)])
        case .starvesWithoutShare(let id): self.init("queue-starves", .content, .rule, ["class": .named(id)])
        case .starvesBehind(let id, let ageing):
            self.init("queue-starves-behind", .content, .rule, ["class": .named(id), "ageing": .named(ageing)])
        case .hidden(let id, let by):
            self.init("queue-class-hidden", .content, .rule, ["class": .named(id), "by": .named(by)])
        case .calledLimitOutOfBounds(let limit):
            self.init("queue-called-limit", .content, .rule, ["limit": .number(limit)])
        }
    }
}
