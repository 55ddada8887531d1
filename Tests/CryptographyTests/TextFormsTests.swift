import Cryptography
import Testing

@Suite("Bytes as text")
struct TextFormsTests {
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ])
    func `are Base 64 as in RFC 4648`(plain: String, encoded: String) {
        #expect(Base64.string(Array(plain.utf8)) == encoded)
        #expect(Base64.bytes(encoded) == Array(plain.utf8))
    }

    @Test func `keep every byte`() {
        for count in 0..<70 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ count) }
            #expect(Base64.bytes(Base64.string(bytes)) == bytes)
            #expect(Hex.bytes(Hex.string(bytes)) == bytes)
        }
        #expect(Base64.string([0xFB, 0xFF, 0xBF]) == "+/+/")
    }

    @Test(arguments: [
        "Zg", "Zg=", "Z===", "====", "=Zg=", "Zg==Zg==", "Zm9v\n", " Zm9v", "Zm9-", "Zm9_", "Zh==", "Zm9=", "Zm9é",
    ])
    func `are refused in every other form of Base 64`(text: String) {
        #expect(Base64.bytes(text) == nil)
    }

    @Test(arguments: ["0", "0g", "é0", " 00"])
    func `are refused in other digits than hexadecimal ones`(text: String) {
        #expect(Hex.bytes(text) == nil)
    }
}
