import Application
import BorderVocabulary
import Gate
import NIOCore

extension TripStory {
    /// The story as the API gives it.
    package func json(_ mark: StoryMark) -> String {
        var json = JSONWriter(capacity: 4_096)
        json.object { $0.members(of: self, mark) }
        return String(buffer: json.buffer)
    }
}

extension JSONWriter {
    /// Writes the members of a story.
    mutating func members(of story: TripStory, _ mark: StoryMark) {
        member("trip", story.life.trip.description)
        member("declaredAt", story.life.declaredAt.iso8601)
        member("arrivedAt", story.life.arrivedAt?.iso8601)
        member("outcome", code: story.life.outcome)
        member("endedAt", story.life.endedAt?.iso8601)
        member("ahead", story.aheadCount)
        member("inversions", story.inversionCount)
        key("now")
        if let now = story.standing {
            object { json in
                json.member("since", now.since.iso8601)
                json.member("class", text: now.queueClass)
                json.member("placeInClass", now.placeInClass)
                json.member("earlier", now.earlier)
            }
        } else {
            null()
        }
        list("waits", story.chapters) { json, chapter in json.object { $0.members(of: chapter) } }
        member("forgottenWaits", story.life.forgottenWaits)
        member(
            "checked",
            object: { json in
                json.member("position", mark.position.number)
                json.member("at", mark.position == .start ? nil : mark.at.iso8601)
                json.member("size", number: mark.checked)
                json.member("entries", mark.entries)
                json.member("published", mark.published)
            })
    }

    private mutating func members(of chapter: TripStory.Chapter) {
        let wait = chapter.wait
        member("began", wait.cause.code)
        member("since", wait.at.iso8601)
        member("position", wait.position.number)
        member("ticket", wait.ticket)
        member("place", wait.road.place.description)
        member("direction", wait.road.direction.code)
        member("unmanned", wait.road.isUnmanned)
        member("category", wait.kind.category.code)
        member("class", text: wait.queueClass)
        member("placeInClass", wait.placeInClass)
        member("earlier", wait.earlier)
        key("ended")
        if let end = wait.end {
            object { json in
                json.member("how", end.cause.code)
                json.member("at", end.at.iso8601)
                json.member("position", end.position.number)
                json.key("call")
                if let call = end.call { json.object { $0.members(ofOwn: call) } } else { json.null() }
            }
        } else {
            null()
        }
        member(
            "counts",
            object: { json in
                for name in PassingReason.Name.allCases { json.member(name.rawValue, chapter.counts[name] ?? 0) }
            })
        list("ahead", chapter.ahead) { json, passing in json.object { $0.members(of: passing) } }
        list("before", chapter.before) { json, passing in json.object { $0.members(of: passing) } }
        member("whole", chapter.isWhole)
    }

    /// The call of the trip itself: in turn, out of turn, or by no rule.
    private mutating func members(ofOwn call: QueueCall) {
        member("lane", call.lane.description)
        member("class", text: call.queueClass)
        switch call.verdict {
        case .inTurn: member("why", call.grounds?.why.code ?? "unsaid")
        case .outOfTurn(let duty, let reason, let passedOver):
            member("why", PassingReason.Name.outOfTurn.rawValue)
            members(duty, reason, passedOver)
        case .inversion(let first):
            member("why", PassingReason.Name.inversion.rawValue)
            member("turnOf", text: first)
        }
    }

    private mutating func members(of passing: TripStory.Passing) {
        member("at", passing.call.at.iso8601)
        member("position", passing.call.position.number)
        member("trip", passing.call.trip.description)
        member("lane", passing.call.lane.description)
        member("class", text: passing.call.queueClass)
        member("why", passing.reason.name.rawValue)
        switch passing.reason {
        case .cameBefore, .unregistered: break
        case .share(let its, let own), .aged(let its, let own), .spare(let its, let own):
            member("share", object: { $0.portion(its) })
            member("own", object: { $0.portion(own) })
        case .narrowed(let category): member("narrowed", category.code)
        case .outOfTurn(let duty, let reason, let passedOver): members(duty, reason, passedOver)
        case .inversion(let first): member("turnOf", text: first)
        }
    }

    private mutating func members(_ duty: Duty, _ reason: String, _ passedOver: Int) {
        member("duty", duty.code)
        member("reason", reason)
        member("passedOver", passedOver)
    }

    private mutating func portion(_ portion: PassingReason.Portion) {
        member("class", portion.queueClass.description)
        member("weight", portion.share.weight)
        member("ageingSeconds", number: portion.share.ageing.map(\.components.seconds))
    }
}
