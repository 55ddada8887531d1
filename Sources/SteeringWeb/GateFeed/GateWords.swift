import BorderVocabulary
import Steering
import Web

// Words for the gates' figures.
extension Words {
    /// A value of the gates as the language writes it.
    func gate(_ value: Value) -> String {
        switch value {
        case .number(let number): gate(number)
        case .bound(let bound, let number): "\(bound == .atLeast ? "≥" : bound.sign) \(gate(number))"
        case .missing: self("gates.missing")
        case .range, .answer, .notApplicable: value.description
        }
    }

    /// A number with thousands in groups and the language's decimal mark.
    func gate(_ number: DecimalNumber) -> String {
        let parts = number.description.split(separator: ".")
        guard let whole = parts.first.flatMap({ Int($0) }) else { return number.description }
        // A minus before a zero is not part of the whole number.
        let sign = number.digits < 0 && whole == 0 ? "−" : ""
        guard parts.count == 2 else { return sign + self.number(whole) }
        return sign + self.number(whole) + (language == .vi ? "," : ".") + parts[1]
    }

    /// Kilograms as tonnes.
    func tonnes(_ kilograms: Int64) -> String {
        DecimalNumber(digits: kilograms, scale: 3).map(gate) ?? "\(kilograms)"
    }

    /// An amount of a measure that customs counts, too.
    func amount(_ amount: Int64?, _ measure: CustomsMeasure) -> String {
        guard let amount else { return self("gates.silent") }
        switch measure {
        case .vehicles: return number(Int(amount))
        case .kilograms: return tonnes(amount)
        }
    }

    /// A difference with its sign and its share of what customs says.
    func difference(_ difference: Int64?, of customs: Int64?, _ measure: CustomsMeasure) -> String {
        guard let difference, let customs else { return "" }
        let sign = difference > 0 ? "+" : ""
        let text = sign + amount(difference, measure)
        guard customs > 0 else { return text }
        // Tenths of a percent, rounded to the nearest.
        let (scaled, isTooLarge) = difference.multipliedReportingOverflow(by: 1_000)
        guard !isTooLarge,
            let share = DecimalNumber(digits: (scaled + scaled.signum() * customs / 2) / customs, scale: 1)
        else { return text }
        return "\(text) (\(sign)\(gate(share)) %)"
    }

    func goods(_ goods: GoodsClass) -> String {
        switch goods {
        case .chapter(let chapter):
            self("gates.goods.chapter", ["chapter": chapter < 10 ? "0\(chapter)" : "\(chapter)"])
        case .uncoded: self("gates.goods.uncoded")
        case .empty: self("gates.goods.empty")
        case .newVehicle: self("gates.goods.new-vehicle")
        }
    }

    func direction(_ direction: TradeDirection) -> String { self("gates.direction." + direction.code) }

    func name(_ indicator: GateIndicator) -> String { self("gates.indicator." + indicator.rawValue) }

    func unit(_ indicator: GateIndicator) -> String { self("gates.unit." + indicator.unit.lowercased()) }

    /// A period with its days.
    func period(_ period: Period, _ days: ClosedRange<LocalDate>) -> String {
        let key = period.calendar == .statistical ? "gates.period.statistical" : "gates.period.administrative"
        return self(
            key,
            [
                "period": "\(period)", "first": formats.date(days.lowerBound), "last": formats.date(days.upperBound),
            ])
    }

    func stretch(_ days: ClosedRange<LocalDate>) -> String {
        guard days.lowerBound < days.upperBound else { return formats.date(days.lowerBound) }
        return formats.date(days.lowerBound) + "–" + formats.date(days.upperBound)
    }

    func badge(_ standing: Reconciliation.Standing) -> BadgeView {
        let word = self("gates.standing." + standing.rawValue)
        switch standing {
        case .preliminary: return BadgeView(tone: "wait", icon: "wait", word: word)
        case .differs: return BadgeView(tone: "bad", icon: "no", word: word)
        case .reconciled: return BadgeView(tone: "good", icon: "yes", word: word)
        }
    }

    func badge(_ difference: DayDifference) -> BadgeView {
        let word = self("gates.verdict." + difference.verdict.rawValue)
        switch difference.verdict {
        case .equal, .withinTolerance: return BadgeView(tone: "good", icon: "yes", word: word)
        case .outsideTolerance, .onlyAtGate, .onlyAtCustoms:
            return BadgeView(
                tone: difference.isOpen ? "bad" : "info", icon: difference.isOpen ? "no" : "info", word: word)
        }
    }
}
