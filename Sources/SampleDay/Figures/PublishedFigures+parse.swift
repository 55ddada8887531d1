import BorderVocabulary
import Gate

extension PublishedFigures {
    /// Reads a file of bulletins with the columns of `BulletinColumn`, in UTF-8 with or without a byte order mark.
    ///
    /// Quoting follows RFC 4180; LF, CRLF and CR end a line; blank lines are passed over; blanks around an unquoted
    /// field are dropped. Nothing is taken unless every row is good.
    package static func parse(_ bytes: [UInt8]) throws(FiguresFailure) -> PublishedFigures {
        guard bytes.count <= byteLimit else { throw .tooLarge(limit: byteLimit) }
        guard var text = String(validating: bytes, as: UTF8.self) else {
            throw .notUTF8(offset: firstFault(of: bytes))
        }
        // By scalars: a letter after the mark would be one character with it.
        if text.unicodeScalars.first == "\u{FEFF}" { text = String(text.unicodeScalars.dropFirst()) }
        let read = CSVRecords(text, limit: rowLimit + 1)
        guard !read.isCut else { throw .tooManyRows(limit: rowLimit) }
        guard let header = read.records.first else { throw .empty }
        let accepted = BulletinColumn.allCases.map(\.rawValue)
        guard CSVRecords.fields(of: header) == accepted else {
            let found = String(String.UnicodeScalarView(header.text.unicodeScalars.prefix(200)))
            throw .header(found: found, accepted: accepted.joined(separator: ","))
        }
        guard read.records.count > 1 else { throw .noRows }

        var reader = RowReader()
        for record in read.records.dropFirst() { reader.take(record) }
        guard reader.problems.isEmpty else {
            throw .rows(Array(reader.problems.prefix(20)), more: max(0, reader.problems.count - 20))
        }
        return PublishedFigures(rows: reader.rows)
    }

    /// Reads a text; see `parse(_:)` of bytes.
    package static func parse(_ text: String) throws(FiguresFailure) -> PublishedFigures {
        try parse(Array(text.utf8))
    }

    private static func firstFault(of bytes: [UInt8]) -> Int {
        // The longest prefix that is well-formed ends where the fault is.
        var low = 0
        var high = bytes.count
        while low < high {
            let middle = (low + high + 1) / 2
            // A cut through a character is not a fault of the file: up to three bytes may be missing.
            let isGood = (0...3).contains { cut in
                middle >= cut && String(validating: bytes[..<(middle - cut)], as: UTF8.self) != nil
            }
            if isGood { low = middle } else { high = middle - 1 }
        }
        return max(0, low - 1)
    }
}

/// Reads rows one after the other and remembers what earlier ones said.
private struct RowReader {
    var rows: [PublishedRow] = []
    var problems: [RowProblem] = []

    private struct Key: Hashable {
        let date: LocalDate
        let scope: FigureScope
    }
    private var said: [Key: PublishedRow] = [:]
    private var hours: [LocalDate: PublishedRow] = [:]
    private var places: Set<PlaceID> = []

    mutating func take(_ record: CSVRecords.Record) {
        do throws(RowProblem) {
            guard let fields = CSVRecords.fields(of: record) else {
                throw RowProblem(line: record.line, column: nil, found: record.text, reason: .quoting)
            }
            let row = try RowGrammar(line: record.line, fields: fields, text: record.text).row()
            try compare(row)
            rows.append(row)
        } catch {
            problems.append(error)
        }
    }

    private mutating func compare(_ row: PublishedRow) throws(RowProblem) {
        if let earlier = hours[row.date] {
            guard earlier.asOf == row.asOf else {
                throw RowProblem(
                    line: row.line, column: .asOf, found: row.asOf.description,
                    reason: .anotherHour(line: earlier.line, asOf: earlier.asOf))
            }
        } else {
            hours[row.date] = row
        }
        let key = Key(date: row.date, scope: row.scope)
        if let earlier = said[key] {
            guard earlier.vehicles == row.vehicles else {
                throw RowProblem(
                    line: row.line, column: .vehicles, found: String(row.vehicles),
                    reason: .contradicts(line: earlier.line, vehicles: earlier.vehicles))
            }
        } else {
            said[key] = row
        }
        if let place = row.scope.place {
            places.insert(place)
            guard places.count <= PublishedFigures.placeLimit else {
                throw RowProblem(
                    line: row.line, column: .place, found: place.description,
                    reason: .tooManyPlaces(limit: PublishedFigures.placeLimit))
            }
        }
    }
}
