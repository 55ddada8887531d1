import Cryptography
import Testing

@Suite("A SHA-256 digest")
struct SHA256DigestTests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func `is that of FIPS 180-4`(text: String, hex: String) {
        let bytes = Array(text.utf8)
        #expect(SHA256Digest(of: bytes).hex == hex)
        #expect(bytes.withUnsafeBytes { SHA256Digest(hashing: $0) }.hex == hex)
    }

    @Test func `is the same however the bytes are cut`() {
        let bytes = (0..<300).map { UInt8($0 % 251) }
        let whole = SHA256Digest(of: bytes)
        for cut in 0...bytes.count {
            #expect(SHA256Digest(of: Array(bytes[..<cut]), Array(bytes[cut...])) == whole)
        }
    }

    @Test func `takes numbers as eight bytes, highest first`() {
        let digest = SHA256Digest { $0.update(0x0102 as UInt64) }
        #expect(digest == SHA256Digest(of: [0, 0, 0, 0, 0, 0, 1, 2]))
        #expect(SHA256Digest { $0.update(byte: 7) } == SHA256Digest(of: [7]))
    }

    @Test func `can be followed by the next one`() {
        var hasher = SHA256Digest.Hasher()
        hasher.update([1, 2])
        #expect(hasher.finish() == SHA256Digest(of: [1, 2]))
        hasher.update([3])
        #expect(hasher.finish { Array($0) } == SHA256Digest(of: [3]).bytes)
        #expect(hasher.finish() == SHA256Digest(of: []))
    }

    @Test func `is read from bytes and from digits`() throws {
        let digest = SHA256Digest(of: [1])
        #expect(SHA256Digest(bytes: digest.bytes) == digest)
        #expect(SHA256Digest(hex: digest.hex) == digest)
        #expect(Base64.bytes(digest.base64) == digest.bytes)
        for count in [0, 31, 33] { #expect(SHA256Digest(bytes: [UInt8](repeating: 0, count: count)) == nil) }
        #expect(SHA256Digest(hex: "00") == nil)
    }

    @Test func `lies in its place`() {
        #expect(MemoryLayout<SHA256Digest>.size == 32)
        #expect(MemoryLayout<SHA256Digest>.stride == 32)
    }

    @Test func `authenticates as in RFC 4231`() {
        let code = SHA256Digest(
            authenticating: Array("what do ya want for nothing?".utf8), key: Array("Jefe".utf8))
        #expect(code.hex == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
        #expect(Secret.hmac("what do ya want for nothing?", key: Array("Jefe".utf8)) == code.bytes)
    }
}
