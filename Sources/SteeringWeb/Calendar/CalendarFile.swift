import BorderVocabulary
import Web

/// A calendar as a file that other calendars read (iCalendar, RFC 5545): one event of a whole day for each entry.
struct CalendarFile: Sendable {
    /// The file: lines ended by CR LF, none longer than 75 bytes.
    let text: String

    /// `host` makes the names of events those of this gate; `now` is when the file was made.
    init(_ entries: [CalendarEntry], host: String, at now: Timestamp, words: Words) {
        let stamp = CalendarFile.stamp(now)
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//huunghi//steering//" + words.language.rawValue.uppercased(),
            "CALSCALE:GREGORIAN",
        ]
        for entry in entries {
            let kind = words("calendar.kind." + entry.kind.rawValue)
            lines += [
                "BEGIN:VEVENT", "UID:\(entry.id)-\(entry.kind.rawValue)@\(host)", "DTSTAMP:" + stamp,
                "DTSTART;VALUE=DATE:" + CalendarFile.date(entry.day),
                "DTEND;VALUE=DATE:" + CalendarFile.date(entry.day.adding(days: 1)),
                "SUMMARY:" + CalendarFile.escaped(kind + ": " + (entry.text ?? words("calendar.closed"))),
                "TRANSP:TRANSPARENT", "END:VEVENT",
            ]
        }
        lines.append("END:VCALENDAR")
        text = lines.map { CalendarFile.folded($0) + "\r\n" }.joined()
    }

    private static func date(_ day: LocalDate) -> String { "\(day)".filter { $0 != "-" } }

    /// The moment in UTC to the second: `20260320T041500Z`.
    private static func stamp(_ moment: Timestamp) -> String {
        // Seven hours back the clock of Hà Nội shows what UTC does.
        let local = Timestamp(milliseconds: moment.milliseconds - 25_200_000).hanoi
        let seconds = local.second < 10 ? "0\(local.second)" : "\(local.second)"
        return date(local.date) + "T" + local.time.description.filter { $0 != ":" } + seconds + "Z"
    }

    static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "\\", ";", ",": escaped += "\\" + String(character)
            case "\n", "\r\n": escaped += "\\n"
            case let other: escaped.append(other)
            }
        }
        return escaped
    }

    /// Breaks a line after at most 75 bytes, never within a character; what follows begins with a blank.
    static func folded(_ line: String) -> String {
        var (folded, used) = ("", 0)
        for character in line {
            let size = character.utf8.count
            if used + size > 75 {
                folded += "\r\n "
                used = 1
            }
            folded.append(character)
            used += size
        }
        return folded
    }
}
