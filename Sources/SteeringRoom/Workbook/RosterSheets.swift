import BorderVocabulary
import Steering

/// Posts, who holds them, and days that are not what their weekday says.
package enum RosterSheets {
    /// Posts and bodies.
    package static let posts = Sheet(
        "posts", columns: [.needed("post"), .needed("name"), .needed("kind"), .optional("parent")]
    ) { (row) throws(SheetFault) in
        [
            .roster(
                .define(
                    Post(
                        try row.read("post", PostID.parse), name: try row.read("name", Line.parse),
                        kind: try row.word("kind"), parent: try row.optional("parent", PostID.parse))))
        ]
    }

    /// People on posts.
    package static let appointments = Sheet(
        "appointments", columns: [.needed("user"), .needed("post"), .needed("from"), .optional("until")]
    ) { (row) throws(SheetFault) in
        [
            .roster(
                .appoint(
                    Membership(
                        try row.read("user", UserID.parse), on: try row.read("post", PostID.parse),
                        from: try row.read("from", LocalDate.parse), until: try row.optional("until", LocalDate.parse)))
            )
        ]
    }

    /// Holidays, and weekend days that are worked.
    package static let days = Sheet(
        "days", columns: [.needed("day"), .needed("worked"), .needed("basis")]
    ) { (row) throws(SheetFault) in
        [
            .roster(
                .setDay(
                    WorkingCalendar.Exception(
                        try row.read("day", LocalDate.parse), isWorked: try row.flag("worked"),
                        basis: try row.read("basis", Line.parse))))
        ]
    }
}
