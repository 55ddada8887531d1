import Application
import BorderVocabulary
import Gate
import Glibc
import Logging

/// The gate's own round: every few seconds it lets calls run out, closes the windows of slots and, at the hour, the day's
/// bulletin.
struct GateClock {
    static let actor = Actor(user: "clock", duty: .system)

    let service: GateService
    let clock: any WallClock
    let logger: Logger
    /// Real time between two rounds.
    var interval = Duration.seconds(5)

    func run() async {
        while !Task.isCancelled {
            await round()
            do { try await Task.sleep(for: interval) } catch { return }
        }
    }

    private func round() async {
        await give(.sweep)
        let now = clock.now()
        let today = now.localDate
        let isDue = service.read { gate, _ in
            let hour = gate.rules.bulletinHour(at: Timestamp(date: today, time: .midnight))
            return now >= Timestamp(date: today, time: hour) && gate.lastBulletin.map { $0 < today } ?? true
        }
        if isDue { await give(.closeBulletin(today)) }
    }

    private func give(_ command: Command) async {
        do throws(CommandFailure) {
            _ = try await service.submit(Submission(command, by: Self.actor))
        } catch {
            // The next round tries again; what stands in the way is the writer's to mend.
            logger.warning(
                "the clock's round was not done", metadata: ["command": "\(command.name)", "failure": "\(error)"])
        }
    }
}

/// The machine's clock.
struct SystemClock: WallClock {
    func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
