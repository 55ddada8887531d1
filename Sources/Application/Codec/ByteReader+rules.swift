import BorderVocabulary
import Gate

// How rules and bulletins are read back.
extension ByteReader {
    mutating func rule() throws(CodecFailure) -> Rule {
        let id: RuleID = try name()
        let validity = Validity(from: try moment(), until: try optional { r throws(CodecFailure) in try r.moment() })
        return Rule(id: id, validity: validity, reference: try string(), content: try content())
    }

    private mutating func content() throws(CodecFailure) -> Rule.Content {
        switch try byte() {
        case 1: return .place(try name())
        case 2: return .hours(Hours(place: try name(), opens: try time(), closes: try time()))
        case 3: return .lane(try lane())
        case 4:
            return .yard(Yard(id: try name(), place: try name(), capacity: try int(), servesTwoWay: try bool()))
        case 5:
            return .holdingArea(
                HoldingArea(
                    id: try name(), places: try list { r throws(CodecFailure) in try r.name() },
                    capacity: try optional { r throws(CodecFailure) in try r.int() }))
        case 6:
            return .notice(
                Notice(
                    place: try optional { r throws(CodecFailure) in try r.name() },
                    direction: try optional { r throws(CodecFailure) in try r.raw() },
                    category: try optional { r throws(CodecFailure) in try r.raw() }))
        case 7:
            return .clearances(
                ClearanceRequirement(
                    direction: try optional { r throws(CodecFailure) in try r.raw() },
                    movement: try optional { r throws(CodecFailure) in try r.raw() },
                    category: try optional { r throws(CodecFailure) in try r.raw() },
                    agencies: try agencies()))
        case 8:
            return .method(
                MethodRule(
                    method: try raw(), places: try list { r throws(CodecFailure) in try r.name() },
                    stay: try optional { r throws(CodecFailure) in try r.duration() }, returns: try bool()))
        case 9: return .call(CallRule(validFor: try duration(), missedAllowed: try int()))
        case 10: return .declarationLife(try duration())
        case 11: return .bulletinHour(try time())
        case 12: return .bookingHorizon(try duration())
        case 13: return .longWait(try duration())
        case 14: return .queue(try queue(asksForSlots: false))
        case 16: return .slots(try slotRule())
        case 17: return .draw(try drawRule())
        case 18: return .disruption(try disruption())
        case 19: return .queue(try queue(asksForSlots: true))
        case 15: return .call(try call())
        case _: throw .badValue(at: offset - 1)
        }
    }

    /// The form of a call rule that can say who has to answer, and until when.
    private mutating func call() throws(CodecFailure) -> CallRule {
        let call = CallRule(
            validFor: try duration(), missedAllowed: try int(),
            confirmWithin: try optional { r throws(CodecFailure) in try r.duration() },
            recallAfter: try optional { r throws(CodecFailure) in try r.duration() }, recalls: try int(),
            overrideNeedsRule: try bool())
        // A rule has one spelling.
        guard !call.isPlain else { throw .badValue(at: offset) }
        return call
    }

    private mutating func queue(asksForSlots: Bool) throws(CodecFailure) -> QueueRule {
        QueueRule(
            place: try optional { r throws(CodecFailure) in try r.name() },
            classes: try list { r throws(CodecFailure) in try r.queueClass(asksForSlots) }, other: try share(),
            calledLimit: try optional { r throws(CodecFailure) in try r.int() })
    }

    private mutating func queueClass(_ asksForSlots: Bool) throws(CodecFailure) -> QueueClass {
        QueueClass(
            id: try name(), direction: try optional { r throws(CodecFailure) in try r.raw() },
            category: try optional { r throws(CodecFailure) in try r.raw() },
            movement: try optional { r throws(CodecFailure) in try r.raw() },
            method: try optional { r throws(CodecFailure) in try r.raw() },
            booked: asksForSlots ? try optional { r throws(CodecFailure) in try r.bool() } : nil,
            windows: try list { r throws(CodecFailure) in DailyWindow(from: try r.time(), until: try r.time()) },
            share: try share(), basis: try optional { r throws(CodecFailure) in try r.string() })
    }

    private mutating func share() throws(CodecFailure) -> QueueShare {
        let weight = try int()
        // A rule that was ever set had a weight within bounds; any other would divide by what it must not.
        guard (0...QueueRule.Limit.weight).contains(weight) else { throw .badValue(at: offset) }
        return QueueShare(weight: weight, ageing: try optional { r throws(CodecFailure) in try r.duration() })
    }

    private mutating func lane() throws(CodecFailure) -> Lane {
        Lane(
            id: try name(), place: try name(), direction: try optional { r throws(CodecFailure) in try r.raw() },
            vehiclesPerHour: try int(), isOpen: try bool(), isUnmanned: try bool())
    }

    mutating func bulletin() throws(CodecFailure) -> Bulletin {
        Bulletin(
            date: try date(), closedAt: try moment(),
            figures: try list { r throws(CodecFailure) in
                Bulletin.Figure(cell: try r.cell(), vehicles: try r.int())
            })
    }

    mutating func cell() throws(CodecFailure) -> BulletinCell {
        BulletinCell(place: try name(), measure: try raw(), category: try raw())
    }
}
