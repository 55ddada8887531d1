import BorderVocabulary
import Gate

// How what is wrong with rules of slots and draws is said.
extension RefusalWording {
    init(_ flaw: SlotRule.Flaw) {
        switch flaw {
        case .hoursEndBeforeTheyBegin: self.init("slots-hours", .content, .rule)
        case .lengthDoesNotFit: self.init("slots-length", .content, .rule)
        case .capacityOutOfBounds(let limit):
            self.init("slots-capacity", .content, .rule, ["limit": .number(limit)])
        case .momentsOutOfOrder: self.init("slots-moments", .content, .rule)
        case .opensTooEarly(let limit):
            self.init("slots-opens", .content, .rule, ["limit": .number(limit.components.seconds / 86_400)])
        case .graceNegative: self.init("slots-grace", .content, .rule)
        case .carrierCapNotPositive: self.init("slots-cap", .content, .rule)
        case .editsOutOfBounds(let limit): self.init("slots-edits", .content, .rule, ["limit": .number(limit)])
        case .pointsOutOfBounds(let limit): self.init("slots-points", .content, .rule, ["limit": .number(limit)])
        case .neverSuspends: self.init("slots-never-suspends", .content, .rule)
        case .memoryOutOfBounds(let limit):
            self.init("slots-memory", .content, .rule, ["limit": .number(limit.components.seconds / 86_400)])
        case .depositNotPositive: self.init("slots-deposit", .content, .rule)
        case .forfeitOutOfBounds: self.init("slots-forfeit", .content, .rule)
        }
    }

    init(_ flaw: DrawRule.Flaw) {
        switch flaw {
        case .noParties: self.init("draw-no-parties", .content, .rule)
        case .tooManyParties(let limit):
            self.init("draw-too-many-parties", .content, .rule, ["limit": .number(limit)])
        case .repeatedParty(let party): self.init("draw-party-repeated", .content, .rule, ["party": .named(party)])
        case .beaconPeriodOutOfBounds: self.init("draw-beacon-period", .content, .rule)
        case .keyTooLong(let party, let limit):
            self.init("draw-key-too-long", .content, .rule, ["party": .named(party), "limit": .number(limit)])
        }
    }
}
