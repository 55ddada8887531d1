import BorderVocabulary
import Steering

/// Series of conferences, and calls to conferences.
package enum ConferenceSheets {
    /// Series.
    package static let series = Sheet(
        "conference-series",
        columns: [
            .needed("series"), .needed("name"), .needed("tiers"), .needed("chair"), .needed("secretary"),
            .needed("members"), .optional("task_force"), .optional("per_year"), .needed("basis"), .needed("set_on"),
            .optional("sample"),
        ]
    ) { (row) throws(SheetFault) in
        let series = SeriesOfConferences(
            try row.read("series", SeriesOfConferencesID.parse), name: try row.read("name", Line.parse),
            tiers: try row.word("tiers"), chair: try row.read("chair", PostID.parse),
            secretary: try row.read("secretary", PostID.parse), members: try row.list("members", PostID.parse),
            taskForce: try row.optional("task_force", TaskForceID.parse),
            perYear: try row.integer("per_year", in: 1...366), basis: try row.read("basis", Line.parse),
            isSample: try row.flag("sample"))
        return [.conferences(.setSeries(series, on: try row.read("set_on", LocalDate.parse)))]
    }

    /// Conferences that were called; who brings them in holds a post that runs the series.
    package static let conferences = Sheet(
        "conferences",
        columns: [
            .needed("conference"), .needed("series"), .needed("planned_on"), .optional("place"), .needed("called_on"),
        ]
    ) { (row) throws(SheetFault) in
        [
            .conferences(
                .call(
                    try row.read("conference", ConferenceID.parse),
                    try row.read("series", SeriesOfConferencesID.parse),
                    for: try row.read("planned_on", LocalDate.parse), place: try row.optional("place", Line.parse),
                    on: try row.read("called_on", LocalDate.parse)))
        ]
    }
}
