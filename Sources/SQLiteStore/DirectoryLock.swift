import Application
import Foundation

/// Keeps a second process off a data directory for as long as it lives.
///
/// The lock is `flock` on `huunghi.lock`: the system drops it when the process ends, however it ends. The file holds the
/// number of the process, for the message.
final class DirectoryLock: Sendable {
    private let descriptor: Int32

    /// Throws `inUse`, naming the process that holds the directory, or `unavailable` with the system's words.
    init(directory: String) throws(LogFailure) {
        let path = directory + "/huunghi.lock"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw DirectoryLock.failure(path, errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let reason = errno
            defer { close(descriptor) }
            guard reason == EWOULDBLOCK else { throw DirectoryLock.failure(path, reason) }
            throw .inUse("process \(DirectoryLock.holder(descriptor)) works on \(directory)")
        }
        let text = Array("\(getpid())\n".utf8)
        // The number is for people; the lock holds without it.
        if ftruncate(descriptor, 0) == 0 { _ = pwrite(descriptor, text, text.count, 0) }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    private static func failure(_ path: String, _ reason: Int32) -> LogFailure {
        switch reason {
        case EROFS, EACCES, EPERM: .readOnly
        case ENOSPC, EDQUOT: .diskFull
        case _: .unavailable("\(path): \(String(cString: strerror(reason)))")
        }
    }

    private static func holder(_ descriptor: Int32) -> String {
        var text = [UInt8](repeating: 0, count: 16)
        let length = pread(descriptor, &text, text.count, 0)
        let digits = text.prefix(max(0, length)).prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        return digits.isEmpty ? "unknown" : String(decoding: digits, as: UTF8.self)
    }
}
