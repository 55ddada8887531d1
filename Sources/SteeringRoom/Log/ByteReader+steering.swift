import Application
import BorderVocabulary
import Foundation
import Steering

// How events of the steering room are read back; every value is checked as if a stranger had written it.
extension ByteReader {
    mutating func steering() throws(CodecFailure) -> (event: RoomEvent, by: UserID) {
        let start = offset
        let code = try byte()
        guard let kind = RoomEventKind(rawValue: code) else { throw .unknownKind(code, at: start) }
        let version = try byte()
        guard 1...kind.currentVersion ~= version else { throw .badValue(at: start + 1) }
        let user: UserID = try require(UserID(stored: try short()))
        let event = try event(kind, version, by: user)
        // One event has one form: the lowest version that can say it.
        guard kind.version(of: event) == version else { throw .badValue(at: start + 1) }
        return (event, user)
    }

    private mutating func event(
        _ kind: RoomEventKind, _ version: UInt8, by user: UserID
    ) throws(CodecFailure) -> RoomEvent {
        switch kind {
        case .indicatorDefined: .figures(.indicatorDefined(try card(version), by: user))
        case .recorded: .figures(.recorded(try statement(version), by: user))
        case .approved: .figures(.approved(try sequence(), by: user))
        case .published: .figures(.published(try sequence(), by: user))
        case .cutOffSet: .figures(.cutOffSet(try cutOff(), by: user))
        case .withdrawn: .figures(.withdrawn(try sequence(), reason: try line(), by: user))
        case .roster: .roster(try written())
        case .plans: .plans(try written())
        case .conferences: .conferences(try written())
        case .bottlenecks: .bottlenecks(try written())
        case .reports: .reports(try written())
        case .units: .units(try written())
        case .gates: .gates(try written())
        case .money: .money(try written())
        case .procedures: .procedures(try procedures())
        case .dossiersTaken: .procedures(try dossiers())
        case .tasks: .tasks(try written())
        case .petitions: .petitions(try written())
        }
    }

    /// A value that was written as JSON; bytes that would not be written so again are refused, so that one event has one
    /// form and one checksum.
    mutating func written<Value: Codable>() throws(CodecFailure) -> Value {
        let start = offset
        let bytes = try blob()
        guard let value = try? JSONDecoder().decode(Value.self, from: Data(bytes)),
            RoomCodec.json(value) == bytes
        else { throw .badValue(at: start) }
        return value
    }

    private mutating func cutOff() throws(CodecFailure) -> AdministrativeCalendar.CutOff {
        let (from, day) = (try date(), try small())
        return try require(AdministrativeCalendar.CutOff(from: from, day: day, basis: try line()))
    }

    private mutating func card(_ version: UInt8) throws(CodecFailure) -> IndicatorCard {
        let id = try indicator()
        let name = try indicator()
        var card = IndicatorCard(published: id, unit: try line())
        card.name = name
        card.direction = try raw()
        card.aggregation = try raw()
        card.origin = try raw()
        card.scope = try optionalLine()
        card.formula = try optionalLine()
        card.base = try optionalLine()
        card.owner = try optionalLine()
        card.validFrom = try date()
        card.isBreak = try bool()
        guard version > 1 else { return card }
        card.calendar = try optional { reader throws(CodecFailure) in try reader.raw() }
        card.priceBase = try optionalLine()
        card.compiler = try optionalLine()
        card.quality.verification = try optionalLine()
        card.quality.sources = try optionalLine()
        card.quality.accuracyNeeded = try optionalLine()
        card.quality.limitations = try optionalLine()
        card.quality.compensation = try optionalLine()
        card.changeNote = try optionalLine()
        card.isClassified = try bool()
        return card
    }

    private mutating func statement(_ version: UInt8) throws(CodecFailure) -> Statement {
        let plain = Series(try indicator(), try period(), try raw())
        let unit = try line()
        let value = try value()
        let knownOn = try knownOn()
        let status = FigureStatus(try raw(), words: try line())
        let source = try line()
        let supersedes = try optional { reader throws(CodecFailure) in try reader.sequence() }
        guard version > 1 else {
            return Statement(
                plain, unit: unit, value: value, knownOn: knownOn, status: status, source: source,
                supersedes: supersedes)
        }
        let calendar: Period.Calendar = try raw()
        let period = try require(Period(year: plain.period.year, part: plain.period.part, in: calendar))
        let area: UnitID = try require(UnitID(stored: try short()))
        return Statement(
            Series(plain.indicator, period, plain.kind, area: area), unit: unit, value: value, knownOn: knownOn,
            status: status, source: source, supersedes: supersedes, reason: try optionalLine())
    }

    private mutating func sequence() throws(CodecFailure) -> Int {
        let number = try unsigned()
        guard 1...UInt64(FigureBook.Limit.observations) ~= number else { throw .badValue(at: offset) }
        return Int(number)
    }

    private mutating func small() throws(CodecFailure) -> Int {
        let number = try unsigned()
        guard number <= 9999 else { throw .badValue(at: offset) }
        return Int(number)
    }

    private mutating func indicator() throws(CodecFailure) -> IndicatorID {
        let text = try string()
        do throws(ParseFailure) { return try IndicatorID.parse(text) } catch { throw .badValue(at: offset) }
    }

    private mutating func line() throws(CodecFailure) -> Line {
        let text = try string()
        do throws(ParseFailure) { return try Line.parse(text) } catch { throw .badValue(at: offset) }
    }

    private mutating func optionalLine() throws(CodecFailure) -> Line? {
        try optional { reader throws(CodecFailure) in try reader.line() }
    }

    private mutating func number() throws(CodecFailure) -> DecimalNumber {
        try require(DecimalNumber(digits: try signed(), scale: try byte()))
    }

    private mutating func period() throws(CodecFailure) -> Period {
        let year = try small()
        let form = try byte()
        let number = try small()
        let part: Period.Part
        switch form {
        case 0 where number == 0: part = .whole
        case 1: part = .half(number)
        case 2: part = .quarter(number)
        case 3: part = .month(number)
        case 4: part = .firstMonths(number)
        case _: throw .badValue(at: offset - 1)
        }
        // One spelling only: the first three months are stored as the quarter.
        guard let period = Period(year: year, part: part), period.part == part else { throw .badValue(at: offset) }
        return period
    }

    private mutating func knownOn() throws(CodecFailure) -> KnownOn {
        switch try byte() {
        case 0: return .notPrinted
        case 1: return .day(try date())
        case 2:
            let (year, month) = (try small(), try small())
            guard Period(year: year, part: .month(month)) != nil else { throw .badValue(at: offset) }
            return .month(year: year, month: month)
        case 3: return .year(try require(Period(year: try small())).year)
        case _: throw .badValue(at: offset - 1)
        }
    }

    private mutating func value() throws(CodecFailure) -> Value {
        switch try byte() {
        case 1: return .number(try number())
        case 2: return .bound(try raw(), try number())
        case 3:
            let (low, high) = (try number(), try number())
            guard low.isLess(than: high) else { throw .badValue(at: offset) }
            return .range(low, high)
        case 4: return .answer(try bool())
        case 5: return .missing
        case 6: return .notApplicable
        case _: throw .badValue(at: offset - 1)
        }
    }
}
