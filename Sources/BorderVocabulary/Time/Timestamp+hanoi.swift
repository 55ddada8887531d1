// Asia/Ho_Chi_Minh is UTC+7 without daylight saving since 13 June 1975 in the whole country. Hà Nội itself kept UTC+7
// from 1970 on, so one constant serves every moment that this vocabulary can hold; no time zone database is asked.
extension Timestamp {
    private static var offsetMilliseconds: Int64 { 25_200_000 }

    /// The moment at which the clock in Hà Nội (UTC+7, no daylight saving) shows this date and time.
    package init(date: LocalDate, time: LocalTime) {
        let minutes = Int64(date.daysSinceEpoch) * 1440 + Int64(time.minuteOfDay)
        self.init(milliseconds: minutes * 60_000 - Timestamp.offsetMilliseconds)
    }

    /// What the clock in Hà Nội (UTC+7, no daylight saving) shows; milliseconds are cut off.
    package var hanoi: LocalDateTime {
        let (days, millisecondsOfDay) = Timestamp.split(milliseconds + Timestamp.offsetMilliseconds)
        return LocalDateTime(date: LocalDate(clamping: days), millisecondsOfDay: millisecondsOfDay)
    }

    /// The day in Hà Nội.
    package var localDate: LocalDate { hanoi.date }

    /// The time in Hà Nội, to the minute, seconds cut off.
    package var localTime: LocalTime { hanoi.time }
}
