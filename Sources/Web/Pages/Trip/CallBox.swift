import Application
import BorderVocabulary
import Gate

/// What the trip page says of a call that wants an answer, with the button that gives it.
struct CallBox: Sendable {
    let title: String
    let plain: String
    let tone: String
    /// Nil where the reader may not answer, or the answer was given.
    let button: String?
    let action: String
    let csrf: String

    /// Nil where nothing is asked of anybody. `csrf` is that of a session which may answer.
    init?(_ trip: Trip, csrf: String?, at now: Timestamp, words: Words) {
        action = "/trips/\(trip.id)/confirm-call"
        self.csrf = csrf ?? ""
        let formats = words.formats
        func moment(_ moment: Timestamp) -> String { formats.moment(moment, today: now.localDate) }
        switch (trip.calling.phase, trip.stage) {
        case (.asked(let by), .called(_, let lane, _, _)):
            title = words("turn.call.title")
            plain = words("turn.call.confirm", ["lane": words.lane(lane), "time": moment(by)])
            tone = "warn"
            // Between the end of the time and the clock's next round nobody can answer any more.
            button = csrf == nil || by <= now ? nil : words("turn.call.button")
        case (.confirmed(let at), .called(_, let lane, _, let until)):
            title = words("turn.call.title")
            plain = words(
                "turn.call.confirmed", ["at": moment(at), "lane": words.lane(lane), "time": moment(until)])
            tone = "good"
            button = nil
        case (.skipped(_, let recall), _):
            title = words("turn.aside.title")
            plain = words("turn.aside.plain", ["time": moment(recall)])
            tone = "bad"
            button = csrf == nil ? nil : words("turn.aside.button")
        case (.asked, _), (.confirmed, _), (.quiet, _), (.recalled, _): return nil
        }
    }
}

extension Words {
    /// Where a trip stands, and where it waits or is called, how it stands with its turn.
    func badge(of trip: Trip) -> BadgeView {
        switch trip.turnState?.name {
        case .passedOver?: BadgeView(tone: "wait", icon: "wait", word: self("turn.passed-over"))
        case .confirmed?: BadgeView(tone: "good", icon: "yes", word: self("turn.confirmed"))
        case .skipped?: BadgeView(tone: "bad", icon: "warning", word: self("turn.skipped"))
        case .recalled?: BadgeView(tone: "wait", icon: "wait", word: self("turn.recalled"))
        case .waiting?, .called?, nil: badge(trip.stage.name)
        }
    }

    /// How often calls out of turn went past the vehicle, and since when; nil where none did.
    func passedOver(_ trip: Trip, today: LocalDate) -> String? {
        trip.calling.overtaken.map {
            self(
                "turn.passed.plain",
                ["count": number($0.times), "since": formats.moment($0.since, today: today)])
        }
    }
}
