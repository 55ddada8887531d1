import Application
import BorderVocabulary
import Synchronization

/// A wall clock that only the test moves.
final class HandClock: WallClock {
    private let moment: Mutex<Timestamp>

    init(_ moment: Timestamp = Town.noon) {
        self.moment = Mutex(moment)
    }

    func now() -> Timestamp { moment.withLock { $0 } }

    func set(_ new: Timestamp) { moment.withLock { $0 = new } }
}
