import Application
import BorderVocabulary
import Gate

/// Drives the vehicles of a plan through a gate: the same commands, by people of the same duties, as on a real day.
///
/// Somebody else runs the service meanwhile (`GateService.run()`), on a log of its own and on the same clock.
package struct DayDriver {
    let plan: DayPlan
    let service: GateService
    let clock: SteppedClock
    let requirements: RuleBook

    var agenda: Agenda
    var lines: [CallLine]
    let script: DayScript
    /// What has become of each vehicle so far.
    var passages: [Passage]
    var truckOf: [TripID: Int] = [:]
    /// What was declared in place of a vehicle's own declaration: it came on a vehicle that brought exports.
    var returnLoads: [Int: Declaration] = [:]
    /// Vehicles of two-way haulage on the other side, by place, the longest there first.
    var abroad: [PlaceID: [Int]] = [:]
    /// Vehicles that were called and do not come, with the end of their call.
    var unheard: [(truck: Int, until: Timestamp)] = []
    /// The trips of those who ask for slots of the day after.
    var slotTrips: [Int: TripID] = [:]
    /// Vehicles in each holding area.
    var standing: [HoldingAreaID: Int] = [:]
    var receipts: SplitMix64
    var minute = -1
    var cleared = 0
    var commands = 0
    /// Vehicles that the script let go because visitors gave them commands too.
    var letGo = 0
    private var isVisited = false
    private var scanned: Position

    /// What has become of one vehicle.
    struct Passage {
        var trip: TripID?
        var lane: LaneID?
        var area: HoldingAreaID?
        var isWaiting = false
        var hasLeft = false
        var hasMissed = false
        var isSwapped = false
        var random: SplitMix64
    }

    /// Takes a clock that shows `plan.opensAt` or an earlier moment.
    package init(plan: DayPlan, service: GateService, clock: SteppedClock) {
        self.plan = plan
        self.service = service
        self.clock = clock
        scanned = service.head
        requirements = RuleBook(plan.rules)
        script = DayScript(plan: plan)
        agenda = script.agenda
        lines = script.lines
        passages = plan.fleet.trucks.indices.map {
            Passage(random: SplitMix64(seed: plan.seed &+ 0x9E37 &* UInt64($0 + 1)))
        }
        receipts = SplitMix64(seed: plan.seed ^ 0x4645_45)
    }

    /// Runs the evening before and the day, and answers the bulletin that the gate closed.
    ///
    /// Stops at the first command that is not done: in a script of our own that is a mistake, and it is named. Where
    /// visitors gave commands to the same gate, the vehicle is let go instead, and counted in the progress.
    package mutating func run(
        pace: Pace, progress: (DayProgress) -> Void = { _ in }
    ) async throws(DriveFailure) -> Bulletin {
        let start = ContinuousClock.now
        while minute < script.last {
            guard !Task.isCancelled else { throw .cancelled }
            // What nobody watches is worked on in large pieces.
            let window = minute < script.watch ? Self.window(.max) : Self.window(pace)
            let end = min(script.last, (max(minute, 0) / window + (minute < 0 ? 0 : 1)) * window)
            try await wait(until: end, pace: pace, since: start)
            let now = plan.opensAt + .seconds(end * 60)
            let steps = agenda.take(after: minute, through: end)
            minute = end
            if !steps.isEmpty || pace != .max { clock.set(max(now, clock.now())) }
            if !steps.isEmpty { try await perform(steps) }
            progress(
                DayProgress(
                    now: now, cleared: cleared, toClear: plan.balance.cleared.total, commands: commands, letGo: letGo,
                    share: Double(end) / Double(script.last)))
        }
        return try await close()
    }

    /// How many minutes are worked on at once: fewer than lie between a call and its end.
    private static func window(_ pace: Pace) -> Int {
        switch pace {
        case .max: 5
        case .times(let times) where times > 3_000: 5
        case .times: 1
        }
    }

    private func wait(until end: Int, pace: Pace, since start: ContinuousClock.Instant) async throws(DriveFailure) {
        guard case .times(let times) = pace, end > script.watch else { return }
        // Beyond these bounds a clock is stopped, or as fast as it can be.
        let seconds = Double((end - script.watch) * 60) / min(max(times, 0.01), 1e6)
        do {
            try await ContinuousClock().sleep(until: start + .seconds(seconds), tolerance: .milliseconds(5))
        } catch {
            throw .cancelled
        }
    }

    private mutating func close() async throws(DriveFailure) -> Bulletin {
        clock.set(max(plan.closesAt, clock.now()))
        let order = Order(step: nil, command: .closeBulletin(plan.date), actor: SampleStaff.clock)
        guard let receipt = try await submit([order]).first ?? nil else {
            throw .bulletinUnreadable(plan.date, nil)
        }
        do {
            let before = Position(receipt.position.number - 1)
            for record in try service.feed.records(after: before, limit: 1) {
                if case .bulletinClosed(let bulletin) = record.event { return bulletin }
            }
        } catch {
            throw .bulletinUnreadable(plan.date, error)
        }
        throw .bulletinUnreadable(plan.date, nil)
    }

    // MARK: Giving commands

    /// One command, and the step that it comes from.
    struct Order {
        let step: Step?
        let command: Command
        let actor: Actor
        var truck: Int?

        /// Whether it is about slots of the day after, on which nothing of this day depends.
        var isOfSlots: Bool {
            switch command.name {
            case .requestSlot, .cancelSlot, .swapSlots, .recordDeposit, .drawSlot: true
            case .declare, .identify, .change, .acceptWarning, .cancel, .registerArrival, .arrive, .relocate,
                .callNext, .callOutOfTurn, .confirmCall, .move, .turnBack, .admit, .park, .grant, .refuse, .hold,
                .liftHold, .reject,
                .assessFee, .recordPayment, .tranship, .split, .merge, .release, .cross, .returnEmpty, .returnLoaded,
                .close, .setRule, .withdrawRule, .sweep, .closeBulletin:
                false
            }
        }
    }

    private static let batchLimit = 2_048

    private mutating func perform(_ steps: [Step]) async throws(DriveFailure) {
        var orders: [Order] = []
        for step in steps { prepare(step, into: &orders) }
        var index = 0
        while index < orders.count {
            let slice = orders[index..<min(index + Self.batchLimit, orders.count)]
            let receipts = try await submit(slice)
            for (order, receipt) in zip(slice, receipts) {
                if let receipt { conclude(order, receipt) }
            }
            index += slice.count
        }
    }

    /// Answers nil for an order that came to nothing because of what a visitor did.
    private mutating func submit(_ orders: some Collection<Order>) async throws(DriveFailure) -> [Receipt?] {
        let submissions = orders.map { Submission($0.command, by: $0.actor) }
        var outcomes = await service.submit(all: submissions)
        // Visitors may fill the queue for a moment; then nothing of this was taken.
        while outcomes.first == .failure(.busy) {
            guard !Task.isCancelled else { throw .cancelled }
            await Task.yield()
            outcomes = await service.submit(all: submissions)
        }
        commands += submissions.count
        var receipts: [Receipt?] = []
        receipts.reserveCapacity(outcomes.count)
        for (order, outcome) in zip(orders, outcomes) {
            switch outcome {
            case .success(let receipt): receipts.append(receipt)
            case .failure(.refused) where order.isOfSlots && hasVisitors(): receipts.append(nil)
            case .failure(let failure):
                guard case .refused = failure, let truck = order.truck, hasVisitors() else {
                    throw .notDone(order.command, by: order.actor, at: clock.now(), failure)
                }
                letGo += 1
                passages[truck].hasLeft = true
                passages[truck].isWaiting = false
                receipts.append(nil)
            }
        }
        return receipts
    }

    /// Whether anybody but the people of the sample gave this gate a command since the day began.
    private mutating func hasVisitors() -> Bool {
        while !isVisited, scanned < service.head {
            do {
                let records = try service.feed.records(after: scanned, limit: 4_096)
                guard let last = records.last else { return false }
                scanned = last.position
                isVisited = records.contains { !SampleStaff.isMember($0.actor.user) }
            } catch {
                return false
            }
        }
        return isVisited
    }
}
