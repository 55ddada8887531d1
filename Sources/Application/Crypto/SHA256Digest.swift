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
        bytes = hasher.finish()
    }

    /// The bytes as 64 lower-case hexadecimal digits.
    package var hex: String { Hex.string(bytes) }

    /// Takes bytes in pieces.
    package struct Hasher: ~Copyable {
        private let context: OpaquePointer

        init() {
            // OpenSSL answers nil only when memory has run out.
            guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
                preconditionFailure("SHA-256 is not to be had from this OpenSSL.")
            }
            self.context = context
        }

        deinit { EVP_MD_CTX_free(context) }

        /// Adds bytes.
        package mutating func update(_ bytes: [UInt8]) {
            _ = bytes.withUnsafeBytes { EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
        }

        /// Adds a number as eight bytes, highest first.
        package mutating func update(_ number: UInt64) {
            _ = withUnsafeBytes(of: number.bigEndian) { EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
        }

        fileprivate mutating func finish() -> [UInt8] {
            [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
                EVP_DigestFinal_ex(context, buffer.baseAddress, nil)
                count = 32
            }
        }
    }
}
