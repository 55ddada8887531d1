import Application
import BorderVocabulary
import Gate

/// One day of a trip's history.
struct HistoryDay: Sendable {
    struct Entry: Sendable {
        let what: String
        let weight: String
        let oldNew: [OldNew]
        let reason: String?
        let at: String
        let who: String
        /// Where the receipt is; nil where no log is published.
        let receipt: String?
    }

    struct OldNew: Sendable {
        let field: String
        let old: String
        let new: String
    }

    let day: String
    let entries: [Entry]

    /// The records in their order, under the day on which they were made; with receipts below an address.
    static func days(_ history: [LogRecord], receipts: String?, words: Words) -> [HistoryDay] {
        var days: [HistoryDay] = []
        var index = history.startIndex
        while index < history.endIndex {
            let date = history[index].at.localDate
            let end = history[index...].firstIndex { $0.at.localDate != date } ?? history.endIndex
            days.append(
                HistoryDay(
                    day: words.formats.date(date),
                    entries: history[index..<end].map { Entry($0, receipts: receipts, words: words) }))
            index = end
        }
        return days
    }
}

extension HistoryDay.Entry {
    init(_ record: LogRecord, receipts: String?, words: Words) {
        receipt = receipts.map { "\($0)/\(record.position.number)" }
        let telling = EventWords(words)
        what = telling.text(record.event)
        let said = telling.reason(record.event)
        reason = said.isEmpty ? nil : said
        at = words.formats.clock(record.at)
        let duty = words.duty(record.actor.duty)
        who =
            record.actor.duty == .system
            ? duty : words("trip.by", ["duty": duty, "user": record.actor.user.description])
        oldNew = telling.oldNew(record.event)
        switch record.event {
        case .declared, .arrived, .arrivedUndeclared, .called, .released, .crossed, .ended, .splitOff:
            weight = "strong"
        case .held, .clearanceRefused, .callMissed, .skipped, .calledOutOfTurn, .overstayed: weight = "bad"
        case .identified, .changed, .warningAccepted, .relocated, .moved, .admitted, .parked, .granted, .holdLifted,
            .feeAssessed, .feePaid, .transhipped, .mergedIn, .wentAbroad, .ruleSet, .ruleWithdrawn, .bulletinClosed,
            .booking, .slot, .carrierKnown, .callConfirmed, .recalled:
            weight = "plain"
        }
    }
}

/// Events in the words of a language.
struct EventWords: Sendable {
    private let words: Words
    private let paper: PaperText

    init(_ words: Words) {
        self.words = words
        paper = PaperText(words)
    }

    /// What happened.
    func text(_ event: Event) -> String {
        let key = "event." + event.kind
        switch event {
        case .declared(_, let declaration, _): return words(key, ["place": words.place(declaration.place)])
        case .arrivedUndeclared(_, let arrival): return words(key, ["area": words.area(arrival.area)])
        case .changed(_, let kind, _, _, _, _, _, let withdrawn, _, let witness):
            return joined(words("event.changed." + kind.code), again(withdrawn), second(witness))
        case .warningAccepted(_, let warning, _):
            return words(key, ["warning": words("warning." + warning.code)])
        case .arrived(_, let area), .relocated(_, let area): return words(key, ["area": words.area(area)])
        case .called(_, let lane, let until, let grounds, let confirmBy):
            return joined(
                words(key, ["lane": words.lane(lane), "until": words.formats.time(until)]), confirm(confirmBy),
                why(grounds))
        case .calledOutOfTurn(_, let lane, let until, _, let witness, _, let rule, let confirmBy):
            return joined(
                words(
                    key,
                    ["lane": words.lane(lane), "until": words.formats.time(until), "witness": witness.description]),
                rule.map { words("event.by-rule", ["rule": $0.description]) }, confirm(confirmBy))
        case .skipped(_, let recall): return words(key, ["recall": words.formats.time(recall)])
        case .moved(_, let from, let to, _, _):
            return words(key, ["from": words.place(from), "to": words.place(to)])
        case .admitted(_, let lane), .released(_, let lane), .crossed(_, let lane):
            return words(key, ["lane": words.lane(lane)])
        case .parked(_, let yard): return words(key, ["yard": words.yard(yard)])
        case .granted(_, let agency), .clearanceRefused(_, let agency, _), .held(_, let agency, _),
            .holdLifted(_, let agency, _):
            return words(key, ["agency": words.agency(agency)])
        case .feeAssessed(_, let money, _): return words(key, ["amount": words.amount(money)])
        case .feePaid(_, let money, let receipt):
            return words(key, ["amount": words.amount(money), "receipt": receipt.string])
        case .transhipped(_, let vehicle, _, _, let withdrawn, _):
            return joined(words(key, ["vehicle": RegistrationView(vehicle).text]), again(withdrawn), nil)
        case .splitOff(_, let from, _): return words(key, ["from": from.description])
        case .mergedIn(_, let from, _, let withdrawn):
            return joined(words(key, ["from": from.description]), again(withdrawn), nil)
        case .wentAbroad(_, let deadline):
            guard let deadline else { return words("event.went-abroad-open") }
            return words(key, ["deadline": words.formats.moment(deadline)])
        case .ended(_, let outcome, _): return words(key, ["outcome": words("outcome." + outcome.code)])
        case .identified, .callMissed, .overstayed, .callConfirmed, .recalled: return words(key)
        // Events of the gate itself stand in no trip's history.
        case .ruleSet, .ruleWithdrawn, .bulletinClosed, .slot, .carrierKnown: return event.kind
        case .booking(_, let event): return words.booking(event, key: key)
        }
    }

    private func joined(_ parts: String?...) -> String { parts.compactMap { $0 }.joined(separator: ". ") }

    private func again(_ withdrawn: AgencySet) -> String? {
        guard !withdrawn.isEmpty else { return nil }
        return words("event.withdrawn", ["agencies": withdrawn.all.map(words.agency).joined(separator: ", ")])
    }

    private func why(_ grounds: Turn.Grounds?) -> String? {
        guard let grounds, let queueClass = grounds.queueClass else { return nil }
        return words("queue.why." + grounds.why.code, ["class": words.queueClass(queueClass)])
    }

    private func confirm(_ by: Timestamp?) -> String? {
        by.map { words("event.confirm-by", ["time": words.formats.time($0)]) }
    }

    private func second(_ witness: UserID?) -> String? {
        witness.map { words("event.witness", ["witness": $0.description]) }
    }

    /// The reason that was given, in the giver's words; empty where none was.
    func reason(_ event: Event) -> String {
        switch event {
        case .changed(_, _, _, _, _, _, _, _, let reason, _), .warningAccepted(_, _, let reason),
            .calledOutOfTurn(_, _, _, let reason, _, _, _, _), .moved(_, _, _, _, let reason),
            .clearanceRefused(_, _, let reason), .held(_, _, let reason), .holdLifted(_, _, let reason),
            .feeAssessed(_, _, let reason), .transhipped(_, _, _, _, _, let reason), .ended(_, _, let reason):
            reason
        case .declared, .arrivedUndeclared, .identified, .arrived, .relocated, .called, .callMissed, .admitted, .parked,
            .granted, .feePaid, .splitOff, .mergedIn, .released, .crossed, .wentAbroad, .overstayed, .ruleSet,
            .ruleWithdrawn, .bulletinClosed, .booking, .slot, .carrierKnown, .callConfirmed, .skipped, .recalled:
            ""
        }
    }

    /// Old and new value of what changed.
    func oldNew(_ event: Event) -> [HistoryDay.OldNew] {
        guard case .changed(_, _, let old, let new, _, _, _, _, _, _) = event else { return [] }
        return [
            HistoryDay.OldNew(
                field: words("field." + new.field.name), old: paper.line(old), new: paper.line(new))
        ]
    }
}
