/// A driver as a declaration names one, before there is a pseudonym.
package struct DriverPapers: Hashable, Sendable {
    /// The name, at most 200 bytes.
    package let name: String
    /// The telephone number in the form given.
    package let phone: String?
    /// The passport, border pass or identity card number in the form given.
    package let document: String

    /// Joins the parts.
    package init(name: String, phone: String?, document: String) {
        self.name = name
        self.phone = phone
        self.document = document
    }
}
