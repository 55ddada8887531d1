import Foundation

/// The project's own files, as they lie in the work tree.
enum House {
    /// The folder of `Package.swift`.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Folders that hold what was built, fetched or written by a running gate.
    private static let foreign: Set<String> = [
        ".git", ".build", ".venv", ".cache", "vendor", "var", "screenshots", "__pycache__", ".pytest_cache",
        ".hypothesis", ".schemathesis", "node_modules",
    ]

    /// Kinds of files that are read as text.
    private static let kinds: Set<String> = [
        "swift", "md", "py", "sh", "txt", "json", "csv", "css", "js", "svg", "mustache", "html", "yml", "yaml", "toml",
        "modulemap", "h", "go", "cfg", "ini", "",
    ]

    /// Paths of all text files, relative to the root, in order.
    static let paths: [String] = {
        guard let walk = FileManager.default.enumerator(at: root, includingPropertiesForKeys: [.isRegularFileKey])
        else { return [] }
        var paths: [String] = []
        let prefix = root.path(percentEncoded: false)
        while let url = walk.nextObject() as? URL {
            let name = url.lastPathComponent
            if foreign.contains(name) || name.hasPrefix(".build") {
                walk.skipDescendants()
            } else if name != "Package.resolved", kinds.contains(url.pathExtension),
                (try? url.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true
            {
                paths.append(String(url.path(percentEncoded: false).dropFirst(prefix.count)))
            }
        }
        return paths.sorted()
    }()

    /// The text of a file; empty where it is no text.
    static func text(_ path: String) -> String {
        (try? String(contentsOf: root.appending(path: path), encoding: .utf8)) ?? ""
    }

    /// Whether a file or folder is there, by its path from the root.
    static func has(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appending(path: path).path(percentEncoded: false))
    }

    /// Every Swift file of the project, taken apart.
    static let swift: [SwiftSource] = paths.filter { $0.hasSuffix(".swift") }.map { SwiftSource($0, text($0)) }

    /// Swift files below a folder.
    static func swift(under folder: String) -> [SwiftSource] {
        swift.filter { $0.path.hasPrefix(folder + "/") }
    }
}

/// One place where a rule of the house is broken.
struct Finding: CustomStringConvertible, Equatable {
    let path: String
    let line: Int
    let what: String

    var description: String { "\(path):\(line): \(what)" }
}

extension [Finding] {
    /// What a failing test prints: every place, then how to mend it.
    func report(_ remedy: String) -> String {
        "\n" + map { "  \($0)\n" }.joined() + "Remedy: \(remedy)"
    }
}
