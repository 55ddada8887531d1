import BorderVocabulary
import Steering

/// Made-up bottlenecks.
enum BottleneckSample {
    /// Land for a yard: finance answers, two communes and an association suffer.
    static func opening(owner: PostID = RoomSample.finance) throws -> BottleneckOpening {
        var opening = BottleneckOpening(
            try Sample.line("land of the yard is not cleared"), cause: "land", owner: owner,
            origin: .reported(by: RoomSample.communeA))
        opening.blocked = [.project(code: try Sample.line("DA-01"), dong: 5_000_000_000)]
        opening.affected = [
            AffectedParty("commune-a", name: try Sample.line("commune A"), post: RoomSample.communeA),
            AffectedParty("haulers", name: try Sample.line("association of haulers")),
        ]
        opening.wanted = WantedDecision(try Sample.line("agree to the price of land"), from: RoomSample.chairman)
        return opening
    }

    static func book(raisedOn day: String = "2026-01-05") throws -> BottleneckBook {
        var book = BottleneckBook()
        try book.give(.open("land-1", opening(), on: Sample.day(day)), by: "an", on: day)
        return book
    }

    /// One that the owner has closed on 1 February.
    static func closed() throws -> BottleneckBook {
        var book = try book()
        try book.act(.closed(evidence: [RoomSample.evidence()]), as: RoomSample.finance, by: "minh", on: "2026-02-01")
        return book
    }

    static func rule(
        _ kind: GateSignal.Kind = .waitingP90, opensAt: Int = 120, heldFor: Int = 60, calmBelow: Int = 60,
        calmFor: Int = 120, sameWithin: Int = 3, from: String = "2026-01-01", until: String? = nil,
        owner: PostID = RoomSample.trade
    ) throws -> GateRule {
        GateRule(
            "waiting", kind, opensAt: opensAt, heldFor: heldFor, calmBelow: calmBelow, calmFor: calmFor,
            sameWithin: sameWithin, cause: "gate-capacity", owner: owner, from: Sample.day(from),
            until: until.map(Sample.day), basis: try Sample.line("sample decision"))
    }

    /// Signals of half an hour each from a moment on, with these measures; nil is a window that nobody measured.
    static func signals(
        _ measures: [Int?], from start: Timestamp, at place: GateStream = GateStream("sample-gate", .export)
    ) throws -> [GateSignal] {
        let log = try Sample.line("sample-log")
        return measures.enumerated().compactMap { index, measure in
            let from = start + .seconds(1800 * index)
            return measure.map {
                GateSignal(
                    .waitingP90, at: place, from: from, until: from + .seconds(1800), measure: $0,
                    evidence: LogStretch(log, first: UInt64(index * 10 + 1), last: UInt64(index * 10 + 10)))
            }
        }
    }
}
