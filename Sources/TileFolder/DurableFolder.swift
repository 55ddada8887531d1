import Foundation

/// A folder whose files are always whole: a reader sees what was there before or what is there after.
struct DurableFolder {
    private let folder: URL

    init(_ folder: URL) {
        self.folder = folder
    }

    /// The bytes of a file, one more at most than may be there, which tells one that is too long; nil where there is none.
    func read(_ name: String, most: Int) throws -> [UInt8]? {
        let file = folder.appendingPathComponent(name)
        guard let handle = FileHandle(forReadingAtPath: file.path) else {
            // Opening fails for a file that is not there, and for one that may not be read.
            guard FileManager.default.fileExists(atPath: file.path) else { return nil }
            throw CocoaError(.fileReadNoPermission)
        }
        defer { try? handle.close() }
        return Array(try handle.read(upToCount: most + 1) ?? Data())
    }

    /// Writes beside the place, waits for the disk, and moves into place.
    ///
    /// With `settling` the disk is also waited for to have the move, without which a power cut may bring the old file
    /// back.
    func write(_ bytes: [UInt8], to name: String, settling: Bool = false) throws {
        let file = folder.appendingPathComponent(name)
        let parent = file.deletingLastPathComponent()
        let draft = file.appendingPathExtension("new")
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        guard FileManager.default.createFile(atPath: draft.path, contents: nil) else {
            throw CocoaError(.fileWriteUnknown)
        }
        let handle = try FileHandle(forWritingTo: draft)
        try handle.write(contentsOf: Data(bytes))
        try handle.synchronize()
        try handle.close()
        guard rename(draft.path, file.path) == 0 else { throw DurableFolder.systemError }
        if settling { try settle(from: parent) }
    }

    func exists(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path)
    }

    func remove(_ name: String) throws {
        try FileManager.default.removeItem(at: folder.appendingPathComponent(name))
    }

    /// Waits for the names in a folder, and of the folders above it that may be new.
    private func settle(from parent: URL) throws {
        var place = parent.standardizedFileURL
        let top = folder.deletingLastPathComponent().standardizedFileURL
        while true {
            let descriptor = open(place.path, O_RDONLY)
            guard descriptor >= 0 else { throw DurableFolder.systemError }
            defer { close(descriptor) }
            guard fsync(descriptor) == 0 else { throw DurableFolder.systemError }
            guard place.path != top.path, place.path.count > top.path.count else { return }
            place = place.deletingLastPathComponent()
        }
    }

    private static var systemError: POSIXError { POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
}
