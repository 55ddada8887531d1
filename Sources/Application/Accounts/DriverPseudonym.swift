import BorderVocabulary
import Cryptography

/// How the log names a driver: the first 20 hexadecimal digits of HMAC-SHA256 over the paper's number, under a secret of
/// the installation.
///
/// The same paper gives the same name; without the secret nobody can try all numbers of papers.
package enum DriverPseudonym {
    /// The pseudonym of the holder of a paper.
    package static func of(document: String, secret: [UInt8]) -> DriverID {
        let digits = Hex.string(Secret.hmac(document, key: secret)).prefix(20)
        guard let text = ShortText(digits) else { preconditionFailure("Twenty digits fit a short text.") }
        return DriverID(text)
    }

    /// One spelling of a paper's number: upper case, without blanks.
    package static func folded(_ document: String) -> String {
        String(document.uppercased().filter { !$0.isWhitespace })
    }
}
