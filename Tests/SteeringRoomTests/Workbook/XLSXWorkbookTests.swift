import Foundation
import OutsideTools
import SteeringRoom
import Testing

@Suite("A workbook that is brought in")
struct XLSXWorkbookTests {
    private func made(_ kind: String) async throws -> [UInt8] {
        let script = try #require(Bundle.module.resourceURL).appending(path: "Scripts/make_workbook.py")
        return try await OutsideTool(
            program: "/usr/bin/python3", leading: ["-I", script.path(percentEncoded: false)],
            packages: "python3-openpyxl"
        ).run([kind], input: [], within: ToolBounds(seconds: 120, memory: 4 << 30, output: 64 << 20))
    }

    private func read(_ kind: String) async throws -> [WorkbookSheet] {
        try await XLSXWorkbookReader().sheets(of: made(kind))
    }

    @Test func `gives each cell as a person reads it, and never less than it holds`() async throws {
        let sheet = try #require(try await read("figures").first)
        #expect(sheet.name == "Số liệu")
        #expect(
            sheet.rows == [
                ["decimal", "5674.1"],
                ["sum", "0.3"],
                ["decimals of the format", "7.0"],
                ["more than the format shows", "7.04"],
                ["thousands", "18063.80"],
                ["large", "123456789012345"],
                ["small", "0.000001"],
                ["negative", "-0.50"],
                ["share", "70.1%"],
                ["text of a number", "007.10"],
                ["day", "2023-12-19"],
                ["month", "2023-11"],
                ["year", "2023"],
                ["moment", "2023-12-19T14:30:00"],
                ["true", "yes"],
                ["error", "#DIV/0!"],
                ["formula never computed", "=SUM(B1:B2)"],
                ["words", "Đồng Đăng\n友谊关"],
            ])
    }

    @Test func `keeps rows where they are, and leaves out what nobody sees`() async throws {
        let sheets = try await read("gaps")
        #expect(sheets.map(\.name) == ["Sheet", "trống"])
        #expect(sheets.map(\.rows) == [[[], ["", "x"], [], ["y"]], []])
    }

    @Test func `is a table of rows as wide as the first, each with its line`() {
        let sheet = WorkbookSheet(name: "x", rows: [["a", "b"], [], ["1"], ["1", "2", "3"]])
        #expect(sheet.table.header == ["a", "b"])
        #expect(sheet.table.rows.map(\.line) == [3, 4])
        #expect(sheet.table.rows.map(\.fields) == [["1", ""], ["1", "2", "3"]])
    }

    @Test func `may be as large as the limits say`() async throws {
        let sheet = try #require(try await read("edge").first)
        #expect(sheet.rows.count == XLSXWorkbookReader.Limit.rows)
        #expect(sheet.rows.last?.count == XLSXWorkbookReader.Limit.columns)
    }

    @Test(arguments: [
        ("far", WorkbookFailure.tooManyRows(sheet: "Sheet", limit: 200_000)),
        ("wide", .tooManyColumns(sheet: "Sheet", limit: 64)),
        ("many", .tooManySheets(limit: 32)),
        ("swollen", .unpacksTooLarge(limit: 256 << 20)),
    ])
    func `is refused beyond each of them`(kind: String, failure: WorkbookFailure) async throws {
        let workbook = try await made(kind)
        await #expect(throws: failure) { try await XLSXWorkbookReader().sheets(of: workbook) }
    }

    @Test(arguments: [[UInt8]("reference_period,indicator\n".utf8), [], [0x50, 0x4B, 0x03, 0x04]])
    func `is refused when it is none`(bytes: [UInt8]) async {
        await #expect {
            try await XLSXWorkbookReader().sheets(of: bytes)
        } throws: { failure in
            if case .notAWorkbook? = failure as? WorkbookFailure { true } else { false }
        }
    }

    @Test func `is refused when it would swell while it is read`() async throws {
        let workbook = try await made("laughing")
        await #expect {
            try await XLSXWorkbookReader().sheets(of: workbook)
        } throws: { failure in
            if case .notAWorkbook? = failure as? WorkbookFailure { true } else { false }
        }
    }

    @Test func `is refused over the size of a file before anything reads it`() async {
        let bytes = [UInt8](repeating: 0, count: XLSXWorkbookReader.Limit.bytes + 1)
        let absent = XLSXWorkbookReader(tool: OutsideTool(program: "/nowhere", packages: "none"))
        await #expect(throws: WorkbookFailure.tooLarge(limit: XLSXWorkbookReader.Limit.bytes)) {
            try await absent.sheets(of: bytes)
        }
    }

    @Test func `names what is to be installed where its reader is missing`() async {
        let absent = XLSXWorkbookReader(tool: OutsideTool(program: "/nowhere", packages: "python3-openpyxl"))
        await #expect(throws: WorkbookFailure.toolMissing(packages: "python3-openpyxl")) {
            try await absent.sheets(of: [1])
        }
    }
}

@Suite("A program that runs beside this one")
struct OutsideToolTests {
    private func python(_ program: String, _ bounds: ToolBounds) async throws(ToolFailure) -> [UInt8] {
        try await OutsideTool(program: "/usr/bin/python3", leading: ["-I", "-c", program], packages: "python3")
            .run([], input: [UInt8]("in".utf8), within: bounds)
    }

    private let bounds = ToolBounds(seconds: 20, memory: 1 << 30, output: 1 << 16)

    @Test func `is given its input and answers with its output`() async throws {
        let written = try await python("import sys; print(sys.stdin.read() + 'out', end='')", bounds)
        #expect(written == [UInt8]("inout".utf8))
    }

    @Test func `sees few variables and an empty folder of its own`() async throws {
        let seen = try await python("import os; print(sorted(os.listdir()), 'SECRET' in os.environ)", bounds)
        #expect(String(decoding: seen, as: UTF8.self) == "['input', 'output', 'words'] False\n")
    }

    @Test(arguments: [
        ("while True: pass", ToolFailure.tookTooLong(seconds: 1)),
        ("import sys; [sys.stdout.write('x' * 4096) for _ in range(64)]", .wroteTooMuch(limit: 1 << 16)),
        ("import sys; sys.stderr.write('why'); sys.exit(3)", .failed(status: 3, words: "why")),
        ("import sys; sys.exit(90)", .missing(packages: "python3")),
    ])
    func `is ended, and says why, when it goes too far`(program: String, failure: ToolFailure) async {
        let bounds = ToolBounds(seconds: 1, memory: 1 << 30, output: 1 << 16)
        await #expect(throws: failure) { try await python(program, bounds) }
    }

    @Test func `cannot take more memory than it was given`() async {
        await #expect {
            try await python("bytearray(2 << 30)", bounds)
        } throws: { failure in
            guard case .failed(status: 1, let words)? = failure as? ToolFailure else { return false }
            return words.contains("MemoryError")
        }
    }
}
