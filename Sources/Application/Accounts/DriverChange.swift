import BorderVocabulary
import Gate

/// What was done to a driver's row: by whom, when and why, without what stood or stands there.
package struct DriverChange: Hashable, Sendable {
    /// What was done; raw values are stored.
    package enum Kind: UInt8, CaseIterable, Hashable, Sendable {
        /// Name or telephone were put right.
        case corrected = 1
        /// The row was erased.
        case erased = 2
    }

    /// What was done.
    package let kind: Kind
    /// Who did it, in which capacity.
    package let actor: Actor
    /// When.
    package let at: Timestamp
    /// Why; it never names the driver.
    package let reason: String

    /// Joins the parts.
    package init(_ kind: Kind, by actor: Actor, at moment: Timestamp, reason: String) {
        self.kind = kind
        self.actor = actor
        at = moment
        self.reason = reason
    }
}

extension DriverRecord {
    /// Whether a text has the driver's name, telephone number or paper in it, so that it would outlive an erasure.
    ///
    /// A name of one short word is not looked for: it is in too many texts.
    package func isNamed(in text: String) -> Bool {
        let name = DriverRecord.words(name)
        if name.count > 3 + 2, DriverRecord.words(text).contains(name) { return true }
        let signs = DriverRecord.signs(text)
        return [document, phone ?? ""].map(DriverRecord.signs).contains { $0.count >= 5 && signs.contains($0) }
    }

    /// The words in lower case, each between blanks.
    private static func words(_ text: String) -> String {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
        return " " + words.joined(separator: " ") + " "
    }

    /// Letters and digits only.
    private static func signs(_ text: String) -> String {
        text.uppercased().filter { $0.isLetter || $0.isNumber }
    }
}
