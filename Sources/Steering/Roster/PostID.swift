import BorderVocabulary

/// Marks names of posts.
package enum PostKind {}
/// Marks names of administrative units.
package enum UnitKind {}

/// Names a post or a body that answers for something, such as `so-cong-thuong`: never a person, so that work survives a
/// transfer.
package typealias PostID = Identifier<PostKind>
/// Names an administrative unit by its official code, such as `20` for the province; a code is never used again.
package typealias UnitID = Identifier<UnitKind>

extension Identifier where Kind == UnitKind {
    /// The province, which is the area of a figure that names no other.
    package static var province: UnitID { provinceCode }
}

/// Read once: it is asked for with every figure.
private let provinceCode: UnitID = "20"
