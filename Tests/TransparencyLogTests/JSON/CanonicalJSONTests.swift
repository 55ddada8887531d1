import Cryptography
import Foundation
import Testing
import TransparencyLog

@Suite("Canonical JSON")
struct CanonicalJSONTests {
    private func canonical(_ text: String) throws -> String {
        String(decoding: CanonicalJSON.bytes(of: try CanonicalJSON.value(Array(text.utf8))), as: UTF8.self)
    }

    @Test(
        .enabled(if: Vectors.has("jcs"), "The folder jcs of the vectors is not here; HUUNGHI_VECTORS names its place."))
    func `is that of the vectors of RFC 8785`() throws {
        let inputs = Vectors.files("jcs/input")
        #expect(inputs.count == 6)
        for (input, hex) in zip(inputs, Vectors.files("jcs/outhex")) {
            let output = CanonicalJSON.bytes(of: try CanonicalJSON.value(try Data(contentsOf: input)))
            let digits = try String(contentsOf: hex, encoding: .utf8).filter { !$0.isWhitespace }
            #expect(Hex.string(output) == digits, "\(input.lastPathComponent)")
        }
    }

    /// RFC 8785, appendix B.
    @Test(
        arguments: [
            (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"), (0x0000_0000_0000_0001, "5e-324"),
            (0x8000_0000_0000_0001, "-5e-324"), (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
            (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"), (0x4340_0000_0000_0000, "9007199254740992"),
            (0xc340_0000_0000_0000, "-9007199254740992"), (0x4430_0000_0000_0000, "295147905179352830000"),
            (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"), (0x44b5_2d02_c7e1_4af6, "1e+23"),
            (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"), (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
            (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"), (0x444b_1ae4_d6e2_ef50, "1e+21"),
            (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"), (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
            (0x41b3_de43_5555_5553, "333333333.3333332"), (0x41b3_de43_5555_5554, "333333333.33333325"),
            (0x41b3_de43_5555_5555, "333333333.3333333"), (0x41b3_de43_5555_5556, "333333333.3333334"),
            (0x41b3_de43_5555_5557, "333333333.33333343"), (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
            (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
        ] as [(UInt64, String)])
    func `writes numbers as ECMAScript does`(bits: UInt64, text: String) throws {
        #expect(CanonicalJSON.Number(Double(bitPattern: bits))?.text == text)
    }

    @Test(arguments: [
        ("1", "1"), ("-0", "0"), ("0.0", "0"), ("10", "10"), ("1.0", "1"), ("100e-2", "1"), ("1.5e3", "1500"),
        ("0.1", "0.1"), ("123456789012345678901", "123456789012345680000"), ("1e21", "1e+21"), ("12e20", "1.2e+21"),
        ("1e-6", "0.000001"), ("1e-7", "1e-7"), ("15e-8", "1.5e-7"), ("1e-400", "0"),
    ])
    func `has one form for each number`(text: String, form: String) throws {
        #expect(try canonical(text) == form)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `writes numbers that are read as the same`(seed: UInt64) throws {
        var random = Seeded(seed)
        for _ in 0..<20_000 {
            guard let number = CanonicalJSON.Number(Double(bitPattern: random.next())) else { continue }
            #expect(Double(number.text) == number.double)
        }
    }

    @Test func `writes only numbers that every reader reads alike`() {
        for double in [Double.nan, .infinity, -.infinity] { #expect(CanonicalJSON.Number(double) == nil) }
        #expect(CanonicalJSON.Number(1 << 53 as Int)?.text == "9007199254740992")
        #expect(CanonicalJSON.Number(1 << 53 + 1 as Int) == nil)
        #expect(CanonicalJSON.Number(Int.min) == nil)
    }

    @Test(arguments: [
        (#" { "b" : 1 , "a" : [ ] } "#, #"{"a":[],"b":1}"#),
        (#""\u00e9\u20ac\ud83d\ude00\/\u0000\u001F\u007f""#, "\"é€😀/\\u0000\\u001f\u{7F}\""),
        (#"{"\u00e9":1,"e\u0301":2}"#, "{\"e\u{301}\":2,\"\u{E9}\":1}"),
        (#"{"\ufb33":1,"\ud83d\ude02":2}"#, "{\"😂\":2,\"\u{FB33}\":1}"),
    ])
    func `has one form for each text`(text: String, form: String) throws {
        #expect(Array(try canonical(text).utf8) == Array(form.utf8))
        #expect(Array(try canonical(form).utf8) == Array(form.utf8))
    }

    @Test(
        arguments: [
            ("", .unexpected(at: 0)), ("nul", .unexpected(at: 3)), ("1 2", .unexpected(at: 2)),
            ("01", .unexpected(at: 1)),
            ("+1", .unexpected(at: 0)), (".5", .unexpected(at: 0)), ("1.", .unexpected(at: 2)),
            ("1e", .unexpected(at: 2)),
            ("-", .unexpected(at: 1)), ("NaN", .unexpected(at: 0)), ("[1,]", .unexpected(at: 3)),
            ("[1", .unexpected(at: 2)),
            ("{,}", .unexpected(at: 1)), ("{\"a\":1,}", .unexpected(at: 7)), ("{a:1}", .unexpected(at: 1)),
            ("{\"a\" 1}", .unexpected(at: 5)), ("\"a", .unexpected(at: 2)), ("\"\n\"", .unexpected(at: 1)),
            ("\"\\x\"", .unexpected(at: 2)), ("\"\\u12g4\"", .unexpected(at: 5)), ("'a'", .unexpected(at: 0)),
            ("\u{FEFF}1", .unexpected(at: 0)), ("// a\n1", .unexpected(at: 0)), ("1e400", .numberTooLarge(at: 0)),
            ("\"\\ud83d\"", .loneSurrogate(at: 3)), ("\"\\ude00\"", .loneSurrogate(at: 3)),
            ("\"\\ud83d\\u0041\"", .loneSurrogate(at: 3)), ("{\"a\":1,\"a\":1}", .repeatedKey(at: 0)),
            ("[{\"a\":1,\"\\u0061\":2}]", .repeatedKey(at: 1)),
        ] as [(String, JSONFlaw)])
    func `is read strictly`(text: String, flaw: JSONFlaw) {
        #expect(throws: flaw) { try canonical(text) }
    }

    @Test(arguments: [(64, true), (65, false), (100_000, false)])
    func `is not read deeper than its limit`(depth: Int, isRead: Bool) {
        let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        #expect((try? canonical(text)) != nil ? isRead : !isRead)
    }

    @Test func `is not read beyond its limit, and only as UTF-8`() {
        let long = [UInt8](repeating: 0x20, count: CanonicalJSON.Limit.bytes + 1)
        #expect(throws: JSONFlaw.tooLong(most: CanonicalJSON.Limit.bytes)) { try CanonicalJSON.value(long) }
        #expect(throws: JSONFlaw.notText) { try CanonicalJSON.value([0x22, 0xC3, 0x22]) }
        #expect(throws: JSONFlaw.notText) { try CanonicalJSON.value([0x22, 0xED, 0xA0, 0x80, 0x22]) }
    }

    @Test func `finds members by their exact key`() throws {
        guard case .object(let object) = try CanonicalJSON.value(Array(#"{"é":1,"b":null}"#.utf8)) else { return }
        #expect(object["b"] != nil)
        #expect(object["\u{E9}"] != nil)
        #expect(object["e\u{301}"] == nil)
        #expect(CanonicalJSON.Object([("a", .null), ("a", .null)]) == nil)
    }
}
