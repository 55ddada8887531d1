import Application
import BorderVocabulary
import HTTPTypes
import Hummingbird
import NIOCore

/// A 64-bit digest (FNV-1a) of a request or of a state: the same in every process, and not meant to keep a secret.
struct Fingerprint {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }

    mutating func add(_ buffer: ByteBuffer) {
        buffer.withUnsafeReadableBytes { add($0) }
    }

    /// Sixteen hexadecimal digits.
    var text: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }

    /// Method, path and body of a request; not the query, which only chooses the language of the answer.
    static func of(_ request: Request, _ body: ByteBuffer?) -> UInt64 {
        var fingerprint = Fingerprint()
        fingerprint.add(request.method.rawValue.utf8)
        fingerprint.add([0])
        fingerprint.add(request.uri.path.utf8)
        fingerprint.add([0])
        if let body { fingerprint.add(body) }
        return fingerprint.value
    }
}

extension WebRequest {
    /// The caller's name for this request; one that is not 1 to 64 visible ASCII characters is a problem.
    func idempotencyKey(_ user: UserID, row: Int? = nil) throws(Problem) -> IdempotencyKey? {
        guard let text = request.headers[.idempotencyKey] else { return nil }
        // A bulk request names its rows after itself, so its own name is shorter.
        let limit = row == nil ? 64 : 56
        guard (1...limit).contains(text.utf8.count), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw Problem(.header("Idempotency-Key"))
        }
        return IdempotencyKey(user: user, text: row.map { "\(text)#\($0)" } ?? text)
    }
}
