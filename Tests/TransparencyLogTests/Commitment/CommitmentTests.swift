import Cryptography
import Testing
import TransparencyLog

@Suite("A commitment")
struct CommitmentTests {
    private let salt = [UInt8](0..<16)

    @Test func `is the digest that its description gives`() throws {
        let opening = try #require(
            Commitment.Opening(name: "plate", salt: salt, value: Array("12C-123.45".utf8)))
        #expect(Commitment(opening).digest.hex == CommitmentTests.expected)
    }

    /// Computed apart from this code: SHA-256 over the parts as the type describes them.
    private static let expected = "6ea282dc62536d811e1b52d96e9c6c080d4a2cf1fef8a1d13fc99648c5a5d0df"

    @Test func `is opened by nothing else`() throws {
        let value = Array("12C-123.45".utf8)
        let opening = try #require(Commitment.Opening(name: "plate", salt: salt, value: value))
        let commitment = Commitment(opening)
        #expect(commitment.isOpened(by: opening))
        let others = [
            Commitment.Opening(name: "plat", salt: [0x65] + salt, value: value),
            Commitment.Opening(name: "trailer", salt: salt, value: value),
            Commitment.Opening(name: "plate", salt: salt + value, value: []),
            Commitment.Opening(name: "plate", salt: salt + [value[0]], value: Array(value.dropFirst())),
            Commitment.Opening(name: "plate", salt: salt.reversed(), value: value),
            Commitment.Opening(name: "plate", salt: salt, value: value + [0]),
        ]
        for other in others { #expect(!commitment.isOpened(by: try #require(other))) }
    }

    @Test(arguments: [(0, false), (15, false), (16, true), (32, true)])
    func `has a salt that cannot be guessed`(count: Int, isTaken: Bool) {
        let opening = Commitment.Opening(name: "plate", salt: [UInt8](repeating: 1, count: count), value: [])
        #expect((opening != nil) == isTaken)
    }
}
