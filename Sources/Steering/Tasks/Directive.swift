import BorderVocabulary

/// Marks names of directives.
package enum DirectiveKind {}

/// Names a directive in this system, such as `tb-312-2026`; its official number is printed text.
package typealias DirectiveID = Identifier<DirectiveKind>

/// A document by which a post of authority sets work.
package struct Directive: Hashable, Sendable, Codable {
    /// The kinds of administrative documents that set work; raw values are stored.
    package enum Form: String, CaseIterable, Hashable, Sendable, Codable {
        case resolution
        case decision
        case instruction
        /// A notice of the conclusions of a meeting.
        case notice
        case programme
        case plan
        case letter
        case telegram
        case minutes
        case other
    }

    /// Who may read title and points; raw values are stored. That there is such a document, and its numbers, all may know.
    package enum Secrecy: String, CaseIterable, Hashable, Sendable, Codable {
        /// Everybody.
        case open
        /// Whoever has a duty in the steering room.
        case room
        /// The posts that it binds, and no other.
        case classified
    }

    package let id: DirectiveID
    /// The official number as printed, such as `312/TB-UBND`.
    package let number: Line
    /// The day of signing, which is when it is known.
    package let signed: LocalDate
    package let issuer: PostID
    package let form: Form
    package let title: Line
    package let secrecy: Secrecy
    /// Whether it is an example and was never issued.
    package let isSample: Bool

    /// Joins the parts.
    package init(
        _ id: DirectiveID, number: Line, signed: LocalDate, issuer: PostID, form: Form, title: Line,
        secrecy: Secrecy = .open, isSample: Bool = false
    ) {
        self.id = id
        self.number = number
        self.signed = signed
        self.issuer = issuer
        self.form = form
        self.title = title
        self.secrecy = secrecy
        self.isSample = isSample
    }
}

/// Names a point within its directive as it is numbered there: `3`, `2.10`, `4.đ`.
package struct PointNumber: Hashable, Sendable, TextCoded {
    /// The number as printed.
    package let description: String

    /// The most that is kept, in bytes.
    package static let limit = 16

    /// The grammar in the notation of `ParseFailure`.
    package static let accepted = "3, 2.10, 4.đ"

    /// Reads letters and digits with single points or hyphens between them.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> PointNumber {
        guard raw.utf8.count <= limit else {
            throw ParseFailure(.tooLong(limit: limit), found: raw, accepted: accepted)
        }
        guard !raw.isEmpty else { throw ParseFailure(.empty, found: raw, accepted: accepted) }
        let parts = raw.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "-" }
        for part in parts where part.isEmpty || !part.allSatisfy({ $0.isLetter || $0.isWholeNumber }) {
            throw ParseFailure(.badFormat(accepted: accepted), found: raw)
        }
        return PointNumber(description: String(raw))
    }
}

/// One numbered point of a directive: what is wanted, in its own words.
package struct DirectivePoint: Hashable, Sendable, Codable {
    package let directive: DirectiveID
    package let number: PointNumber
    package let text: LongText

    /// Joins the parts.
    package init(_ number: PointNumber, of directive: DirectiveID, text: LongText) {
        self.number = number
        self.directive = directive
        self.text = text
    }
}

/// That a body keeps the directives of a post, from a day on: it issues, extends and cancels in the post's name.
package struct IssuingOffice: Hashable, Sendable, Codable {
    package let issuer: PostID
    package let office: PostID
    package let from: LocalDate
    /// The decision it comes from.
    package let basis: Line

    /// Joins the parts.
    package init(_ office: PostID, of issuer: PostID, from: LocalDate, basis: Line) {
        self.office = office
        self.issuer = issuer
        self.from = from
        self.basis = basis
    }
}
