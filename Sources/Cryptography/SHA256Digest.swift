import COpenSSL

/// A SHA-256 digest (FIPS 180-4), 32 bytes held in place without an array.
package struct SHA256Digest: Hashable, Sendable {
    /// The bytes of a digest.
    package static let byteCount = 32

    // Four words, in the order of the bytes in memory: no allocation, and equal in four comparisons.
    private var first: UInt64 = 0
    private var second: UInt64 = 0
    private var third: UInt64 = 0
    private var fourth: UInt64 = 0

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
        self = hasher.finish()
    }

    /// The digest of bytes that lie anywhere, in one step.
    package init(hashing bytes: UnsafeRawBufferPointer) {
        var hasher = Hasher()
        hasher.update(bytes)
        self = hasher.finish()
    }

    /// HMAC-SHA256 (RFC 2104) of a message under a key.
    package init(authenticating message: [UInt8], key: [UInt8]) {
        fill { HMAC(EVP_sha256(), key, Int32(clamping: key.count), message, message.count, $0, nil) != nil }
    }

    /// Takes 32 bytes as they are; nil for any other number.
    package init?(bytes: some Collection<UInt8>) {
        guard bytes.count == SHA256Digest.byteCount else { return nil }
        withUnsafeMutableBytes(of: &self) { $0.copyBytes(from: bytes) }
    }

    /// The same from bytes that lie anywhere, without a detour over a collection.
    package init?(bytes: UnsafeRawBufferPointer) {
        guard bytes.count == SHA256Digest.byteCount else { return nil }
        withUnsafeMutableBytes(of: &self) { $0.copyMemory(from: bytes) }
    }

    /// Takes 64 hexadecimal digits; nil for any other text.
    package init?(hex: some StringProtocol) {
        guard let bytes = Hex.bytes(hex) else { return nil }
        self.init(bytes: bytes)
    }

    /// What the body writes: 32 bytes.
    fileprivate init(_ write: (UnsafeMutablePointer<UInt8>) -> Bool) {
        fill(write)
    }

    /// The 32 bytes.
    package var bytes: [UInt8] { withUnsafeBytes { Array($0) } }

    /// The bytes as 64 lower-case hexadecimal digits.
    package var hex: String { withUnsafeBytes { Hex.string($0) } }

    /// The bytes in Base 64, 44 characters.
    package var base64: String { withUnsafeBytes { Base64.string($0) } }

    /// Lends the 32 bytes.
    @inline(__always)
    package func withUnsafeBytes<Value>(_ body: (UnsafeRawBufferPointer) -> Value) -> Value {
        Swift.withUnsafeBytes(of: self, body)
    }

    private mutating func fill(_ write: (UnsafeMutablePointer<UInt8>) -> Bool) {
        let isWritten = withUnsafeMutableBytes(of: &self) { bytes in
            bytes.withMemoryRebound(to: UInt8.self) { $0.baseAddress.map(write) ?? false }
        }
        precondition(isWritten, "SHA-256 is not to be had from this OpenSSL.")
    }

    /// Takes bytes in pieces; may be used for one digest after the other.
    ///
    /// It lies on the stack and allocates nothing. OpenSSL's own layer above it (EVP) takes twice as long for the 65
    /// bytes of a Merkle node, and its one-shot `SHA256()` eight times, because that looks for the algorithm each time.
    package struct Hasher: ~Copyable {
        private var context = SHA256_CTX()

        /// Begins a digest.
        package init() {
            SHA256_Init(&context)
        }

        /// Adds bytes.
        package mutating func update(_ bytes: [UInt8]) {
            bytes.withUnsafeBytes { update($0) }
        }

        /// Adds bytes that lie anywhere.
        package mutating func update(_ bytes: UnsafeRawBufferPointer) {
            SHA256_Update(&context, bytes.baseAddress, bytes.count)
        }

        /// Adds one byte.
        package mutating func update(byte: UInt8) {
            Swift.withUnsafeBytes(of: byte) { update($0) }
        }

        /// Adds a number as eight bytes, highest first.
        package mutating func update(_ number: UInt64) {
            Swift.withUnsafeBytes(of: number.bigEndian) { update($0) }
        }

        /// Ends the digest and begins the next one.
        package mutating func finish() -> SHA256Digest {
            let digest = SHA256Digest { SHA256_Final($0, &context) == 1 }
            SHA256_Init(&context)
            return digest
        }

        /// Ends the digest, lends its 32 bytes, and begins the next one.
        package mutating func finish<Value>(_ body: (UnsafeRawBufferPointer) throws -> Value) rethrows -> Value {
            try Swift.withUnsafeBytes(of: finish(), body)
        }
    }
}
