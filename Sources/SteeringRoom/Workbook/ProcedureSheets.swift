import BorderVocabulary
import Cryptography
import Steering

/// Administrative procedures, how long each may take, and their dossiers.
package enum ProcedureSheets {
    /// Procedures as they were announced.
    package static let procedures = Sheet(
        "procedures", columns: [.needed("procedure"), .needed("name"), .needed("level"), .optional("field")]
    ) { (row) throws(SheetFault) in
        [
            .procedures(
                .define(
                    AdministrativeProcedure(
                        try row.read("procedure", ProcedureCode.parse), name: try row.read("name", Line.parse),
                        level: try row.word("level"), field: try row.optional("field", Line.parse))))
        ]
    }

    /// How long a procedure may take, from a day on.
    package static let terms = Sheet(
        "procedure-terms",
        columns: [
            .needed("procedure"), .needed("count"), .needed("unit"), .needed("supplement"), .needed("from"),
            .needed("basis"),
        ]
    ) { (row) throws(SheetFault) in
        guard let count = try row.integer("count", in: ProcedureBook.Limit.term) else {
            throw .missing(column: "count")
        }
        return [
            .procedures(
                .setTerm(
                    StatutoryTerm(
                        try row.read("procedure", ProcedureCode.parse), count, try row.word("unit"),
                        supplement: try row.word("supplement"), from: try row.read("from", LocalDate.parse),
                        basis: try row.read("basis", Line.parse))))
        ]
    }

    /// What a file of a one-stop shop says of dossiers.
    package static let dossiers = Sheet(
        "dossiers",
        columns: [
            .needed("dossier"), .needed("procedure"), .needed("office"), .needed("channel"), .needed("received"),
            .optional("due"), .optional("closed"), .optional("outcome"), .optional("asked"), .optional("brought"),
            .optional("letter"), .needed("said_on"),
        ]
    ) { (row) throws(SheetFault) in
        let file = row.file.closed(on: try row.read("said_on", LocalDate.parse))
        return [.procedures(.take([try dossier(row)], from: file))]
    }

    /// The key of a dossier: the beginning of the SHA-256 of these words and its number.
    package static func key(of number: String) -> DossierKey {
        guard let key = DossierKey(SHA256Digest(of: Array("huunghi dossier v1\n\(number)".utf8)).bytes) else {
            preconditionFailure("A digest has more than sixteen bytes.")
        }
        return key
    }

    private static func dossier(_ row: SheetRow) throws(SheetFault) -> DossierStatement {
        let number = try row.read("dossier", Line.parse)
        var closing: DossierStatement.Closing?
        if let closed = try row.optional("closed", DayTime.parse) {
            closing = DossierStatement.Closing(try row.word("outcome"), at: closed)
        } else if !row.text("outcome").isEmpty {
            throw .missing(column: "closed")
        }
        let brought = try row.optional("brought", LocalDate.parse)
        let asked = try row.optional("asked", LocalDate.parse)
        if brought != nil, asked == nil { throw .missing(column: "asked") }
        return DossierStatement(
            key(of: number.description), try row.read("procedure", ProcedureCode.parse),
            office: try row.read("office", PostID.parse), try row.word("channel"),
            received: try row.read("received", DayTime.parse), due: try row.optional("due", DayTime.parse),
            closing: closing, supplement: asked.map { DossierStatement.Supplement(asked: $0, brought: brought) },
            extended: try row.optional("letter", Line.parse))
    }
}
