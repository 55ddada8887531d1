import BorderVocabulary
import Steering
import SteeringRoom
import Web

/// What a request about money asks for: a year, a dimension, and from where it looks.
struct MoneyQuestion: Sendable {
    let year: Int
    let dimension: MoneyYear.Dimension
    let asked: AsKnown

    /// Reads `year` and `by` of a query; without a year it is that of the day.
    init(_ request: WebRequest, _ view: RoomView) throws(Problem) {
        year = try request.year() ?? view.day.year
        asked = view.asked
        dimension = request.query["by"].flatMap(MoneyYear.Dimension.init(rawValue:)) ?? .owner
    }
}

extension WebRequest {
    /// The `year` of a query, or nil where it has none.
    func year() throws(Problem) -> Int? {
        guard let text = query["year"], !text.isEmpty else { return nil }
        let years = MoneyBook.Limit.years
        guard let year = Int(text), years ~= year, text.utf8.count == 4 else {
            let accepted = "\(years.lowerBound)…\(years.upperBound)"
            throw Problem(
                .parameterValues([FieldError(pointer: "year", ParseFailure(.outOfRange(accepted), found: text))]))
        }
        return year
    }
}

extension RoomView {
    /// From where the books are asked.
    var asked: AsKnown { AsKnown(on: day, recordedBy: vantage.moment) }
}

/// A year of money with all that its page and its answer to programs are made of.
struct MoneyFacts: Sendable {
    /// From this day of a year on an amendment counts as late.
    static let lateFrom = 10

    let question: MoneyQuestion
    let years: MoneyYears
    let shape: PastShape
    let total: Disbursement
    let trajectory: Trajectory?
    let paces: [ProjectPace]
    let rushes: [Rush]
    let amendments: [PlanAmendment]
    let advances: [OpenAdvance]

    init(_ book: MoneyBook, _ question: MoneyQuestion) {
        self.question = question
        years = book.years(upTo: question.year, question.asked)
        shape = years.shape
        total = years.year.disbursement()
        trajectory = book.trajectory(question.year, .province, question.asked)
        paces = book.pace(years.year, shape: shape)
        rushes = years.rushes(lastMonths: 1)
        let late = LocalDate(year: question.year, month: MoneyFacts.lateFrom, day: 1) ?? .latest
        amendments = years.year.amendments(from: late)
        advances = book.openAdvances(question.asked)
    }

    var year: MoneyYear { years.year }

    /// One month of the year, with what was expected by its end.
    struct Month {
        let number: Int
        let paid: Money
        let soFar: Ratio
        let planned: Int?
        let past: Int?
        /// Whether the month has begun by the day asked for.
        let isThere: Bool
    }

    /// The twelve months; what was paid after the year and counts for it is added to the last.
    var months: [Month] {
        let months = total.paid.months
        let begun = year.asked.day.year > year.year ? 12 : year.asked.day.year < year.year ? 0 : year.asked.day.month
        let whole = total.rate(of: .province, withCarryOver: true).whole
        return (1...12).map { number in
            let isLast = number == 12
            return Month(
                number: number,
                paid: months.total(through: isLast ? 13 : number).less(months.total(through: number - 1)),
                soFar: Ratio(months.total(through: isLast ? 13 : number), of: whole),
                planned: trajectory?.permille(by: number), past: shape.permille(by: number), isThere: number <= begun)
        }
    }
}

extension Money {
    /// What is left after taking away; amounts of a book are far from overflowing.
    func less(_ other: Money) -> Money { subtracting(other) ?? .zero }
}
