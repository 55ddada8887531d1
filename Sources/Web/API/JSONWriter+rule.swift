import BorderVocabulary
import Gate

extension JSONWriter {
    /// Writes a rule as the same members with which it is set, and its name.
    mutating func members(of rule: Rule) {
        member("rule", rule.id.description)
        member("from", rule.validity.from.iso8601)
        member("until", rule.validity.until?.iso8601)
        member("reference", rule.reference)
        key("content")
        object { $0.content(rule.content) }
    }

    private mutating func content(_ content: Rule.Content) {
        member("kind", content.kind.code)
        switch content {
        case .place(let place): member("place", place.description)
        case .hours(let hours):
            member("place", hours.place.description)
            member("opens", hours.opens.description)
            member("closes", hours.closes.description)
        case .lane(let lane):
            member("lane", lane.id.description)
            member("place", lane.place.description)
            member("direction", code: lane.direction)
            member("vehiclesPerHour", lane.vehiclesPerHour)
            member("open", lane.isOpen)
            member("unmanned", lane.isUnmanned)
        case .yard(let yard):
            member("yard", yard.id.description)
            member("place", yard.place.description)
            member("capacity", yard.capacity)
            member("twoWay", yard.servesTwoWay)
        case .holdingArea(let area):
            member("area", area.id.description)
            list("places", texts: area.places.map(\.description))
            member("capacity", number: area.capacity)
        case .notice(let notice):
            member("place", text: notice.place)
            member("direction", code: notice.direction)
            member("category", code: notice.category)
        case .clearances(let requirement):
            member("direction", code: requirement.direction)
            member("movement", code: requirement.movement)
            member("category", code: requirement.category)
            list("agencies", texts: requirement.agencies.all.map(\.code))
        case .method(let rule):
            member("method", rule.method.code)
            list("places", texts: rule.places.map(\.description))
            member("staySeconds", number: rule.stay?.components.seconds)
            member("returns", rule.returns)
        case .call(let rule):
            member("validSeconds", rule.validFor.components.seconds)
            member("missedAllowed", rule.missedAllowed)
            member("confirmSeconds", number: rule.confirmWithin?.components.seconds)
            member("recallSeconds", number: rule.recallAfter?.components.seconds)
            member("recalls", rule.recalls)
            member("overrideNeedsRule", rule.overrideNeedsRule)
        case .declarationLife(let time), .bookingHorizon(let time), .longWait(let time):
            member("seconds", time.components.seconds)
        case .bulletinHour(let hour): member("hour", hour.description)
        case .queue(let rule): queue(rule)
        case .slots(let rule): slotRule(rule)
        case .draw(let rule): drawRule(rule)
        case .disruption(let disruption): self.disruption(disruption)
        }
    }

    private mutating func queue(_ rule: QueueRule) {
        member("place", text: rule.place)
        list("classes", rule.classes) { json, one in
            json.object { json in
                json.member("class", one.id.description)
                json.member("direction", code: one.direction)
                json.member("category", code: one.category)
                json.member("movement", code: one.movement)
                json.member("method", code: one.method)
                if let booked = one.booked { json.member("booked", booked) }
                json.list("windows", one.windows) { json, window in
                    json.object { json in
                        json.member("from", window.from.description)
                        json.member("until", window.until.description)
                    }
                }
                json.share(one.share)
                json.member("basis", one.basis)
            }
        }
        member("other", object: { $0.share(rule.other) })
        member("calledLimit", number: rule.calledLimit)
    }

    /// Writes what a class is given of the calls.
    mutating func share(_ share: QueueShare) {
        member("weight", share.weight)
        member("ageingSeconds", number: share.ageing?.components.seconds)
    }
}

/// The kinds of rules by their stable names.
enum RuleKindCode: String, Coded {
    case place
    case hours
    case lane
    case yard
    case holdingArea = "holding-area"
    case notice
    case clearances
    case method
    case call
    case declarationLife = "declaration-life"
    case bulletinHour = "bulletin-hour"
    case bookingHorizon = "booking-horizon"
    case longWait = "long-wait"
    case queue
    case slots
    case draw
    case disruption

    var code: String { rawValue }
}

extension Rule.Content {
    /// Which kind of rule it is.
    var kind: RuleKindCode {
        switch self {
        case .place: .place
        case .hours: .hours
        case .lane: .lane
        case .yard: .yard
        case .holdingArea: .holdingArea
        case .notice: .notice
        case .clearances: .clearances
        case .method: .method
        case .call: .call
        case .declarationLife: .declarationLife
        case .bulletinHour: .bulletinHour
        case .bookingHorizon: .bookingHorizon
        case .longWait: .longWait
        case .queue: .queue
        case .slots: .slots
        case .draw: .draw
        case .disruption: .disruption
        }
    }
}
