import COpenSSL

/// A SHA-256 digest, 32 bytes.
package struct SHA256Digest: Hashable, Sendable {
    /// The 32 bytes.
    package let bytes: [UInt8]

    /// The digest of the parts, one after the other.
    package init(of parts: [UInt8]...) {
        self.init { hasher in
            for part in parts { hasher.update(part) }
        }
    }

    /// The digest of whatever the body feeds.
    package init(_ feed: (inout Hasher) -> Void) {
        var hasher = Hasher()
        feed(&hasher)
        bytes = hasher.finish { Array($0) }
    }

    /// The bytes as 64 lower-case hexadecimal digits.
    package var hex: String { Hex.string(bytes) }

    /// Takes bytes in pieces; may be used for one digest after the other.
    package struct Hasher: ~Copyable {
        /// Looked up once: OpenSSL searches its providers each time it is asked for an algorithm by name.
        private static let algorithm = Algorithm()

        // Never changed and never freed; OpenSSL lets any number of threads use it.
        private struct Algorithm: @unchecked Sendable {
            let pointer = EVP_MD_fetch(nil, "SHA256", nil)
        }

        private let context: OpaquePointer

        /// Begins a digest.
        package init() {
            // OpenSSL answers nil only when memory has run out.
            guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, Hasher.algorithm.pointer, nil) == 1 else {
                preconditionFailure("SHA-256 is not to be had from this OpenSSL.")
            }
            self.context = context
        }

        deinit { EVP_MD_CTX_free(context) }

        /// Adds bytes.
        package mutating func update(_ bytes: [UInt8]) {
            bytes.withUnsafeBytes { update($0) }
        }

        /// Adds bytes that lie anywhere.
        package mutating func update(_ bytes: UnsafeRawBufferPointer) {
            _ = EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
        }

        /// Adds a number as eight bytes, highest first.
        package mutating func update(_ number: UInt64) {
            withUnsafeBytes(of: number.bigEndian) { update($0) }
        }

        /// Ends the digest, lends its 32 bytes, and begins the next one.
        package mutating func finish<Value>(_ body: (UnsafeRawBufferPointer) throws -> Value) rethrows -> Value {
            try withUnsafeTemporaryAllocation(byteCount: 32, alignment: 8) { buffer in
                EVP_DigestFinal_ex(context, buffer.baseAddress, nil)
                EVP_DigestInit_ex(context, nil, nil)
                return try body(UnsafeRawBufferPointer(buffer))
            }
        }
    }
}
