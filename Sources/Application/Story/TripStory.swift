import BorderVocabulary
import Gate

/// The story of one trip in the queue, told from the public log alone: its places, who was called while it waited, and
/// why.
package struct TripStory: Hashable, Sendable {
    /// How many calls are listed for one time of waiting; the rest is counted.
    package enum Limit {
        /// Vehicles that came later, and calls by no rule.
        package static let ahead = 200
        /// Vehicles that came before.
        package static let before = 100
    }

    /// A call while the trip waited, and why it went before.
    package struct Passing: Hashable, Sendable {
        /// The call.
        package let call: QueueCall
        /// Why.
        package let reason: PassingReason
    }

    /// One time of waiting with what happened in it.
    package struct Chapter: Hashable, Sendable {
        /// When, where, with which ticket, and how it ended.
        package let wait: TripWait
        /// Who was called ahead although they came later, or by no rule; the first of them.
        package private(set) var ahead: [Passing] = []
        /// Who came before and was called; the first of them.
        package private(set) var before: [Passing] = []
        /// How many were called, by reason; all of them.
        package private(set) var counts: [PassingReason.Name: Int] = [:]
        /// Whether every call of that time is still known here; the verifier knows all.
        package let isWhole: Bool

        /// How many were called ahead in all.
        package var aheadCount: Int { counts.reduce(0) { $0 + ($1.key == .cameBefore ? 0 : $1.value) } }

        init(_ wait: TripWait, of trip: TripID, in calls: RoadCalls) {
            self.wait = wait
            isWhole = calls.forgotten <= wait.position
            for call in calls.after(wait.position) {
                if let end = wait.end, call.position >= end.position { break }
                if call.trip != trip { take(call) }
            }
        }

        private mutating func take(_ call: QueueCall) {
            let passing = Passing(call: call, reason: call.reason(passing: wait))
            counts[passing.reason.name, default: 0] += 1
            if passing.reason == .cameBefore {
                if before.count < Limit.before { before.append(passing) }
            } else if ahead.count < Limit.ahead {
                ahead.append(passing)
            }
        }
    }

    /// Where a trip that waits stands now.
    package struct Standing: Hashable, Sendable {
        /// Since when it has its place.
        package let since: Timestamp
        /// Its class; nil where first come is first called, and for goods that are not registered.
        package let queueClass: QueueClassID?
        /// Its place in its class, from 1.
        package let placeInClass: Int
        /// How many vehicles on its road came earlier and still wait.
        package let earlier: Int
        /// When that was so.
        package let at: Timestamp
    }

    /// The trip's own dates.
    package let life: TripLife
    /// Its times of waiting, oldest first.
    package let chapters: [Chapter]
    /// Where it stands; nil for one that does not wait.
    package let standing: Standing?

    /// How many were called ahead in all.
    package var aheadCount: Int { chapters.reduce(0) { $0 + $1.aheadCount } }
    /// How many calls were by no rule: those of others while it waited, and its own.
    package var inversionCount: Int {
        chapters.reduce(0) { sum, chapter in
            sum + (chapter.counts[.inversion] ?? 0) + (chapter.wait.end?.call?.isInversion == true ? 1 : 0)
        }
    }
}

extension QueueCall {
    /// Whether no rule gives the call and nobody answers for it.
    package var isInversion: Bool {
        switch verdict {
        case .inversion: true
        case .inTurn, .outOfTurn: false
        }
    }
}

extension QueueAudit {
    /// The story of a trip; nil for one that the log does not have, or that is not kept any more.
    package func story(of id: TripID) -> TripStory? { storyMaterial(of: id)?.story }

    /// Whether the log has spoken of such a trip, kept or not.
    package func knows(_ id: TripID) -> Bool { id.number >= 1 && id.number <= gate.lastTrip }

    /// What the story of a trip is made of, so that it can be made elsewhere.
    func storyMaterial(of id: TripID) -> StoryMaterial? {
        guard let stories, let life = stories.lives[id] else { return nil }
        var standing: TripStory.Standing?
        if let trip = gate.trips[id], case .waiting = trip.stage {
            standing = TripStory.Standing(
                since: trip.ticketAt, queueClass: trip.publicClass(by: gate.rules, at: last),
                placeInClass: (gate.placeInClass(of: id, at: last) ?? 0) + 1, earlier: gate.passedOver(by: id), at: last
            )
        }
        let roads = Set(life.waits.map(\.road))
        let calls = Dictionary(uniqueKeysWithValues: roads.map { ($0, stories.calls[$0] ?? RoadCalls()) })
        return StoryMaterial(life: life, calls: calls, standing: standing)
    }
}

/// What a story is made of.
struct StoryMaterial: Sendable {
    let life: TripLife
    let calls: [Road: RoadCalls]
    let standing: TripStory.Standing?

    var story: TripStory {
        TripStory(
            life: life,
            chapters: life.waits.map { TripStory.Chapter($0, of: life.trip, in: calls[$0.road] ?? RoadCalls()) },
            standing: standing)
    }
}
