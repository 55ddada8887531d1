/// Which rooms may know of which, and what stays out of the pure ones.
enum RoomRules {
    /// Rooms without time, chance, waiting or input, and all that they may import.
    static let pure: [String: Set<String>] = [
        "BorderVocabulary": [],
        "Gate": ["BorderVocabulary", "Cryptography", "DequeModule"],
        "Steering": ["BorderVocabulary"],
        "TransparencyLog": ["Cryptography"],
    ]

    /// Rooms at the edge; none of them imports another.
    static let adapters: Set<String> = ["SQLiteStore", "SteeringStore", "Web", "SampleDay", "TileFolder"]

    /// The steering room's own rooms, of which the gate's know nothing.
    static let steering: Set<String> = ["Steering", "SteeringRoom", "SteeringStore", "SteeringWeb"]

    /// Rooms that do not know that there is a steering room.
    static let withoutSteering: Set<String> = [
        "BorderVocabulary", "Gate", "Cryptography", "TransparencyLog", "Application", "SQLiteStore", "TileFolder",
        "SampleDay", "Web",
    ]

    /// What the room of ports and writers must not know.
    static let beyondApplication = adapters.union([
        "huunghi", "GRDB", "Hummingbird", "HummingbirdCore", "NIOCore", "NIOPosix", "Mustache", "SwiftCSV",
        "ArgumentParser", "Configuration",
    ])

    /// Words with which waiting, time of day or chance would come into a pure room.
    static let impure: Set<String> = [
        "async", "await", "Task", "ContinuousClock", "SuspendingClock", "SystemRandomNumberGenerator", "random",
        "randomElement", "shuffled", "shuffle", "readLine", "print",
    ]

    static func imports(_ source: SwiftSource) -> [Finding] {
        source.findings { line in
            guard let module = module(line), let room = source.room else { return nil }
            if let allowed = pure[room], !allowed.contains(module) {
                return "the pure room \(room) imports \(module)"
            }
            if room == "Application", beyondApplication.contains(module) { return "Application imports \(module)" }
            if withoutSteering.contains(room), steering.contains(module) {
                return "\(room) imports \(module), and the gate knows nothing of the steering room"
            }
            if adapters.contains(room), adapters.contains(module) || module == "huunghi" {
                return "the adapter \(room) imports \(module)"
            }
            return nil
        }
    }

    static func purity(_ source: SwiftSource) -> [Finding] {
        guard let room = source.room, pure[room] != nil else { return [] }
        return source.findings { line in
            line.words.first { impure.contains($0.text) && $0.before != "`" }.map { "\(room) says `\($0.text)`" }
        }
    }

    /// The module that a line imports.
    private static func module(_ line: SwiftSource.Line) -> String? {
        let words = line.words.map(\.text)
        guard let index = words.firstIndex(of: "import"), line.code.contains("import ") else { return nil }
        // `case .import` and `` `import` `` are words of the border.
        guard line.words[index].before.map({ $0 == " " }) ?? true else { return nil }
        let kinds: Set<String> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
        return words[(index + 1)...].first { !kinds.contains($0) }
    }
}
