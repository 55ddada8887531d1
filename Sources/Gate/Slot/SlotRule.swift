import BorderVocabulary

/// How the slots of a place and direction are given out, as dated data.
///
/// A slot belongs to the rule that is in force at its first moment.
package struct SlotRule: Hashable, Sendable {
    package let place: PlaceID
    package let direction: Direction
    /// The hours of each day that are divided into slots.
    package let hours: DailyWindow
    /// How long each slot is: whole minutes.
    package let length: Duration
    /// Vehicles that each slot takes.
    package let capacity: Int
    /// How long before its start requests for a slot are taken.
    package let opens: Duration
    /// How long before its start all requests for a slot are drawn. Until then all are equal; what is left afterwards
    /// is booked at once.
    package let draws: Duration
    /// How long before its start the last booking is taken.
    package let closes: Duration
    /// How long after its end a vehicle still counts as having come in its slot.
    package let grace: Duration
    /// What one carrier gets of a slot in a draw at most, while others go without; nil for no such bound.
    package let carrierCap: Int?
    /// How often a trip's slot may be changed.
    package let edits: Int
    package let conduct: BookingConduct

    package init(
        place: PlaceID, direction: Direction, hours: DailyWindow, length: Duration, capacity: Int, opens: Duration,
        draws: Duration, closes: Duration, grace: Duration, carrierCap: Int?, edits: Int, conduct: BookingConduct
    ) {
        self.place = place
        self.direction = direction
        self.hours = hours
        self.length = length
        self.capacity = capacity
        self.opens = opens
        self.draws = draws
        self.closes = closes
        self.grace = grace
        self.carrierCap = carrierCap
        self.edits = edits
        self.conduct = conduct
    }

    /// Bounds on what one rule may say.
    package enum Limit {
        package static let capacity = 10_000
        package static let edits = 100
        package static let points = 1_000
        /// How long before a slot its requests may begin.
        package static let opens = Duration.seconds(31 * 86_400)
        /// How long marks may be remembered.
        package static let memory = Duration.seconds(366 * 86_400)
        package static let parties = 8
        /// UTF-8 bytes of a verifier key.
        package static let key = 300
    }

    /// The slot that begins at a moment; nil if none does.
    package func slot(at start: Timestamp) -> Slot? {
        guard start.milliseconds % 60_000 == 0 else { return nil }
        let minutes = length.wholeMinutes
        let from = Int(hours.from.minuteOfDay)
        let offset = Int(start.localTime.minuteOfDay) - from
        guard offset >= 0, offset % minutes == 0, from + offset + minutes <= hours.lastMinute else { return nil }
        return Slot(place: place, direction: direction, start: start, end: start + length)
    }

    /// The slots of a day, in order.
    package func slots(of date: LocalDate) -> [Slot] {
        let minutes = length.wholeMinutes
        return stride(from: Int(hours.from.minuteOfDay), through: hours.lastMinute - minutes, by: minutes)
            .compactMap { LocalTime(minuteOfDay: $0) }.compactMap { slot(at: Timestamp(date: date, time: $0)) }
    }
}

/// What leaving a slot unused costs: points that are remembered for a while, and part of the deposit if one is asked.
package struct BookingConduct: Hashable, Sendable {
    /// How long before its start a slot can be given back, or changed, without points.
    package let freeUntil: Duration
    /// Points for giving it back later.
    package let lateCancel: Int
    /// Points for not coming.
    package let noShow: Int
    /// A carrier with so many points books no slots until some are forgotten.
    package let suspendedFrom: Int
    /// How long points are remembered.
    package let memory: Duration
    /// What is to be deposited before a slot is asked for; nil for nothing.
    package let deposit: Money?
    /// What is kept of the deposit, in hundredths.
    package let lateCancelForfeit: Int
    package let noShowForfeit: Int

    package init(
        freeUntil: Duration, lateCancel: Int, noShow: Int, suspendedFrom: Int, memory: Duration, deposit: Money? = nil,
        lateCancelForfeit: Int = 0, noShowForfeit: Int = 0
    ) {
        self.freeUntil = freeUntil
        self.lateCancel = lateCancel
        self.noShow = noShow
        self.suspendedFrom = suspendedFrom
        self.memory = memory
        self.deposit = deposit
        self.lateCancelForfeit = lateCancelForfeit
        self.noShowForfeit = noShowForfeit
    }
}

extension SlotRule {
    /// Why a rule may not be set.
    package enum Flaw: Hashable, Sendable {
        case hoursEndBeforeTheyBegin
        /// A slot is a whole number of minutes, at least one, and fits into the hours.
        case lengthDoesNotFit
        case capacityOutOfBounds(limit: Int)
        /// Requests are taken first, then drawn, then the last is booked: `opens > draws >= closes >= 0`.
        case momentsOutOfOrder
        case opensTooEarly(limit: Duration)
        case graceNegative
        case carrierCapNotPositive
        case editsOutOfBounds(limit: Int)
        case pointsOutOfBounds(limit: Int)
        /// So many marks are never kept that the bound of suspension could be reached.
        case neverSuspends
        /// One missed slot may not shut a carrier out for longer than points are remembered.
        case memoryOutOfBounds(limit: Duration)
        case depositNotPositive
        /// Hundredths of a deposit are 0 to 100.
        case forfeitOutOfBounds
    }

    /// The first flaw, in the order of the fields; nil for a sound rule.
    package var flaw: Flaw? {
        if !hours.isForward { return .hoursEndBeforeTheyBegin }
        let minutes = length.wholeMinutes
        if minutes < 1 || .seconds(minutes * 60) != length
            || Int(hours.from.minuteOfDay) + minutes > hours.lastMinute
        {
            return .lengthDoesNotFit
        }
        if !(1...Limit.capacity).contains(capacity) { return .capacityOutOfBounds(limit: Limit.capacity) }
        if !(opens > draws && draws >= closes && closes >= .zero) { return .momentsOutOfOrder }
        if opens > Limit.opens { return .opensTooEarly(limit: Limit.opens) }
        if grace < .zero { return .graceNegative }
        if let carrierCap, carrierCap < 1 { return .carrierCapNotPositive }
        if !(0...Limit.edits).contains(edits) { return .editsOutOfBounds(limit: Limit.edits) }
        return conduct.flaw
    }
}

extension BookingConduct {
    fileprivate var flaw: SlotRule.Flaw? {
        let points = 0...SlotRule.Limit.points
        if !points.contains(lateCancel) || !points.contains(noShow) || !points.contains(suspendedFrom)
            || suspendedFrom < 1
        {
            return .pointsOutOfBounds(limit: SlotRule.Limit.points)
        }
        let most = max(lateCancel, noShow)
        if most > 0, suspendedFrom > SlotBook.marksKept * most { return .neverSuspends }
        if memory <= .zero || memory > SlotRule.Limit.memory {
            return .memoryOutOfBounds(limit: SlotRule.Limit.memory)
        }
        if let deposit, deposit <= .zero { return .depositNotPositive }
        let hundredths = 0...100
        if !hundredths.contains(lateCancelForfeit) || !hundredths.contains(noShowForfeit) {
            return .forfeitOutOfBounds
        }
        return nil
    }
}

extension DailyWindow {
    /// The minute of the day just after the last; midnight at the end is the day's end.
    fileprivate var lastMinute: Int { until == .midnight ? 1_440 : Int(until.minuteOfDay) }
}

extension Duration {
    fileprivate var wholeMinutes: Int { Int(clamping: components.seconds / 60) }
}
