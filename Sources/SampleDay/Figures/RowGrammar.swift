import BorderVocabulary
import Gate

/// The grammar of one row of a bulletin file.
struct RowGrammar {
    let line: Int
    let fields: [String]
    let text: String

    func row() throws(RowProblem) -> PublishedRow {
        guard fields.count == BulletinColumn.allCases.count else {
            throw RowProblem(line: line, column: nil, found: text, reason: .fieldCount(fields.count))
        }
        let date = try date(fields[0])
        let asOf = try time(fields[1])
        let place = try place(fields[2])
        let measure = try measure(fields[3])
        let direction = try direction(fields[4])
        let category = try category(fields[5], of: direction)
        let vehicles = try vehicles(fields[6])
        return PublishedRow(
            line: line, date: date, asOf: asOf,
            scope: FigureScope(place: place, measure: measure, direction: direction, category: category),
            vehicles: vehicles, source: try words(fields[7], .source), note: try words(fields[8], .note))
    }

    private func problem(_ column: BulletinColumn, _ found: String, _ reason: RowProblem.Reason) -> RowProblem {
        RowProblem(line: line, column: column, found: found, reason: reason)
    }

    private func date(_ field: String) throws(RowProblem) -> LocalDate {
        let accepted = "YYYY-MM-DD, 1990-01-01…2999-12-31"
        do {
            let date = try LocalDate.parse(field)
            // A day has a day before it, and a clock that the sample day can run on.
            if (1990...2999).contains(date.year) { return date }
        } catch {}
        throw problem(.date, field, .shape(accepted: accepted))
    }

    private func time(_ field: String) throws(RowProblem) -> LocalTime {
        do {
            return try LocalTime.parse(field)
        } catch {
            throw problem(.asOf, field, .shape(accepted: "HH:MM, 00:00…23:59"))
        }
    }

    private func place(_ field: String) throws(RowProblem) -> PlaceID? {
        if field == FigureWords.province { return nil }
        do {
            return try PlaceID.parse(field)
        } catch {
            throw problem(.place, field, .shape(accepted: "province, [a-z0-9][a-z0-9-]{0,22}"))
        }
    }

    private func measure(_ field: String) throws(RowProblem) -> Measure {
        for known in FigureWords.measures where known.word == field { return known.measure }
        throw problem(.measure, field, .notAccepted(FigureWords.measures.map(\.word)))
    }

    private func direction(_ field: String) throws(RowProblem) -> Direction? {
        if field == FigureWords.all { return nil }
        for known in Direction.allCases where FigureWords.word(known) == field { return known }
        let accepted = [FigureWords.all] + Direction.allCases.map { FigureWords.word($0) }
        throw problem(.direction, field, .notAccepted(accepted))
    }

    private func category(_ field: String, of direction: Direction?) throws(RowProblem) -> BulletinCategory? {
        if field == FigureWords.all { return nil }
        let accepted = FigureWords.categories(of: direction)
        for known in accepted where FigureWords.word(known) == field { return known }
        throw problem(.category, field, .notAccepted([FigureWords.all] + accepted.map { FigureWords.word($0) }))
    }

    private func vehicles(_ field: String) throws(RowProblem) -> Int {
        let range = 0...PublishedFigures.vehicleLimit
        guard !field.isEmpty, field.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            // A minus sign is a number too, only not one that counts vehicles.
            let isNegative = field.first == "-" && Int(field) != nil
            throw problem(.vehicles, field, isNegative ? .outOfRange(range) : .notANumber(accepted: range))
        }
        guard let number = Int(field), range.contains(number) else {
            throw problem(.vehicles, field, .outOfRange(range))
        }
        return number
    }

    private func words(_ field: String, _ column: BulletinColumn) throws(RowProblem) -> String {
        guard field.utf8.count <= PublishedFigures.textLimit else {
            throw problem(column, field, .tooLong(limit: PublishedFigures.textLimit))
        }
        for (place, scalar) in field.unicodeScalars.enumerated() {
            let isLayout = scalar == "\n" || scalar == "\r" || scalar == "\t"
            let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            if isControl, !isLayout { throw problem(column, field, .controlCharacter(at: place)) }
        }
        return field
    }
}
