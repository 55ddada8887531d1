import BorderVocabulary
import Steering

// Conferences and bottlenecks, made up: every event, and every kind of act.
extension SteeringSamples {
    private static func line(_ text: String) throws -> Line { try Line.parse(text) }

    static func bottlenecks() throws -> [(String, BottleneckEvent)] {
        let day = try LocalDate.parse("2026-03-02")
        let reason = try line("vì sao")
        let evidence = Evidence(try line("BB 12/2026"), note: try line("ảnh"))
        let party = AffectedParty("commune", name: try line("Xã mẫu"), post: "sample-post")
        let force = TaskForce(
            "sample-force", name: try line("Tổ mẫu"), mandate: try line("QĐ 1"), chair: "sample-post",
            members: ["sample-post"], from: day, until: day, isSample: true)
        let acts: [BottleneckAct] = [
            .reported(progress: reason), .handedOver(to: "sample-post", reason: reason),
            .causeRestated(cause: "other", note: reason, reason: reason),
            .blockedAdded(things: [
                .target(id: reason), .task(id: reason), .project(code: reason, dong: 5),
                .project(code: reason, dong: nil),
                .money(purpose: reason, dong: 7), .people(group: reason, count: 3),
            ]), .blockedRemoved(thing: .target(id: reason), reason: reason), .affectedAdded(party),
            .decisionWanted(WantedDecision(reason, from: "sample-post", due: day)),
            .decided(what: reason, document: reason), .givenTo(taskForce: "sample-force", reason: reason),
            .givenTo(taskForce: nil, reason: reason), .closed(evidence: [evidence]),
            .confirmed(by: "commune", evidence: evidence), .objected(by: "commune", reason: reason),
            .reopened(reason: reason), .merged(into: "other", reason: reason), .parted(reason: reason),
        ]
        let trouble = try trouble()
        return [
            ("cause", .causeSet(Cause("weather", name: reason, from: day, until: day, basis: reason))),
            ("gate-rule", .gateRuleSet(try gateRule())), ("task-force", .taskForceSet(force, on: day)),
            ("opened", .opened(id: "sample", opening: try opening(party), on: day)),
            (
                "raised",
                .opened(
                    id: "gate-1",
                    opening: BottleneckOpening(
                        reason, cause: "gate-capacity", owner: "sample-post", origin: .measured(trouble)), on: day)
            ), ("goes-on", .measured(id: "gate-1", act: .goesOn(trouble), on: day)),
            ("subsided", .measured(id: "gate-1", act: .subsided(trouble), on: day)),
            ("contradicted", .measured(id: "gate-1", act: .contradicted(trouble), on: day)),
            (
                "took-in",
                .tookIn(id: "sample", other: TakenIn(id: "other", since: day, affected: [party]), on: day)
            ), ("let-go", .letGo(id: "sample", other: "other", on: day)),
        ]
            + acts.enumerated().map { index, act in
                ("act-\(index)", .acted(id: "sample", act: act, as: "sample-post", on: day))
            }
    }

    private static func opening(_ party: AffectedParty) throws -> BottleneckOpening {
        var opening = BottleneckOpening(
            try line("Vướng mẫu"), statement: try LongText.parse("Một\nhai"), cause: "other",
            causeNote: try line("cầu hỏng"), owner: "sample-post", origin: .reported(by: "sample-post"))
        opening.affected = [party]
        opening.wanted = WantedDecision(try line("duyệt giá"), from: "sample-post")
        opening.taskForce = "sample-force"
        opening.isClassified = true
        opening.isSample = true
        return opening
    }

    private static func gateRule() throws -> GateRule {
        GateRule(
            "sample-rule", .backlog, at: GateStream("sample-gate", .export), opensAt: 300, heldFor: 30,
            calmBelow: 200, calmFor: 60, sameWithin: 3, cause: "gate-capacity", owner: "sample-post",
            from: try LocalDate.parse("2026-01-01"), until: try LocalDate.parse("2026-12-31"),
            basis: try line("quyết định mẫu"))
    }

    /// What a watch makes of one signal.
    private static func trouble() throws -> GateTrouble {
        let start = Timestamp(date: try LocalDate.parse("2026-03-02"), time: .midnight)
        let signal = GateSignal(
            .backlog, at: GateStream("sample-gate", .export), from: start, until: start + .seconds(1800), measure: 400,
            evidence: LogStretch(try line("sample-gate"), first: 7, last: 9))
        var watch = GateWatch()
        guard case .opens(let trouble)? = watch.hear(signal, by: [try gateRule()]).first else {
            preconditionFailure("The sample signal opens nothing.")
        }
        return trouble
    }

    static func conferences() throws -> [(String, ConferenceEvent)] {
        let day = try LocalDate.parse("2026-03-02")
        let reason = try line("vì sao")
        let series = SeriesOfConferences(
            "sample-series", name: try line("Hội nghị mẫu"), tiers: .provinceCommune, chair: "sample-post",
            secretary: "sample-post", members: ["sample-post"], taskForce: "sample-force", perYear: 12, basis: reason,
            isSample: true)
        let text = try LongText.parse("Một\nhai")
        let conclusion = Conclusion(
            text, item: 1, lead: "sample-post", support: ["sample-above"], due: .by(day))
        let reviewed = Conclusion(text, lead: "sample-post", due: .review(on: day, reason: reason))
        let exception = AgendaException(
            AgendaSubject(.bottleneck, reason), title: reason, post: "sample-post", measure: 40, dong: 5)
        let draws = AgendaRule.first.draw([exception])
        let acts: [ConferenceAct] = [
            .postponed(to: day, reason: reason), .cancelled(reason: reason),
            .itemAdded(HandItem(reason, reason: reason, post: "sample-post")), .itemRemoved(item: 1, reason: reason),
            .proposed(item: 1, text: text),
            .positionTaken(item: 1, position: MemberPosition(.objects, note: reason)),
            .held(attended: ["sample-post"]), .concluded(conclusion), .concluded(reviewed),
            .conclusionRestated(number: 1, conclusion: conclusion, reason: reason), .minuted(document: reason),
            .followedUp(number: 1, progress: reason),
            .conclusionClosed(number: 1, evidence: [Evidence(reason)]),
            .conclusionReopened(number: 1, reason: reason),
        ]
        return [
            ("series", .seriesSet(series, on: day)), ("agenda-rule", .agendaRuleSet(.first)),
            ("tiers", .tiersSet(TiersRule(.provinceCommune, from: day, until: day, basis: reason))),
            ("called", .called(id: "sample", call: ConferenceCall(series, on: day, place: reason), on: day)),
            ("drawn", .agendaDrawn(id: "sample", draws: draws, on: day)),
            ("followed", .followUpsAdded(id: "sample", draws: draws, on: day)),
        ]
            + acts.enumerated().map { index, act in
                ("act-\(index)", .acted(id: "sample", act: act, as: "sample-post", on: day))
            }
    }
}
