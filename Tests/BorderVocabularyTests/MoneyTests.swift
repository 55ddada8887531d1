import BorderVocabulary
import Testing

@Suite("Money")
struct MoneyTests {
    @Test(arguments: [
        ("4000000", Int64(4_000_000)), ("4.000.000", 4_000_000), ("4.000.000 ₫", 4_000_000), ("4.000.000đ", 4_000_000),
        ("4.000.000 VND", 4_000_000), ("4.000.000 vnđ", 4_000_000), ("4.000.000 đồng", 4_000_000), ("0", 0),
        ("-1.500 ₫", -1500), ("999", 999), ("1.000", 1000), ("9223372036854775807", .max),
        ("-9.223.372.036.854.775.808 ₫", .min),
    ])
    func `is whole đồng`(raw: String, dong: Int64) throws {
        let money = try Money.parse(raw)
        #expect(money.dong == dong)
        #expect(try Money.parse(money.display) == money)
    }

    @Test(arguments: [
        "", "₫", "-", "4.5", "4.00.000", ".000", "4.", "4000.000", "4,000", "1e6", "4 ₫₫", "--4", "4-", "$4", "٤",
        "9223372036854775808", "-9223372036854775809", "99999999999999999999",
    ])
    func `is nothing else`(raw: String) {
        #expect(reason { () throws(ParseFailure) in try Money.parse(raw) } != nil)
    }

    @Test(arguments: [
        (Int64(0), "0 ₫"), (999, "999 ₫"), (1000, "1.000 ₫"), (4_000_000, "4.000.000 ₫"), (-1500, "-1.500 ₫"),
        (.min, "-9.223.372.036.854.775.808 ₫"),
    ])
    func `is written with dots`(dong: Int64, display: String) {
        #expect(Money(dong: dong).display == display)
    }

    @Test
    func `never overflows in silence`() {
        let most = Money(dong: .max)
        let one = Money(dong: 1)
        #expect(most.adding(one) == nil)
        #expect(most.adding(.zero) == most)
        #expect(Money(dong: .min).subtracting(one) == nil)
        #expect(most.subtracting(one) == Money(dong: .max - 1))
        #expect(most.multiplied(by: 2) == nil)
        #expect(one.multiplied(by: 3) == Money(dong: 3))
        #expect(Money.sum(of: [most, one]) == nil)
        #expect(Money.sum(of: [one, one]) == Money(dong: 2))
    }

    @Test
    func `survives writing and reading`() throws {
        var chance = SplitMix64(seed: 9)
        for _ in 0..<5000 {
            let shift = Int.random(in: 0..<64, using: &chance)
            let money = Money(dong: Int64(bitPattern: chance.next()) >> shift)
            #expect(try Money.parse(money.display) == money)
            #expect(try Money.parse(String(money.dong)) == money)
        }
    }
}

@Suite("A weight")
struct WeightTests {
    @Test(arguments: [
        ("0", 0), ("12500", 12_500), ("12.500 kg", 12_500), ("12.500KG", 12_500), ("2147483647", 2_147_483_647),
    ])
    func `is whole kilograms`(raw: String, kilograms: Int32) throws {
        let weight = try Weight.parse(raw)
        #expect(weight.kilograms == kilograms)
        #expect(try Weight.parse(weight.display) == weight)
    }

    @Test(arguments: ["", "kg", "-1", "12,5", "12.5", "2147483648", "99999999999999999999", "5 t"])
    func `is nothing else`(raw: String) {
        #expect(reason { () throws(ParseFailure) in try Weight.parse(raw) } != nil)
    }
}
