import BorderVocabulary
import Gate

/// A bulletin as the Board prints it: the province, then each place; exports, imports, what remains; with the change
/// from the day before.
struct BulletinPage: Sendable {
    struct Group: Sendable { let rows: [Row] }
    struct Row: Sendable {
        let depth: String
        let label: String
        let vehicles: String
        let difference: String
    }

    let title: String
    let period: String
    let csv: String
    let cleared: String
    let exports: String
    let imports: String
    let remainingWord: String
    let remaining: String
    let change: String?
    let groups: [Group]
    let before: String?
    let after: String?

    /// `earlier` is the bulletin of the day before, where there is one; `later` the date of the next one.
    init(_ bulletin: Bulletin, earlier: Bulletin?, later: LocalDate?, words: Words) {
        let date = words.formats.date(bulletin.date)
        let time = words.formats.time(bulletin.closedAt)
        title = words("bulletin.title", ["date": date])
        period = words("bulletin.period", ["date": date, "time": time])
        csv = "/api/v1/bulletins/\(bulletin.date)?format=csv"
        cleared = words.number(bulletin.vehicles(.cleared))
        exports = words.number(bulletin.vehicles(.cleared, direction: .export))
        imports = words.number(bulletin.vehicles(.cleared, direction: .import))
        remainingWord = words("bulletin.remaining-at", ["time": time])
        let left = bulletin.vehicles(.remaining, direction: .export)
        remaining = words.number(left)
        // Only the day before makes a change from the day before.
        let yesterday = earlier.flatMap { $0.date == bulletin.date.adding(days: -1) ? $0 : nil }
        change = yesterday.map {
            let difference = words.formats.change(left - $0.vehicles(.remaining, direction: .export))
            return words("bulletin.change-line", ["change": difference])
        }
        let places = PlaceOrder.published.sorted(Set(bulletin.figures.map(\.cell.place)))
        let table = Table(bulletin: bulletin, yesterday: yesterday, words: words)
        groups = [table.group(words("bulletin.province"), nil)] + places.map { table.group(words.place($0), $0) }
        before = earlier.map { "/bulletins/\($0.date)" }
        after = later.map { "/bulletins/\($0)" }
    }

    /// One cell of the printed table, by what it sums.
    private struct Line {
        let depth: String
        let key: String
        let measure: Measure
        var direction: Direction?
        var category: BulletinCategory?
        /// Whether the line stays where its number is nought.
        var isKept = false
    }

    private static let lines = [
        Line(depth: "part", key: "export", measure: .cleared, direction: .export, isKept: true),
        Line(depth: "of", key: "fruit", measure: .cleared, category: .fruit),
        Line(depth: "of", key: "other", measure: .cleared, category: .other),
        Line(depth: "part", key: "import", measure: .cleared, direction: .import, isKept: true),
        Line(depth: "of", key: "new-vehicle", measure: .cleared, category: .newVehicle),
        Line(depth: "part", key: "arrived", measure: .arrived, direction: .export, isKept: true),
        Line(depth: "part", key: "remaining", measure: .remaining, direction: .export, isKept: true),
        Line(depth: "of", key: "fruit", measure: .remaining, category: .fruit),
        Line(depth: "of", key: "other", measure: .remaining, category: .other),
        Line(depth: "of", key: "unidentified", measure: .remaining, category: .unidentified),
        Line(depth: "part", key: "remaining-import", measure: .remaining, direction: .import),
        Line(depth: "part", key: "turned-back", measure: .turnedBack),
    ]

    private struct Table {
        let bulletin: Bulletin
        let yesterday: Bulletin?
        let words: Words

        func group(_ name: String, _ place: PlaceID?) -> Group {
            let sum = Line(depth: "sum", key: "", measure: .cleared)
            var rows = [row(sum, label: name, place)]
            for line in BulletinPage.lines {
                let label = words("bulletin.row." + line.key)
                if line.isKept || count(line, place, bulletin) > 0
                    || yesterday.map({ count(line, place, $0) > 0 }) == true
                {
                    rows.append(row(line, label: label, place))
                }
            }
            return Group(rows: rows)
        }

        private func row(_ line: Line, label: String, _ place: PlaceID?) -> Row {
            let vehicles = count(line, place, bulletin)
            return Row(
                depth: line.depth, label: label, vehicles: words.number(vehicles),
                difference: comparable(line).map { words.formats.change(vehicles - count(line, place, $0)) }
                    ?? words("bulletin.no-before"))
        }

        /// The bulletin of the day before, if it counted this measure at all: the first of a gate counts only what stands.
        private func comparable(_ line: Line) -> Bulletin? {
            guard let yesterday, yesterday.figures.contains(where: { $0.cell.measure == line.measure }) else {
                return nil
            }
            return yesterday
        }

        private func count(_ line: Line, _ place: PlaceID?, _ bulletin: Bulletin) -> Int {
            bulletin.vehicles(line.measure, place: place, direction: line.direction, category: line.category)
        }
    }
}

/// The list of bulletins, newest first.
struct BulletinList: Sendable {
    struct Row: Sendable {
        let href: String
        let day: String
        let cleared: String
        let exports: String
        let imports: String
        let remaining: String
        let change: String
    }

    /// How many days one page lists.
    static let limit = 31

    let any: Bool
    let rows: [Row]
    let older: String?

    /// Takes one bulletin more than it lists, for the change of the last day and the link to what is older.
    init(_ bulletins: [Bulletin], words: Words) {
        any = !bulletins.isEmpty
        rows = bulletins.prefix(BulletinList.limit).enumerated().map { index, bulletin in
            let earlier = index + 1 < bulletins.count ? bulletins[index + 1] : nil
            return Row(bulletin, earlier: earlier, words: words)
        }
        older =
            bulletins.count > BulletinList.limit
            ? "/bulletins?before=\(bulletins[BulletinList.limit - 1].date)" : nil
    }
}

extension BulletinList.Row {
    init(_ bulletin: Bulletin, earlier: Bulletin?, words: Words) {
        href = "/bulletins/\(bulletin.date)"
        day = words.formats.date(bulletin.date)
        cleared = words.number(bulletin.vehicles(.cleared))
        exports = words.number(bulletin.vehicles(.cleared, direction: .export))
        imports = words.number(bulletin.vehicles(.cleared, direction: .import))
        let left = bulletin.vehicles(.remaining, direction: .export)
        remaining = words.number(left)
        if let earlier, earlier.date == bulletin.date.adding(days: -1) {
            change = words.formats.change(left - earlier.vehicles(.remaining, direction: .export))
        } else {
            change = words("bulletin.no-before")
        }
    }
}
