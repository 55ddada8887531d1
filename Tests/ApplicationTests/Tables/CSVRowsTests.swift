import Application
import Testing

@Suite("A table of comma-separated values")
struct CSVRowsTests {
    private func read(_ text: String, limit: Int = 100) throws(CSVRows.Failure) -> [String] {
        let bytes = Array(text.utf8)
        let result = bytes.withUnsafeBytes { bytes -> Result<[CSVRows.Row], CSVRows.Failure> in
            do throws(CSVRows.Failure) { return .success(try CSVRows.read(bytes, limit: limit)) } catch {
                return .failure(error)
            }
        }
        return try result.get().map { "\($0.line):" + $0.fields.joined(separator: "|") }
    }

    @Test(arguments: [
        ("", []), ("a", ["1:a"]), ("a,b\n", ["1:a|b"]), ("a,b\r\nc,d", ["1:a|b", "2:c|d"]),
        ("a,\n,b\n,", ["1:a|", "2:|b", "3:|"]), ("\u{FEFF}a\n\n\r\nb\n", ["1:a", "4:b"]),
        ("\"a,b\"\n\"c\"\"d\",e\n", ["1:a,b", "2:c\"d|e"]), ("\"a\nb\",c\nd", ["1:a\nb|c", "3:d"]),
        ("\"\"\n", ["1:"]), ("a\rb\n", ["1:a\rb"]), ("\"x\",same\n\"y\",same\n", ["1:x|same", "2:y|same"]),
        ("12345678,a\n12345678,b\n12345679,b\n", ["1:12345678|a", "2:12345678|b", "3:12345679|b"]),
        ("một,hai\nmột\n", ["1:một|hai", "2:một"]),
    ])
    func `is read line by line`(text: String, rows: [String]) throws {
        #expect(try read(text) == rows)
    }

    @Test(arguments: [
        ("a\"b\n", CSVRows.Failure.strayQuote(line: 1)), ("a\n\"b\"c\n", .strayQuote(line: 2)),
        ("a\n\"b\nc", .strayQuote(line: 2)), ("\"a\"\"", .strayQuote(line: 1)), ("\"a\"\rb", .strayQuote(line: 1)),
    ])
    func `is refused where a quote stands in the wrong place`(text: String, failure: CSVRows.Failure) {
        #expect(throws: failure) { try read(text) }
    }

    @Test func `has a limit, and is UTF-8`() throws {
        #expect(try read("a\nb", limit: 2).count == 2)
        #expect(throws: CSVRows.Failure.tooManyRows) { try read("a\nb\nc", limit: 2) }
        let bytes: [UInt8] = [0x61, 0x2C, 0xFF]
        #expect(throws: CSVRows.Failure.invalidUTF8(at: 3)) {
            try bytes.withUnsafeBytes { try CSVRows.read($0, limit: 1) }
        }
    }
}
