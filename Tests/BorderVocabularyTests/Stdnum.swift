import Foundation

/// An independent judge of numbers: the Python library python-stdnum, which shares no code with this project.
enum Stdnum {
    /// Whether the library can be loaded; asked once.
    static let isInstalled: Bool = (try? run("import stdnum.iso6346, stdnum.vn.mst\nprint('ready')")) == "ready\n"

    /// What the library says about each number: `valid`, or the name of its error.
    static func verdicts(module: String, on numbers: [String]) throws -> [String] {
        let script = """
            from \(module) import validate
            for number in '''\(numbers.joined(separator: "\n"))'''.split('\\n'):
                try:
                    validate(number)
                    print('valid')
                except Exception as error:
                    print(type(error).__name__)
            """
        return try run(script).split(separator: "\n").map(String.init)
    }

    private static func run(_ script: String) throws -> String {
        // A file and not a pipe: a Python that is not there would close a pipe and take the tests down with it.
        let folder = FileManager.default.temporaryDirectory
        let file = folder.appendingPathComponent("stdnum-\(UUID().uuidString).py")
        try Data(script.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        if let python = ProcessInfo.processInfo.environment["HUUNGHI_PYTHON"] {
            process.executableURL = URL(fileURLWithPath: python)
            process.arguments = ["-"]
        } else {
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = ["python3", "-"]
        }
        let output = Pipe()
        process.standardInput = try FileHandle(forReadingFrom: file)
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let answer = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: answer, as: UTF8.self)
    }
}
