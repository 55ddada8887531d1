import Testing

/// Each rule is shown what it must find and what it must let pass: a rule that finds nothing would keep nothing tidy.
@Suite("A rule of the house")
struct RulesOfRulesTests {
    private func source(_ text: String, at path: String = "Sources/Gate/Sample.swift") -> SwiftSource {
        SwiftSource(path, text)
    }

    @Test(arguments: [
        ("Sources/Gate/A.swift", "import Foundation", 1),
        ("Sources/Gate/A.swift", "import BorderVocabulary\nimport DequeModule", 0),
        ("Sources/Gate/A.swift", "case .import: \"import Foundation\" // import Foundation", 0),
        ("Sources/BorderVocabulary/A.swift", "@preconcurrency import Glibc", 1),
        ("Sources/Application/A.swift", "import struct GRDB.Database", 1),
        ("Sources/Application/A.swift", "import Gate\nimport Logging", 0),
        ("Sources/Web/A.swift", "import SQLiteStore", 1),
        ("Sources/Web/A.swift", "import Hummingbird\nimport Foundation", 0),
        ("Sources/huunghi/A.swift", "import SQLiteStore\nimport Web", 0),
    ])
    func `finds arrows that point outwards`(path: String, text: String, count: Int) {
        #expect(RoomRules.imports(source(text, at: path)).count == count)
    }

    @Test(arguments: [
        ("let now = ContinuousClock.now", 1), ("func wait() async {}", 1), ("array.shuffled()", 1),
        ("/// Runs async, at random.", 0), ("func decide(at now: Timestamp)", 0),
    ])
    func `finds time and chance in pure rooms`(text: String, count: Int) {
        #expect(RoomRules.purity(source(text)).count == count)
        #expect(RoomRules.purity(source(text, at: "Sources/Web/Sample.swift")).isEmpty)
    }

    @Test(arguments: [
        ("public struct Trip {}", 1), ("    open class Trip {", 1), ("public private(set) var a = 1", 1),
        ("case `public`", 0), ("access: .public, rate: .read", 0), ("let open = true", 0), ("open(path)", 0),
        ("// public struct Trip", 0), ("\"public struct Trip\"", 0), ("package struct Trip {}", 0),
    ])
    func `finds access that is too wide`(text: String, count: Int) {
        #expect(CodeRules.access(source(text)).count == count)
    }

    @Test(arguments: [
        ("let a = try! b()", 1), ("let a = b as! C", 1), ("let a = try? b()", 0), ("let a = b as? C", 0),
        ("let a = \"try!\" // as!", 0), ("let a = \"\\(try! b())\"", 0),
    ])
    func `finds what is forced`(text: String, count: Int) {
        #expect(CodeRules.force(source(text)).count == count)
    }

    @Test func `finds the other shortcuts`() {
        #expect(CodeRules.testable(source("@testable import Gate")).count == 1)
        #expect(CodeRules.detached(source("Task.detached { }")).count == 1)
        #expect(CodeRules.sleeping(source("try await Task.sleep(for: .seconds(1))")).count == 1)
        #expect(CodeRules.unchecked(source("final class A: @unchecked Sendable {}")).count == 1)
        #expect(CodeRules.unchecked(source("// It locks itself.\nfinal class A: @unchecked Sendable {}")).isEmpty)
    }

    @Test(arguments: [
        ("switch a {\ncase .one: 1\ndefault: 2\n}", 1), ("switch a {\ncase (.one, _): 1\ncase _: 2\n}", 1),
        ("switch a {\ncase .one: 1\n// The library's, not ours.\ndefault: 2\n}", 0),
        ("switch a {\ncase \"one\": 1\ndefault: 2\n}", 0), ("switch a {\ncase ENOSPC: 1\ncase _: 2\n}", 0),
        ("switch a {\ncase 1:\n    switch b {\n    case .one: 1\n    }\ndefault: 2\n}", 0),
    ])
    func `finds a default that hides a case`(text: String, count: Int) {
        #expect(CodeRules.defaults(source(text)).count == count)
    }

    @Test func `finds empty names`() {
        #expect(NameRules.types(source("struct TripManager {}\nenum TripData {}\nfinal class Wording {}")).count == 2)
        #expect(NameRules.types(source("struct DataFolder {}\nstruct Informant {}")).isEmpty)
        #expect(NameRules.files(["Sources/Gate/TripHelper.swift", "Sources/Gate/Trip+birth.swift"]).count == 1)
        #expect(NameRules.length("A.swift", lines: 401) != nil && NameRules.length("A.swift", lines: 400) == nil)
    }

    @Test(arguments: [
        ("/// The trip\npackage struct Trip {}", 1), ("/// The trip.\npackage struct Trip {}", 0),
        ("/// The trip\n/// and more.\n@frozen\npackage struct Trip {}", 0),
        ("/// The trip.\n///\n/// - more\npackage struct Trip {}", 0), ("/// The trip\nstruct Trip {}", 0),
    ])
    func `finds sentences without an end`(text: String, count: Int) {
        #expect(NameRules.sentences(source(text)).count == count)
    }

    @Test func `finds types that say nothing`() {
        #expect(NameRules.undocumented(source("package struct Trip {}")).count == 1)
        #expect(NameRules.undocumented(source("package final class Trip {}")).count == 1)
        #expect(NameRules.undocumented(source("package let actor: Actor")).isEmpty)
        #expect(NameRules.undocumented(source("/// A passage.\n@frozen\npackage struct Trip {}")).isEmpty)
    }

    @Test(arguments: [
        ("let a = \"Xe đang chờ\"", 1), ("let a = \"等候\"", 1), ("let a = \"waiting\" // đang chờ, 等候", 0),
        ("let a = \"\"\"\n    Mở cửa\n    \"\"\"", 1), ("let a = \"× 2 – …\"", 0),
    ])
    func `finds sentences outside the catalogues`(text: String, count: Int) {
        #expect(WordRules.literals(source(text, at: "Sources/Web/Pages/Sample.swift")).count == count)
        #expect(WordRules.literals(source(text, at: "Sources/SampleDay/Sample.swift")).isEmpty)
        #expect(WordRules.literals(source(text, at: "Sources/Web/Pages/Language.swift")).isEmpty)
    }

    @Test func `finds sentences in templates`() {
        #expect(WordRules.template("a.mustache", "<p>[[board.title]]</p>\n<p>Xe chờ</p>").map(\.line) == [2])
        #expect(WordRules.template("a.mustache", "<input placeholder=\"12C-123.45 · 桂F·12345\">").isEmpty)
    }

    @Test func `finds one machine's places`() {
        let folder = "/" + "home" + "/"
        #expect(WordRules.machines("a.md", "in \(folder)an and `\(folder)an`").count == 1)
        #expect(WordRules.machines("a.md", "docs\(folder)an, ~\(folder)an").isEmpty)
    }

    @Test func `finds links that lead nowhere`() {
        let text = "[a](../b.md#c), [d](https://example.org/d), [e](e.md)\n![f](f.png) [g](#g)"
        let found = WordRules.links("docs/users/a.md", text) { $0 == "docs/b.md" }
        #expect(found.map(\.line) == [1, 2])
    }

    @Test func `takes strings and comments apart`() {
        let text = #"let a = "x\"y\(f("z") + 1)w" /* b /* c */ d */ + e // "g""#
        let line = source(text).lines[0]
        #expect(line.code == #"let a = ""  + e "#)
        #expect(line.literal == #"x\"yw"# || line.literal == #"x\"yzw"#)
        #expect(line.comment == #"/* b /* c */ d */// "g""#)
    }

    @Test func `keeps count of lines`() {
        let lines = source("let a = \"\"\"\n    one \\\n    two\n    \"\"\"\nlet b = #\"\\\"#\nlet c = 1").lines
        #expect(lines.count == 6)
        #expect(lines[5].code == "let c = 1")
        #expect(lines[4].code == "let b = #\"\"#")
    }
}
