import Application
import BorderVocabulary
import Gate
import SampleDay

/// Words for what a file of bulletins, a plan or a sample day has to say.
enum SampleWording {
    static func sentence(_ failure: FiguresFailure) -> String {
        switch failure {
        case .tooLarge(let limit): text("too-large", ["limit": "\(limit)"])
        case .notUTF8(let offset): text("not-utf8", ["offset": "\(offset)"])
        case .empty: text("empty", ["accepted": BulletinCSV.header])
        case .header(let found, let accepted): text("header", ["found": found, "accepted": accepted])
        case .noRows: text("no-rows")
        case .tooManyRows(let limit): text("too-many-rows", ["limit": "\(limit)"])
        case .rows(let problems, let more):
            (problems.map(sentence) + (more > 0 ? [text("more", ["count": "\(more)"])] : [])).joined(separator: "\n")
        }
    }

    static func sentence(_ problem: RowProblem) -> String {
        text(
            "row",
            [
                "line": "\(problem.line)", "column": problem.column?.rawValue ?? text("whole-row"),
                "found": problem.found, "reason": sentence(problem.reason),
            ])
    }

    private static func sentence(_ reason: RowProblem.Reason) -> String {
        switch reason {
        case .fieldCount(let count): text("field-count", ["found": "\(count)"])
        case .quoting: text("quoting")
        case .notAccepted(let words): text("accepted", ["accepted": words.joined(separator: ", ")])
        case .shape(let accepted): text("accepted", ["accepted": accepted])
        case .notANumber(let range), .outOfRange(let range):
            text("accepted", ["accepted": "\(range.lowerBound)–\(range.upperBound)"])
        case .tooLong(let limit): text("too-long", ["limit": "\(limit)"])
        case .controlCharacter(let place): text("control-character", ["place": "\(place)"])
        case .contradicts(let line, let vehicles):
            text("contradicts", ["line": "\(line)", "vehicles": "\(vehicles)"])
        case .anotherHour(let line, let hour): text("another-hour", ["line": "\(line)", "hour": "\(hour)"])
        case .tooManyPlaces(let limit): text("too-many-places", ["limit": "\(limit)"])
        }
    }

    static func sentence(_ failure: PlanFailure) -> String {
        switch failure {
        case .noSuchDate(let date, let available):
            text(
                "no-such-date",
                ["date": "\(date)", "accepted": available.map(\.description).joined(separator: ", ")])
        case .noRows: text("no-rows")
        case .contradictions(let date, let contradictions):
            ([text("contradictions", ["date": "\(date)"])] + contradictions.map(sentence)).joined(separator: "\n")
        case .unidentifiedCleared(let line, let vehicles):
            text("unidentified-cleared", ["line": "\(line)", "vehicles": "\(vehicles)"])
        case .tooManyVehicles(let count, let limit):
            text("too-many-vehicles", ["count": "\(count)", "limit": "\(limit)"])
        }
    }

    /// The rows by their lines, and both sums: `lines 2, 3, 6: 328 + 915 > 1242`.
    private static func sentence(_ contradiction: Contradiction) -> String {
        func sum(_ side: [Constraint]) -> String {
            guard !side.isEmpty else { return "0" }
            return side.map { FigureWords.words(of: $0.scope).joined(separator: " ") + " = \($0.vehicles)" }
                .joined(separator: " + ")
        }
        return text(
            "contradiction",
            [
                "lines": contradiction.lines.map(String.init).joined(separator: ", "),
                "left": sum(contradiction.left), "right": sum(contradiction.right),
            ])
    }

    static func sentence(_ failure: DriveFailure) -> String {
        switch failure {
        case .notDone(let command, let actor, let moment, let failure):
            "\(moment.hanoi) \(command.name.rawValue) (\(actor.user)): \(failure)"
        case .bulletinUnreadable(let date, let cause):
            text("bulletin-unreadable", ["date": "\(date)", "cause": cause.map(Wording.sentence) ?? ""])
        case .cancelled: text("cancelled")
        }
    }

    static func sentence(_ assumption: DayAssumption) -> String {
        switch assumption {
        case .shares(let measure): text("assumption.shares", ["measure": FigureWords.word(measure)])
        case .clearedUnprinted(let vehicles): text("assumption.cleared", ["vehicles": "\(vehicles)"])
        case .waitingUnprinted(let vehicles): text("assumption.waiting", ["vehicles": "\(vehicles)"])
        case .nothingTurnedBack: text("assumption.turned-back")
        case .openingFromDayBefore: text("assumption.opening-day-before")
        case .openingFromArrived: text("assumption.opening-arrived")
        case .openingFromNote: text("assumption.opening-note")
        case .openingAsClosing: text("assumption.opening-closing")
        case .withdrawn(let vehicles): text("assumption.withdrawn", ["vehicles": "\(vehicles)"])
        case .sampleOperations: text("assumption.operations")
        }
    }

    private static func text(_ key: String, _ values: [String: String] = [:]) -> String {
        Words.text("sample.\(key)", values)
    }
}
