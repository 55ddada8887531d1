import BorderVocabulary
import Steering
import SteeringRoom
import Web

// Conferences, bottlenecks and task forces as programs read them.
extension JSONWriter {
    // MARK: Bottlenecks

    mutating func counts(_ counts: BottleneckCounts) {
        member("raised", counts.raised)
        member("open", counts.open)
        member("closedUnconfirmed", counts.unconfirmed)
        member("closedConfirmed", counts.confirmed)
        member("merged", counts.merged)
        member("reopened", counts.reopened)
        member("measured", counts.measured)
        member("closedAgainstMeasure", counts.closedAgainstMeasure)
    }

    mutating func toll(_ toll: Toll) {
        member("dong", toll.money.dong)
        member("projects", toll.projects)
        member("projectsWithoutAmount", toll.projectsWithoutAmount)
        member("targets", toll.targets)
        member("tasks", toll.tasks)
        member("people", toll.people)
        member("countedOnce", toll.repeated)
    }

    mutating func bottleneck(_ bottleneck: Bottleneck, _ view: RoomView) {
        let blocked = view.room.bottlenecks.blocked(
            by: bottleneck.id, on: view.day, recordedBy: view.vantage.moment)
        member("bottleneck", "\(bottleneck.id)")
        member("title", "\(bottleneck.opening.title)")
        member("state", bottleneck.state.code)
        member("since", "\(bottleneck.since)")
        member("ageDays", bottleneck.age(on: view.day))
        member("ageWorkingDays", bottleneck.workingAge(on: view.day, by: view.room.roster.calendar))
        member("owner", "\(bottleneck.owner)")
        member("cause", "\(bottleneck.cause)")
        member("taskForce", text: bottleneck.taskForce)
        member("waitsFor", text: bottleneck.wanted?.from)
        member("closed", text: bottleneck.closedOn)
        member("reopenings", bottleneck.reopenings)
        member("overMeasure", !bottleneck.measuredBy.isEmpty)
        member("sample", bottleneck.opening.isSample)
        member("toll", object: { $0.toll(Toll(of: blocked)) })
    }

    mutating func details(_ bottleneck: Bottleneck) {
        member("statement", text: bottleneck.opening.statement)
        list("holders", bottleneck.holders) { json, holder in
            json.object { json in
                json.member("post", "\(holder.post)")
                json.member("since", "\(holder.since)")
                json.member("reason", text: holder.reason)
            }
        }
        let closing = bottleneck.closings.last
        list("affected", bottleneck.allAffected) { json, party in
            json.object { json in
                json.member("party", "\(party.id)")
                json.member("name", "\(party.name)")
                json.member("post", text: party.post)
                let confirmed = closing?.undoneOn == nil && closing?.confirmed[party.id] != nil
                json.member("word", closing?.objected[party.id] != nil ? "no" : confirmed ? "yes" : "none")
            }
        }
        list("closings", bottleneck.closings) { json, closing in
            json.object { json in
                json.member("on", "\(closing.on)")
                json.member("undoneOn", text: closing.undoneOn)
                json.list("evidence", texts: closing.evidence.map(\.reference.description))
            }
        }
        list("mergedHere", texts: bottleneck.takenIn.map(\.id.description))
        list("troubles", bottleneck.troubles) { json, trouble in
            json.object { json in
                json.member("rule", "\(trouble.rule)")
                json.member("measure", trouble.kind.rawValue)
                json.member("stream", "\(trouble.stream)")
                json.member("from", "\(trouble.from)")
                json.member("until", "\(trouble.until)")
                json.member("peak", trouble.peak)
                json.member("log", "\(trouble.evidence.log)")
                json.member("first", trouble.evidence.first)
                json.member("last", trouble.evidence.last)
            }
        }
    }

    mutating func taskForce(_ force: TaskForce, _ yield: TaskForceYield) {
        member("taskForce", "\(force.id)")
        member("name", "\(force.name)")
        member("mandate", "\(force.mandate)")
        member("chair", "\(force.chair)")
        list("members", texts: force.members.map(\.description))
        member("from", "\(force.from)")
        member("until", text: force.until)
        member("given", yield.given)
        member("open", yield.open)
        member("closedConfirmed", yield.confirmed)
        member("closedUnconfirmed", yield.unconfirmed)
        member("takenAway", yield.takenAway)
        member("reopenings", yield.reopenings)
        member("oldestOpenDays", number: yield.agesOfOpen.first)
        member("toll", object: { $0.toll(yield.toll) })
        member("sample", force.isSample)
    }

    // MARK: Conferences

    mutating func record(_ record: ConferenceRecord) {
        member("called", record.called)
        member("promised", record.promised)
        member("heldAsCalled", record.heldAsCalled)
        member("heldMoved", record.heldMoved)
        member("postponed", record.postponed)
        member("cancelled", record.cancelled)
        member("unreported", record.unreported)
        member("ahead", record.ahead)
        member("conclusions", record.conclusions)
        member("done", record.done)
        member("pending", record.pending)
        member("overdue", record.overdue)
        member("withoutFollowUp", record.withoutFollowUp)
        member("movedLater", record.movedLater)
    }

    mutating func conference(_ conference: Conference, on day: LocalDate) {
        member("conference", "\(conference.id)")
        member("series", "\(conference.call.series)")
        member("state", conference.code(on: day))
        member("tiers", conference.call.tiers.rawValue)
        member("chair", "\(conference.call.chair)")
        member("calledFor", "\(conference.call.on)")
        member("plannedOn", "\(conference.plannedOn)")
        member("heldOn", text: conference.heldOn)
        member("postponements", conference.postponements.count)
        member("matters", conference.agenda.count)
        member("conclusionCount", conference.conclusions.count)
        member("minutes", text: conference.minutes)
        member("sample", conference.call.isSample)
    }

    mutating func details(_ conference: Conference, _ rule: AgendaRule, _ view: RoomView) {
        let done = view.doneConclusions
        list("members", texts: conference.call.members.map(\.description))
        list("attended", texts: conference.attended.map(\.description))
        member("agendaRule", rule.version)
        list("agenda", conference.items) { json, item in
            json.object { $0.matter(item, conference, rule) }
        }
        list("conclusions", conference.conclusions) { json, conclusion in
            json.object { json in
                json.member("number", conclusion.id.number)
                json.member("text", "\(conclusion.current.text)")
                json.member("item", number: conclusion.current.item)
                json.member("lead", text: conclusion.current.lead)
                json.list("support", texts: conclusion.current.support.map(\.description))
                json.member("due", text: conclusion.current.due?.day)
                json.member("closed", text: conclusion.closedOn)
                let link = TaskLink(.conclusion, named: conclusion.id)
                let tasks = view.room.tasks.serving(link, on: view.day, recordedBy: view.vantage.moment)
                json.list("tasks", texts: tasks.map(\.task.terms.id.description))
                json.member("verified", done.contains(conclusion.id))
                json.member("restatements", conclusion.wordings.count - 1)
                json.member("reopenings", conclusion.reopenings)
            }
        }
    }

    private mutating func matter(_ item: AgendaItem, _ conference: Conference, _ rule: AgendaRule) {
        member("number", item.number)
        member("title", "\(item.title)")
        member("kind", item.kind.rawValue)
        member("on", item.isOn)
        if case .drawn(let draw) = item.source {
            member("key", "\(draw.exception.subject.key)")
            member("measure", draw.exception.measure)
            member("points", draw.points)
            member("rule", draw.rule)
            member("leftOut", draw.isLeftOut)
        }
        member("removedBecause", text: item.removed?.reason)
        member("proposal", text: item.proposal)
        member("withoutDebate", item.isAdoptedWithoutDebate(by: conference.call.members, rule: rule))
        list("positions", item.positions.sorted { $0.key < $1.key }) { json, said in
            json.object { json in
                json.member("post", "\(said.key)")
                json.member("stance", said.value.stance.rawValue)
                json.member("note", text: said.value.note)
            }
        }
    }
}

extension Bottleneck.State {
    fileprivate var code: String {
        switch self {
        case .open: "open"
        case .closedUnconfirmed: "closed-unconfirmed"
        case .closedConfirmed: "closed-confirmed"
        case .merged: "merged"
        }
    }
}

extension Conference {
    fileprivate func code(on day: LocalDate) -> String {
        switch state {
        case .called: isUnreported(on: day) ? "unreported" : "called"
        case .held: "held"
        case .cancelled: "cancelled"
        }
    }
}
