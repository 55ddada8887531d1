import Application
import BorderVocabulary
import Steering

/// Hears what is measured at gates and lets the rules of the room raise, keep and calm bottlenecks, in nobody's name.
///
/// It remembers no more than its watch. After a start it may hear the log of a gate from any place on: what was heard
/// before changes nothing.
package struct GateAlarm: Sendable {
    /// The name under which the room itself acts.
    package static let user: UserID = "system"

    private var watch = GateWatch()

    /// An alarm that has heard nothing.
    package init() {}

    /// Takes signals in the order of their windows; answers how many events of the room followed.
    ///
    /// If the store fails, the signals are to be given again: the watch is as before.
    package mutating func hear(
        _ signals: [GateSignal], of service: SteeringService, at now: Timestamp
    ) throws(LogFailure) -> Int {
        let rules = service.room.bottlenecks.gateRules
        var watch = watch
        let findings = signals.flatMap { watch.hear($0, by: rules) }
        let answers = try service.give(
            findings.map { .bottlenecks(.hear($0)) }, by: GateAlarm.user, at: now)
        self.watch = watch
        return answers.reduce(0) { count, answer in
            // The only refusal is that of a full book, which the room's own health shows.
            count + ((try? answer.get())?.count ?? 0)
        }
    }
}
