import BorderVocabulary
import Gate

/// What a plan had to suppose, for people to read beside its figures.
package enum DayAssumption: Hashable, Sendable {
    /// What was not printed of a measure was shared out as on other days.
    case shares(Measure)
    /// No crossing was printed; so many were supposed.
    case clearedUnprinted(Int)
    /// No waiting was printed; so many were supposed.
    case waitingUnprinted(Int)
    /// No turning back was printed; none was supposed.
    case nothingTurnedBack
    /// The opening backlog is what the file prints as remaining on the day before.
    case openingFromDayBefore
    /// The opening backlog follows from the arrivals that the file prints.
    case openingFromArrived
    /// The opening backlog follows from a note like "+50 on the day before".
    case openingFromNote
    /// As many stood there in the evening before as at the close.
    case openingAsClosing
    /// So many vehicles came or stood there that neither crossed nor remained; their declarants took them back.
    case withdrawn(Int)
    /// Lanes, yards, hours, methods, goods and people of the day are sample data.
    case sampleOperations

    /// One English sentence.
    package var sentence: String {
        switch self {
        case .shares(let measure):
            "Unpublished parts of \(FigureWords.word(measure)) are shared out as in the sources of docs/sample-day.md."
        case .clearedUnprinted(let vehicles):
            "No crossing was published; \(vehicles) vehicles are an assumption."
        case .waitingUnprinted(let vehicles):
            "No waiting was published; \(vehicles) vehicles for export are an assumption."
        case .nothingTurnedBack: "No turning back was published; none is assumed."
        case .openingFromDayBefore: "The backlog of the evening before is the one published for that day."
        case .openingFromArrived: "The backlog of the evening before follows from the published arrivals."
        case .openingFromNote: "The backlog of the evening before follows from the published change."
        case .openingAsClosing: "As many vehicles as at the close are assumed to have waited the evening before."
        case .withdrawn(let vehicles):
            "\(vehicles) vehicles came and neither crossed nor remained; they are assumed to have been taken back."
        case .sampleOperations:
            "Vehicles, drivers, goods, lanes, yards, hours and times of day are sample data."
        }
    }
}
