import BorderVocabulary
import Steering
import Web

/// Money as JSON: whole đồng, every share with its two amounts.
enum MoneyAnswer {
    static func year(_ facts: MoneyFacts, _ json: inout JSONWriter) {
        let year = facts.year
        json.member("year", year.year)
        json.member("asKnownOn", "\(year.asked.day)")
        json.member("lastDay", "\(year.lastDay)")
        json.member("lastDayBasis", text: year.yearEnd?.basis)
        json.member("latestFile", text: year.latestFile)
        json.member("paid", object: { paid(facts.total.paid, &$0) })
        json.list("levels", PlanLevel.allCases) { json, level in
            json.object { self.level(level, facts.total, &$0) }
        }
        json.member("allocatedShare", object: { ratio(facts.total.allocatedShare, &$0) })
        json.list("months", facts.months) { json, month in
            json.object { json in
                json.member("month", month.number)
                json.member("paid", month.paid.dong)
                json.member("soFar", object: { ratio(month.soFar, &$0) })
                json.member("plannedPermille", number: month.planned)
                json.member("pastPermille", number: month.past)
            }
        }
        json.list("pastYears", facts.shape.years.map(\.year)) { $0.value($1) }
        json.list("projects", facts.paces) { json, pace in json.object { self.pace(pace, &$0) } }
        json.list("decemberRush", facts.rushes) { json, rush in
            json.object { json in
                json.member("year", rush.year)
                json.member("late", object: { ratio(rush.late, &$0) })
                json.member("lateAdvances", object: { ratio(rush.lateAdvances, &$0) })
                json.member("undone", rush.undone.dong)
            }
        }
        json.list("lateAmendments", facts.amendments) { json, amendment in
            json.object { json in
                json.member("number", amendment.version.number)
                json.member("level", amendment.line.scope.level.rawValue)
                json.member("project", text: amendment.line.project)
                json.member("saidOn", "\(amendment.version.saidOn)")
                json.member("before", amendment.before.dong)
                json.member("after", amendment.version.amount.dong)
            }
        }
    }

    static func project(_ facts: ProjectFacts, _ json: inout JSONWriter) {
        json.member("project", "\(facts.project.id)")
        json.member("name", "\(facts.project.name)")
        json.member("owner", "\(facts.project.owner)")
        json.member("asKnownOn", "\(facts.asked.day)")
        json.member("year", facts.year.year)
        json.member("paid", object: { paid(facts.sums.paid, &$0) })
        json.member("allocated", object: { level(.allocated, facts.sums, &$0) })
        json.list("plans", facts.plans) { json, plan in
            json.object { json in
                json.member("number", plan.number)
                json.member("year", plan.words.line.year)
                json.member("source", "\(plan.words.line.source)")
                json.member("carriedOver", plan.words.line.isCarriedOver)
                json.member("change", plan.words.change.word)
                json.member("amount", plan.words.amount.dong)
                json.member("document", "\(plan.words.document)")
                json.member("saidOn", "\(plan.words.saidOn)")
                json.member("approved", plan.isApproved)
            }
        }
        json.list("bookings", facts.bookings) { json, booking in
            json.object { json in
                json.member("reference", "\(booking.entry.reference)")
                json.member("day", "\(booking.entry.day)")
                json.member("kind", booking.entry.kind.word)
                json.member("amount", booking.entry.amount.dong)
                json.member("follows", text: booking.entry.followed)
                json.member("file", "\(booking.file.digest)")
                json.member("fileSaidOn", "\(booking.file.saidOn)")
            }
        }
        json.list("commitments", facts.commitments) { json, commitment in
            json.object { json in
                json.member("contract", "\(commitment.contract)")
                json.member("amount", commitment.amount.dong)
                json.member("signedOn", "\(commitment.signedOn)")
                json.member("saidOn", "\(commitment.saidOn)")
            }
        }
    }

    private static func paid(_ paid: MoneyYear.Paid, _ json: inout JSONWriter) {
        json.member("thisYear", paid.thisYear.total.dong)
        json.member("carriedOver", paid.carriedOver.total.dong)
        json.member("advances", paid.advances.total.dong)
        json.member("openAdvances", paid.openAdvances.dong)
        json.member("afterLastDay", paid.afterLastDay.dong)
        json.member("undone", paid.undone.dong)
    }

    private static func level(_ level: PlanLevel, _ sums: Disbursement, _ json: inout JSONWriter) {
        json.member("level", level.rawValue)
        for (name, sum) in [("thisYear", sums[level].thisYear), ("carriedOver", sums[level].carriedOver)] {
            guard let sum else { continue }
            json.member(
                name,
                object: { json in
                    json.member("original", sum.original.dong)
                    json.member("inForce", sum.inForce.dong)
                })
        }
        json.member("rate", object: { ratio(sums.rate(of: level), &$0) })
        json.member("rateOfOriginal", object: { ratio(sums.rate(of: level, .original), &$0) })
        json.member("rateWithCarryOver", object: { ratio(sums.rate(of: level, withCarryOver: true), &$0) })
    }

    private static func pace(_ pace: ProjectPace, _ json: inout JSONWriter) {
        json.member("project", "\(pace.project.id)")
        json.member("name", "\(pace.project.name)")
        json.member("owner", "\(pace.project.owner)")
        json.member("rate", object: { ratio(pace.paid, &$0) })
        json.member("expected", number: pace.expected?.dong)
        json.member("committed", pace.committed.dong)
        json.member("isBehind", pace.isBehind)
        json.member("isUntouched", pace.isUntouched)
        json.member("isOverPlan", pace.isOverPlan)
    }

    static func ratio(_ ratio: Ratio, _ json: inout JSONWriter) {
        json.member("part", ratio.part.dong)
        json.member("whole", number: ratio.whole?.dong)
        json.member("basisPoints", number: ratio.basisPoints)
    }
}

extension PlanChange {
    /// The word in files and answers.
    var word: String {
        switch self {
        case .original: "original"
        case .amendment: "amendment"
        case .correction: "correction"
        }
    }

    /// Why it differs from what was said before.
    var reason: Line? {
        switch self {
        case .original: nil
        case .amendment(let reason), .correction(_, let reason): reason
        }
    }
}

extension TreasuryEntry.Kind {
    /// The word in files and answers.
    var word: String {
        switch self {
        case .advance: "advance"
        case .completed: "completed"
        case .settlement: "settlement"
        case .reversal: "reversal"
        }
    }
}
