import BorderVocabulary

/// What a file says of one dossier on its day.
package struct DossierStatement: Hashable, Sendable {
    /// How it came in.
    package enum Channel: String, CaseIterable, Hashable, Sendable {
        case online
        case counter
        case post
    }

    /// How it ended.
    package enum Outcome: String, CaseIterable, Hashable, Sendable {
        /// A result was given.
        case finished
        /// It was given back without a result.
        case returned
        /// The applicant took it back.
        case withdrawn
    }

    /// Its end.
    package struct Closing: Hashable, Sendable {
        package let at: DayTime
        package let outcome: Outcome

        /// Joins the two.
        package init(_ outcome: Outcome, at: DayTime) {
            self.at = at
            self.outcome = outcome
        }
    }

    /// More papers were asked for.
    package struct Supplement: Hashable, Sendable {
        package let asked: LocalDate
        /// Nil while they are awaited.
        package let brought: LocalDate?

        /// Joins the two.
        package init(asked: LocalDate, brought: LocalDate? = nil) {
            self.asked = asked
            self.brought = brought
        }
    }

    package let key: DossierKey
    package let procedure: ProcedureCode
    package let office: PostID
    package let channel: Channel
    package let received: DayTime
    /// What the applicant was promised.
    package let due: DayTime?
    package let closing: Closing?
    package let supplement: Supplement?
    /// The letter by which a later day was announced.
    package let extended: Line?

    /// Joins the parts.
    package init(
        _ key: DossierKey, _ procedure: ProcedureCode, office: PostID, _ channel: Channel, received: DayTime,
        due: DayTime?, closing: Closing? = nil, supplement: Supplement? = nil, extended: Line? = nil
    ) {
        self.key = key
        self.procedure = procedure
        self.office = office
        self.channel = channel
        self.received = received
        self.due = due
        self.closing = closing
        self.supplement = supplement
        self.extended = extended
    }
}

/// Stored as one line, because there are millions: eleven fields with bars between them, the letter last.
extension DossierStatement: TextCoded {
    /// The grammar in the notation of `ParseFailure`.
    package static let accepted = "key|procedure|office|channel|received|due|closed|outcome|asked|brought|letter"

    /// The line that `parse` reads.
    package var description: String {
        let fields: [String] = [
            "\(key)", "\(procedure)", "\(office)", channel.rawValue, "\(received)", due?.description ?? "",
            closing?.at.description ?? "", closing?.outcome.rawValue ?? "", supplement?.asked.description ?? "",
            supplement?.brought?.description ?? "", extended?.description ?? "",
        ]
        return fields.joined(separator: "|")
    }

    /// Reads the line.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> DossierStatement {
        let parts = raw.split(separator: "|", maxSplits: 10, omittingEmptySubsequences: false)
        let failure = ParseFailure(.badFormat(accepted: accepted), found: raw)
        guard parts.count == 11, let channel = Channel(rawValue: String(parts[3])),
            parts[6].isEmpty == parts[7].isEmpty, !parts[8].isEmpty || parts[9].isEmpty
        else { throw failure }
        var closing: Closing?
        if !parts[6].isEmpty {
            guard let outcome = Outcome(rawValue: String(parts[7])) else { throw failure }
            closing = Closing(outcome, at: try DayTime.parse(parts[6]))
        }
        var supplement: Supplement?
        if !parts[8].isEmpty {
            supplement = Supplement(
                asked: try LocalDate.parse(parts[8]), brought: parts[9].isEmpty ? nil : try LocalDate.parse(parts[9]))
        }
        return DossierStatement(
            try DossierKey.parse(parts[0]), try ProcedureCode.parse(parts[1]), office: try PostID.parse(parts[2]),
            channel, received: try DayTime.parse(parts[4]), due: parts[5].isEmpty ? nil : try DayTime.parse(parts[5]),
            closing: closing, supplement: supplement, extended: parts[10].isEmpty ? nil : try Line.parse(parts[10]))
    }
}
