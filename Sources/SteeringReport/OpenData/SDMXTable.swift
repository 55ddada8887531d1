import BorderVocabulary
import Steering

/// The table in the terms of SDMX: coded dimensions, one measure, attributes of each observation.
///
/// `RECORD` is a dimension, because several sources may speak of one period, and each of their statements is kept.
struct SDMXTable {
    /// A component and the text that a row has for it; nil where it has none.
    struct Component {
        let id: String
        let name: String
        /// Whether values are codes with names.
        let isCoded: Bool
        let code: (OpenTable.Row) -> String?
        var label: (OpenTable.Row) -> String = { _ in "" }
    }

    let table: OpenTable
    let words: ReportWords

    /// Who sends it, and who keeps the structure.
    static let agency = "LANG_SON"
    /// The structure's name and version.
    static let name = "\(agency):STEERING_FIGURES(1.0)"
    /// The structure's name for every registry of the world.
    static let urn = "urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=\(name)"

    var dimensions: [Component] {
        [
            Component(
                id: "FREQ", name: words("sdmx.frequency"), isCoded: true, code: { $0.question.period.sdmxFrequency },
                label: { words("sdmx.frequency." + $0.question.period.sdmxFrequency) }),
            Component(
                id: "REF_AREA", name: words("sdmx.area"), isCoded: true, code: { "\($0.question.area)" },
                label: { words.area($0.question.area) }),
            Component(
                id: "INDICATOR", name: words("table.indicator"), isCoded: true, code: { "\($0.question.indicator)" },
                label: { words.name($0.question.name) }),
            Component(
                id: "KIND", name: words("sdmx.kind"), isCoded: true, code: { $0.question.kind.code },
                label: { words("kind." + $0.question.kind.code) }),
            Component(
                id: "RECORD", name: words("sdmx.record"), isCoded: true,
                code: { "R\($0.statement?.observation ?? 0)" },
                label: { $0.statement.map { "\($0.observation)" } ?? words("no-information") }),
            Component(
                id: "TIME_PERIOD", name: words("sdmx.time"), isCoded: false, code: { $0.question.sdmxPeriod }),
        ]
    }

    var attributes: [Component] {
        [
            Component(
                id: "OBS_STATUS", name: words("table.status"), isCoded: true, code: { $0.sdmxStatus },
                label: { words("sdmx.status." + $0.sdmxStatus) }),
            Component(id: "UNIT_MEASURE", name: words("table.unit"), isCoded: false, code: { "\($0.question.unit)" }),
            Component(
                id: "OBS_PRINTED", name: words("sdmx.printed"), isCoded: false,
                code: { $0.statement.map { "\($0.value)" } }),
            Component(
                id: "OBS_LOW", name: words("sdmx.low"), isCoded: false,
                code: { $0.statement?.value.ends.low.map { "\($0)" } }),
            Component(
                id: "OBS_HIGH", name: words("sdmx.high"), isCoded: false,
                code: { $0.statement?.value.ends.high.map { "\($0)" } }),
            Component(
                id: "KNOWN_ON", name: words("sdmx.known"), isCoded: false,
                code: { $0.statement.flatMap { "\($0.knownOn)".isEmpty ? nil : "\($0.knownOn)" } }),
            Component(
                id: "DEFINITION", name: words("sdmx.definition"), isCoded: false,
                code: { "\($0.question.definition)" }),
            Component(
                id: "OBS_COM", name: words("sdmx.words"), isCoded: false,
                code: { $0.statement.map { "\($0.status)" } }),
            Component(
                id: "SOURCE", name: words("sdmx.source"), isCoded: false,
                code: { $0.statement.map { "\($0.source)" } }),
        ]
    }
}

extension OpenTable.Row {
    /// The code of CL_OBS_STATUS: F forecast, E estimated, P provisional, A normal, O missing, M cannot exist.
    var sdmxStatus: String {
        guard let statement else { return "O" }
        switch statement.value {
        case .missing: return "O"
        case .notApplicable: return "M"
        case .number, .bound, .range, .answer: break
        }
        return switch statement.status.grade {
        case .expected: "F"
        case .estimate, .derived: "E"
        case .preliminary: "P"
        case .plan, .reported, .official, .revised: "A"
        case .missing: "O"
        case .notApplicable: "M"
        }
    }
}

extension Period {
    /// The code of CL_FREQ; a stretch that no frequency has is told by its length in the period itself.
    var sdmxFrequency: String {
        switch part {
        case .whole: "A"
        case .half: "S"
        case .quarter: "Q"
        case .month: "M"
        case .firstMonths: "I"
        }
    }
}

extension FrozenSeries {
    /// The period as SDMX writes it: `2023`, `2023-S1`, `2023-Q1`, `2023-11`, `2023-01-01/P9M`; by its first day and the
    /// number of its days where it is no period of the common calendar.
    var sdmxPeriod: String {
        switch (period.calendar, period.part) {
        case (.administrative, _): "\(firstDay)/P\(firstDay.days(to: lastDay) + 1)D"
        case (.statistical, .whole), (.statistical, .quarter), (.statistical, .month): period.description
        case (.statistical, .half(let half)): "\(period.year)-S\(half)"
        case (.statistical, .firstMonths(let month)): "\(period.firstDay)/P\(month)M"
        }
    }
}
