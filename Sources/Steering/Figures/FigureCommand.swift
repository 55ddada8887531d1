import BorderVocabulary

/// What may be asked of the book of figures.
package enum FigureCommand: Hashable, Sendable {
    /// Sets what an indicator is, from a day on.
    indirect case defineIndicator(IndicatorCard)
    /// Sets on which day reports of the administration close, from a month on.
    case setCutOff(AdministrativeCalendar.CutOff)
    /// Records a statement; an indicator that nobody has defined is introduced by the card, in the same breath.
    indirect case record(Statement, introducing: IndicatorCard? = nil)
    /// A second person stands by an observation.
    case approve(Int)
    /// A third person shows an approved observation to everybody.
    case publish(Int)
    /// Takes an observation out of the answers; it stays in the history with the reason.
    case withdraw(Int, reason: Line)

    /// Whose observations have to be at hand to decide.
    package var concern: FigureConcern {
        switch self {
        case .defineIndicator, .setCutOff: FigureConcern()
        case .record(let statement, _): FigureConcern(series: statement.series, number: statement.supersedes)
        case .approve(let number), .publish(let number), .withdraw(let number, _): FigureConcern(number: number)
        }
    }
}

/// What a command has to look up on the shelf.
package struct FigureConcern: Hashable, Sendable {
    /// All observations of this series.
    package var series: Series?
    /// The observation of this number.
    package var number: Int?

    /// Joins the two; without them, a command that looks at no observation.
    package init(series: Series? = nil, number: Int? = nil) {
        self.series = series
        self.number = number
    }
}

/// What the shelf and the register of units have of a concern.
package struct FigureFacts: Hashable, Sendable {
    /// The observations of the series, in the order of recording.
    package var series: [Observation] = []
    /// The observation of the number, nil where there is none.
    package var named: Observation?
    /// Whether the register of units has the area of the series in its period.
    package var hasArea = true

    /// Joins the two.
    package init(series: [Observation] = [], named: Observation? = nil) {
        self.series = series
        self.named = named
    }
}

/// What happened to the book of figures.
package enum FigureEvent: Hashable, Sendable {
    indirect case indicatorDefined(IndicatorCard, by: UserID)
    case cutOffSet(AdministrativeCalendar.CutOff, by: UserID)
    /// The sequence number follows from the order.
    case recorded(Statement, by: UserID)
    case approved(Int, by: UserID)
    case published(Int, by: UserID)
    case withdrawn(Int, reason: Line, by: UserID)
}

/// Why a command was not done, with what would be accepted.
package enum FigureRefusal: Error, Hashable, Sendable {
    case unknownIndicator(IndicatorID)
    /// No definition holds on the last day of the period.
    case undefinedThen(IndicatorID, firstDefined: LocalDate)
    /// The unit is another than the definition's.
    case otherUnit(expected: Line)
    /// No such administrative unit stands in the period.
    case noSuchArea(UnitID)
    /// The definition counts by other months.
    case otherCalendar(expected: Period.Calendar)
    /// A new definition begins after those that are there; they are not rewritten.
    case definitionNotLater(than: LocalDate)
    /// Another thing is counted from now on, which breaks the series and has to be called so.
    case changeIsBreak
    /// A new cut-off does not begin before the last that was set.
    case cutOffNotLater(than: LocalDate)
    /// Nothing is known before it is said.
    case saidInFuture(today: LocalDate)
    /// A plan range takes a range, the other kinds take no range that was planned.
    case kindDoesNotFit(FigureKind)
    /// What is called missing, or not applicable, has no other value.
    case statusDoesNotFit(FigureStatus.Grade)
    case noSuchObservation(Int)
    /// A correction belongs to the series of what it corrects.
    case correctsAnotherSeries(Series)
    /// A correction says why.
    case reasonWanted
    case alreadyWithdrawn(Int)
    /// Who entered a figure does neither approve nor publish it, and does not withdraw it once it is public.
    case ownFigure
    /// Who approved a figure does not publish it.
    case ownApproval
    /// Only what was approved is published.
    case notApproved(Int)
    /// What the definition calls classified is not published.
    case classified(IndicatorID)
    /// Two series are held against each other that are defined differently.
    case notComparable(IndicatorID, with: IndicatorID)
    /// One series has no room for more statements.
    case seriesFull(limit: Int)
    case full(limit: Int)
}
