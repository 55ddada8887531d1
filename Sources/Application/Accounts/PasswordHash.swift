import COpenSSL
import Cryptography

/// A password as it is stored: scrypt (RFC 7914) with its parameters, `scrypt$15$8$1$<salt>$<key>`, in hexadecimal.
package struct PasswordHash: Hashable, Sendable {
    /// How much work one guess costs.
    package struct Cost: Hashable, Sendable {
        /// The binary logarithm of scrypt's N, 1 to 20.
        package let logN: Int
        /// scrypt's block size r.
        package let blockSize: Int
        /// scrypt's p.
        package let parallelism: Int

        /// Takes the defaults: N = 2¹⁵, r = 8, p = 1, which is 32 MiB and about 0.1 s.
        package init(logN: Int = 15, blockSize: Int = 8, parallelism: Int = 1) {
            self.logN = min(max(logN, 1), 20)
            self.blockSize = min(max(blockSize, 1), 32)
            self.parallelism = min(max(parallelism, 1), 16)
        }
    }

    /// The most bytes of a password that are looked at.
    package static let longest = 1_024
    /// The fewest characters of a password.
    package static let shortest = 10

    /// What is stored.
    package let text: String
    private let cost: Cost
    private let salt: [UInt8]
    private let key: [UInt8]

    /// Hashes a new password with a salt of its own; takes as long as the cost says.
    package init(of password: String, cost: Cost = Cost()) {
        self.init(cost: cost, salt: Secret.random(bytes: 16), password: password)
    }

    /// Takes what was stored, or answers nil when it is no hash of ours.
    package init?(stored text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "scrypt", let logN = Int(parts[1]), let blockSize = Int(parts[2]),
            let parallelism = Int(parts[3]), let salt = Hex.bytes(parts[4]), let key = Hex.bytes(parts[5])
        else { return nil }
        let cost = Cost(logN: logN, blockSize: blockSize, parallelism: parallelism)
        guard cost.logN == logN, cost.blockSize == blockSize, cost.parallelism == parallelism, key.count == 32 else {
            return nil
        }
        self.text = text
        self.cost = cost
        self.salt = salt
        self.key = key
    }

    private init(cost: Cost, salt: [UInt8], password: String) {
        self.cost = cost
        self.salt = salt
        key = PasswordHash.key(password, cost, salt)
        text = "scrypt$\(cost.logN)$\(cost.blockSize)$\(cost.parallelism)$\(Hex.string(salt))$\(Hex.string(key))"
    }

    /// Whether this is the password; takes as long as hashing it.
    package func matches(_ password: String) -> Bool {
        Secret.areEqual(key, PasswordHash.key(password, cost, salt))
    }

    private static func key(_ password: String, _ cost: Cost, _ salt: [UInt8]) -> [UInt8] {
        let bytes = Array(password.utf8.prefix(longest)).map { CChar(bitPattern: $0) }
        let memory = UInt64(256 * cost.blockSize) << UInt64(cost.logN) + 1 << 20
        return [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
            let result = EVP_PBE_scrypt(
                bytes, bytes.count, salt, salt.count, 1 << UInt64(cost.logN), UInt64(cost.blockSize),
                UInt64(cost.parallelism), memory, buffer.baseAddress, 32)
            // The parameters are within bounds, so only a lack of memory can be the reason.
            precondition(result == 1, "There is not enough memory to check a password.")
            count = 32
        }
    }
}
