import BorderVocabulary

/// Marks names of projects.
package enum ProjectKind {}
/// Marks names of headings.
package enum HeadingKind {}

/// Names an investment project by the code under which the treasury pays it, such as `7912345`; never used again.
package typealias ProjectID = Identifier<ProjectKind>
/// Names a source of capital or a national target programme, such as `nstw` or `giam-ngheo`.
package typealias HeadingID = Identifier<HeadingKind>
