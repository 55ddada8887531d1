import BorderVocabulary

/// Where the application reads the time. The pure rooms never do; time is passed to them.
package protocol WallClock: Sendable {
    func now() -> Timestamp
}
