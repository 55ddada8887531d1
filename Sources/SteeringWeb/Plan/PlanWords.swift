import BorderVocabulary
import Steering
import Web

/// How plans, targets and lights are written in a language.
struct PlanWords: Sendable {
    let words: Words

    /// The text of a key of this area.
    func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String { words("plan." + key, values) }

    // MARK: Numbers

    /// A number as it was stated, with the marks of the language.
    func decimal(_ number: DecimalNumber) -> String { marked(number.description) }

    /// A number that was reckoned, rounded to so many decimals.
    func decimal(_ number: Double, _ scale: Int) -> String {
        let power = (0..<scale).reduce(1.0) { power, _ in power * 10 }
        let whole = (number * power).rounded()
        guard whole.isFinite, whole.magnitude < 9e17 else { return words("plan.none") }
        guard let rounded = DecimalNumber(digits: Int64(whole), scale: UInt8(scale)) else { return words("plan.none") }
        return decimal(rounded)
    }

    /// A share in percent; what is not certain is never called 0 or 100.
    func percent(_ share: Double) -> String {
        let percent = share * 100
        if percent < 1 { return self("percent.below", ["percent": "1"]) }
        if percent > 99 { return self("percent.above", ["percent": "99"]) }
        return self("percent", ["percent": decimal(percent, 0)])
    }

    /// A value as its source printed it, with the marks of the language.
    func value(_ value: Value) -> String {
        switch value {
        case .number(let number): decimal(number)
        case .bound(let bound, let number): bound.sign + " " + decimal(number)
        case .range(let low, let high): decimal(low) + "–" + decimal(high)
        case .answer(true): self("yes")
        case .answer(false): self("no")
        case .missing: self("missing")
        case .notApplicable: self("not-applicable")
        }
    }

    private func marked(_ text: String) -> String {
        let isNegative = text.hasPrefix("-")
        let parts = (isNegative ? text.dropFirst() : text[...]).split(separator: ".")
        let comma = words.language == .vi
        var whole = ""
        for (place, digit) in parts[0].enumerated() {
            if place > 0, (parts[0].count - place) % 3 == 0 { whole += comma ? "." : "," }
            whole.append(digit)
        }
        let fraction = parts.count > 1 ? (comma ? "," : ".") + parts[1] : ""
        return (isNegative ? "−" : "") + whole + fraction
    }

    // MARK: What a target wants

    /// What is wanted, with its unit; dropped where it is nothing.
    func aim(_ aim: TargetAim?, _ target: Target) -> String {
        switch aim {
        case .none: self("aim.dropped")
        case .atLeast(let bound): self("aim.at-least", ["value": decimal(bound), "unit": words.unit(target.unit)])
        case .atMost(let bound): self("aim.at-most", ["value": decimal(bound), "unit": words.unit(target.unit)])
        case .range(let low, let high, let reading):
            self(
                "aim.range." + reading.rawValue,
                ["low": decimal(low), "high": decimal(high), "unit": words.unit(target.unit)])
        case .milestone(let due): self("aim.milestone", ["day": words.formats.date(due)])
        case .yes: self("aim.yes")
        }
    }

    /// The period as the language writes it.
    func period(_ period: Period) -> String {
        let year = "\(period.year)"
        switch period.part {
        case .whole: return self("period.year", ["year": year])
        case .half(let half): return self("period.half", ["year": year, "part": "\(half)"])
        case .quarter(let quarter): return self("period.quarter", ["year": year, "part": "\(quarter)"])
        case .month(let month): return self("period.month", ["year": year, "part": "\(month)"])
        case .firstMonths(let month): return self("period.first-months", ["year": year, "part": "\(month)"])
        }
    }

    // MARK: States

    func badge(_ light: Light) -> BadgeView {
        let (tone, icon) =
            switch light {
            case .onTrack: ("info", "open")
            case .atRisk: ("wait", "warning")
            case .offTrack: ("bad", "held")
            case .met: ("good", "yes")
            case .missed: ("bad", "no")
            case .noInformation: ("mute", "none")
            }
        return BadgeView(tone: tone, icon: icon, word: self("light." + light.rawValue))
    }

    func badge(_ outcome: TargetOutcome) -> BadgeView {
        let (tone, icon) =
            switch outcome {
            case .met: ("good", "yes")
            case .notMet: ("bad", "no")
            case .unknown: ("wait", "info")
            case .noInformation: ("mute", "none")
            }
        return BadgeView(tone: tone, icon: icon, word: self("outcome." + outcome.rawValue))
    }

    /// Why the rule's light is what it is.
    func ground(_ light: TargetLight) -> String {
        switch light.ground {
        case .attainment: self("ground.attainment")
        case .done: self("ground.done")
        case .probability(let share): self("ground.probability", ["share": percent(share)])
        case .trajectory(let behind) where behind > 0:
            self("ground.behind", ["percent": decimal(behind, 1)])
        case .trajectory(let behind): self("ground.ahead", ["percent": decimal(-behind, 1)])
        case .expectation: self("ground.expectation")
        case .undecided: self("ground.undecided")
        case .dropped: self("aim.dropped")
        case .nothingKnown(let days?): self("ground.nothing-after", ["days": words.number(days)])
        case .nothingKnown(nil): self("ground.nothing-yet")
        case .stale(let days): self("ground.stale", ["days": words.number(days)])
        }
    }

    /// How hard the target was, in one sentence; nil where it cannot be told of its kind.
    func softness(_ softness: TargetSoftness?) -> String? {
        guard let softness else { return nil }
        var parts = [self("softness." + softness.grade.rawValue)]
        if let year = softness.lastYear, let last = softness.last, let percent = softness.percentOfLast {
            parts.append(
                self("softness.last", ["percent": decimal(percent, 0), "year": "\(year)", "value": decimal(last)]))
        }
        if let percent = softness.percentOfTrend, let chance = softness.chance {
            parts.append(
                self("softness.trend", ["percent": decimal(percent, 0), "share": self.percent(chance)]))
        }
        return parts.joined(separator: " ")
    }

    /// Decimals that suit a reckoned number of this unit: those of the bound, and one more where it is small.
    func scale(_ standing: TargetStanding) -> Int {
        guard let bound = standing.aim?.bound else { return 1 }
        return bound.digits.magnitude < 1_000 ? max(1, Int(bound.scale)) : Int(bound.scale)
    }

    /// A mark as a reader sees it: who, and when.
    func mark(_ mark: PlanMark) -> String {
        self("mark", ["user": "\(mark.by)", "moment": words.formats.moment(mark.at)])
    }
}
