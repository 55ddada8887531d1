import COpenSSL

/// Bytes that nobody can guess, and what is done with them.
package enum Secret {
    /// So many bytes from the system's generator.
    package static func random(bytes count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            // Without randomness every secret would be known: stopping is the only safe answer.
            guard RAND_bytes(buffer.baseAddress, Int32(clamping: count)) == 1 else {
                preconditionFailure("The system has no randomness to give.")
            }
            initialized = count
        }
    }

    /// HMAC-SHA256 of a text under a key, 32 bytes.
    package static func hmac(_ text: String, key: [UInt8]) -> [UInt8] {
        SHA256Digest(authenticating: Array(text.utf8), key: key).bytes
    }

    /// Whether two secrets are the same, in a time that does not tell where they differ.
    package static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
    }
}
