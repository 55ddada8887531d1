import BorderVocabulary

/// How a language writes numbers, dates and durations; times are those of the clock in Hà Nội.
package struct Formats: Sendable {
    private let language: Language

    package init(_ language: Language) {
        self.language = language
    }

    /// A whole number in groups of three digits.
    package func number(_ value: Int) -> String {
        let digits = String(value.magnitude)
        var text = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { text += language == .vi ? "." : "," }
            text.append(digit)
        }
        return value < 0 ? "−" + text : text
    }

    /// A change: with its sign, and `0` without one.
    package func change(_ value: Int) -> String {
        value > 0 ? "+" + number(value) : number(value)
    }

    /// A day: `11/11/2025`, `2025年11月11日`, `11 Nov 2025`.
    package func date(_ date: LocalDate) -> String {
        switch language {
        case .vi: "\(Formats.two(date.day))/\(Formats.two(date.month))/\(date.year)"
        case .zh: "\(date.year)年\(date.month)月\(date.day)日"
        case .en: "\(date.day) \(Formats.months[date.month - 1]) \(date.year)"
        }
    }

    /// A time of the day to the minute.
    package func time(_ time: LocalTime) -> String { time.description }

    /// A time of the day to the minute.
    package func time(_ moment: Timestamp) -> String { moment.localTime.description }

    /// A time of the day to the second.
    package func clock(_ moment: Timestamp) -> String {
        let local = moment.hanoi
        return "\(local.time):\(Formats.two(Int(local.second)))"
    }

    /// A day and a time; only the time where the day is `today`.
    package func moment(_ moment: Timestamp, today: LocalDate? = nil) -> String {
        let local = moment.hanoi
        if local.date == today { return local.time.description }
        switch language {
        case .vi, .en: return "\(local.time) · \(date(local.date))"
        case .zh: return "\(date(local.date)) \(local.time)"
        }
    }

    /// A duration as hours and minutes, at least zero: `3:05`; from a day on with days in front: `2d 03:05`.
    package func duration(_ duration: Duration) -> String {
        let minutes = Int(max(0, duration.components.seconds) / 60)
        let (days, hours) = (minutes / 1440, minutes / 60 % 24)
        guard days > 0 else { return "\(hours):\(Formats.two(minutes % 60))" }
        return "\(days)\(dayMark)\(Formats.two(hours)):\(Formats.two(minutes % 60))"
    }

    private var dayMark: String {
        switch language {
        case .vi: " ngày "
        case .zh: "天"
        case .en: " d "
        }
    }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    private static func two(_ number: Int) -> String {
        number < 10 ? "0\(number)" : String(number)
    }
}
