import BorderVocabulary
import Gate

// How rules and bulletins are stored. The number before the content of a rule is never reused.
extension ByteWriter {
    mutating func rule(_ rule: Rule) {
        name(rule.id)
        moment(rule.validity.from)
        optional(rule.validity.until) { $0.moment($1) }
        string(rule.reference)
        content(rule.content)
    }

    private mutating func content(_ content: Rule.Content) {
        switch content {
        case .place(let place):
            byte(1)
            name(place)
        case .hours(let hours):
            byte(2)
            name(hours.place)
            time(hours.opens)
            time(hours.closes)
        case .lane(let lane):
            byte(3)
            self.lane(lane)
        case .yard(let yard):
            byte(4)
            name(yard.id)
            name(yard.place)
            signed(Int64(yard.capacity))
            bool(yard.servesTwoWay)
        case .holdingArea(let area):
            byte(5)
            name(area.id)
            list(area.places) { $0.name($1) }
            optional(area.capacity) { $0.signed(Int64($1)) }
        case .notice(let notice):
            byte(6)
            optional(notice.place) { $0.name($1) }
            optional(notice.direction) { $0.raw($1) }
            optional(notice.category) { $0.raw($1) }
        case .clearances(let requirement):
            byte(7)
            optional(requirement.direction) { $0.raw($1) }
            optional(requirement.movement) { $0.raw($1) }
            optional(requirement.category) { $0.raw($1) }
            agencies(requirement.agencies)
        case .method(let method):
            byte(8)
            raw(method.method)
            list(method.places) { $0.name($1) }
            optional(method.stay) { $0.duration($1) }
            bool(method.returns)
        case .call(let call): self.call(call)
        case .declarationLife(let life):
            byte(10)
            duration(life)
        case .bulletinHour(let hour):
            byte(11)
            time(hour)
        case .bookingHorizon(let horizon):
            byte(12)
            duration(horizon)
        case .longWait(let wait):
            byte(13)
            duration(wait)
        case .queue(let queue):
            // A rule that does not ask for slots keeps the form that it had before there were any.
            let asksForSlots = queue.asksForSlots
            byte(asksForSlots ? 19 : 14)
            self.queue(queue, asksForSlots)
        case .slots(let rule):
            byte(16)
            slotRule(rule)
        case .draw(let rule):
            byte(17)
            drawRule(rule)
        case .disruption(let disruption):
            byte(18)
            self.disruption(disruption)
        }
    }

    /// A rule that says no more than its first form could is written in that form.
    private mutating func call(_ call: CallRule) {
        byte(call.isPlain ? 9 : 15)
        duration(call.validFor)
        signed(Int64(call.missedAllowed))
        guard !call.isPlain else { return }
        optional(call.confirmWithin) { $0.duration($1) }
        optional(call.recallAfter) { $0.duration($1) }
        signed(Int64(call.recalls))
        bool(call.overrideNeedsRule)
    }

    private mutating func queue(_ queue: QueueRule, _ asksForSlots: Bool) {
        optional(queue.place) { $0.name($1) }
        list(queue.classes) { writer, one in
            writer.name(one.id)
            writer.optional(one.direction) { $0.raw($1) }
            writer.optional(one.category) { $0.raw($1) }
            writer.optional(one.movement) { $0.raw($1) }
            writer.optional(one.method) { $0.raw($1) }
            if asksForSlots { writer.optional(one.booked) { $0.bool($1) } }
            writer.list(one.windows) { writer, window in
                writer.time(window.from)
                writer.time(window.until)
            }
            writer.share(one.share)
            writer.optional(one.basis) { $0.string($1) }
        }
        share(queue.other)
        optional(queue.calledLimit) { $0.signed(Int64($1)) }
    }

    private mutating func share(_ share: QueueShare) {
        signed(Int64(share.weight))
        optional(share.ageing) { $0.duration($1) }
    }

    private mutating func lane(_ lane: Lane) {
        name(lane.id)
        name(lane.place)
        optional(lane.direction) { $0.raw($1) }
        signed(Int64(lane.vehiclesPerHour))
        bool(lane.isOpen)
        bool(lane.isUnmanned)
    }

    mutating func bulletin(_ bulletin: Bulletin) {
        date(bulletin.date)
        moment(bulletin.closedAt)
        list(bulletin.figures) { writer, figure in
            writer.cell(figure.cell)
            writer.signed(Int64(figure.vehicles))
        }
    }

    mutating func cell(_ cell: BulletinCell) {
        name(cell.place)
        raw(cell.measure)
        raw(cell.category)
    }
}

extension CallRule {
    /// Whether the rule's first stored form can say all of it.
    var isPlain: Bool { self == CallRule(validFor: validFor, missedAllowed: missedAllowed) }
}
