import BorderVocabulary

/// Who a driver is: kept beside the log, so that it can be erased without touching a record.
package struct DriverRecord: Hashable, Sendable {
    /// The pseudonym under which the log knows the driver.
    package let id: DriverID
    /// The name, at most 200 bytes.
    package let name: String
    /// The telephone number in the form given.
    package let phone: String?
    /// The passport, border pass or identity card number, upper case without blanks.
    package let document: String

    /// Joins the parts.
    package init(id: DriverID, name: String, phone: String?, document: String) {
        self.id = id
        self.name = name
        self.phone = phone
        self.document = document
    }
}
