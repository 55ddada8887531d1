import Steering

/// A document of the administration, as it is to be printed: what is said, and not how it looks.
///
/// Every writer of a form takes this and nothing else, so that all forms say the same.
package struct Document: Hashable, Sendable, Encodable {
    package var language: ReportLanguage
    /// The name in the properties of a file.
    package var name: String
    package var masthead: Masthead
    package var blocks: [Block]

    /// What stands above the text on the first page.
    package struct Masthead: Hashable, Sendable, Encodable {
        package var nation: String
        package var motto: String
        package var above: String?
        package var body: String
        /// The number with its symbol, or the place for it.
        package var number: String
        /// Place and date, or the place for it.
        package var placeAndDate: String
        /// A word such as “draft”; nil for what is in force.
        package var mark: String?
        package var kind: String
        package var subject: String
        package var addressees: [String]
    }

    /// What is printed below the other.
    package enum Block: Hashable, Sendable, Encodable {
        /// A heading of level 1 or 2.
        case heading(text: String, level: Int)
        case paragraph(spans: [Span])
        /// A numbered list.
        case points(items: [[Span]])
        case table(table: Table)
        /// What a reader must not overlook, in a frame.
        case notice(title: String, items: [[Span]])
        /// Recipients and signature.
        case closing(closing: Closing)
        /// Begins a page of its own.
        case appendix(title: String, subtitle: String)
        /// Where each figure comes from, with the numbers that figures carry.
        case notes(items: [Note])
    }

    /// A stretch of a line.
    package enum Span: Hashable, Sendable, Encodable {
        case plain(text: String)
        case strong(text: String)
        /// A figure, with the number of the note that says where it comes from.
        case figure(text: String, note: Int)
    }

    /// Rows below headings.
    package struct Table: Hashable, Sendable, Encodable {
        /// Where the cells of a column stand.
        package enum Alignment: String, Hashable, Sendable, Encodable {
            case start, centre, end
        }

        /// A column with its part of the width, in hundredths.
        package struct Column: Hashable, Sendable, Encodable {
            package let title: String
            package let alignment: Alignment
            package let share: Int

            /// Joins the parts.
            package init(_ title: String, _ alignment: Alignment, share: Int) {
                self.title = title
                self.alignment = alignment
                self.share = share
            }
        }

        package var caption: String
        package var columns: [Column]
        package var rows: [[[Span]]]
    }

    /// What stands below the text.
    package struct Closing: Hashable, Sendable, Encodable {
        package var recipientsTitle: String
        package var recipients: [String]
        package var authority: String?
        package var post: String
        package var signatory: String?
    }

    /// Where a figure comes from.
    package struct Note: Hashable, Sendable, Encodable {
        package let number: Int
        package let text: String
        /// The source's address or words.
        package let source: String
    }
}
