import BorderVocabulary
import Gate
import Synchronization

/// Turns drivers into pseudonyms, so that no name reaches the log; whoever is new is kept durably before the answer.
///
/// Many ask at once and each new driver would cost a wait for the disk: those who ask while the disk is waited for are
/// kept together, in one transaction.
package actor DriverRegister {
    /// How many drivers are known without asking the store; when there are more, all are asked for anew.
    static let memory = 65_536

    private final class Question: Sendable {
        let drivers: [DriverPapers]
        let answer = Mutex<Result<[DriverID], AccountFailure>?>(nil)

        init(_ drivers: [DriverPapers]) {
            self.drivers = drivers
        }
    }

    /// What was answered before. What one says of a driver may be said in many spellings, so both are bounded.
    private struct Known {
        var papers: [DriverPapers: DriverID] = [:]
        var ids: Set<DriverID> = []

        mutating func add(_ id: DriverID) {
            if ids.count >= DriverRegister.memory || papers.count >= DriverRegister.memory {
                ids.removeAll(keepingCapacity: true)
                papers.removeAll(keepingCapacity: true)
            }
            ids.insert(id)
        }

        mutating func forget(_ id: DriverID) {
            ids.remove(id)
            papers = papers.filter { $0.value != id }
        }
    }

    private let accounts: any AccountStore
    private let executor = ThreadExecutor(name: "drivers")
    /// Questions that were asked and not yet answered: each has a caller who waits, so there are as many as requests.
    private let asked = Mutex<[Question]>([])
    private let known = Mutex(Known())

    /// Prepares to ask a store.
    package init(accounts: any AccountStore) {
        self.accounts = accounts
    }

    deinit { executor.shutdown() }

    /// Its own thread, because the store blocks.
    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// The pseudonyms of drivers, in their order; all are durable, or the failure says why none of them counts.
    package nonisolated func remember(_ drivers: [DriverPapers]) async throws(AccountFailure) -> [DriverID] {
        let remembered = known.withLock { known in drivers.compactMap { known.papers[$0] } }
        if remembered.count == drivers.count { return remembered }
        let question = Question(drivers)
        asked.withLock { $0.append(question) }
        await answerAll()
        guard let answer = question.answer.withLock({ $0 }) else {
            preconditionFailure("Whoever takes a question answers it before anybody else is let in.")
        }
        return try answer.get()
    }

    /// Whether somebody stands behind a pseudonym.
    package nonisolated func has(_ id: DriverID) async throws(AccountFailure) -> Bool {
        if known.withLock({ $0.ids.contains(id) }) { return true }
        return try await find(id)
    }

    private func find(_ id: DriverID) throws(AccountFailure) -> Bool {
        guard try accounts.driver(id) != nil else { return false }
        known.withLock { $0.add(id) }
        return true
    }

    /// Forgets who is behind a pseudonym, with who wanted it and why; the log stays as it is. False for an unknown one.
    package func erase(
        _ id: DriverID, by actor: Actor, at moment: Timestamp, reason: String
    ) throws(AccountFailure) -> Bool {
        // First here: whoever asks meanwhile asks the store, and is answered after this.
        known.withLock { $0.forget(id) }
        return try accounts.erase(driver: id, by: actor, at: moment, reason: reason)
    }

    /// Answers everything that was asked by now. The actor lets one in at a time: those who find that their question was
    /// answered along with an earlier one have nothing left to do.
    private func answerAll() {
        let questions = asked.withLock { asked in
            defer { asked.removeAll(keepingCapacity: true) }
            return asked
        }
        guard !questions.isEmpty else { return }
        do throws(AccountFailure) {
            let drivers = questions.flatMap(\.drivers)
            let ids = try accounts.remember(drivers)
            keep(drivers, ids)
            var next = 0
            for question in questions {
                let end = next + question.drivers.count
                question.answer.withLock { $0 = .success(Array(ids[next..<end])) }
                next = end
            }
        } catch {
            for question in questions { question.answer.withLock { $0 = .failure(error) } }
        }
    }

    private func keep(_ drivers: [DriverPapers], _ ids: [DriverID]) {
        known.withLock { known in
            for (driver, id) in zip(drivers, ids) {
                known.add(id)
                known.papers[driver] = id
            }
        }
    }
}
