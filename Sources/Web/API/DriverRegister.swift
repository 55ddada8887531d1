import Application
import BorderVocabulary
import Gate
import Synchronization

/// Which pseudonyms the register of drivers has: asked once of the store, which is only read, and remembered.
package final class DriverRegister: Sendable {
    /// Pseudonyms that are remembered; a day's drivers of a province.
    private static let capacity = 10_000

    private let accounts: any AccountStore
    private let blocking: BlockingWork
    private let known = Mutex<Set<DriverID>>([])

    init(accounts: any AccountStore, blocking: BlockingWork) {
        self.accounts = accounts
        self.blocking = blocking
    }

    /// Whether somebody stands behind the pseudonym.
    func has(_ id: DriverID) async throws(Problem) -> Bool {
        if known.withLock({ $0.contains(id) }) { return true }
        let accounts = accounts
        let isKnown = try await blocking(accounts: { () throws(AccountFailure) in try accounts.driver(id) != nil })
        guard isKnown else { return false }
        known.withLock { known in
            if known.count >= DriverRegister.capacity { known.removeAll(keepingCapacity: true) }
            known.insert(id)
        }
        return true
    }

    /// Forgets one who was erased.
    func forget(_ id: DriverID) {
        known.withLock { _ = $0.remove(id) }
    }
}

extension Drivers {
    /// The driver behind a pseudonym that a body gave, or a problem that names the member and what would be accepted.
    func known(_ driver: Driver, at pointer: String) async throws(Problem) -> Driver {
        if try await services.drivers.has(driver.id) { return driver }
        let accepted = "name, document"
        let detail = Phrase("parse.unknown-driver", ["found": .text(driver.id.description)])
        throw Problem(
            .fields([FieldError(pointer: pointer, code: "unknown-driver", detail: detail, accepted: accepted)]))
    }
}
