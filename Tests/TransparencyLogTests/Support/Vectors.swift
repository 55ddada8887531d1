import Foundation

/// Published test vectors, which lie beside the work tree: in `HUUNGHI_VECTORS`, or in `../shared/vectors`.
enum Vectors {
    private static let root: URL? = {
        if let path = ProcessInfo.processInfo.environment["HUUNGHI_VECTORS"] { return URL(filePath: path) }
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return [package, package.deletingLastPathComponent()]
            .map { $0.appending(path: "../shared/vectors").standardized }
            .first { FileManager.default.fileExists(atPath: $0.path(percentEncoded: false)) }
    }()

    /// Whether a folder of vectors is there.
    static func has(_ folder: String) -> Bool { !files(folder).isEmpty }

    /// The files below a folder, in order; none where the folder is missing.
    static func files(_ folder: String) -> [URL] {
        guard let root,
            let walk = FileManager.default.enumerator(
                at: root.appending(path: folder), includingPropertiesForKeys: [.isRegularFileKey])
        else { return [] }
        let files = walk.compactMap { $0 as? URL }.filter {
            (try? $0.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true
        }
        return files.sorted { $0.path() < $1.path() }
    }

    /// Decodes each file below a folder.
    static func decode<Vector: Decodable>(_ folder: String, as type: Vector.Type) throws -> [(URL, Vector)] {
        try files(folder).map { ($0, try JSONDecoder().decode(Vector.self, from: Data(contentsOf: $0))) }
    }
}
