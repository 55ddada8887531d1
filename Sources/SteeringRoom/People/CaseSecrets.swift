import BorderVocabulary
import Cryptography
import Steering

/// What is made of the secret of an installation: tokens of forms, pseudonyms, salts, and the secrets of cases.
///
/// Everything of one form follows from its token, so that a form that is sent again on a bad line has the same petition, the
/// same salt and the same secret as the first time, and nothing is kept between showing a form and receiving it.
package struct CaseSecrets: Sendable {
    private let key: [UInt8]

    /// How long a form may lie open.
    package static let life = Duration.seconds(7 * 86_400)

    /// Takes the secret of the installation.
    package init(_ key: [UInt8]) { self.key = key }

    // MARK: Tokens

    /// The token of a new form: when it was shown, chance, and a proof that it was shown here.
    package func token(at now: Timestamp) -> String {
        let body = "\(now.milliseconds)." + Hex.string(Secret.random(bytes: 16))
        return body + "." + mark("form", body)
    }

    /// Whether a token was given out here and not too long ago.
    package func accepts(_ token: String, at now: Timestamp) -> Bool {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard token.utf8.count <= 128, parts.count == 3, let shown = Int64(parts[0]),
            let moment = Timestamp(stored: shown), moment <= now, now - moment <= CaseSecrets.life
        else { return false }
        return Secret.areEqual(Array(mark("form", "\(parts[0]).\(parts[1])").utf8), Array(parts[2].utf8))
    }

    // MARK: What follows from a token

    /// The name of what is sent with a form.
    package func submission(_ token: String) -> SubmissionID { Self.slug("w-", mark("submission", token)) }

    /// The salt of a text of a form.
    package func salt(_ token: String, part: String) -> [UInt8] { Array(mac("salt", token + "|" + part).prefix(16)) }

    /// The pseudonym of an author: of the telephone number, so that one who writes twice is one author; otherwise of the form.
    package func author(phone: String, token: String) -> AuthorID {
        let digits = phone.filter { $0.isASCII && $0.isNumber }
        // 0912… and +84 912… are one number.
        let local = digits.hasPrefix("84") && digits.count > 9 ? "0" + digits.dropFirst(2) : digits
        return Self.slug("a-", local.count >= 8 ? mark("phone", local) : mark("author", token))
    }

    /// The secret with which the author of a form speaks of the case: 80 bits, as `7K3M-…` in letters that are not mistaken
    /// for each other.
    package func caseSecret(_ token: String) -> String {
        let digits = Self.base32(mac("case", token).prefix(10))
        return stride(from: 0, to: digits.count, by: 4).map { start in
            String(digits.dropFirst(start).prefix(4))
        }.joined(separator: "-")
    }

    /// The digest under which the register knows the secret of a case, however it is typed.
    package static func fingerprint(ofSecret typed: String) -> Fingerprint? {
        let letters = typed.uppercased().compactMap { letter -> Character? in
            switch letter {
            case "O": "0"
            case "I", "L": "1"
            case _: letter.isASCII && (letter.isLetter || letter.isNumber) ? letter : nil
            }
        }
        guard letters.count == 16 else { return nil }
        return fingerprint(of: Array("case secret ".utf8), Array(String(letters).utf8))
    }

    /// The digest of a text under its salt.
    package static func seal(_ text: String, salt: [UInt8]) -> Sealed {
        Sealed(fingerprint(of: salt, Array(text.utf8)), bytes: text.utf8.count)
    }

    /// The digest of bytes.
    package static func fingerprint(of parts: [UInt8]...) -> Fingerprint {
        let digest = SHA256Digest { hasher in for part in parts { hasher.update(part) } }
        guard let fingerprint = try? Fingerprint.parse(digest.hex) else {
            preconditionFailure("A digest has 64 hexadecimal digits.")
        }
        return fingerprint
    }

    /// A slug of a prefix and twenty digits.
    static func slug<Kind>(_ prefix: String, _ digits: String) -> Identifier<Kind> {
        guard let text = ShortText(prefix + digits.prefix(20)), let id = Identifier<Kind>(stored: text) else {
            preconditionFailure("Twenty-two characters fit a slug.")
        }
        return id
    }

    private func mac(_ purpose: String, _ text: String) -> [UInt8] { Secret.hmac(purpose + "|" + text, key: key) }

    private func mark(_ purpose: String, _ text: String) -> String { Hex.string(mac(purpose, text).prefix(16)) }

    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    private static func base32(_ bytes: some Collection<UInt8>) -> String {
        var (text, bits, count) = ("", UInt32(0), 0)
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            count += 8
            while count >= 5 {
                count -= 5
                text.append(alphabet[Int(bits >> UInt32(count) & 31)])
            }
        }
        return text
    }
}
