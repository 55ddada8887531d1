import BorderVocabulary
import Gate

extension Words {
    /// A slot as people say it: its day and its hours.
    func slot(_ slot: Slot) -> String {
        self(
            "slot.times",
            [
                "date": formats.date(slot.start.localDate), "from": formats.time(slot.start),
                "until": formats.time(slot.end),
            ])
    }

    /// What happened to a booking, under the key of its kind.
    func booking(_ event: BookingEvent, key: String) -> String {
        switch event {
        case .requested(let slot, _), .listed(let slot, _): return self(key, ["slot": self.slot(slot)])
        case .given(let slot, _, let how):
            return self(key, ["slot": self.slot(slot), "how": self("slot.given." + how.code)])
        case .moved(let from, let to, let cause, let rule):
            return self(
                key,
                [
                    "from": slot(from), "to": slot(to), "cause": self("slot.cause." + cause.code),
                    "rule": rule.description,
                ])
        case .edited: return self(key)
        case .swapped(let other): return self(key, ["other": other.description])
        case .deposited(let money, let receipt):
            return self(key, ["amount": amount(money), "receipt": receipt.string])
        case .ended(let how, let points, let forfeit):
            let end = self("slot.end." + how.code)
            guard points > 0 || forfeit > .zero else { return self(key, ["how": end]) }
            return self(
                "event.slot-ended-at-cost", ["how": end, "points": number(points), "forfeit": amount(forfeit)])
        }
    }
}
