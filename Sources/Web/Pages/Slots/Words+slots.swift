import BorderVocabulary
import Gate

// What is said of slots and their rules, on every page alike.
extension Words {
    /// A place with the direction.
    func road(_ place: PlaceID, _ direction: Direction) -> String {
        self.place(place) + " · " + self("direction." + direction.code)
    }

    /// The hours of a slot, without its day.
    func times(_ slot: Slot) -> String { "\(formats.time(slot.start))–\(formats.time(slot.end))" }

    /// What somebody who asks for a slot now gets.
    func badge(_ entry: SlotDay.Entry, at now: Timestamp) -> BadgeView {
        if entry.isSpoiled, entry.slot.end > now {
            return BadgeView(tone: "bad", icon: "warning", word: self("slots.state.disrupted"))
        }
        if entry.slot.end <= now { return BadgeView(tone: "mute", icon: "none", word: self("slots.state.ended")) }
        if entry.slot.start <= now { return BadgeView(tone: "mute", icon: "open", word: self("slots.state.now")) }
        let word = self("slots.state." + entry.answer.rawValue)
        switch entry.answer {
        case .notYet: return BadgeView(tone: "mute", icon: "wait", word: word)
        case .request: return BadgeView(tone: "info", icon: "info", word: word)
        case .notArranged: return BadgeView(tone: "mute", icon: "held", word: word)
        case .drawing: return BadgeView(tone: "wait", icon: "wait", word: word)
        case .place: return BadgeView(tone: "good", icon: "yes", word: word)
        case .list: return BadgeView(tone: "wait", icon: "call", word: word)
        case .disrupted: return BadgeView(tone: "bad", icon: "warning", word: word)
        case .over: return BadgeView(tone: "mute", icon: "shut", word: word)
        }
    }

    /// Until when that holds; empty where nothing more comes. A time alone is one of the day of the slot.
    func when(_ entry: SlotDay.Entry) -> String {
        if entry.isSpoiled { return "" }
        let today = entry.slot.start.localDate
        switch entry.answer {
        case .notYet: return self("slots.when.not-yet", ["time": formats.moment(entry.opens, today: today)])
        case .request, .notArranged:
            return self("slots.when.request", ["time": formats.moment(entry.draws, today: today)])
        case .place, .list: return self("slots.when.place", ["time": formats.moment(entry.closes, today: today)])
        case .drawing, .disrupted, .over: return ""
        }
    }

    /// A rule of slots in plain words: who may book what until when, how it is drawn, what it costs not to come.
    func terms(of rule: SlotRule) -> [String] {
        let until = rule.hours.until == .midnight ? "24:00" : rule.hours.until.description
        var terms = [
            self(
                "slots.rule.capacity",
                [
                    "from": rule.hours.from.description, "until": until, "length": bound(rule.length),
                    "capacity": number(rule.capacity),
                ]),
            self("slots.rule.request", ["opens": ahead(rule.opens), "draws": ahead(rule.draws)]),
        ]
        if let cap = rule.carrierCap { terms.append(self("slots.rule.cap", ["cap": number(cap)])) }
        terms += [
            rule.closes > .zero
                ? self("slots.rule.rest", ["closes": ahead(rule.closes)]) : self("slots.rule.rest-to-start"),
            self("slots.rule.grace", ["grace": bound(rule.grace), "edits": number(rule.edits)]),
        ]
        return terms + self.terms(of: rule.conduct) + [self("slots.rule.fault")]
    }

    private func terms(of conduct: BookingConduct) -> [String] {
        var terms = [
            self(
                "slots.rule.conduct",
                [
                    "free": ahead(conduct.freeUntil), "late": counted("unit.points", conduct.lateCancel),
                    "missed": counted("unit.points", conduct.noShow),
                    "from": counted("unit.points", conduct.suspendedFrom), "memory": ahead(conduct.memory),
                ])
        ]
        if let deposit = conduct.deposit {
            terms.append(
                self(
                    "slots.rule.deposit",
                    [
                        "amount": amount(deposit), "late": number(conduct.lateCancelForfeit),
                        "missed": number(conduct.noShowForfeit),
                    ]))
        }
        return terms
    }

    /// A length of time in days where it is whole days, and more than one; else in hours or minutes.
    private func ahead(_ duration: Duration) -> String {
        let (days, rest) = duration.components.seconds.quotientAndRemainder(dividingBy: 86_400)
        return days > 1 && rest == 0 ? counted("unit.days", Int(days)) : bound(duration)
    }

    /// What giving a slot back costs, before it is done; nil where there is nothing to give back.
    func cost(_ facts: BookingFacts, at now: Timestamp) -> (text: String, isFree: Bool)? {
        guard let cost = facts.cancelling else { return nil }
        guard cost.points > 0 || cost.forfeit > .zero else {
            // Where something else is at fault it stays free.
            guard let until = facts.freeUntil, until > now else { return (self("slots.cancel-free"), true) }
            return (self("slots.cancel-free-until", ["time": formats.moment(until, today: now.localDate)]), true)
        }
        var values = ["points": counted("unit.points", cost.points)]
        values["missed"] = counted("unit.points", facts.missing ?? cost.points)
        guard cost.forfeit > .zero else { return (self("slots.cancel-costs", values), false) }
        values["forfeit"] = amount(cost.forfeit)
        return (self("slots.cancel-costs-money", values), false)
    }
}
