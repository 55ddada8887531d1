import Testing

@Suite("The house keeps itself tidy")
struct HouseRulesTests {
    private let sources = House.swift(under: "Sources")
    private let tests = House.swift(under: "Tests")

    private func check(
        _ findings: [Finding], remedy: String, location: SourceLocation = #_sourceLocation
    ) {
        #expect(findings.isEmpty, Comment(rawValue: findings.report(remedy)), sourceLocation: location)
    }

    @Test func `the house is found`() {
        #expect(House.paths.contains("Package.swift"))
        #expect(Set(sources.compactMap(\.room)).isSuperset(of: ["BorderVocabulary", "Gate", "Application", "Web"]))
    }

    @Test func `arrows between rooms point inwards`() {
        check(
            sources.flatMap(RoomRules.imports),
            remedy: """
                let the time, the number or the answer come in as an argument, or put a port into Application that the \
                executable fills. ARCHITECTURE.md lists what each room may import.
                """)
    }

    @Test func `pure rooms know no time, chance or waiting`() {
        check(
            sources.flatMap(RoomRules.purity),
            remedy: "take the moment, the seed or the text as an argument; the caller lives further out.")
    }

    @Test func `package is the widest access`() {
        check(
            House.swift.flatMap(CodeRules.access),
            remedy: "write `package`: nobody outside this package links against the rooms.")
    }

    @Test func `tests use what everybody uses`() {
        check(
            House.swift.flatMap(CodeRules.testable),
            remedy: "import plainly, and test through `package` declarations.")
    }

    @Test func `no task is let loose`() {
        check(
            House.swift.flatMap(CodeRules.detached),
            remedy: "use a task group, or a `run()` that owns its children and ends with them.")
    }

    @Test func `nothing is forced`() {
        check(
            House.swift.flatMap(CodeRules.force),
            remedy: "handle the error or the other type; `#require` in tests, `precondition` with a sentence elsewhere."
        )
    }

    @Test func `a promise to the compiler has its reason above it`() {
        check(
            House.swift.flatMap(CodeRules.unchecked),
            remedy: "use a `Mutex` or an actor; around a C library write the reason why it is safe on the line above.")
    }

    @Test func `a switch over our own enum names every case`() {
        check(
            sources.flatMap(CodeRules.defaults),
            remedy: """
                name the cases, so that a new one breaks the build here. Where the enum is another library's, say \
                “not ours” in a comment right above the line.
                """)
    }

    @Test func `no test sleeps`() {
        check(
            tests.filter { !$0.path.hasPrefix("Tests/HouseRulesTests/") }.flatMap(CodeRules.sleeping),
            remedy: "give the code a clock of the test, or wait for the event itself.")
    }

    @Test func `no file is longer than it can be read`() {
        let lengths = House.paths.filter { $0.hasSuffix(".swift") || $0.hasSuffix(".py") }.map { path in
            (path: path, lines: House.text(path).split(separator: "\n", omittingEmptySubsequences: false).count - 1)
        }
        for (path, lines) in lengths where lines > NameRules.long {
            print("\(path) has \(lines) lines; look for a seam.")
        }
        check(
            lengths.compactMap { NameRules.length($0.path, lines: $0.lines) },
            remedy: "move one aspect into `Type+aspect.swift`; \(NameRules.longest) lines is the limit, 250 the custom."
        )
    }

    @Test func `types are called what they are`() {
        let files = House.paths.filter { $0.hasSuffix(".swift") || $0.hasSuffix(".py") }
        check(
            House.swift.flatMap(NameRules.types) + NameRules.files(files),
            remedy: "use the gate's word for it: trip, line, lane, notice, writer, feed …")
    }

    @Test func `what a declaration promises is a sentence`() {
        check(
            sources.flatMap(NameRules.sentences),
            remedy: "end the first paragraph of the comment in a full stop, and leave a blank `///` line after it.")
    }

    @Test func `a type says what it is`() {
        check(
            sources.flatMap(NameRules.undocumented),
            remedy: "write one sentence above it: what it promises, not its name again.")
    }

    @Test func `words for people stand in the catalogues`() {
        let templates = House.paths.filter { $0.hasSuffix(".mustache") }
        check(
            sources.flatMap(WordRules.literals) + templates.flatMap { WordRules.template($0, House.text($0)) },
            remedy: "add a key to all three files of Sources/Web/Catalogue and ask the catalogue for it.")
    }

    @Test func `no file knows the machine it was written on`() {
        check(
            House.paths.flatMap { WordRules.machines($0, House.text($0)) },
            remedy: "use a path relative to the repository, an option, or the ordinary name of the package.")
    }

    @Test func `links in documents lead somewhere`() {
        let documents = House.paths.filter { $0.hasSuffix(".md") }
        check(
            documents.flatMap { WordRules.links($0, House.text($0), exists: House.has) },
            remedy: "mend the path, which counts from the folder of the document, or write the page it promises.")
    }
}
