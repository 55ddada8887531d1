import BorderVocabulary
import Gate

extension ByteReader {
    /// The fields of an event in a version of its kind, turned into today's event.
    mutating func event(_ kind: EventKind, version: UInt8) throws(CodecFailure) -> Event {
        switch kind {
        case .declared: return .declared(try trip(), try declaration(), required: try agencies())
        case .arrivedUndeclared:
            return .arrivedUndeclared(
                try trip(),
                UndeclaredArrival(
                    place: try name(), direction: try raw(), vehicle: try vehicle(), area: try name()))
        case .identified: return .identified(try trip(), try declaration(), required: try agencies())
        case .changed:
            return .changed(
                try trip(), kind: try raw(), old: try paperValue(), new: try paperValue(), warnings: try warnings(),
                category: try raw(), required: try agencies(), withdrawn: try agencies(), reason: try string(),
                witness: try optional { r throws(CodecFailure) in try r.name() })
        case .warningAccepted: return .warningAccepted(try trip(), try raw(), reason: try string())
        case .arrived: return .arrived(try trip(), area: try name())
        case .relocated: return .relocated(try trip(), area: try name())
        case .called:
            return .called(
                try trip(), lane: try name(), until: try moment(),
                grounds: version < 2 ? nil : try optional { r throws(CodecFailure) in try r.grounds() },
                confirmBy: version < 3 ? nil : try optional { r throws(CodecFailure) in try r.moment() })
        case .calledOutOfTurn:
            return .calledOutOfTurn(
                try trip(), lane: try name(), until: try moment(), reason: try string(), witness: try name(),
                passedOver: version < 2 ? nil : try optional { r throws(CodecFailure) in try r.int() },
                rule: version < 3 ? nil : try optional { r throws(CodecFailure) in try r.name() },
                confirmBy: version < 3 ? nil : try optional { r throws(CodecFailure) in try r.moment() })
        case .callMissed: return .callMissed(try trip())
        case .moved:
            return .moved(
                try trip(), from: try name(), to: try name(),
                area: try optional { r throws(CodecFailure) in try r.name() }, reason: try string())
        case .admitted: return .admitted(try trip(), lane: try name())
        case .parked: return .parked(try trip(), yard: try name())
        case .granted: return .granted(try trip(), try raw())
        case .clearanceRefused: return .clearanceRefused(try trip(), try raw(), reason: try string())
        case .held: return .held(try trip(), try raw(), reason: try string())
        case .holdLifted: return .holdLifted(try trip(), try raw(), reason: try string())
        case .feeAssessed: return .feeAssessed(try trip(), try money(), basis: try string())
        case .feePaid: return .feePaid(try trip(), try money(), receipt: try short())
        case .transhipped:
            return .transhipped(
                try trip(), vehicle: try vehicle(),
                trailer: try optional { r throws(CodecFailure) in try r.plate() },
                containers: try list { r throws(CodecFailure) in try r.container() }, withdrawn: try agencies(),
                reason: try string())
        case .splitOff: return .splitOff(try trip(), from: try trip(), papers: try papers())
        case .mergedIn:
            return .mergedIn(try trip(), from: try trip(), papers: try papers(), withdrawn: try agencies())
        case .released: return .released(try trip(), lane: try name())
        case .crossed: return .crossed(try trip(), lane: try name())
        case .wentAbroad:
            return .wentAbroad(try trip(), deadline: try optional { r throws(CodecFailure) in try r.moment() })
        case .overstayed: return .overstayed(try trip())
        case .ended: return .ended(try trip(), try raw(), reason: try string())
        case .ruleSet: return .ruleSet(try rule())
        case .ruleWithdrawn: return .ruleWithdrawn(try name(), reason: try string())
        case .bulletinClosed: return .bulletinClosed(try bulletin())
        case .booking: return .booking(try trip(), try bookingEvent())
        case .slot: return .slot(try slot(), try slotEvent())
        case .carrierKnown: return .carrierKnown(try carrier(), try taxCode())
        case .callConfirmed: return .callConfirmed(try trip())
        case .skipped: return .skipped(try trip(), recall: try moment())
        case .recalled: return .recalled(try trip())
        }
    }

    private mutating func grounds() throws(CodecFailure) -> Turn.Grounds {
        Turn.Grounds(
            why: try raw(), queueClass: try optional { r throws(CodecFailure) in try r.name() },
            narrowed: try optional { r throws(CodecFailure) in try r.raw() },
            charge: try optional { r throws(CodecFailure) in
                Shares.Charge(advance: try r.unsigned(), ahead: try r.unsigned())
            })
    }
}
