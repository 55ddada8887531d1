import Application
import Foundation
import Steering
import SteeringRoom

/// The bytes of files that came with petitions, in a folder that only its owner reads: `ab/abcdef…`, by their digests.
package struct AttachmentFolder: AttachmentStore {
    private let folder: URL

    /// Takes a folder; it is made when the first file comes.
    package init(_ folder: URL) { self.folder = folder }

    private func place(_ digest: Fingerprint) -> URL {
        folder.appendingPathComponent(String(digest.description.prefix(2))).appendingPathComponent(digest.description)
    }

    /// Writes beside the place, waits for the disk, and moves into place.
    package func keep(_ bytes: [UInt8], as digest: Fingerprint) throws(AccountFailure) {
        let place = place(digest)
        guard !FileManager.default.fileExists(atPath: place.path) else { return }
        try AccountFailure.ofPapers {
            let parent = place.deletingLastPathComponent()
            try FileManager.default.createDirectory(
                at: parent, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            let draft = place.appendingPathExtension("new")
            guard
                FileManager.default.createFile(
                    atPath: draft.path, contents: nil, attributes: [.posixPermissions: 0o600])
            else { throw CocoaError(.fileWriteUnknown) }
            let handle = try FileHandle(forWritingTo: draft)
            try handle.write(contentsOf: Data(bytes))
            try handle.synchronize()
            try handle.close()
            guard rename(draft.path, place.path) == 0 else { throw Self.systemError }
            let descriptor = open(parent.path, O_RDONLY)
            guard descriptor >= 0 else { throw Self.systemError }
            defer { close(descriptor) }
            guard fsync(descriptor) == 0 else { throw Self.systemError }
        }
    }

    /// The bytes of a file.
    package func bytes(of digest: Fingerprint) throws(AccountFailure) -> [UInt8]? {
        let place = place(digest)
        guard FileManager.default.fileExists(atPath: place.path) else { return nil }
        return try AccountFailure.ofPapers { [UInt8](try Data(contentsOf: place)) }
    }

    /// Takes a file away.
    package func remove(_ digest: Fingerprint) throws(AccountFailure) {
        let place = place(digest)
        guard FileManager.default.fileExists(atPath: place.path) else { return }
        try AccountFailure.ofPapers { try FileManager.default.removeItem(at: place) }
    }

    private static var systemError: POSIXError { POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
}
