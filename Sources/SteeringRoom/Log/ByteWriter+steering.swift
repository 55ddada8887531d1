import Application
import BorderVocabulary
import Foundation
import Steering

// How events of the steering room are stored. `ByteReader+steering` reads in the same order.
extension ByteWriter {
    mutating func steering(_ event: RoomEvent, by user: UserID) {
        let kind = RoomEventKind(of: event)
        raw(kind)
        let version = kind.version(of: event)
        byte(version)
        name(user)
        switch event {
        case .figures(.indicatorDefined(let card, _)):
            self.card(card)
            if version > 1 { more(of: card) }
        case .figures(.recorded(let statement, _)):
            self.statement(statement)
            if version > 1 { more(of: statement) }
        case .figures(.approved(let number, _)), .figures(.published(let number, _)): count(number)
        case .figures(.cutOffSet(let cutOff, _)):
            date(cutOff.from)
            count(cutOff.day)
            line(cutOff.basis)
        case .figures(.withdrawn(let number, let reason, _)):
            count(number)
            line(reason)
        case .roster(let event): blob(RoomCodec.json(event))
        case .plans(let event): blob(RoomCodec.json(event))
        case .conferences(let event): blob(RoomCodec.json(event))
        case .bottlenecks(let event): blob(RoomCodec.json(event))
        case .reports(let event): blob(RoomCodec.json(event))
        case .units(let event): blob(RoomCodec.json(event))
        case .gates(let event): blob(RoomCodec.json(event))
        case .money(let event): blob(RoomCodec.json(event))
        case .procedures(.taken(let dossiers, let file)): self.dossiers(dossiers, of: file)
        case .procedures(let event): blob(RoomCodec.json(event))
        case .tasks(let event): blob(RoomCodec.json(event))
        case .petitions(let event): blob(RoomCodec.json(event))
        }
    }

    /// What the second version of a card adds.
    private mutating func more(of card: IndicatorCard) {
        optional(card.calendar) { $0.raw($1) }
        for text in [
            card.priceBase, card.compiler, card.quality.verification, card.quality.sources,
            card.quality.accuracyNeeded, card.quality.limitations, card.quality.compensation, card.changeNote,
        ] { optional(text) { $0.line($1) } }
        bool(card.isClassified)
    }

    /// What the second version of a statement adds.
    private mutating func more(of statement: Statement) {
        raw(statement.series.period.calendar)
        name(statement.series.area)
        optional(statement.reason) { $0.line($1) }
    }

    private mutating func card(_ card: IndicatorCard) {
        string(card.id.description)
        string(card.name.description)
        line(card.unit)
        raw(card.direction)
        raw(card.aggregation)
        raw(card.origin)
        optional(card.scope) { $0.line($1) }
        optional(card.formula) { $0.line($1) }
        optional(card.base) { $0.line($1) }
        optional(card.owner) { $0.line($1) }
        date(card.validFrom)
        bool(card.isBreak)
    }

    private mutating func statement(_ statement: Statement) {
        string(statement.series.indicator.description)
        period(statement.series.period)
        raw(statement.series.kind)
        line(statement.unit)
        value(statement.value)
        knownOn(statement.knownOn)
        raw(statement.status.grade)
        line(statement.status.words)
        line(statement.source)
        optional(statement.supersedes) { $0.count($1) }
    }

    private mutating func line(_ line: Line) { string(line.description) }

    private mutating func number(_ number: DecimalNumber) {
        signed(number.digits)
        byte(number.scale)
    }

    private mutating func period(_ period: Period) {
        count(period.year)
        let (form, part) =
            switch period.part {
            case .whole: (UInt8(0), 0)
            case .half(let half): (UInt8(1), half)
            case .quarter(let quarter): (UInt8(2), quarter)
            case .month(let month): (UInt8(3), month)
            case .firstMonths(let month): (UInt8(4), month)
            }
        byte(form)
        count(part)
    }

    private mutating func knownOn(_ known: KnownOn) {
        switch known {
        case .notPrinted: byte(0)
        case .day(let day):
            byte(1)
            date(day)
        case .month(let year, let month):
            byte(2)
            count(year)
            count(month)
        case .year(let year):
            byte(3)
            count(year)
        }
    }

    private mutating func value(_ value: Value) {
        switch value {
        case .number(let number):
            byte(1)
            self.number(number)
        case .bound(let bound, let number):
            byte(2)
            raw(bound)
            self.number(number)
        case .range(let low, let high):
            byte(3)
            number(low)
            number(high)
        case .answer(let answer):
            byte(4)
            bool(answer)
        case .missing: byte(5)
        case .notApplicable: byte(6)
        }
    }
}
