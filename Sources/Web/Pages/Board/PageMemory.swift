import Synchronization

/// The last body of the public board in each language, so that a crowd of readers costs a few readings of the gate.
///
/// A body is good for a quarter of a second: shorter than browsers wait after an event before they ask.
final class PageMemory: Sendable {
    private struct Kept {
        let at: ContinuousClock.Instant
        let body: String
    }

    private static let life: Duration = .milliseconds(250)

    private let kept = Mutex<[Language: Kept]>([:])

    /// The body that was made a moment ago, if one was.
    func body(_ language: Language) -> String? {
        kept.withLock { kept in
            guard let found = kept[language], ContinuousClock.now - found.at < PageMemory.life else { return nil }
            return found.body
        }
    }

    /// Keeps a body for which the gate was read at an instant.
    func keep(_ body: String, _ language: Language, madeAt instant: ContinuousClock.Instant) {
        kept.withLock { $0[language] = Kept(at: instant, body: body) }
    }
}
