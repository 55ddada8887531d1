import COpenSSL

/// Ed25519 signatures (RFC 8032), without context or prehash.
package enum Ed25519 {
    /// The bytes of a seed, which is what is kept of a private key.
    package static let seedByteCount = 32
    /// The bytes of a public key.
    package static let publicKeyByteCount = 32
    /// The bytes of a signature.
    package static let signatureByteCount = 64

    /// A key that signs.
    package struct PrivateKey: Sendable {
        /// The 32 bytes from which the key is made; whoever has them can sign.
        package let seed: [UInt8]
        /// The key with which everybody can check its signatures.
        package let publicKey: PublicKey
        private let key: Key

        /// The key of a seed; nil unless the seed has 32 bytes.
        package init?(seed: [UInt8]) {
            guard seed.count == seedByteCount,
                let pointer = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, seed.count)
            else { return nil }
            let key = Key(pointer)
            var count = publicKeyByteCount
            let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
                EVP_PKEY_get_raw_public_key(pointer, buffer.baseAddress, &count)
                initialized = count
            }
            guard let publicKey = PublicKey(bytes: bytes) else { return nil }
            self.seed = seed
            self.key = key
            self.publicKey = publicKey
        }

        /// The signature of a message, 64 bytes; the same for the same message.
        package func signature(of message: [UInt8]) -> [UInt8] {
            [UInt8](unsafeUninitializedCapacity: signatureByteCount) { buffer, initialized in
                var count = signatureByteCount
                let isSigned = key.withContext { context, key in
                    EVP_DigestSignInit(context, nil, nil, nil, key) == 1
                        && EVP_DigestSign(context, buffer.baseAddress, &count, message, message.count) == 1
                }
                precondition(isSigned && count == signatureByteCount, "Ed25519 is not to be had from this OpenSSL.")
                initialized = count
            }
        }
    }

    /// A key that checks signatures.
    package struct PublicKey: Hashable, Sendable {
        /// The 32 bytes of RFC 8032.
        package let bytes: [UInt8]

        /// Takes 32 bytes; nil for any other number.
        package init?(bytes: [UInt8]) {
            guard bytes.count == publicKeyByteCount else { return nil }
            self.bytes = bytes
        }

        /// Whether a signature is this key's for a message; false too for a key that is no point of the curve.
        package func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
            guard signature.count == signatureByteCount,
                let pointer = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, bytes, bytes.count)
            else { return false }
            return Key(pointer).withContext { context, key in
                EVP_DigestVerifyInit(context, nil, nil, nil, key) == 1
                    && EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
            }
        }
    }

    // OpenSSL never changes a key after it is made and counts its owners atomically, so threads may share it.
    private final class Key: @unchecked Sendable {
        private let pointer: OpaquePointer

        init(_ pointer: OpaquePointer) { self.pointer = pointer }

        deinit { EVP_PKEY_free(pointer) }

        func withContext(_ body: (_ context: OpaquePointer, _ key: OpaquePointer) -> Bool) -> Bool {
            guard let context = EVP_MD_CTX_new() else { return false }
            defer { EVP_MD_CTX_free(context) }
            return body(context, pointer)
        }
    }
}

extension Ed25519.PrivateKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Names the public key; the seed is in no text that somebody might log.
    package var description: String { "the private key of \(Hex.string(publicKey.bytes))" }
    /// The same for debuggers.
    package var debugDescription: String { description }
    /// Shows no part of the key.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
