import Application
import BorderVocabulary
import Gate

/// The story of a trip in words, for pages and terminals alike.
package struct StoryWords: Sendable {
    private let words: Words

    /// In a language of the catalogue.
    package init(_ catalogue: Catalogue, _ language: Language) {
        self.init(Words(catalogue, language))
    }

    init(_ words: Words) {
        self.words = words
    }

    /// Whether everybody who was called while it waited was called by the rules.
    package func verdict(_ story: TripStory) -> String {
        let count = story.inversionCount
        return count == 0 ? words("story.good") : words("story.bad", ["count": words.number(count)])
    }

    /// From when until when it waited, and where; days are left out where they are `today`.
    package func heading(_ wait: TripWait, today: LocalDate? = nil) -> String {
        let place = words.place(wait.road.place)
        let from = words.formats.moment(wait.at, today: today)
        guard let end = wait.end else { return words("story.waiting", ["from": from, "place": place]) }
        // The day is said once where it is one.
        let until =
            end.at.localDate == wait.at.localDate
            ? words.formats.time(end.at) : words.formats.moment(end.at, today: today)
        return words("story.waited", ["from": from, "until": until, "place": place])
    }

    /// How it came to its place, and which that was.
    package func beginning(_ wait: TripWait) -> String {
        words(
            wait.queueClass == nil ? "story.start-first" : "story.start",
            [
                "cause": words("story.began." + wait.cause.code), "ticket": words.number(Int(clamping: wait.ticket)),
                "position": words.number(wait.placeInClass), "class": wait.queueClass.map(words.queueClass) ?? "",
                "earlier": words.number(wait.earlier),
            ])
    }

    /// How it lost its place; nil while it waits.
    package func end(_ wait: TripWait) -> String? {
        guard let end = wait.end else { return nil }
        let time = words.formats.moment(end.at, today: wait.at.localDate)
        guard let call = end.call else { return words("story.ended." + end.cause.code, ["time": time]) }
        switch call.verdict {
        case .outOfTurn(let duty, let reason, let passedOver):
            return words(
                "story.own.out-of-turn",
                [
                    "time": time, "duty": words.duty(duty), "count": words.number(passedOver), "reason": reason,
                ])
        case .inversion(nil): return words("story.own.inversion-nobody", ["time": time])
        case .inversion(let first?):
            return words(
                first == call.trip ? "story.own.inversion-grounds" : "story.own.inversion",
                ["time": time, "first": first.description])
        case .inTurn:
            let queueClass = call.queueClass.map(words.queueClass) ?? ""
            return words(
                "story.own." + (call.grounds?.why.code ?? "unsaid"), ["time": time, "class": queueClass])
        }
    }

    /// Why a vehicle was called.
    package func reason(_ reason: PassingReason, for called: TripID) -> String {
        switch reason {
        case .cameBefore, .spare, .unregistered: return words("story.reason." + reason.name.rawValue)
        case .share(let its, let own):
            return words(
                "story.reason.share",
                [
                    "class": words.queueClass(its.queueClass), "weight": words.number(its.share.weight),
                    "own": words.queueClass(own.queueClass), "ownWeight": words.number(own.share.weight),
                ])
        case .aged(let its, _):
            return words(
                "story.reason.aged",
                [
                    "class": words.queueClass(its.queueClass),
                    "bound": its.share.ageing.map(words.bound) ?? words("unit.none"),
                ])
        case .narrowed(let category): return words("story.reason.narrowed." + category.code)
        case .outOfTurn(let duty, let reason, let passedOver):
            return words(
                "story.reason.out-of-turn",
                ["duty": words.duty(duty), "count": words.number(passedOver), "reason": reason])
        case .inversion(nil): return words("story.reason.inversion-nobody")
        case .inversion(let first?):
            // It was its turn, but not as the record says, which moves the shares of others.
            return words(
                first == called ? "story.reason.inversion-grounds" : "story.reason.inversion",
                ["first": first.description])
        }
    }

    /// The class of a call; a dash where first come is first called.
    package func queueClass(_ call: QueueCall) -> String {
        call.queueClass.map(words.queueClass) ?? words("unit.none")
    }

    /// Where it stands now, each with its name; nothing for one that does not wait.
    package func standing(_ story: TripStory) -> [(name: String, value: String)] {
        guard let now = story.standing else { return [] }
        return [
            (words("story.place-in-class"), words.number(now.placeInClass)),
            (words("story.earlier"), words.number(now.earlier)),
            (words("story.class"), now.queueClass.map(words.queueClass) ?? words("story.first-come")),
            (words("story.since"), words.formats.moment(now.since, today: now.at.localDate)),
        ]
    }
}

extension WaitCause: Coded {
    /// The stable name.
    package var code: String {
        switch self {
        case .arrived: "arrived"
        case .registered: "registered"
        case .changedGoods: "changed-goods"
        case .called: "called"
        case .missedCall: "missed-call"
        case .setAside: "set-aside"
        case .slot: "slot"
        case .moved: "moved"
        case .ended: "ended"
        case .other: "other"
        }
    }
}
