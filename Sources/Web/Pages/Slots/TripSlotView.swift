import BorderVocabulary
import Gate

/// The slot of a trip on its page: what it has, what it may ask for, and what it costs to give it back.
struct TripSlotView: Sendable {
    struct Line: Sendable {
        let name: String
        let value: String
    }

    struct Option: Sendable {
        let value: String
        let label: String
    }

    struct Options: Sendable {
        let options: [Option]
    }

    struct Cancel: Sendable {
        let cost: String
        let tone: String
    }

    struct Fault: Sendable {
        let title: String
        let detail: String
    }

    let action: String
    let csrf: String
    let fault: Fault?
    let slotState: BadgeView?
    let slot: String?
    let lines: [Line]
    let cancel: Cancel?
    let choose: Options?
    let chooseWord: String
    let notice: String?
    let swap: Options?

    /// Nil where the trip has nothing to do with slots. Without a form token the view only tells.
    init?(_ facts: TripSlotFacts, _ trip: Trip, csrf: String?, problem: Problem?, at now: Timestamp, words: Words) {
        guard facts.isBookable || facts.booking.booking != nil || facts.booking.deposit > .zero else { return nil }
        guard trip.stage.name == .declared || facts.booking.booking != nil || problem != nil else { return nil }
        let booking = facts.booking
        action = "/trips/\(trip.id)/slot"
        self.csrf = csrf ?? ""
        fault = problem.map {
            Fault(
                title: $0.title.text(words.catalogue, words.language),
                detail: $0.detail.text(words.catalogue, words.language))
        }
        slotState = booking.booking.map { words.badge($0) }
        slot = booking.booking.map { words.slot($0.slot) }
        lines = Line.all(of: booking, today: now.localDate, words: words)
        let mayAct = csrf != nil
        let cost = mayAct ? words.cost(booking, at: now) : nil
        cancel = cost.map { Cancel(cost: $0.text, tone: $0.isFree ? "" : "warn") }
        let options = mayAct ? facts.choices.map { words.option($0, today: now.localDate) } : []
        choose = options.isEmpty ? nil : Options(options: options)
        chooseWord = words(booking.booking == nil ? "slots.ask" : "slots.ask-other")
        notice =
            mayAct && options.isEmpty
            ? facts.refusal.map { Problem(refusal: $0).detail.text(words.catalogue, words.language) } : nil
        let swaps = mayAct ? facts.swaps.map { words.option($0) } : []
        swap = swaps.isEmpty ? nil : Options(options: swaps)
    }
}

extension TripSlotView.Line {
    fileprivate static func all(of facts: BookingFacts, today: LocalDate, words: Words) -> [Self] {
        var lines: [Self] = []
        if let booking = facts.booking, case .given(let how) = booking.state {
            lines.append(Self(name: words("slots.how"), value: words("slot.given." + how.code)))
        }
        if let place = facts.placeOnList {
            lines.append(Self(name: words("slots.place-on-list"), value: words.number(place)))
        }
        if facts.booking != nil, let left = facts.editsLeft {
            lines.append(Self(name: words("slots.edits-left"), value: words.number(left)))
        }
        if facts.deposit > .zero {
            lines.append(Self(name: words("slots.deposit"), value: words.amount(facts.deposit)))
        }
        if let due = facts.depositDue {
            lines.append(Self(name: words("slots.deposit-due"), value: words.amount(due)))
        }
        if let carrier = facts.carrier {
            let points = words(
                "slots.points-of",
                ["points": words.number(carrier.points), "from": words.number(carrier.suspendedFrom)])
            lines.append(Self(name: words("slots.points"), value: points))
            if let until = carrier.suspendedUntil {
                lines.append(
                    Self(name: words("slots.suspended-until"), value: words.formats.moment(until, today: today)))
            }
        }
        return lines
    }
}

extension Words {
    /// How far a booking has come.
    func badge(_ booking: Booking) -> BadgeView {
        switch booking.state {
        case .requested: BadgeView(tone: "info", icon: "info", word: self("slots.booking.requested"))
        case .given: BadgeView(tone: "good", icon: "yes", word: self("slots.booking.given"))
        case .listed: BadgeView(tone: "wait", icon: "wait", word: self("slots.booking.listed"))
        }
    }

    fileprivate func option(_ choice: TripSlotFacts.Choice, today: LocalDate) -> TripSlotView.Option {
        let entry = choice.entry
        let what: String
        switch choice.answer {
        case .request:
            what = self(
                "slots.option.request",
                [
                    "requests": number(entry.requests), "capacity": number(entry.rule.capacity),
                    "time": formats.moment(entry.draws, today: today),
                ])
        case .place: what = self("slots.option.place", ["free": number(entry.free)])
        case .list: what = self("slots.option.list", ["listed": number(entry.listed)])
        case .notYet, .notArranged, .drawing, .disrupted, .over: what = self("slots.state." + choice.answer.rawValue)
        }
        let day = entry.slot.start.localDate
        let times = day == today ? times(entry.slot) : slot(entry.slot)
        return TripSlotView.Option(value: entry.slot.start.iso8601, label: times + " · " + what)
    }

    fileprivate func option(_ swap: TripSlotFacts.Swap) -> TripSlotView.Option {
        let slot = swap.slot.map { self.slot($0) } ?? self("slots.no-slot")
        return TripSlotView.Option(
            value: swap.trip.id.description, label: [swap.trip.vehicleText, swap.trip.id.description, slot].unique)
    }
}

extension [String] {
    /// Joined with dots, each only once.
    fileprivate var unique: String {
        reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.joined(separator: " · ")
    }
}
