import BorderVocabulary
import Gate

/// *Where is my truck*: the form, and the answer to it.
struct WherePage: Sendable {
    struct Step: Sendable {
        let step: String
        let isNow: Bool
        let name: String
        let when: String?
        let plain: String
    }

    struct Need: Sendable {
        let agency: String
        let need: BadgeView
        let why: String?
    }

    var given = ""
    var problem: String?
    var accepted: String?
    var missing: String?
    var found = false
    var warned: String?
    var asOf = ""
    var reg: RegistrationView?
    var tripNumber = ""
    var state: BadgeView?
    var nowLine = ""
    var steps: [Step] = []
    var place = ""
    var category: MarkView?
    var before: String?
    var queueClass: String?
    var slot: String?
    var waited: String?
    var passed: String?
    /// Where whoever drives can answer the call.
    var answer: String?
    var expected = ""
    var expectedWhy = ""
    var needed: [Need] = []

    /// The form alone.
    init() {}

    /// What was given cannot be a plate.
    init(_ failure: ParseFailure, words: Words) {
        given = failure.found
        let key =
            switch failure.reason {
            case .empty: "empty"
            case .tooLong: "too-long"
            case .badCharacter: "character"
            case .unknownProvince: "province"
            case .badLength, .badFormat, .badCheckDigit, .notANumber, .outOfRange, .unknownCode, .abolished: "form"
            }
        problem = words("where.problem." + key, ["found": failure.found])
        accepted = words("where.accepted", ["accepted": failure.accepted])
    }

    /// No such trip.
    init(missing plate: Plate, words: Words) {
        given = plate.display
        missing = words("where.missing", ["plate": plate.display])
    }

    /// An open trip.
    init(_ facts: WhereFacts, _ plate: Plate, flow: RecentFlow.Counts, at now: Timestamp, words: Words) {
        let trip = facts.trip
        head(trip, plate, at: now, words: words)
        state = words.badge(of: trip)
        passed = words.passedOver(trip, today: now.localDate)
        if CallBox(trip, csrf: "", at: now, words: words)?.button != nil { answer = "/trips/\(trip.id)" }
        nowLine = words(
            "where.now",
            ["vehicle": trip.vehicleText, "stage": words.stage(trip.stage.name), "place": words.place(trip.place)])
        steps = StepLadder(trip, returns: facts.returns, at: now, words: words).steps
        before = facts.before.map(words.number)
        slot = facts.slot.map(words.slot)
        if case .waiting = trip.stage {
            queueClass = facts.queueClass.map(words.queueClass)
            waited = words.formats.duration(.seconds(trip.minutesWaited(at: now) * 60))
            expected(facts.expectedCall(flow, at: now), at: now, words: words)
        } else {
            expected = words("where.no-estimate")
            expectedWhy = words("where.not-waiting-why")
        }
        needed = Need.all(of: trip, words: words)
    }

    /// A trip that ended a short while ago; the trip is as it was at its end.
    init(_ trip: Trip, _ plate: Plate, _ outcome: Outcome, endedAt: Timestamp, at now: Timestamp, words: Words) {
        head(trip, plate, at: now, words: words)
        state = words.badge(outcome)
        nowLine = words(
            "where.ended",
            [
                "vehicle": trip.vehicleText, "outcome": words("outcome." + outcome.code),
                "time": words.formats.moment(endedAt, today: now.localDate), "place": words.place(trip.place),
            ])
        expected = words("where.no-estimate")
        expectedWhy = words("where.not-waiting-why")
    }

    private mutating func head(_ trip: Trip, _ plate: Plate, at now: Timestamp, words: Words) {
        given = plate.display
        found = true
        asOf = words("live.as-of", ["time": words.formats.clock(now)])
        reg = trip.papers.vehicle.map { RegistrationView($0) }
        tripNumber = trip.id.description
        place = words.place(trip.place)
        let code = trip.bulletinCategory.code
        category = MarkView(class: code, word: words("class." + code + ".long"))
    }

    private mutating func expected(_ call: (at: Timestamp, perHour: Int)?, at now: Timestamp, words: Words) {
        guard let call else {
            expected = words("where.no-estimate")
            expectedWhy = words("where.no-estimate-why")
            return
        }
        let time = words.formats.moment(call.at, today: now.localDate)
        expected = words("where.estimate", ["time": time])
        expectedWhy = words("where.estimate-why", ["rate": words.number(call.perHour)])
    }
}

extension WherePage.Need {
    /// What stands between the trip and its release.
    static func all(of trip: Trip, words: Words) -> [Self] {
        guard trip.stage.name != .released, trip.stage.name != .abroad else { return [] }
        var needs: [Self] = []
        let pending = words.badge(Clearance.pending)
        if trip.category == .unidentified {
            needs.append(Self(agency: words("where.need-goods"), need: pending, why: nil))
        }
        for warning in trip.openWarnings.all {
            let why = words("warning." + warning.code)
            needs.append(Self(agency: words("where.need-officer"), need: pending, why: why))
        }
        for agency in Agency.allCases {
            // Why an agency holds or refuses is between it and the declarant; that it does is enough here.
            if trip.clearances.held.has(agency) {
                needs.append(Self(agency: words.agency(agency), need: words.heldBadge, why: nil))
            } else if trip.clearances.missing.has(agency) || trip.clearances.refused.has(agency) {
                let why = agency == .customs ? words("clearance.last") : nil
                needs.append(Self(agency: words.agency(agency), need: words.badge(trip.clearances[agency]), why: why))
            }
        }
        switch trip.fee.state {
        case .settled: break
        case .unassessed, .outdated, .due:
            needs.append(Self(agency: words("agency.fee"), need: words.badge(trip.fee), why: nil))
        }
        return needs
    }
}
