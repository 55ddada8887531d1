import BorderVocabulary
import Gate

/// The rules of the queue that are in force, in plain words.
struct PolicyPage: Sendable {
    struct ClassView: Sendable {
        let number: String
        let name: String
        let who: String
        let hours: String?
        let share: String
        let x: String
        let width: String
        let ageing: String?
        let basis: String?
    }

    struct Group: Sendable {
        let title: String
        let plain: String
        let classes: [ClassView]
        let limit: String?
        let reference: String?
        let validity: String?
        let rule: String?
    }

    struct Sentence: Sendable {
        let what: String
        let reference: String
    }

    let groups: [Group]
    let slotPart: SlotPart?
    let others: [Sentence]

    init(_ rules: RuleBook, at now: Timestamp, words: Words) {
        let today = now.localDate
        var groups: [(rule: Rule?, places: [PlaceID])] = []
        for place in PlaceOrder.published.sorted(rules.places(at: now)) {
            let rule = rules.queueRule(at: place, now: now)
            if let known = groups.firstIndex(where: { $0.rule?.id == rule?.id }) {
                groups[known].places.append(place)
            } else {
                groups.append((rule, [place]))
            }
        }
        self.groups = groups.map { group in
            Group(group.rule, group.places.map(words.place).joined(separator: " · "), today: today, words: words)
        }
        slotPart = SlotPart(rules, at: now, words: words)
        others = rules.all.filter { $0.validity.contains(now) }.compactMap { rule in
            guard case .call(let call) = rule.content else { return nil }
            return Sentence(
                what: words.sentences(on: call).joined(separator: " "),
                reference: words.basis(rule.reference, rule.validity, today: today))
        }.suffix(1)
    }
}

extension PolicyPage.Group {
    fileprivate init(_ rule: Rule?, _ title: String, today: LocalDate, words: Words) {
        self.title = title
        self.rule = rule?.id.description
        reference = rule?.reference
        validity = rule.map { words.validity($0.validity, today: today) }
        guard let rule, case .queue(let queue) = rule.content else {
            plain = words("policy.first")
            classes = []
            limit = nil
            return
        }
        plain = words("policy.by-class")
        limit = queue.calledLimit.map { words("policy.limit", ["limit": words.number($0)]) }
        let total = queue.classes.reduce(queue.other.weight) { $0 + $1.share.weight }
        var x = 0
        func view(
            _ number: Int, _ id: QueueClassID, _ share: QueueShare, who: String, hours: String?, basis: String?
        ) -> PolicyPage.ClassView {
            defer { x += share.weight }
            let scale = 100 / Double(max(1, total))
            return PolicyPage.ClassView(
                number: words.number(number), name: words.queueClass(id), who: who, hours: hours,
                share: words.share(share, of: total), x: Svg.number(Double(x) * scale),
                width: Svg.number(Double(share.weight) * scale), ageing: words.ageing(share), basis: basis)
        }
        classes =
            queue.classes.enumerated().map { index, one in
                view(
                    index + 1, one.id, one.share, who: words.matches(one), hours: words.hours(one.windows),
                    basis: one.basis)
            } + [
                view(
                    queue.classes.count + 1, QueueRule.otherClass, queue.other, who: words("policy.who-other"),
                    hours: nil, basis: nil)
            ]
    }
}

extension Words {
    /// Which vehicles a class takes.
    func matches(_ one: QueueClass) -> String {
        let parts = [
            one.direction.map { self("direction." + $0.code) },
            one.category.map { self($0 == .fruit ? "class.fruit" : "class." + $0.code) },
            one.movement.map { self("movement." + $0.code) }, one.method.map { self("method." + $0.code) },
            one.booked.map { self($0 ? "policy.booked" : "policy.not-booked") },
        ].compactMap { $0 }
        return parts.isEmpty ? self("policy.who-all") : parts.joined(separator: " · ")
    }

    /// The hours in which a class holds; nil for the whole day.
    func hours(_ windows: [DailyWindow]) -> String? {
        guard !windows.isEmpty else { return nil }
        let hours = windows.map { "\($0.from)–\($0.until == .midnight ? "24:00" : $0.until.description)" }
        return self("policy.hours", ["hours": hours.joined(separator: ", ")])
    }

    /// What a call rule asks of whom.
    func sentences(on call: CallRule) -> [String] {
        [
            self("policy.call", ["time": bound(call.validFor), "missed": number(call.missedAllowed)]),
            call.confirmWithin.map { self("policy.confirm", ["time": bound($0)]) },
            call.recallAfter.map {
                self("policy.recall", ["time": bound($0), "count": number(call.recalls)])
            },
            call.overrideNeedsRule ? self("policy.override-rule") : nil,
        ].compactMap { $0 }
    }

    /// From when and until when a rule holds.
    func validity(_ validity: Validity, today: LocalDate) -> String {
        let from = formats.moment(validity.from, today: today)
        guard let until = validity.until else { return self("board.notice-open", ["from": from]) }
        return self("board.notice-until", ["from": from, "until": formats.moment(until, today: today)])
    }

    /// What a rule comes from and when it holds, in one line.
    func basis(_ reference: String, _ period: Validity, today: LocalDate) -> String {
        self("queue.reference", ["reference": reference]) + " · " + validity(period, today: today)
    }
}
