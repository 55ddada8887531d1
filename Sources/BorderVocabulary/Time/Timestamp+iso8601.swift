extension Timestamp: CustomStringConvertible {
    /// The moment in UTC with milliseconds, as `2025-11-11T20:00:00.000Z`.
    package var iso8601: String {
        let (days, rest) = Timestamp.split(milliseconds)
        let civil = CivilDay(daysSinceEpoch: days)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(24)
        func write(_ number: Int, _ width: Int) {
            var divisor = 1
            for _ in 1..<width { divisor *= 10 }
            while divisor > 0 {
                bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / divisor % 10))
                divisor /= 10
            }
        }
        write(civil.year, 4)
        bytes.append(UInt8(ascii: "-"))
        write(civil.month, 2)
        bytes.append(UInt8(ascii: "-"))
        write(civil.day, 2)
        bytes.append(UInt8(ascii: "T"))
        write(rest / 3_600_000, 2)
        bytes.append(UInt8(ascii: ":"))
        write(rest / 60_000 % 60, 2)
        bytes.append(UInt8(ascii: ":"))
        write(rest / 1000 % 60, 2)
        bytes.append(UInt8(ascii: "."))
        write(rest % 1000, 3)
        bytes.append(UInt8(ascii: "Z"))
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The same as `iso8601`.
    package var description: String { iso8601 }

    /// Reads a date, `T`, a time with seconds, an optional fraction and an offset from UTC, which must be there.
    ///
    /// The offset is `Z` or `±HH:MM`. Digits of the fraction beyond the third are cut off, not rounded. A time without
    /// an offset is refused because it could mean either side of the border.
    package static func parse(_ raw: some StringProtocol) throws(ParseFailure) -> Timestamp {
        let accepted = "####-##-##T##:##:##.###Z, ####-##-##T##:##:##+07:00"
        try UntrustedText.bound(raw, accepted: accepted)
        guard !raw.isEmpty else { throw ParseFailure(.empty, found: raw, accepted: accepted) }
        var reader = DigitReader(raw)
        guard let shape = IsoShape(&reader), reader.isAtEnd else {
            throw ParseFailure(.badFormat(accepted: accepted), found: raw)
        }
        guard let days = CivilDay.daysSinceEpoch(year: shape.year, month: shape.month, day: shape.day) else {
            throw ParseFailure(.outOfRange("####-01-01…####-12-31"), found: raw)
        }
        guard shape.hour < 24, shape.minute < 60, shape.second < 60, shape.offsetHour < 24, shape.offsetMinute < 60
        else { throw ParseFailure(.outOfRange("00:00:00…23:59:59, -23:59…+23:59"), found: raw) }
        let offset = (shape.offsetHour * 60 + shape.offsetMinute) * (shape.isWest ? -1 : 1)
        let seconds = days * 86_400 + shape.hour * 3600 + (shape.minute - offset) * 60 + shape.second
        guard let moment = Timestamp(stored: Int64(seconds) * 1000 + Int64(shape.millisecond)) else {
            throw ParseFailure(.outOfRange("\(Timestamp.earliest)…\(Timestamp.latest)"), found: raw)
        }
        return moment
    }

    /// Whole days since the epoch, and the milliseconds into that day.
    static func split(_ milliseconds: Int64) -> (days: Int, millisecondsOfDay: Int) {
        let (quotient, remainder) = Int(milliseconds).quotientAndRemainder(dividingBy: 86_400_000)
        return remainder < 0 ? (quotient - 1, remainder + 86_400_000) : (quotient, remainder)
    }
}

/// The numbers of an ISO 8601 moment in their places, not yet checked for sense.
private struct IsoShape {
    var year = 0
    var month = 0
    var day = 0
    var hour = 0
    var minute = 0
    var second = 0
    var millisecond = 0
    var offsetHour = 0
    var offsetMinute = 0
    var isWest = false

    init?(_ reader: inout DigitReader) {
        guard let year = reader.digits(4), reader.take("-"), let month = reader.digits(2), reader.take("-"),
            let day = reader.digits(2), reader.take("T") || reader.take("t"),
            let hour = reader.digits(2), reader.take(":"), let minute = reader.digits(2), reader.take(":"),
            let second = reader.digits(2)
        else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
        (self.hour, self.minute, self.second) = (hour, minute, second)
        if reader.take(".") {
            guard let fraction = reader.milliseconds() else { return nil }
            millisecond = fraction
        }
        if reader.take("Z") || reader.take("z") { return }
        if reader.take("-") { isWest = true } else if !reader.take("+") { return nil }
        guard let offsetHour = reader.digits(2), reader.take(":"), let offsetMinute = reader.digits(2) else {
            return nil
        }
        (self.offsetHour, self.offsetMinute) = (offsetHour, offsetMinute)
    }
}
