import BorderVocabulary
import Steering
import Web

/// How often a detector looked, and what came of it.
struct DetectorCount: Sendable {
    let detector: Detector
    let looks: Int
    /// Looks with enough to say anything.
    let judged: Int
    /// Found, and it stands among all that were made or does not reckon with chance.
    let found: Int
    /// Found, and it may be chance.
    let perhaps: Int

    /// One count of each detector, in their order.
    static func all(_ review: IntegrityReview) -> [DetectorCount] {
        let standing = review.set.standing(falseShare: 0.05)
        return Detector.allCases.map { detector in
            let own = review.looks.enumerated().filter { $0.element.finding.detector == detector }
            let judged = own.filter { !$0.element.isSilent }
            let found = judged.filter { $0.element.finding.outcome == .found }
            let sure = found.filter { standing.contains($0.offset) || $0.element.finding.chance == nil }
            return DetectorCount(
                detector: detector, looks: own.count, judged: judged.count, found: sure.count,
                perhaps: found.count - sure.count)
        }
    }
}

/// The public part of the detectors and of the room's health as data.
struct IntegrityTable: Sendable {
    private let answer: IntegrityAnswer
    private let words: IntegrityWords
    private let recordedBy: Timestamp
    private let isSample: Bool

    /// Takes an answer that was asked from a public vantage.
    init(_ answer: IntegrityAnswer, _ words: IntegrityWords, recordedBy moment: Timestamp, isSample: Bool) {
        (self.answer, self.words, recordedBy, self.isSample) = (answer, words, moment, isSample)
    }

    /// One row for each number, after RFC 4180; with a point before decimals whatever the language.
    var csv: String {
        let head = ["section", "code", "name", "measure", "value", "from", "to", "as_known_on", "sample"]
        let days = answer.days
        let tail = ["\(days.lowerBound)", "\(days.upperBound)", "\(answer.day)", isSample ? "yes" : "no"]
        return ([head] + cells.map { [$0.section, $0.code, $0.name, $0.measure, $0.value] + tail })
            .map(IntegrityTable.line).joined()
    }

    private struct Cell {
        let section: String
        let code: String
        let name: String
        let measure: String
        let value: String

        init(_ section: String, _ code: String, _ name: String, _ measure: String, _ value: String) {
            (self.section, self.code, self.name, self.measure, self.value) = (section, code, name, measure, value)
        }
    }

    private var cells: [Cell] {
        let detectors = DetectorCount.all(answer.review).flatMap { count in
            let numbers = [
                ("looks", count.looks), ("judged", count.judged), ("found", count.found), ("perhaps", count.perhaps),
            ]
            let (code, name) = (count.detector.rawValue, words("integrity.detector." + count.detector.rawValue))
            return numbers.map { Cell("detector", code, name, $0.0, "\($0.1)") }
        }
        let health = answer.health.shares.flatMap { share in
            [("part", share.part), ("whole", share.whole)].map { measure, number in
                Cell(
                    "health", share.measure.rawValue, words("health.measure." + share.measure.rawValue), measure,
                    "\(number)")
            }
        }
        return detectors + health + forecasts + ages
    }

    private var forecasts: [Cell] {
        let record = answer.health.forecasts
        let name = words("health.forecasts")
        var numbers = [("forecasts", "\(record.trials.count)"), ("needed", "\(ForecastRecord.least)")]
        if record.isEnough {
            numbers += [
                ("likely", "\(record.attained.of)"), ("likely-attained", "\(record.attained.count)"),
                ("inside-p10-p90", "\(record.inside.count)"),
            ]
            if let brier { numbers.append(("brier", brier)) }
        }
        return numbers.map { Cell("forecasts", "forecasts", name, $0.0, $0.1) }
    }

    /// With four decimals and a point.
    private var brier: String? {
        guard answer.health.forecasts.isEnough, let brier = answer.health.forecasts.brier else { return nil }
        return DecimalNumber(digits: Int64((brier * 10_000).rounded()), scale: 4)?.description
    }

    private var ages: [Cell] {
        let all = answer.health.ages
        let numbers = [
            ("indicators", all.ages.count), ("late", all.late),
            ("without-habit", all.ages.count { $0.usualDays == nil }),
        ]
        return numbers.map { Cell("ages", "figures", words("health.ages"), $0.0, "\($0.1)") }
    }

    /// The same as JSON.
    var json: String {
        var json = JSONWriter(capacity: 4096)
        let (review, health) = (answer.review, answer.health)
        json.object { json in
            json.member("title", words("integrity.title"))
            json.member("from", text: answer.days.lowerBound)
            json.member("to", text: answer.days.upperBound)
            json.member("asKnownOn", text: answer.day)
            json.member("asRecordedOn", text: recordedBy.localDate)
            json.member("sample", isSample)
            json.member("looks", review.looks.count)
            json.member("tested", review.set.tested.count)
            json.list("detectors", DetectorCount.all(review)) { json, count in
                json.object { json in
                    json.member("detector", count.detector.rawValue)
                    json.member("version", count.detector.version)
                    json.member("name", words("integrity.detector." + count.detector.rawValue))
                    json.member("facts", words("integrity.facts." + count.detector.rawValue))
                    json.member("looks", count.looks)
                    json.member("judged", count.judged)
                    json.member("found", count.found)
                    json.member("perhaps", count.perhaps)
                }
            }
            json.list("health", health.shares) { json, share in
                json.object { json in
                    json.member("measure", share.measure.rawValue)
                    json.member("name", words("health.measure." + share.measure.rawValue))
                    json.member("part", share.part)
                    json.member("whole", share.whole)
                }
            }
            json.member("forecasts", object: writeForecasts)
            json.member(
                "ages",
                object: { json in
                    json.member("indicators", health.ages.ages.count)
                    json.member("late", health.ages.late)
                    json.member("withoutHabit", health.ages.ages.count { $0.usualDays == nil })
                })
        }
        return json.text
    }

    private func writeForecasts(_ json: inout JSONWriter) {
        let record = answer.health.forecasts
        json.member("forecasts", record.trials.count)
        json.member("needed", ForecastRecord.least)
        guard record.isEnough else { return }
        json.member("likely", record.attained.of)
        json.member("likelyAttained", record.attained.count)
        json.member("inside", record.inside.count)
        if let brier {
            json.key("brier")
            json.raw(brier)
        }
    }

    /// One line with its end; a field with a separator, a quote or a line break stands in quotes.
    private static func line(_ fields: [String]) -> String {
        fields.map { text in
            guard text.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return text }
            return "\"" + text.replacing("\"", with: "\"\"") + "\""
        }.joined(separator: ",") + "\r\n"
    }
}
