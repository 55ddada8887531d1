import BorderVocabulary
import Steering

/// How a report speaks: words from the catalogue, and numbers, days and periods as its language writes them.
package struct ReportWords: Sendable {
    /// The language.
    package let language: ReportLanguage
    private let find: @Sendable (String) -> String?

    /// Speaks a language with the texts that the catalogue gives for a key.
    package init(_ language: ReportLanguage, find: @escaping @Sendable (String) -> String?) {
        self.language = language
        self.find = find
    }

    /// The text of `report.` and a key with its placeholders filled; the key itself where the catalogue lacks it.
    package func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String {
        values.reduce(find("report." + key) ?? key) { text, value in
            text.replacing("{\(value.key)}", with: value.value)
        }
    }

    /// What a cover says where nobody has written another: the values of the form of a new report.
    package func cover(_ key: String) -> String { find("reports." + key) ?? key }

    /// The name of an indicator; its code where the catalogue has no name.
    package func name(_ indicator: IndicatorID) -> String { find("indicator.\(indicator)") ?? "\(indicator)" }

    /// A unit; as the source prints it where the catalogue has no word.
    package func unit(_ unit: Line) -> String {
        find("unit." + unit.description.lowercased().replacing(" ", with: "-")) ?? unit.description
    }

    /// An administrative unit; its code where the catalogue has no name.
    package func area(_ area: UnitID) -> String { find("report.sdmx.area.\(area)") ?? "\(area)" }

    /// A day in digits; day and month always have two, so that none can be added.
    package func day(_ day: LocalDate) -> String {
        switch language {
        case .vietnamese: "\(Self.two(day.day))/\(Self.two(day.month))/\(day.year)"
        case .chinese: "\(day.year)年\(day.month)月\(day.day)日"
        case .english: "\(day)"
        }
    }

    /// A moment in Hà Nội, to the minute.
    package func moment(_ moment: Timestamp) -> String { "\(moment.localTime) \(day(moment.localDate))" }

    /// Place and date of a document: a leading zero before days under 10 and before the first two months.
    package func dated(_ day: LocalDate, in place: Line) -> String {
        self(
            "dated",
            [
                "place": place.description, "day": Self.two(day.day), "year": "\(day.year)",
                "month": language == .vietnamese && day.month > 2 ? "\(day.month)" : Self.two(day.month),
            ])
    }

    /// When a source spoke, as precisely as it prints.
    package func knownOn(_ knownOn: KnownOn) -> String {
        switch knownOn {
        case .day(let day): self.day(day)
        case .month(let year, let month): self("month", ["month": Self.two(month), "year": "\(year)"])
        case .year(let year): self("year", ["year": "\(year)"])
        case .notPrinted: self("day-not-printed")
        }
    }

    /// A value as the language writes it.
    package func value(_ value: Value) -> String {
        switch value {
        case .number(let number): self.number(number)
        case .bound(let bound, let number): bound.printed + " " + self.number(number)
        case .range(let low, let high): self.number(low) + "–" + self.number(high)
        case .answer(true): self("yes")
        case .answer(false): self("no")
        case .missing: self("missing")
        case .notApplicable: self("not-applicable")
        }
    }

    /// A number with all its digits: `51.990,563` in Vietnamese, `51,990.563` elsewhere.
    package func number(_ number: DecimalNumber) -> String {
        let (group, point) = language == .vietnamese ? (".", ",") : (",", ".")
        let parts = number.description.drop { $0 == "-" }.split(separator: ".")
        let whole = parts[0].enumerated().map { place, digit in
            (place > 0 && (parts[0].count - place) % 3 == 0 ? group : "") + String(digit)
        }.joined()
        return (number.digits < 0 ? "−" : "") + whole + (parts.count > 1 ? point + parts[1] : "")
    }

    /// How sure a source is.
    package func grade(_ status: FigureStatus) -> String {
        self("grade." + (status.grade == .notApplicable ? "not-applicable" : status.grade.code))
    }

    static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension Value.Bound {
    fileprivate var printed: String {
        switch self {
        case .above: ">"
        case .atLeast: "≥"
        case .below: "<"
        case .atMost: "≤"
        }
    }
}
