import BorderVocabulary

/// Whom a task reaches when it is not done, by working days around its deadline: dated configuration with its legal basis.
package struct EscalationLadder: Hashable, Sendable, Codable {
    /// Whom a rung reaches.
    package enum Recipient: Hashable, Sendable, Codable {
        case lead
        case office
        case issuer
        case post(named: PostID)
    }

    /// One rung.
    package struct Rung: Hashable, Sendable, Codable {
        /// So many working days after the deadline or review date; before it where negative.
        package let workingDays: Int
        package let recipient: Recipient

        /// Joins the parts.
        package init(_ workingDays: Int, _ recipient: Recipient) {
            self.workingDays = workingDays
            self.recipient = recipient
        }

        /// Reads `5:issuer`: working days, a colon, `lead`, `office`, `issuer` or the name of a post.
        package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> Rung {
            let accepted = "-2:lead, 1:office, 5:issuer, 10:so-noi-vu"
            let parts = raw.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, let days = Int(parts[0]), abs(days) <= WorkingCalendar.Limit.days else {
                throw ParseFailure(.badFormat(accepted: accepted), found: raw)
            }
            switch parts[1] {
            case "lead": return Rung(days, .lead)
            case "office": return Rung(days, .office)
            case "issuer": return Rung(days, .issuer)
            case let post: return Rung(days, .post(named: try PostID.parse(post)))
            }
        }
    }

    /// The first deadline for which it holds.
    package let from: LocalDate
    /// The decision it comes from.
    package let basis: Line
    /// The rungs, by rising days.
    package let rungs: [Rung]

    /// Joins the parts.
    package init(from: LocalDate, basis: Line, rungs: [Rung]) {
        self.from = from
        self.basis = basis
        self.rungs = rungs
    }

    /// How many rungs are reached on a day, for what was due on another.
    package func reached(due: LocalDate, on day: LocalDate, _ calendar: WorkingCalendar) -> Int {
        rungs.prefix { calendar.adding(workingDays: $0.workingDays, to: due) <= day }.count
    }
}
