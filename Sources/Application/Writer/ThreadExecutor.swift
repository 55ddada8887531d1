import Foundation

/// A serial executor with an operating-system thread of its own, for work that blocks on a disk.
///
/// The threads of the cooperative pool are as few as the cores; one that waits for `fsync` would stand in the way of
/// everybody else. The thread lives until `shutdown()`.
package final class ThreadExecutor: SerialExecutor, @unchecked Sendable {
    // Safe to share: `jobs` and `isStopped` are touched only while `condition` is locked.
    private let condition = NSCondition()
    private var jobs: [UnownedJob] = []
    private var isStopped = false

    /// Starts the thread; the name is cut to 15 bytes by the system.
    package init(name: String) {
        let thread = Thread { [self] in work() }
        thread.name = name
        thread.stackSize = 4 << 20
        thread.start()
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let unowned = UnownedJob(job)
        condition.lock()
        jobs.append(unowned)
        condition.signal()
        condition.unlock()
    }

    package func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }

    /// Lets the thread end as soon as it has nothing more to do.
    package func shutdown() {
        condition.lock()
        isStopped = true
        condition.broadcast()
        condition.unlock()
    }

    private func work() {
        var batch: [UnownedJob] = []
        while true {
            condition.lock()
            while jobs.isEmpty && !isStopped { condition.wait() }
            swap(&batch, &jobs)
            condition.unlock()
            guard !batch.isEmpty else { return }
            for job in batch { job.runSynchronously(on: asUnownedSerialExecutor()) }
            batch.removeAll(keepingCapacity: true)
        }
    }
}
