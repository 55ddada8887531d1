import Cryptography
import Testing

@Suite("An Ed25519 key")
struct Ed25519Tests {
    struct Vector: Sendable {
        let seed: String
        let publicKey: String
        let message: String
        let signature: String
    }

    /// RFC 8032, section 7.1, tests 1 to 3.
    static let vectors = [
        Vector(
            seed: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            publicKey: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", message: "",
            signature: "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
                + "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
        Vector(
            seed: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            publicKey: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", message: "72",
            signature: "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
        Vector(
            seed: "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            publicKey: "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", message: "af82",
            signature: "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
    ]

    @Test(arguments: vectors)
    func `signs as in RFC 8032`(vector: Vector) throws {
        let seed = try #require(Hex.bytes(vector.seed))
        let key = try #require(Ed25519.PrivateKey(seed: seed))
        let message = try #require(Hex.bytes(vector.message))
        let signature = key.signature(of: message)
        #expect(Hex.string(key.publicKey.bytes) == vector.publicKey)
        #expect(Hex.string(signature) == vector.signature)
        #expect(key.publicKey.verifies(signature, of: message))
    }

    @Test func `refuses every changed bit`() throws {
        let key = try #require(Ed25519.PrivateKey(seed: [UInt8](repeating: 7, count: 32)))
        let message: [UInt8] = [1, 2, 3]
        let signature = key.signature(of: message)
        for bit in 0..<512 {
            var changed = signature
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(!key.publicKey.verifies(changed, of: message))
        }
        #expect(!key.publicKey.verifies(signature, of: [1, 2, 4]))
        #expect(!key.publicKey.verifies(signature + [0], of: message))
        #expect(!key.publicKey.verifies([], of: message))
    }

    @Test func `refuses the signature of another key`() throws {
        let key = try #require(Ed25519.PrivateKey(seed: [UInt8](repeating: 7, count: 32)))
        let other = try #require(Ed25519.PrivateKey(seed: [UInt8](repeating: 8, count: 32)))
        #expect(!other.publicKey.verifies(key.signature(of: [1]), of: [1]))
    }

    @Test(arguments: [0, 31, 33, 64])
    func `has a seed and a public key of 32 bytes`(count: Int) {
        #expect(Ed25519.PrivateKey(seed: [UInt8](repeating: 1, count: count)) == nil)
        #expect(Ed25519.PublicKey(bytes: [UInt8](repeating: 1, count: count)) == nil)
    }

    @Test func `tells its seed in no text`() throws {
        let key = try #require(Ed25519.PrivateKey(seed: [UInt8](0..<32)))
        var dumped = ""
        dump((holder: key, 1), to: &dumped)
        for text in ["\(key)", String(reflecting: key), "\((holder: key, 1))", dumped] {
            #expect(!text.contains("0, 1, 2, 3"))
            #expect(!text.contains("00010203"))
        }
    }

    @Test func `may be used by many at once`() async throws {
        let key = try #require(Ed25519.PrivateKey(seed: [UInt8](repeating: 9, count: 32)))
        await withTaskGroup(of: Bool.self) { group in
            for number in 0..<64 as Range<UInt8> {
                group.addTask { key.publicKey.verifies(key.signature(of: [number]), of: [number]) }
            }
            for await isRight in group { #expect(isRight) }
        }
    }
}
