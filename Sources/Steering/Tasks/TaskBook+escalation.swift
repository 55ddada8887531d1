import BorderVocabulary

/// How far what was closed had climbed: the measure of whether work is settled where it belongs.
package struct EscalationShare: Hashable, Sendable {
    /// Tasks closed in the period that had reached a rung above their lead.
    package let climbed: Int
    /// Those of them that had reached the ladder's last rung.
    package let reachedTop: Int

    /// Settled below the last rung, of all that had climbed.
    package var belowTop: TaskShare { TaskShare(climbed - reachedTop, of: climbed) }
}

extension TaskBook {
    /// The ladder that holds for what is due on a day.
    package func ladder(for due: LocalDate) -> EscalationLadder? { ladders.last { $0.from <= due } }

    /// The rungs that an open task has reached on a day under the limit that holds, each with its day.
    package func rungs(
        reachedBy task: TaskAsKnown, on day: LocalDate, _ calendar: WorkingCalendar
    ) -> [(rung: EscalationLadder.Rung, since: LocalDate)] {
        // A claim stops the climbing, until it is returned.
        guard task.state.isOpen, task.state != .claimed, let ladder = ladder(for: task.timing.day) else { return [] }
        let count = ladder.reached(due: task.timing.day, on: day, calendar)
        return ladder.rungs.prefix(count).map {
            ($0, calendar.adding(workingDays: $0.workingDays, to: task.timing.day))
        }
    }

    /// What was closed in a period and how far it had climbed under any of its time limits, as known on a day.
    ///
    /// An extension does not make undone that the task had climbed before it.
    package func escalations(
        closedIn period: ClosedRange<LocalDate>, asKnownOn day: LocalDate, _ calendar: WorkingCalendar
    ) -> EscalationShare {
        var (climbed, top) = (0, 0)
        forEachKnown(on: day) { task in
            guard let closed = task.closed, period.contains(closed) else { return }
            let peak = peak(of: task, until: task.completed ?? closed, calendar)
            if peak.hasClimbed { climbed += 1 }
            if peak.hasClimbed, peak.isTop { top += 1 }
        }
        return EscalationShare(climbed: climbed, reachedTop: top)
    }

    private func peak(
        of task: TaskAsKnown, until end: LocalDate, _ calendar: WorkingCalendar
    ) -> (hasClimbed: Bool, isTop: Bool) {
        var peak = (hasClimbed: false, isTop: false)
        let limits = task.limits
        for (place, limit) in limits.enumerated() {
            guard let ladder = ladder(for: limit.timing.day) else { continue }
            let last = place + 1 < limits.count ? min(limits[place + 1].from, end) : end
            let reached = ladder.rungs.prefix(ladder.reached(due: limit.timing.day, on: last, calendar))
            // A reminder to the lead is no climbing.
            if reached.contains(where: { $0.recipient != .lead }) { peak.hasClimbed = true }
            if reached.count == ladder.rungs.count { peak.isTop = true }
        }
        return peak
    }
}
