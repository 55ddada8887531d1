import BorderVocabulary
import Steering
import Testing

@Suite("A value")
struct ValueTests {
    @Test(arguments: [
        "16", "7.0", "0", "0.5", "-0.5", "51990.563", ">5000", ">=8", "<1.5", "<=100", "7-7.5", "-2--1", "yes", "no",
        "missing", "n/a", "999999999999999999", "0.000000001",
    ])
    func `is written as it was read`(text: String) throws {
        #expect("\(try Value.parse(text))" == text)
    }

    @Test(arguments: [("≥8", ">=8"), ("≤8", "<=8"), ("7–7.5", "7-7.5")])
    func `has one spelling`(text: String, same: String) throws {
        #expect(try Value.parse(text) == Value.parse(same))
    }

    @Test(arguments: [
        "", " ", "5,1", "5.674,1", "5 000", "05", "+5", ".5", "5.", "1e3", "0x10", "-0", "-0.0", ">", ">>5", "7.5-7",
        "7-7.0",
        "7-", "7-8-9", "１６", "NaN", "1000000000000000000", "0.0000000001", "Yes", "5%",
    ])
    func `is nothing else`(text: String) {
        #expect(throws: ParseFailure.self) { try Value.parse(text) }
    }

    @Test(arguments: [("7", "7.0", 0), ("6.99", "7", -1), ("-1", "1", -1), ("-7.5", "-7", -1), ("0.1", "0.10", 0)])
    func `counts for what it is worth, exactly`(left: String, right: String, order: Int) throws {
        let (left, right) = (try DecimalNumber.parse(left), try DecimalNumber.parse(right))
        #expect(left.isSame(as: right) == (order == 0))
        #expect(left.isLess(than: right) == (order < 0))
        #expect(!right.isLess(than: left))
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `and its day and period are read from any text, or refused, and never otherwise`(seed: UInt64) {
        var dice = SplitMix64(seed: seed)
        let alphabet = Array("0123456789--..>=<≥≤–MQH/ aneyo").map(String.init) + ["2023", "9999", "-0", "-12", "01"]
        for _ in 0..<500 {
            let length = Int.random(in: 0...9, using: &dice)
            let text = (0..<length).map { _ in dice.pick(alphabet) }.joined()
            if let value = try? Value.parse(text) { #expect((try? Value.parse("\(value)")) == value, "\(text)") }
            if let period = try? Period.parse(text) { #expect((try? Period.parse("\(period)")) == period, "\(text)") }
            if let known = try? KnownOn.parse(text) { #expect("\(known)" == text) }
        }
    }

    @Test func `does not overflow at its ends`() throws {
        let most = try DecimalNumber.parse("999999999999999999")
        let least = try DecimalNumber.parse("-999999999999999999")
        #expect(least.isLess(than: most))
        #expect(DecimalNumber(digits: 1_000_000_000_000_000_000) == nil)
        #expect(DecimalNumber(digits: .min) == nil)
        #expect(DecimalNumber(digits: 1, scale: 10) == nil)
    }

    @Test(arguments: ["reported; 9 of them exceeded", "expected", "derived from result and percent of plan"])
    func `has a status in the words of its source`(words: String) throws {
        #expect("\(try FigureStatus.parse(words).words)" == words)
    }

    @Test(arguments: [
        "", "surely", "Expected", "report", "reported\u{7}", "reported\nexpected",
        "reported \u{202E}61", "reported\u{2028}61", "reported\u{9B}2J",
    ])
    func `has no status that is none of ours`(words: String) {
        #expect(throws: ParseFailure.self) { try FigureStatus.parse(words) }
    }
}
