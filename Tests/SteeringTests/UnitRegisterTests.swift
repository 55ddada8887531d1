import BorderVocabulary
import Steering
import Testing

/// Made-up units: a province of two districts until 30 June 2025, and of three communes since.
struct SampleRegister {
    private(set) var register = UnitRegister()
    static let basis = "sample-people"

    init() throws {
        try give(.define(unit("20", .province, nil, from: "1970-01-01")))
        for code in ["178", "179"] { try give(.define(unit(code, .district, "20", from: "1970-01-01"))) }
    }

    /// The two districts are abolished, and three communes stand under the province.
    static func reformed() throws -> SampleRegister {
        var town = try SampleRegister()
        for code in ["6001", "6002", "6003"] {
            try town.give(.define(town.unit(code, .commune, "20", from: "2025-07-01")))
        }
        try town.give(.change(town.change(["178", "179"], .abolish, "2025-07-01")))
        return town
    }

    func unit(
        _ code: String, _ level: AdministrativeUnit.Level, _ parent: String?, from: String, name: String = "sample"
    ) throws -> AdministrativeUnit {
        AdministrativeUnit(
            try UnitID.parse(code), name: try Sample.line(name), level: level, parent: try parent.map(UnitID.parse),
            from: Sample.day(from), document: try Sample.line("sample decree"))
    }

    func change(_ units: [String], _ kind: UnitChange.Kind, _ day: String) throws -> UnitChange {
        UnitChange(
            try units.map(UnitID.parse), kind, effective: Sample.day(day), document: try Sample.line("sample decree"))
    }

    func weight(_ from: String, _ to: String, _ share: String) throws -> UnitWeight {
        UnitWeight(
            from: try UnitID.parse(from), to: try UnitID.parse(to), share: try DecimalNumber.parse(share),
            basis: try IndicatorID.parse(Self.basis), source: try Sample.line("sample count"))
    }

    @discardableResult
    mutating func give(_ command: UnitCommand) throws -> Bool {
        let events = try register.decide(command, by: Sample.lan, at: Sample.now)
        for event in events { register.apply(event, by: Sample.lan, at: Sample.now) }
        return !events.isEmpty
    }

    mutating func weigh(_ weights: [(String, String, String)]) throws {
        for (from, to, share) in weights { try give(.weigh(weight(from, to, share))) }
    }

    func refusal(_ command: UnitCommand) -> UnitRefusal? {
        do throws(UnitRefusal) {
            _ = try register.decide(command, by: Sample.lan, at: Sample.now)
            return nil
        } catch { return error }
    }
}

@Suite("The register of units")
struct UnitRegisterTests {
    @Test(arguments: [("2025-06-30", ["178", "179"], [String]()), ("2025-07-01", [], ["6001", "6002", "6003"])])
    func `has districts until the day of the reform, and communes since`(
        day: String, districts: [String], communes: [String]
    ) throws {
        let register = try SampleRegister.reformed().register
        func codes(_ level: AdministrativeUnit.Level) -> [String] {
            register.units(on: Sample.day(day), level: level).map { "\($0.unit.code)" }
        }
        #expect(codes(.district) == districts)
        #expect(codes(.commune) == communes)
        #expect(codes(.province) == ["20"])
        #expect(register.entries.count == 6, "nothing is destroyed")
    }

    @Test func `never uses a code again`() throws {
        var town = try SampleRegister.reformed()
        let same = try town.unit("178", .district, "20", from: "1970-01-01")
        #expect(try !town.give(.define(same)), "already so")
        let other = try town.unit("178", .commune, "20", from: "2026-01-01")
        #expect(town.refusal(.define(other)) == .codeTaken("178", from: .earliest))
    }

    @Test func `holds levels, days and order`() throws {
        let town = try SampleRegister.reformed()
        #expect(town.refusal(.define(try town.unit("1", .commune, "9", from: "2025-07-01"))) == .unknownUnit("9"))
        #expect(
            town.refusal(.define(try town.unit("1", .commune, "178", from: "2025-07-01")))
                == .notThere("178", on: Sample.day("2025-07-01")))
        #expect(town.refusal(.define(try town.unit("1", .commune, "178", from: "2025-06-30"))) == nil)
        #expect(town.refusal(.define(try town.unit("1", .district, "178", from: "2025-06-30"))) == .wrongLevel("178"))
        let merge = UnitChange.Kind.merge(into: "6003")
        #expect(town.refusal(.change(try town.change(["6001"], merge, "2026-01-01"))) == .namesTooFew)
        #expect(town.refusal(.change(try town.change(["6001", "6002"], merge, "2026-01-01"))) == nil)
        #expect(
            town.refusal(.change(try town.change(["178", "6002"], merge, "2026-01-01")))
                == .notThere("178", on: Sample.day("2025-12-31")))
        #expect(
            town.refusal(.change(try town.change(["6001"], .split(into: ["6001"]), "2026-01-01"))) == .namesTooFew)
        #expect(
            town.refusal(.change(try town.change(["6001"], .split(into: ["6001", "6009"]), "2026-01-01")))
                == .unknownUnit("6009"))
    }

    @Test func `ends what was merged, and not the one that the others join`() throws {
        var town = try SampleRegister.reformed()
        let change = try town.change(["6001", "6002"], .merge(into: "6001"), "2026-01-01")
        try town.give(.change(change))
        #expect(try !town.give(.change(change)), "already so")
        #expect(town.register.entries["6002"]?.until == Sample.day("2025-12-31"))
        #expect(town.register.entries["6001"]?.until == nil)
        let earlier = try town.change(["6001"], .rename(to: Sample.line("older")), "2025-12-01")
        #expect(town.refusal(.change(earlier)) == .changeNotLater("6001", than: Sample.day("2026-01-01")))
    }

    @Test func `knows the name and the place of a unit on a day`() throws {
        var town = try SampleRegister()
        try town.give(.define(town.unit("6001", .commune, "178", from: "2000-01-01", name: "old")))
        try town.give(.change(town.change(["6001"], .rename(to: Sample.line("new")), "2010-01-01")))
        try town.give(.change(town.change(["6001"], .move(under: "179"), "2015-01-01")))
        let entry = try #require(town.register.entries["6001"])
        #expect("\(entry.name(on: Sample.day("2009-12-31")))" == "old")
        #expect("\(entry.name(on: Sample.day("2010-01-01")))" == "new")
        #expect(entry.parent(on: Sample.day("2014-12-31")) == "178")
        #expect(entry.parent(on: Sample.day("2015-01-01")) == "179")
    }

    @Test(arguments: [
        ("20", "1970-01-01", "1970-01-31", true), ("178", "2025-06-30", "2025-07-31", true),
        ("178", "2025-07-01", "2025-07-31", false), ("6001", "2025-06-15", "2025-07-14", true),
        ("6001", "2025-06-01", "2025-06-30", false), ("9999", "2025-06-01", "2025-06-30", false),
    ])
    func `says of which area a period can have figures`(area: String, first: String, last: String, there: Bool) throws {
        let register = try SampleRegister.reformed().register
        #expect(register.isThere(try UnitID.parse(area), in: Sample.day(first)...Sample.day(last)) == there)
    }
}

@Suite("A figure cut along other borders")
struct RecutTests {
    private func number(_ text: String) throws -> Value { try Value.parse(text) }

    private func recut(
        _ town: SampleRegister, _ values: [UnitID: String], _ aggregation: IndicatorCard.Aggregation = .sum
    ) throws -> [String] {
        let values = try values.mapValues { try number($0) }
        let basis = try IndicatorID.parse(SampleRegister.basis)
        return try town.register.recut(values, by: basis, aggregation).map {
            "\($0.unit) \($0.value.map { "\($0)" } ?? "-") \($0.isEstimated ? "estimated" : "exact")"
        }
    }

    @Test func `is shared out by weight, marked as an estimate, and adds up`() throws {
        var town = try SampleRegister.reformed()
        try town.weigh([
            ("178", "6001", "0.25"), ("178", "6002", "0.75"), ("179", "6002", "0.5"), ("179", "6003", "0.5"),
        ])
        #expect(
            try recut(town, ["178": "10.5", "179": "7"])
                == ["6001 2.625 estimated", "6002 11.375 estimated", "6003 3.5 estimated"])
        #expect(
            try recut(town, ["178": "4-8", "179": "2"])
                == ["6001 1-2 estimated", "6002 4-7 estimated", "6003 1 estimated"])
    }

    @Test func `is exact where whole units go into one, and can be cut back where weights say so`() throws {
        var town = try SampleRegister.reformed()
        try town.weigh([("6001", "178", "1"), ("6002", "178", "1"), ("6003", "179", "1")])
        #expect(try recut(town, ["6001": "1.5", "6002": "2.5", "6003": "7"]) == ["178 4 exact", "179 7 exact"])
    }

    @Test func `has no answer without weights, or without all of them`() throws {
        var town = try SampleRegister.reformed()
        #expect(throws: RecutRefusal.sharesIncomplete("178", missing: try DecimalNumber.parse("1"))) {
            try recut(town, ["178": "10"])
        }
        try town.weigh([("178", "6001", "0.3")])
        #expect(throws: RecutRefusal.sharesIncomplete("178", missing: try DecimalNumber.parse("0.7"))) {
            try recut(town, ["178": "10"])
        }
    }

    @Test func `has no answer for a unit of which a part is unknown`() throws {
        var town = try SampleRegister.reformed()
        try town.weigh([("178", "6001", "0.25"), ("178", "6002", "0.75"), ("179", "6002", "1")])
        #expect(try recut(town, ["178": "10"]) == ["6001 2.5 estimated", "6002 - estimated"])
        #expect(
            try recut(town, ["178": "10", "179": "missing"]) == ["6001 2.5 estimated", "6002 - estimated"])
        #expect(try recut(town, ["178": ">5", "179": "1"]) == ["6001 - estimated", "6002 - estimated"])
    }

    @Test(arguments: [IndicatorCard.Aggregation.last, .average, .none])
    func `is none of what does not add up`(aggregation: IndicatorCard.Aggregation) throws {
        var town = try SampleRegister.reformed()
        try town.weigh([("178", "6001", "1")])
        #expect(throws: RecutRefusal.notAdditive(aggregation)) { try recut(town, ["178": "10"], aggregation) }
    }

    @Test(arguments: [("0", false), ("-0.1", false), ("0.000000001", true), ("0.4", true), ("0.400000001", false)])
    func `shares out no more than the whole`(share: String, isTaken: Bool) throws {
        var town = try SampleRegister.reformed()
        try town.weigh([("178", "6001", "0.6")])
        let refusal = town.refusal(.weigh(try town.weight("178", "6002", share)))
        #expect(refusal == (isTaken ? nil : .shareOutOfRange(rest: try DecimalNumber.parse("0.4"))))
        #expect(town.refusal(.weigh(try town.weight("178", "6001", "1"))) == nil, "it takes the place of the first")
    }

    @Test(arguments: [
        ("1", "1", "0.333333333", "1.333333333"), ("0", "0.000000001", "0.5", "0.000000001"),
        ("0", "-0.000000001", "0.5", "-0.000000001"), ("1.5", "1.5", "-1", "0"), ("0", "0.000000001", "0.4", "0"),
    ])
    func `is multiplied exactly and rounded once`(sum: String, number: String, share: String, result: String) throws {
        let sum = try DecimalNumber.parse(sum).adding(DecimalNumber.parse(number), times: DecimalNumber.parse(share))
        #expect(sum == (try DecimalNumber.parse(result)))
    }

    @Test func `overflows into nothing`() throws {
        let most = try DecimalNumber.parse("999999999999999999")
        #expect(most.adding(most, times: most) == nil)
        #expect(most.adding(most, times: try DecimalNumber.parse("1")) == nil)
    }
}
