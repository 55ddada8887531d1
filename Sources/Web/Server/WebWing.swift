import Foundation

/// A part of the web that stands beside the gate's: its words, templates and files, its operations and its pages.
package protocol WebWing: Sendable {
    /// The folder with its `Catalogue`, `Templates`, `Assets` and `OpenAPI`.
    var resources: URL { get }

    /// What programs may ask of it.
    var operations: [Route] { get }

    /// Its pages.
    func pages(in framer: Framer) -> [Route]

    /// Where the navigation leads into it.
    func entries(for identity: Identity?) -> [WingEntry]
}

/// An entry of the navigation; its word is `nav.` and the section in the catalogue.
package struct WingEntry: Hashable, Sendable {
    /// The address.
    package let path: String
    /// The section that the page names, too.
    package let section: String

    /// Joins the two.
    package init(_ path: String, section: String) {
        self.path = path
        self.section = section
    }
}
