import Application
import BorderVocabulary
import Gate

/// A trip with its clearances, papers and whole history.
struct TripPage: Sendable {
    struct Alarm: Sendable {
        let alarm: String
        let alarmTone: String
    }

    struct AgencyView: Sendable {
        let agency: String
        let edge: String
        let flags: [BadgeView]
        let because: String?
    }

    struct PaperLine: Sendable {
        let field: String
        let lines: [String]
    }

    struct GoodsView: Sendable {
        struct Line: Sendable {
            let name: String
            let weight: String
        }
        let lines: [Line]
    }

    let asOf: String
    let tripNumber: String
    let reg: RegistrationView?
    let trailerReg: RegistrationView?
    let state: BadgeView
    /// Why the answer to a call was not taken.
    let refused: String?
    let call: CallBox?
    let passed: String?
    let alarms: [Alarm]
    let agencies: [AgencyView]
    let days: [HistoryDay]
    let papers: [PaperLine]
    let goods: GoodsView?
    /// What the trip has of slots; nil where there are none.
    var slotPart: TripSlotView?

    /// `trip` is the open trip or, with an outcome, the trip as it was when it ended.
    init(
        _ trip: Trip, outcome: Outcome?, history: [LogRecord], hasReceipts: Bool, at now: Timestamp, words: Words,
        csrf: String?, problem: String?
    ) {
        asOf = words("live.as-of", ["time": words.formats.clock(now)])
        tripNumber = trip.id.description
        reg = trip.papers.vehicle.map { RegistrationView($0) }
        trailerReg = trip.papers.trailer.map { RegistrationView($0) }
        state = outcome.map(words.badge) ?? words.badge(of: trip)
        refused = problem
        call = outcome == nil ? CallBox(trip, csrf: csrf, at: now, words: words) : nil
        passed = outcome == nil ? words.passedOver(trip, today: now.localDate) : nil
        alarms = outcome == nil ? Alarm.all(of: trip, at: now, words: words) : []
        agencies =
            Agency.allCases.map { AgencyView($0, trip, reason: TripPage.reason($0, history), words: words) }
            + [AgencyView(trip.fee, words: words)]
        days = HistoryDay.days(
            history, receipts: hasReceipts ? "/api/v1/trips/\(trip.id)/receipts" : nil, words: words)
        papers = PaperLine.all(of: trip, words: words)
        let lines = trip.papers.goods.map { line in
            GoodsView.Line(
                name: line.name,
                weight: line.weight.map { words("unit.kg", ["count": words.number(Int($0.kilograms))]) } ?? "")
        }
        goods = lines.isEmpty ? nil : GoodsView(lines: lines)
    }

    /// Why an agency holds or refuses, in its own last words.
    private static func reason(_ agency: Agency, _ history: [LogRecord]) -> String? {
        for record in history.reversed() {
            if case .held(_, agency, let reason) = record.event { return reason }
            if case .clearanceRefused(_, agency, let reason) = record.event { return reason }
        }
        return nil
    }
}

extension TripPage.Alarm {
    static func all(of trip: Trip, at now: Timestamp, words: Words) -> [Self] {
        var alarms = trip.clearances.held.all.map { agency in
            Self(alarm: words("trip.alarm.held", ["agency": words.agency(agency)]), alarmTone: "bad")
        }
        if let deadline = trip.deadline {
            let isOver = trip.isOverstayed || deadline <= now
            let time = words.formats.moment(deadline, today: now.localDate)
            let key = isOver ? "trip.alarm.overstayed" : "trip.alarm.deadline"
            alarms.append(Self(alarm: words(key, ["deadline": time]), alarmTone: isOver ? "bad" : "warn"))
        }
        let warned = trip.papers.warned(by: trip.openWarnings)
        for warning in trip.openWarnings.all {
            let values = warned.filter { $0.warning == warning }.map(\.value)
            let word = words("warning." + warning.code)
            let about = values.isEmpty ? word : "\(word): \(values.joined(separator: ", "))"
            let text = words("trip.alarm.warning", ["warning": about])
            alarms.append(Self(alarm: text, alarmTone: "warn"))
        }
        return alarms
    }
}

extension TripPage.AgencyView {
    init(_ agency: Agency, _ trip: Trip, reason: String?, words: Words) {
        self.agency = words.agency(agency)
        let clearances = trip.clearances
        let clearance = clearances[agency]
        let isHeld = clearances.held.has(agency)
        // Who has to speak is known only when the goods are.
        let isOpen = trip.category == .unidentified && clearance == .notRequired
        let unknown = BadgeView(tone: "mute", icon: "wait", word: words("clearance.unknown"))
        var flags = [isOpen ? unknown : words.badge(clearance)]
        if isHeld { flags.append(words.heldBadge) }
        self.flags = flags
        switch clearance {
        case .notRequired: edge = isHeld ? "bad" : "mute"
        case .pending: edge = isHeld ? "bad" : "wait"
        case .granted: edge = isHeld ? "bad" : "good"
        case .refused: edge = "bad"
        }
        if isHeld || clearance == .refused {
            because = reason
        } else {
            because = agency == .customs && clearance == .pending ? words("clearance.last") : nil
        }
    }

    init(_ fee: Fee, words: Words) {
        agency = words("agency.fee")
        flags = words.badges(fee)
        because = nil
        switch fee.state {
        case .unassessed: edge = "mute"
        case .outdated, .due: edge = "wait"
        case .settled: edge = "good"
        }
    }
}

extension TripPage.PaperLine {
    static func all(of trip: Trip, words: Words) -> [Self] {
        var lines = [
            Self(field: words("trip.place"), lines: [words.place(trip.place)]),
            Self(field: words("trip.class"), lines: [words("class." + trip.bulletinCategory.code + ".long")]),
            Self(field: words("trip.movement"), lines: [words("movement." + trip.movement.code)]),
        ]
        if trip.category != .unidentified {
            lines.append(Self(field: words("trip.method"), lines: [words("method." + trip.method.code)]))
        }
        let papers = trip.papers
        let values: [PaperValue] = [
            .containers(papers.containers), .seals(papers.seals), .driver(papers.driver),
            .lineDriver(papers.lineDriver),
            .declarations(papers.declarations), .firm(papers.firm), .plannedArrival(papers.plannedArrival),
        ]
        for value in values {
            let texts = PaperText(words).lines(value)
            if !texts.isEmpty { lines.append(Self(field: words("field." + value.field.name), lines: texts)) }
        }
        lines.append(Self(field: words("trip.declared"), lines: [words.formats.moment(trip.declaredAt)]))
        if let arrived = trip.arrivedAt {
            lines.append(Self(field: words("trip.arrived"), lines: [words.formats.moment(arrived)]))
        }
        if let first = trip.returnOf {
            lines.append(Self(field: words("trip.return-of"), lines: [first.description]))
        }
        return lines
    }
}
