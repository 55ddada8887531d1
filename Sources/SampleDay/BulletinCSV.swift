import BorderVocabulary
import Gate

/// A closed bulletin in the columns of the file of published figures.
package enum BulletinCSV {
    /// The first line, without its end.
    package static var header: String { BulletinColumn.allCases.map(\.rawValue).joined(separator: ",") }

    /// The word in `source` of a figure that was not published.
    package static let sample = "sample"

    /// One line of the file.
    package struct Line: Hashable, Sendable {
        /// What is counted.
        package let scope: FigureScope
        /// Whole vehicles.
        package let vehicles: Int
        /// The published row's own source where the numbers agree, otherwise "sample".
        package let source: String
        /// The published row's own note where the numbers agree, otherwise nothing.
        package let note: String
    }

    /// The bulletin as a file: header and lines, each ended by LF.
    ///
    /// `published` are the rows of the same date; each that came out equal is repeated with its source and note.
    package static func text(_ bulletin: Bulletin, asOf: LocalTime, published: [PublishedRow] = []) -> String {
        var text = header + "\n"
        for line in lines(bulletin, published: published) {
            let fields = [
                bulletin.date.description, asOf.description, line.scope.place?.description ?? FigureWords.province,
                FigureWords.word(line.scope.measure), FigureWords.word(line.scope.direction),
                FigureWords.word(line.scope.category), String(line.vehicles), line.source, line.note,
            ]
            text += fields.map(quoted).joined(separator: ",") + "\n"
        }
        return text
    }

    /// The lines in order: the province first, then places as the published rows name them, then the others by name; for
    /// each its measures, totals before parts. A zero is printed only where a published row has the figure.
    package static func lines(_ bulletin: Bulletin, published: [PublishedRow] = []) -> [Line] {
        var rows: [FigureScope: [PublishedRow]] = [:]
        var named: [PlaceID] = []
        for row in published where row.date == bulletin.date {
            rows[row.scope, default: []].append(row)
            if let place = row.scope.place, !named.contains(place) { named.append(place) }
        }
        let others = Set(bulletin.figures.map(\.cell.place)).subtracting(named).sorted()
        let places: [PlaceID?] = [nil] + (named + others).map { $0 }
        var lines: [Line] = []
        for place in places {
            for (measure, _) in FigureWords.measures {
                for (direction, category) in aspects {
                    let scope = FigureScope(place: place, measure: measure, direction: direction, category: category)
                    append(scope, bulletin.vehicles(of: scope), rows[scope] ?? [], to: &lines)
                }
            }
        }
        return lines
    }

    private static func append(_ scope: FigureScope, _ vehicles: Int, _ rows: [PublishedRow], to lines: inout [Line]) {
        let equal = rows.filter { $0.vehicles == vehicles }
        for row in equal {
            lines.append(Line(scope: scope, vehicles: vehicles, source: row.source, note: row.note))
        }
        if equal.isEmpty, vehicles > 0 || !rows.isEmpty {
            lines.append(Line(scope: scope, vehicles: vehicles, source: sample, note: ""))
        }
    }

    private static var aspects: [(Direction?, BulletinCategory?)] {
        [(nil, nil)]
            + Direction.allCases.flatMap { direction -> [(Direction?, BulletinCategory?)] in
                [(direction, nil)] + FigureWords.categories(of: direction).map { (direction, $0) }
            }
    }

    /// RFC 4180: quoted where a comma, a quotation mark or a line end makes it necessary, or a blank would be lost.
    private static func quoted(_ field: String) -> String {
        let needs = field.unicodeScalars.contains { [",", "\"", "\n", "\r"].contains($0) }
        let isEdged = field.unicodeScalars.first == " " || field.unicodeScalars.last == " "
        return needs || isEdged ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
    }
}
