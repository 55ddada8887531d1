import BorderVocabulary
import Gate

extension PolicyPage {
    /// How the slots of a road are given.
    struct SlotView: Sendable {
        let title: String
        let terms: [String]
        let basis: String
    }

    /// The rules of slots, of their draws and of what spoils them, as far as they are in force.
    struct SlotPart: Sendable {
        let roads: [SlotView]
        let draw: [Sentence]
        let anyDisruptions: Bool
        let disruptions: [Sentence]

        /// Nil where nothing is said of slots.
        init?(_ rules: RuleBook, at now: Timestamp, words: Words) {
            let today = now.localDate
            var roads: [SlotView] = []
            var draw: [Sentence] = []
            var disruptions: [Sentence] = []
            for rule in rules.all where rule.validity.contains(now) {
                let basis = words.basis(rule.reference, rule.validity, today: today)
                switch rule.content {
                case .slots(let slots):
                    // Of several rules that speak of one road the last one applies.
                    guard rules.slotRule(slots.place, slots.direction, at: now) == slots else { continue }
                    let title = words.road(slots.place, slots.direction)
                    roads.removeAll { $0.title == title }
                    roads.append(SlotView(title: title, terms: words.terms(of: slots), basis: basis))
                case .draw(let rule) where rules.draw(at: now) == rule:
                    draw = [Sentence(what: words.draw(rule), reference: basis)]
                case .disruption(let one):
                    disruptions.append(Sentence(what: words.disruption(one), reference: basis))
                case .place, .hours, .lane, .yard, .holdingArea, .notice, .clearances, .method, .call,
                    .declarationLife, .bulletinHour, .bookingHorizon, .longWait, .queue, .draw:
                    continue
                }
            }
            guard !roads.isEmpty || !disruptions.isEmpty else { return nil }
            self.roads = roads
            self.draw = draw
            self.disruptions = disruptions
            anyDisruptions = !disruptions.isEmpty
        }
    }
}

extension Words {
    fileprivate func draw(_ rule: DrawRule) -> String {
        let parties = rule.parties.map(\.id.description).joined(separator: ", ")
        var said: [String] = []
        if !rule.parties.isEmpty { said.append(self("policy.draw-plain", ["parties": parties])) }
        if let beacon = rule.beacon {
            said.append(self("policy.draw-beacon", ["period": number(Int(beacon.period.components.seconds))]))
        }
        return said.joined(separator: " ")
    }

    fileprivate func disruption(_ one: Disruption) -> String {
        let place = one.place.map { self.place($0) } ?? self("policy.everywhere")
        let whereabouts = one.direction.map { place + " · " + self("direction." + $0.code) } ?? place
        return self("policy.disruption", ["where": whereabouts, "cause": self("slot.cause." + one.cause.code)])
    }
}
